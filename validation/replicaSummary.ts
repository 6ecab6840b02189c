import { type PointInput, resolvePoint } from "../equations/point.js";
import { recordOf } from "../src/solver/record.js";
import { solve } from "../src/solver/solve.js";
import type { Experiment, ReplicaRow } from "./experiment.js";
import { COMPARED, type Compared, type Prediction } from "./verdict/comparisons.js";

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
}

/** Differences below this, relative to numbers of order 1, are rounding and the tolerance of the certificates. */
const RESOLUTION = 1e-7;

/**
 * Means over replicas beside the asymptotic theory.
 *
 * Where an error is counted, its standard error is at least that of a count at the theory's rate: no mistake in a hundred samples is no
 * evidence against a rate of one in a thousand, although the scatter is zero.
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
    summaries.push({
      lambda,
      replicas: rows.length,
      observables: COMPARED.flatMap((name) => observableSummary(name, rows, prediction[name])),
      worstCertificate: Math.max(
        ...rows.map((row) => (row.certificateBound === 0 ? 0 : row.certificate / row.certificateBound)),
      ),
    });
  }
  return summaries;
}

/** The theory at the sizes that are drawn: n and p are integers, so alpha and kappa are not exactly those asked for. */
async function asymptoticValues(experiment: Experiment, lambda: number): Promise<Prediction> {
  const {
    d,
    alpha,
    kappa,
    lambdas: _lambdas,
    seed: _seed,
    replica: _replica,
    testSamples: _test,
    centered: _centered,
    ...rest
  } = experiment;
  const input = {
    ...rest,
    lambda: lambda === Number.POSITIVE_INFINITY ? "inf" : lambda,
    alpha: Math.round(alpha * d) / d,
    ...(kappa === undefined ? {} : { kappa: Math.round(kappa * d) / d }),
  };
  const record = recordOf(solve(await resolvePoint(input as PointInput)));
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
  const count = trialsOf(observable, rows);
  const counted = count === 0 ? 0 : Math.sqrt((theory * (1 - theory)) / count);
  const scale = Math.hypot(Math.max(standardError, counted), RESOLUTION * Math.max(1, Math.abs(theory)));
  return [{ observable, mean, standardError, theory, z: (mean - theory) / scale }];
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

/** How many samples an error was counted on; 0 where nothing was counted. */
function trialsOf(observable: Compared, rows: readonly ReplicaRow[]): number {
  const total = (count: (row: ReplicaRow) => number): number => rows.reduce((sum, row) => sum + count(row), 0);
  if (observable === "memorizationError") return total(({ facts }) => facts);
  if (observable === "ruleTrainingError") return total(({ n, facts }) => n - facts);
  return observable === "trainingError" ? total(({ n }) => n) : 0;
}
