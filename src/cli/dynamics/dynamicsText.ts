import { E_GEN, E_MEM, type ObservableName } from "../../../equations/vocabulary/observables.js";
import type { AmpLearner } from "../../../validation/amp/outputFunction.js";
import type { EvolutionRow, ScoredMean, TrajectoryRow } from "../../../validation/dynamics/trajectoryComparison.js";
import { EVOLVED } from "../../../validation/dynamics/trajectoryComparison.js";
import { table } from "../../report/table.js";
import type { DataTable } from "../output/dataFile.js";

/** A comparison that belongs to no iteration. */
type FixedPoint = Omit<EvolutionRow, "iteration">;

/** A trajectory beside its theory, and how its parts are called. */
export interface DynamicsTable {
  /** Quantities, in the order of the columns. */
  readonly names: readonly ObservableName[];
  readonly rows: readonly TrajectoryRow[];
  /** The row after the last: the end of the algorithm; null where there is none. */
  readonly end: Omit<TrajectoryRow, "iteration"> | null;
  /** Header of the first column: iteration, step, time. */
  readonly place: string;
  readonly theory: string;
  readonly measured: string;
}

/** Quantities that are printed, with their headers; the file has all. */
const PRINTED = { [E_GEN]: "E_gen", [E_MEM]: "E_mem" } as const;
/** Rows that are printed of a long trajectory. */
const MOST_PRINTED = 25;

/** Digits of a standard error; its own error is some ten percent. */
const ERROR_DIGITS = 2;
const SCORE_DECIMALS = 2;
/** Digits of numbers that do not scatter. */
const EXACT_DIGITS = 6;
/** Numbers that need more decimals are written with a power of ten. */
const MOST_DECIMALS = 8;

/**
 * E_gen along the trajectory, for reading, and E_mem where it is measured: no digit of a mean that its standard error makes meaningless.
 */
export function trajectoryTable({ names, rows, place, theory, measured }: DynamicsTable): string {
  const shown = (Object.keys(PRINTED) as (keyof typeof PRINTED)[]).filter((name) => names.includes(name));
  const alone = shown.length === 1;
  const headers = shown.flatMap((name) => {
    const of = alone ? "" : `${PRINTED[name]}, `;
    return [`${of}${theory}`, `${of}${measured}`, "standard error", "z"];
  });
  const every = Math.ceil(rows.length / MOST_PRINTED);
  const printed = rows.filter((_, k) => k % every === 0 || k === rows.length - 1);
  return table(
    [place, ...headers],
    printed.map((row) => [placeText(row.iteration), ...shown.flatMap((name) => scoredCells(row[name]!))]),
  );
}

function placeText(place: number): string {
  return String(Number(place.toPrecision(EXACT_DIGITS)));
}

/** The overlaps at the fixed point beside the saddle point, for reading; for the Bayes-optimal learner with its own estimate of q. */
export function fixedPointTable(fixedPoint: FixedPoint, learner: AmpLearner): string {
  const headers = ["fixed point", "theory", "AMP", "standard error", "z"];
  const rows = EVOLVED.map((name) => [name, ...scoredCells(fixedPoint[name])]);
  if (learner === "bayes") rows.push(["1 - V, its estimate of q", ...scoredCells(ownEstimate(fixedPoint.V))]);
  return table(headers, rows);
}

/** The algorithm does not know the teacher, but it knows how sure it is. */
function ownEstimate({ theory, mean, z, ...errors }: ScoredMean): ScoredMean {
  return { ...errors, theory: 1 - theory, mean: 1 - mean, z: z === null ? null : -z };
}

function scoredCells({ theory, mean, standardError, z }: ScoredMean): (string | null)[] {
  if (Number.isNaN(mean)) return [Number.isNaN(theory) ? null : numberText(theory, 0), null, null, null];
  if (Number.isNaN(standardError)) return [numberText(theory, 0), numberText(mean, 0), null, null];
  const written = (value: number): string => numberText(value, standardError);
  return [written(theory), written(mean), written(standardError), z === null ? null : scoreText(z)];
}

function numberText(value: number, standardError: number): string {
  if (standardError === 0 || value === 0) return String(Number(value.toPrecision(EXACT_DIGITS)));
  const decimals = Math.max(0, ERROR_DIGITS - 1 - Math.floor(Math.log10(standardError)));
  if (decimals <= MOST_DECIMALS) return value.toFixed(decimals);
  const digits = ERROR_DIGITS + Math.floor(Math.log10(Math.abs(value) / standardError));
  return value.toPrecision(Math.max(1, digits));
}

function scoreText(z: number): string {
  if (!Number.isFinite(z)) return z > 0 ? "inf" : "-inf";
  return z.toFixed(SCORE_DECIMALS);
}

/**
 * All quantities along the trajectory, with all digits. The last row, at infinity, is the end of the algorithm. A score is empty where nothing scatters; the
 * standard error of the theory has columns where it is not 0.
 */
export function trajectoryData({ names, rows, end, place }: DynamicsTable): DataTable {
  const all: readonly TrajectoryRow[] = [
    ...rows,
    ...(end === null ? [] : [{ ...end, iteration: Number.POSITIVE_INFINITY }]),
  ];
  const sampled = all.some((row) => names.some((name) => row[name]!.theoryStandardError > 0));
  const parts = ["Theory", ...(sampled ? ["TheoryStandardError"] : []), "", "StandardError", "Z"];
  const headers = [place, ...names.flatMap((name) => parts.map((part) => name + part))];
  return {
    columns: headers.map((name) => ({ name, type: "number" })),
    count: all.length,
    rows: () => all.map((row) => [row.iteration, ...names.flatMap((name) => dataCells(row[name]!, sampled))]),
  };
}

function dataCells(
  { theory, theoryStandardError, mean, standardError, z }: ScoredMean,
  sampled: boolean,
): (number | null)[] {
  const measured = [mean, standardError].map((value) => (Number.isNaN(value) ? null : value));
  const predicted = Number.isNaN(theory) ? [null, null] : [theory, theoryStandardError];
  return [...predicted.slice(0, sampled ? 2 : 1), ...measured, Number.isNaN(mean) ? null : z];
}
