import { type PointInput, resolvePoint } from "../equations/point.js";
import type { Eigenvalue } from "../equations/spectra/empirical.js";
import { MODELS } from "../equations/vocabulary/models.js";
import { E_GEN, E_MEM } from "../equations/vocabulary/observables.js";
import { sampleMean } from "../src/numerics/sampleMean.js";
import { recordOf } from "../src/solver/record.js";
import { solve } from "../src/solver/solve.js";
import { type Experiment, isCertified, type ReplicaRow, type UncertifiedRow } from "./experiment.js";
import type { CertificateName } from "./learners/certificate.js";
import { spectrumDirections } from "./spectrumDirections.js";
import { DEFAULT_TEST_SAMPLES, isCountedOnFreshInputs } from "./testMeasures.js";
import { COMPARED, type Compared, type Prediction, ROUNDING, SCALED, TRIALS } from "./verdict/comparisons.js";
import { drawnPoint } from "./verdict/ensemble.js";
import { studentScore } from "./verdict/studentScore.js";

/** Quantities of a summary: those of the verdict, and the largest eigenvalue, which is off by d^(-2/3) and not by 1/d. */
type Shown = Compared | "largestEigenvalue";

const SHOWN: readonly Shown[] = [...COMPARED, "largestEigenvalue"];
/** Values of the theory. */
type AllPredicted = Prediction & { readonly largestEigenvalue?: number | null };

/** One observable over the replicas of one lambda, beside the theory. */
export interface ObservableSummary {
  readonly observable: Shown;
  /** Mean over replicas. */
  readonly mean: number;
  /** Of the mean, from the scatter between replicas; null for a single one whose scatter nothing tells. */
  readonly standardError: number | null;
  /** Asymptotic value at the alpha = n/d (and kappa = p/d) that were drawn; null where it does not exist. */
  readonly theory: number | null;
  /**
   * Normal score of mean - theory: by Student's law where the standard error comes from the scatter between few replicas; null without
   * either.
   */
  readonly z: number | null;
}

/** All observables of one lambda. */
export interface LambdaSummary {
  readonly lambda: number;
  readonly replicas: number;
  /** Empty where a replica has no certified learner: the mean of the others would be biased. */
  readonly observables: readonly ObservableSummary[];
  /** Replicas whose learner missed its certificate, and why the first of them did. */
  readonly uncertified: { readonly count: number; readonly failure: string } | null;
  /** The largest certificate in units of its bound: at most 1, or there would be no row. */
  readonly worstCertificate: number;
  /** Certificates of the learners, most usual first; empty for Hebb's rule, which is explicit. */
  readonly certificateNames: readonly CertificateName[];
  /**
   * Number of replicas with separable labels, at lambda = 0+ of a margin loss; null elsewhere. Theirs are max-margin classifiers at unit
   * margin, the others' the weights of least loss.
   */
  readonly separable: number | null;
  /** Replicas and theory are not all of one of these kinds: m, q and norm then have no common mean, and no z. */
  readonly mixed: boolean;
}

/**
 * Means over replicas beside the asymptotic theory.
 *
 * An error that is counted, on training samples or on fresh inputs, has at least the standard error of a count at the theory's rate: no
 * mistake in a hundred samples is no evidence against a rate of one in a thousand, although the scatter is zero. So it is with a training
 * loss that no sample has, and with overlaps that are sampled on fresh inputs.
 *
 * @param experiment What was run; its replica does not matter.
 * @param replicas   The rows of each replica.
 * @returns One summary for each lambda, in the order of the experiment.
 */
export async function replicaSummary(
  experiment: Experiment,
  replicas: readonly (readonly (ReplicaRow | UncertifiedRow)[])[],
): Promise<readonly LambdaSummary[]> {
  const summaries: LambdaSummary[] = [];
  for (const [index, lambda] of experiment.lambdas.entries()) {
    const all = replicas.map((replica) => replica[index]!);
    const rows = all.filter(isCertified);
    const failed = all.find((row): row is UncertifiedRow => !isCertified(row));
    if (failed !== undefined) {
      const uncertified = { count: all.length - rows.length, failure: failed.failure };
      summaries.push({ lambda, replicas: all.length, observables: [], uncertified, ...NOTHING_CERTIFIED });
      continue;
    }
    const prediction = await asymptoticValues(experiment, lambda);
    const limits = lambda === 0 && experiment.loss !== "square" && experiment.ensemble === undefined;
    const separable = limits ? rows.filter(isSeparable).length : null;
    const mixed = separable !== null && isMixed(separable, rows.length, prediction);
    summaries.push({
      lambda,
      replicas: rows.length,
      uncertified: null,
      observables: SHOWN.flatMap((name) => observableSummary(name, experiment, rows, prediction)).map((summary) =>
        (mixed && isScaled(summary.observable)) || summary.observable === "largestEigenvalue"
          ? { ...summary, z: null }
          : summary,
      ),
      certificateNames: [...new Set(rows.flatMap((row) => certificateName(experiment, row) ?? []))],
      separable,
      mixed,
      worstCertificate: Math.max(
        ...rows.map((row) => (row.certificateBound === 0 ? 0 : row.certificate / row.certificateBound)),
      ),
    });
  }
  return summaries;
}

/** A summary without a mean. */
const NOTHING_CERTIFIED = { worstCertificate: 0, certificateNames: [], separable: null, mixed: false } as const;

function isScaled(observable: Shown): boolean {
  return observable !== "largestEigenvalue" && SCALED.has(observable);
}

/** Certified learners at 0+ leave no error on separable labels, and one at least on others. */
function isSeparable({ trainingError }: ReplicaRow): boolean {
  return trainingError === 0;
}

