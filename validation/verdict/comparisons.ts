import { E_GEN, E_MEM } from "../../equations/vocabulary/observables.js";
import { largestOf } from "../../src/numerics/extremes.js";
import { sampleMean } from "../../src/numerics/sampleMean.js";
import type { ReplicaRow } from "../experiment.js";
import { type Extrapolation, extrapolation, type SizeSample } from "./extrapolation.js";
import { studentScore } from "./studentScore.js";

/** Quantities that simulation and theory both tell. */
export const COMPARED = [
  E_GEN,
  E_MEM,
  "ruleTrainingError",
  "trainingError",
  "trainingLoss",
  "m",
  "q",
  "norm",
  "robustError",
  "flippedPredictions",
  "lostFacts",
  "crossOverlap",
  "memberGeneralizationError",
  "memberMemorizationError",
  "heldOutFactError",
  "trainedFactError",
  "heldOutRuleError",
  "trainedRuleError",
  "q12",
  "rank",
] as const;

export type Compared = (typeof COMPARED)[number];

/** The theory's values of one point; null where one does not exist, absent where the point does not ask for it. */
export type Prediction = { readonly [name in Compared]?: number | null };

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
    /** Derivatives of the prediction with respect to log alpha; null where it, or its neighbor, does not exist. */
    readonly byLogAlpha: Prediction;
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
  /** Names of quantities that have a theory and could not be compared, in words: too few replicas have a value. */
  readonly omitted: readonly string[];
  /** Estimates of the squared correlations between the comparisons that are not still, in their order; they scatter about the true ones. */
  readonly squaredCorrelations: readonly (readonly number[])[];
}

/** Differences below this times the size of the numbers are rounding and the tolerance of the certificates, not scatter. */
export const ROUNDING = 1e-7;

/**
 * Quantities that shrink with 1 / lambda, and grow as they like in the max-margin limit: small numbers are no rounding there. The others are rates, and the loss in units of that at 0: a loss of
 * 1e-9 comes from margins too rare for any replica to have, and lies below what the certificates of the learners resolve.
 */
export const SCALED: ReadonlySet<Compared> = new Set(["m", "q", "norm", "crossOverlap", "q12"]);

/** Replicas of a size that make a standard error. */
const FEWEST_VALUES = 2;

/** Simulated minus theory at one size. */
interface Difference extends SizeSample {
  /** Replica by replica; null where one has no value, such as E_mem without a fact. */
  readonly byReplica: readonly (number | null)[];
  /** Mean size of the simulated numbers. */
  readonly size: number;
}

/**
 * Compares an ensemble with the theory, observable by observable.
 *
 * The difference simulated - theory is extrapolated, with the theory taken at each size's own n/d and p/d: rounding n and p to integers
 * then leaves no trace.
 *
 * Source: equations/README.md (VE.1)-(VE.3).
 */
export function comparisons(ensemble: Ensemble): ComparedEnsemble {
  const omitted: string[] = [];
  const compared = ensemble.lambdas.flatMap(({ lambda, prediction, sizes }) =>
    COMPARED.flatMap((observable) => {
      // For a learner on the inputs themselves q is the norm: one comparison, and not two.
      if (observable === "norm" && sizes.every(({ rows }) => rows.every(({ q, norm }) => q === norm))) return [];
      const theory = prediction[observable] ?? null;
      const differences = sizes.map((size) => difference(size, observable));
      if (theory === null) return [];
      if (!differences.every((sample) => sample !== undefined)) {
        omitted.push(`${observable} of ${ensemble.label} at lambda = ${lambda}`);
        return [];
      }
      return [{ ...comparison(ensemble.label, lambda, observable, theory, differences), differences }];
    }),
  );
  const scattered = compared.filter(({ still }) => !still);
  return {
    comparisons: compared.map(({ differences: _differences, ...rest }) => rest),
    omitted,
    squaredCorrelations: scattered.map((a) => scattered.map((b) => squaredCorrelation(a, b))),
  };
}

