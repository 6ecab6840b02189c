import type { ReplicaRow } from "../experiment.js";
import { type Extrapolation, extrapolation, meanAndVariance, type SizeSample } from "./extrapolation.js";
import { studentScore } from "./studentScore.js";

/** What simulation and theory both tell. */
export const COMPARED = [
  "generalizationError",
  "memorizationError",
  "ruleTrainingError",
  "trainingError",
  "trainingLoss",
  "m",
  "q",
  "norm",
] as const;

export type Compared = (typeof COMPARED)[number];

/** The theory's values of one point; null where one does not exist. */
export type Prediction = Readonly<Record<Compared, number | null>>;

/** The replicas of one size and one lambda, and the theory at the ratios n/d and p/d that this size has. */
export interface SizeRows {
  readonly d: number;
  /** In the order of the replicas, the same for every lambda of the ensemble. */
  readonly rows: readonly ReplicaRow[];
  readonly prediction: Prediction;
}

/** One set of data sets: every lambda was learned on the same replicas, so their errors are correlated. */
export interface Ensemble {
  readonly label: string;
  readonly lambdas: readonly {
    readonly lambda: number;
    /** The theory at the point itself, alpha and kappa as asked for. */
    readonly prediction: Prediction;
    readonly bayesOptimal: number;
    readonly sizes: readonly SizeRows[];
  }[];
}

/** One observable of one point: theory against the simulations at infinite size. */
export interface Comparison {
  readonly label: string;
  readonly lambda: number;
  readonly observable: Compared;
  readonly theory: number;
  /** theory + the extrapolated difference. */
  readonly simulated: number;
  readonly standardError: number;
  /** Normal score of the difference; infinite where there is no scatter and yet a difference. */
  readonly z: number;
  /**
   * No scatter to speak of between replicas, such as E_mem = 0 of an interpolating learner, or errors too rare to be seen: agreement or
   * not, but no evidence on the standard errors.
   */
  readonly still: boolean;
  readonly fit: Extrapolation;
}

/** The comparisons of an ensemble, and how those that have scatter are correlated. */
export interface ComparedEnsemble {
  readonly comparisons: readonly Comparison[];
  /** Of the comparisons that are not still, in their order. */
  readonly correlations: readonly (readonly number[])[];
}

/** Differences below this times the size of the numbers are rounding and the tolerance of the certificates, not scatter. */
const ROUNDING = 1e-7;

/**
 * Compares an ensemble with the theory, observable by observable.
 *
 * The difference simulated - theory is extrapolated, with the theory taken at each size's own n/d and p/d: rounding n and p to integers
 * then leaves no trace.
 *
 * Source: equations/README.md (VE.1)-(VE.3).
 */
export function comparisons(ensemble: Ensemble): ComparedEnsemble {
  const compared = ensemble.lambdas.flatMap(({ lambda, prediction, sizes }) =>
    COMPARED.flatMap((observable) => {
      const theory = prediction[observable];
      const differences = sizes.map((size) => difference(size, observable));
      if (theory === null || !differences.every((sample) => sample !== undefined)) return [];
      return [{ ...comparison(ensemble.label, lambda, observable, theory, differences), differences }];
    }),
  );
  const scattered = compared.filter(({ still }) => !still);
  return {
    comparisons: compared.map(({ differences: _differences, ...rest }) => rest),
    correlations: scattered.map((a) => scattered.map((b) => correlation(a, b))),
  };
}

function comparison(
  label: string,
  lambda: number,
  observable: Compared,
  theory: number,
  differences: readonly SizeSample[],
): Comparison {
  const fit = extrapolation(differences);
  const negligible = ROUNDING * Math.max(1, Math.abs(theory));
  const still = fit.standardError <= negligible;
  const rare = differences.some(({ leastVariance = 0 }) => leastVariance > 0);
  const score = studentScore(fit.value / fit.standardError, fit.degreesOfFreedom);
  return {
    label,
    lambda,
    observable,
    theory,
    simulated: theory + fit.value,
    standardError: fit.standardError,
    z: still ? stillScore(fit.value, negligible) : score,
    still: still || rare,
    fit,
  };
}

function stillScore(difference: number, negligible: number): number {
  return Math.abs(difference) <= negligible ? 0 : Math.sign(difference) * Number.POSITIVE_INFINITY;
}

/** Simulated minus theory, replica by replica; nothing where one of the two has no value. */
function difference({ d, rows, prediction }: SizeRows, observable: Compared): SizeSample | undefined {
  const theory = prediction[observable];
  const values = rows.map((row) => row[observable]);
  if (theory === null || !values.every((value) => value !== null)) return undefined;
  return { d, values: values.map((value) => value - theory), leastVariance: rareVariance(observable, theory, rows) };
}

/** Fewer events than this, expected over all replicas of a size, have no scatter to take a standard error from. */
const RARE_EVENTS = 25;

/** Trials of a replica of which an error rate is the frequency of failures. */
const TRIALS: { readonly [name in Compared]?: (row: ReplicaRow) => number } = {
  memorizationError: ({ facts }) => facts,
  ruleTrainingError: ({ n, facts }) => n - facts,
  trainingError: ({ n }) => n,
};

/** Poisson's variance of a rate where its events are rare, 0 elsewhere. */
function rareVariance(observable: Compared, rate: number, rows: readonly ReplicaRow[]): number {
  const trials = TRIALS[observable];
  if (trials === undefined) return 0;
  const all = rows.reduce((sum, row) => sum + trials(row), 0);
  return rate * all < RARE_EVENTS ? (rate * rows.length) / all : 0;
}

interface Scattered {
  readonly fit: Extrapolation;
  readonly differences: readonly SizeSample[];
}

/** Correlation of two extrapolated values, from the scatter of their replicas at each size. */
function correlation(a: Scattered, b: Scattered): number {
  if (a === b) return 1;
  const parts = a.differences.map(({ values }, i) => {
    const other = (b.differences[i] as SizeSample).values;
    const weight = (a.fit.coefficients[i] as number) * (b.fit.coefficients[i] as number);
    return (weight * covariance(values, other)) / values.length;
  });
  return parts.reduce((total, part) => total + part, 0) / (a.fit.standardError * b.fit.standardError);
}

function covariance(a: readonly number[], b: readonly number[]): number {
  const [meanA, meanB] = [meanAndVariance(a).mean, meanAndVariance(b).mean];
  const total = a.reduce((sum, value, i) => sum + (value - meanA) * ((b[i] as number) - meanB), 0);
  return total / (a.length - 1);
}
