import { modelOf, type PointInput, resolvePoint } from "../../equations/point.js";
import { separabilityThreshold } from "../../equations/thresholds.js";
import type { SweptParameter } from "../../equations/vocabulary/parameters.js";
import { recordOf, type SolutionRecord } from "../../src/solver/record.js";
import { solve } from "../../src/solver/solve.js";
import { curve } from "../../src/sweep/curve.js";
import { grid } from "../../src/sweep/grid.js";

/** The record of one point. */
export async function pointRecord(input: PointInput): Promise<SolutionRecord> {
  return recordOf(solve(await resolvePoint(input)));
}

/** The records of a curve with both limits of lambda, or with none. */
export async function curveRecords(
  input: PointInput,
  over: SweptParameter,
  range: { readonly from: number; readonly to: number; readonly spacing: "linear" | "log"; readonly limits: boolean },
): Promise<readonly SolutionRecord[]> {
  const inner = grid(range.from, range.to, 200, range.spacing);
  const values = range.limits ? [0, ...inner, Number.POSITIVE_INFINITY] : inner;
  return curve(await resolvePoint(input), over, values).map(({ solution }) => recordOf(solution));
}

/** alpha_c at one epsilon. */
export async function capacity(input: PointInput, epsilon: number): Promise<number> {
  return separabilityThreshold(modelOf(await resolvePoint(input)).spectrum, epsilon).alpha;
}