function comparison(
  label: string,
  lambda: number,
  observable: Compared,
  theory: number,
  differences: readonly Difference[],
): Comparison {
  const fit = extrapolation(differences);
  const simulatedSize = largestOf(differences.map(({ size }) => size));
  const unit = Math.max(Math.abs(theory), SCALED.has(observable) ? simulatedSize : 1);
  const negligible = ROUNDING * unit;
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
function difference({ d, rows, prediction }: SizeRows, observable: Compared): Difference | undefined {
  const theory = prediction[observable] ?? null;
  if (theory === null) return undefined;
  const simulated = rows.map((row) => row[observable] ?? null);
  const known = simulated.filter((value) => value !== null);
  if (known.length < FEWEST_VALUES) return undefined;
  return {
    d,
    values: known.map((value) => value - theory),
    leastVariance: rareVariance(observable, theory, rows),
    byReplica: simulated.map((value) => (value === null ? null : value - theory)),
    size: known.reduce((sum, value) => sum + Math.abs(value), 0) / known.length,
  };
}

/** Fewer events than this, expected over all replicas of a size, have no scatter to take a standard error from. */
const RARE_EVENTS = 25;

/** Trials of a replica of which an error rate is the frequency of failures. */
export const TRIALS: { readonly [name in Compared]?: (row: ReplicaRow) => number } = {
  [E_MEM]: ({ facts, seenFacts }) => ofStudent(seenFacts, facts),
  lostFacts: ({ facts }) => facts,
  ruleTrainingError: ({ n, facts, seenRules }) => ofStudent(seenRules, n - facts),
  trainingError: ({ n, seenFacts = 0, seenRules = 0 }) => ofStudent(seenFacts + seenRules, n),
  heldOutFactError: ({ facts, seenFacts = 0 }) => facts - seenFacts,
  trainedFactError: ({ seenFacts = 0 }) => seenFacts,
  heldOutRuleError: ({ n, facts, seenRules = 0 }) => n - facts - seenRules,
  trainedRuleError: ({ seenRules = 0 }) => seenRules,
};

/** Samples of a kind that a learner is measured on: those that a student has seen, and all where it has seen none or is no student. */
function ofStudent(seen: number | undefined, all: number): number {
  return seen === undefined || seen === 0 ? all : seen;
}

/** Poisson's variance of a rate where its events are rare, 0 elsewhere. */
function rareVariance(observable: Compared, rate: number, rows: readonly ReplicaRow[]): number {
  const trials = TRIALS[observable];
  if (trials === undefined) return 0;
  const all = rows.reduce((sum, row) => sum + trials(row), 0);
  return rate * all < RARE_EVENTS ? (rate * rows.length) / all : 0;
}

interface Scattered {
  readonly fit: Extrapolation;
  readonly differences: readonly Difference[];
}

/**
 * Squared correlation of two extrapolated values, from the scatter of their replicas at each size.
 *
 * The square of an estimated correlation is too large by the estimate's own variance, 1 / nu without correlation: many comparisons of few
 * replicas would seem to depend on each other, and a spread that is wrong would be taken for chance. That is taken off, so that the estimate is
 * unbiased where there is no correlation, and may be negative.
 */
function squaredCorrelation(a: Scattered, b: Scattered): number {
  if (a === b) return 1;
  let [covariance, chance] = [0, 0];
  for (const [i, one] of a.differences.entries()) {
    const other = b.differences[i]!;
    const pairs = sharedPairs(one.byReplica, other.byReplica);
    if (pairs.length < FEWEST_VALUES) continue;
    const weight = a.fit.coefficients[i]! * b.fit.coefficients[i]!;
    // Of means over the replicas that each has; a replica in one of them only adds nothing to what they share.
    covariance += (weight * sharedSum(pairs)) / (one.values.length * other.values.length);
    chance += (a.fit.shares[i]! * b.fit.shares[i]!) / (pairs.length - 1);
  }
  const square = (covariance / (a.fit.standardError * b.fit.standardError)) ** 2;
  return square - ((1 - square) * chance) / (1 - chance);
}

type Pair = readonly [number, number];

/** The replicas that are in both. */
function sharedPairs(a: readonly (number | null)[], b: readonly (number | null)[]): readonly Pair[] {
  return a.flatMap((value, i) => (value === null || b[i] === null ? [] : [[value, b[i]!] as const]));
}

/** Their number times their covariance. */
function sharedSum(pairs: readonly Pair[]): number {
  const meanA = sampleMean(pairs.map(([one]) => one)).mean;
  const meanB = sampleMean(pairs.map(([, other]) => other)).mean;
  const total = pairs.reduce((sum, [one, other]) => sum + (one - meanA) * (other - meanB), 0);
  return (pairs.length * total) / (pairs.length - 1);
}
