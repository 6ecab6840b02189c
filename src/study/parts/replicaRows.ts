import { createHash } from "node:crypto";
import {
  type Experiment,
  isCertified,
  type ReplicaRow,
  type UncheckedExperiment,
} from "../../../validation/experiment.js";
import type { LinearAlgebra } from "../../../validation/linearAlgebra/linearAlgebra.js";
import { loadLinearAlgebra } from "../../../validation/linearAlgebra/loadLinearAlgebra.js";
import { simulateReplicaEach } from "../../../validation/simulateReplica.js";
import { canonicalText } from "../plan/canonicalText.js";
import { neededParameters } from "../plan/computations.js";
import { type ParameterSet, pickParameters, type ReplicaCompute } from "../plan/plan.js";
import { type Cell, CONVERGED, type ComputedRow, cellsOf } from "./computedRow.js";
import { rowParameters, type StudyPart } from "./studyPart.js";
import { failedRow } from "./theoryRows.js";

let algebra: LinearAlgebra | undefined;

/**
 * The rows of one replica: a data set of one size, and its learner along the whole path of lambda.
 *
 * @param from, to First row and the row after the last, those of one unit.
 * @returns A row for each; a failure with its reason where the learner is not certified.
 */
export async function replicaRows(part: StudyPart, from: number, to: number): Promise<readonly ComputedRow[]> {
  return experimentRows(part, () => experimentOf(part, rowsBetween(from, to)), to - from);
}

/** Rows of a unit, as experimentOf takes them. */
export function rowsBetween(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}

/**
 * The rows of an experiment, which need not be one of the part's own: an estimate runs smaller ones.
 *
 * @param make  The experiment; if it is none, that is the reason of all rows.
 * @param count Rows that it has.
 */
export async function experimentRows(
  part: StudyPart,
  make: () => Experiment,
  count: number,
): Promise<readonly ComputedRow[]> {
  try {
    const experiment = make();
    algebra ??= loadLinearAlgebra();
    const found = await simulateReplicaEach(experiment, algebra);
    return found.map((row) =>
      isCertified(row)
        ? { status: CONVERGED, cells: cellsOf(part.columns, namedCells(row)) }
        : failedRow(new Error(row.failure), part.columns),
    );
  } catch (error) {
    const failed = failedRow(error, part.columns);
    return Array.from({ length: count }, () => failed);
  }
}

/** The experiment of a unit. */
export function experimentOf(part: StudyPart, rows: readonly number[]): Experiment {
  const compute = part.compute as ReplicaCompute;
  const { testSamples, centered } = compute;
  const parameters = rowParameters(part, rows[0]!);
  const needed = neededParameters(part.compute, parameters.model);
  const { lambda: _varied, ...own } = pickParameters(parameters, [...needed, "d", "replica"]);
  const experiment: UncheckedExperiment = {
    ...own,
    lambdas: rows.map((row) => rowParameters(part, row).lambda as number),
    seed: dataSeed(compute, own),
    ...(testSamples === undefined ? {} : { testSamples }),
    ...(centered ? { centered } : {}),
  };
  return experiment as Experiment;
}

/** Digits of the hash that become a seed: 48 bits, a safe integer. */
const SEED_DIGITS = 12;

/**
 * Independent data have a seed that follows from everything but the replica, which has streams of its own: also from the size, because the
 * streams of one seed begin with the same numbers at every size.
 */
function dataSeed({ seed, data }: ReplicaCompute, own: ParameterSet): number {
  if (data === "shared") return seed;
  const { replica: _replica, ...point } = own;
  const hash = createHash("sha256")
    .update(`data ${seed} ${canonicalText(point)}`)
    .digest("hex");
  return Number.parseInt(hash.slice(0, SEED_DIGITS), 16);
}

function namedCells(row: ReplicaRow): Readonly<Record<string, Cell>> {
  return { ...row };
}
