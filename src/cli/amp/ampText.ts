import { EVOLVED, type EvolutionRow, type ScoredMean } from "../../../validation/amp/evolutionComparison.js";
import type { AmpLearner } from "../../../validation/amp/outputFunction.js";
import { table } from "../../report/table.js";
import type { DataTable } from "../output/dataFile.js";

/** The comparison at the fixed point. */
type FixedPoint = Omit<EvolutionRow, "iteration">;

/** The columns of one quantity, appended to its name. */
const PARTS = ["Theory", "", "StandardError", "Z"] as const;

/** Digits of a standard error; its own error is some ten percent. */
const ERROR_DIGITS = 2;
const SCORE_DECIMALS = 2;
/** Digits of numbers without scatter. */
const EXACT_DIGITS = 6;
/** Numbers that need more decimals are written with a power of ten. */
const MOST_DECIMALS = 8;

/**
 * A table of E_gen along the iterations. Each mean has only the digits that its standard error leaves.
 *
 * @param rows As of evolutionComparison.
 */
export function evolutionTable(rows: readonly EvolutionRow[]): string {
  const headers = ["iteration", "state evolution", "AMP", "standard error", "z"];
  return table(
    headers,
    rows.map(({ iteration, generalizationError }) => [String(iteration), ...scoredCells(generalizationError)]),
  );
}

/** A table of the overlaps at the fixed point beside the saddle point; the Bayes-optimal learner also has its own estimate of q. */
export function fixedPointTable(fixedPoint: FixedPoint, learner: AmpLearner): string {
  const headers = ["fixed point", "theory", "AMP", "standard error", "z"];
  const rows = EVOLVED.map((name) => [name, ...scoredCells(fixedPoint[name])]);
  if (learner === "bayes") rows.push(["1 - V, its estimate of q", ...scoredCells(ownEstimate(fixedPoint.V))]);
  return table(headers, rows);
}

/** The algorithm's own estimate of q: 1 - V needs no knowledge of the teacher. */
function ownEstimate({ theory, mean, standardError, z }: ScoredMean): ScoredMean {
  return { theory: 1 - theory, mean: 1 - mean, standardError, z: z === null ? null : -z };
}

function scoredCells({ theory, mean, standardError, z }: ScoredMean): (string | null)[] {
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
 * All four quantities along the iterations, with all digits. The last row, iteration infinity, is the fixed point. A score is empty where
 * nothing scatters.
 */
export function evolutionData(rows: readonly EvolutionRow[], fixedPoint: FixedPoint | null): DataTable {
  const names = ["iteration", ...EVOLVED.flatMap((name) => PARTS.map((part) => name + part))];
  const all = [...rows, ...(fixedPoint === null ? [] : [{ ...fixedPoint, iteration: Number.POSITIVE_INFINITY }])];
  return {
    columns: names.map((name) => ({ name, type: "number" })),
    count: all.length,
    rows: () => all.map(dataRow),
  };
}

function dataRow({ iteration, ...row }: EvolutionRow): readonly (number | null)[] {
  const cells = EVOLVED.flatMap((name) => {
    const { theory, mean, standardError, z } = row[name];
    return [theory, mean, standardError, z];
  });
  return [iteration, ...cells];
}