/** Do the replicas and the theory not all have separable labels, or all not? */
function isMixed(separable: number, replicas: number, { trainingError }: Prediction): boolean {
  const inTheory = trainingError === undefined || trainingError === null ? null : trainingError < ROUNDING;
  if (separable > 0 && separable < replicas) return true;
  return inTheory !== null && inTheory !== separable > 0;
}

/** Certificate of a learner; undefined for Hebb's rule and on the way of a training. Without a ridge a smooth loss has no duality gap. */
function certificateName({ model, loss }: Experiment, row: ReplicaRow): CertificateName | undefined {
  if (row.certificateBound === 0) return undefined;
  if (loss === "square" && !MODELS[model].learnsFeatures) return "relative residual of the normal equations";
  const decrement = row.lambda === 0 && loss !== "hinge" && !isSeparable(row);
  return decrement ? "relative Newton decrement" : "relative duality gap";
}

/** The theory at the sizes that are drawn. */
async function asymptoticValues(experiment: Experiment, lambda: number): Promise<AllPredicted> {
  const {
    d,
    lambdas: _lambdas,
    seed: _seed,
    replica: _replica,
    testSamples: _test,
    centered: _centered,
    eigenvalues,
    ...rest
  } = experiment;
  const drawn = eigenvalues === undefined ? {} : { model: "empirical", eigenvalues: drawnEigenvalues(eigenvalues, d) };
  const input = { ...rest, ...drawn, lambda: lambda === Number.POSITIVE_INFINITY ? "inf" : lambda };
  const record = recordOf(solve(await resolvePoint(drawnPoint(input as PointInput, d))));
  return { ...record, ...record.overlaps };
}

/** The list of the directions that are drawn, in which every weight is a multiple of 1/d. */
function drawnEigenvalues(eigenvalues: readonly Eigenvalue[], d: number): readonly Eigenvalue[] {
  const { variance, teacher } = spectrumDirections(eigenvalues, d);
  return Array.from(variance, (nu, k) => ({ nu, share: teacher[k]!, weight: 1 / d }));
}

function observableSummary(
  observable: Shown,
  experiment: Experiment,
  rows: readonly ReplicaRow[],
  prediction: AllPredicted,
): readonly ObservableSummary[] {
  const theory = prediction[observable] ?? null;
  const values = rows.flatMap((row) => row[observable] ?? []);
  if (values.length === 0) return [];
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const standardError = standardErrorOf(observable, rows, values);
  if (theory === null || standardError === null) return [{ observable, mean, standardError, theory, z: null }];
  const counted = countingError(observable, experiment, rows, values, prediction);
  // Errors and losses are of order 1.
  const size = Math.max(isScaled(observable) ? 0 : 1, Math.abs(mean), Math.abs(theory));
  const scale = Math.hypot(Math.max(standardError, counted), ROUNDING * size);
  // The error of a count is known, that from the scatter is estimated itself.
  const degreesOfFreedom = standardError > counted && values.length > 1 ? values.length - 1 : Number.POSITIVE_INFINITY;
  const z = mean === theory ? 0 : studentScore((mean - theory) / scale, degreesOfFreedom);
  return [{ observable, mean, standardError, theory, z }];
}

function standardErrorOf(observable: Shown, rows: readonly ReplicaRow[], values: readonly number[]): number | null {
  const [row] = rows;
  if (values.length > 1) return sampleMean(values).standardError;
  const within = observable === E_GEN ? (row?.generalizationErrorStandardError ?? 0) : 0;
  return within > 0 ? within : null;
}

/**
 * The least standard error of a mean that is counted or sampled, at the rate or with the variance that the theory has; 0 for others.
 *
 * A training loss that no sample of any replica has is a count, too: that of samples within the margin.
 */
function countingError(
  observable: Shown,
  experiment: Experiment,
  rows: readonly ReplicaRow[],
  values: readonly number[],
  prediction: AllPredicted,
): number {
  const total = (count: (row: ReplicaRow) => number): number => rows.reduce((sum, row) => sum + count(row), 0);
  const rate = prediction[observable] ?? 0;
  const ofCount = (count: number): number => Math.sqrt((rate * Math.max(1 - rate, 0)) / count);
  const inputs = isCountedOnFreshInputs(experiment)
    ? rows.length * (experiment.testSamples ?? DEFAULT_TEST_SAMPLES)
    : Number.POSITIVE_INFINITY;
  const sampled = MODELS[experiment.model].learnsFeatures ? Number.POSITIVE_INFINITY : inputs;
  const { m, q } = prediction;
  switch (observable) {
    case E_GEN:
    case "robustError":
    case "flippedPredictions":
    case "memberGeneralizationError":
      return ofCount(inputs);
    case E_MEM:
    case "lostFacts":
    case "ruleTrainingError":
    case "trainingError":
    case "heldOutFactError":
    case "trainedFactError":
    case "heldOutRuleError":
    case "trainedRuleError":
      return ofCount(total(TRIALS[observable]!));
    case "memberMemorizationError":
      return ofCount(total(({ facts }) => facts));
    case "trainingLoss":
      return values.every((value) => value < ROUNDING) ? ofCount(total(({ n }) => n)) : 0;
    // The variances of z f and f^2, for Gaussian z and f.
    case "m":
      return Math.sqrt(((q ?? 0) + (m ?? 0) * (m ?? 0)) / sampled);
    case "q":
      return (q ?? 0) * Math.sqrt(2 / sampled);
    case "norm":
    case "crossOverlap":
    case "q12":
    case "rank":
    case "largestEigenvalue":
      return 0;
  }
}
