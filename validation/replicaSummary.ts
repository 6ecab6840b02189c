import { type PointInput, resolvePoint } from "../equations/point.js";
import { recordOf } from "../src/solver/record.js";
import { solve } from "../src/solver/solve.js";
import type { Experiment, ReplicaRow } from "./experiment.js";
import type { CertificateName } from "./learners/certificate.js";
import { COMPARED, type Compared, type Prediction, ROUNDING, SCALED } from "./verdict/comparisons.js";
import { drawnPoint } from "./verdict/ensemble.js";

/** One observable over the replicas of one lambda, beside the theory. */
export interface ObservableSummary {
  readonly observable: Compared;
  /** Mean over replicas. */
  readonly mean: number;
  /** Of the mean, from the scatter between replicas; null for a single one whose scatter nothing tells. */
  readonly standardError: number | null;
  /** Asymptotic value at the alpha = n/d (and kappa = p/d) that were drawn; null where it does not exist. */
  readonly theory: number | null;
  /** (mean - theory) over the standard error; null without either. */
  readonly z: number | null;
}

/** All observables of one lambda. */
export interface LambdaSummary {
  readonly lambda: number;
  readonly replicas: number;
  readonly observables: readonly ObservableSummary[];
  /** The largest certificate in units of its bound: at most 1, or there would be no row. */
  readonly worstCertificate: number;
  /** What the learners were certified by, most usual first; empty for Hebb's rule, which is explicit. */
  readonly certificateNames: readonly CertificateName[];
  /**
   * How many replicas have separable labels, at lambda = 0+ of a margin loss; null elsewhere. Theirs are max-margin classifiers at unit
   * margin, the others' the weights of least loss.
   */
  readonly separable: number | null;
  /** Replicas and theory are not all of one of these kinds: m, q and norm then have no common mean, and no z. */
  readonly mixed: boolean;
}

/**
 * Means over replicas beside the asymptotic theory.
 *
 * Where an error is counted, its standard error is at least that of a count at the theory's rate: no mistake in a hundred samples is no
 * evidence against a rate of one in a thousand, although the scatter is zero. So it is with a training loss that no sample has.
 *
 * @param experiment What was run; its replica does not matter.
 * @param replicas   The rows of each replica.
 * @returns One summary for each lambda, in the order of the experiment.
 */
export async function replicaSummary(
  experiment: Experiment,
  replicas: readonly (readonly ReplicaRow[])[],
): Promise<readonly LambdaSummary[]> {
  const summaries: LambdaSummary[] = [];
  for (const [index, lambda] of experiment.lambdas.entries()) {
    const rows = replicas.map((replica) => replica[index]!);
    const prediction = await asymptoticValues(experiment, lambda);
    const limits = lambda === 0 && experiment.loss !== "square";
    const separable = limits ? rows.filter(isSeparable).length : null;
    const mixed = separable !== null && isMixed(separable, rows.length, prediction);
    summaries.push({
      lambda,
      replicas: rows.length,
      observables: COMPARED.flatMap((name) => observableSummary(name, rows, prediction[name])).map((summary) =>
        mixed && SCALED.has(summary.observable) ? { ...summary, z: null } : summary,
      ),
      certificateNames: [...new Set(rows.flatMap((row) => certificateName(experiment.loss, row) ?? []))],
      separable,
      mixed,
      worstCertificate: Math.max(
        ...rows.map((row) => (row.certificateBound === 0 ? 0 : row.certificate / row.certificateBound)),
      ),
    });
  }
  return summaries;
}

/** Certified learners at 0+ leave no error on separable labels, and one at least on others. */
function isSeparable({ trainingError }: ReplicaRow): boolean {
  return trainingError === 0;
}

/** Do the replicas and the theory not all have separable labels, or all not? */
function isMixed(separable: number, replicas: number, { trainingError }: Prediction): boolean {
  const inTheory = trainingError === null ? null : trainingError < ROUNDING;
  if (separable > 0 && separable < replicas) return true;
  return inTheory !== null && inTheory !== separable > 0;
}

/** What certifies a learner; undefined for Hebb's rule. Without a ridge a smooth loss has no duality gap. */
function certificateName(loss: string, row: ReplicaRow): CertificateName | undefined {
  if (row.lambda === Number.POSITIVE_INFINITY) return undefined;
  if (loss === "square") return "relative residual of the normal equations";
  const decrement = row.lambda === 0 && loss !== "hinge" && !isSeparable(row);
  return decrement ? "relative Newton decrement" : "relative duality gap";
}

/** The theory at the sizes that are drawn. */
async function asymptoticValues(experiment: Experiment, lambda: number): Promise<Prediction> {
  const {
    d,
    lambdas: _lambdas,
    seed: _seed,
    replica: _replica,
    testSamples: _test,
    centered: _centered,
    ...rest
  } = experiment;
  const input = { ...rest, lambda: lambda === Number.POSITIVE_INFINITY ? "inf" : lambda };
  const record = recordOf(solve(await resolvePoint(drawnPoint(input as PointInput, d))));
  return { ...record, m: record.overlaps?.m ?? null, q: record.overlaps?.q ?? null };
}

function observableSummary(
  observable: Compared,
  rows: readonly ReplicaRow[],
  theory: number | null,
): readonly ObservableSummary[] {
  const values = rows.flatMap((row) => row[observable] ?? []);
  if (values.length === 0) return [];
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const standardError = standardErrorOf(observable, rows, values, mean);
  if (theory === null || standardError === null) return [{ observable, mean, standardError, theory, z: null }];
  const count = trialsOf(observable, rows, values);
  const counted = count === 0 ? 0 : Math.sqrt((theory * Math.max(1 - theory, 0)) / count);
  // Errors and losses are of order 1.
  const size = Math.max(SCALED.has(observable) ? 0 : 1, Math.abs(mean), Math.abs(theory));
  const scale = Math.hypot(Math.max(standardError, counted), ROUNDING * size);
  const z = mean === theory ? 0 : (mean - theory) / scale;
  return [{ observable, mean, standardError, theory, z }];
}

function standardErrorOf(
  observable: Compared,
  rows: readonly ReplicaRow[],
  values: readonly number[],
  mean: number,
): number | null {
  const [row] = rows;
  if (values.length > 1) {
    const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    return Math.sqrt(squares / (values.length - 1) / values.length);
  }
  const within = observable === "generalizationError" ? (row?.generalizationErrorStandardError ?? 0) : 0;
  return within > 0 ? within : null;
}

/**
 * How many samples an error was counted on; 0 where nothing was counted. A training loss that no sample of any replica has is a count, too:
 * that of samples within the margin.
 */
function trialsOf(observable: Compared, rows: readonly ReplicaRow[], values: readonly number[]): number {
  const total = (count: (row: ReplicaRow) => number): number => rows.reduce((sum, row) => sum + count(row), 0);
  if (observable === "memorizationError") return total(({ facts }) => facts);
  if (observable === "ruleTrainingError") return total(({ n, facts }) => n - facts);
  const isNil = observable === "trainingLoss" && values.every((value) => value < ROUNDING);
  return observable === "trainingError" || isNil ? total(({ n }) => n) : 0;
}
