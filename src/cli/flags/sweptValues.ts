import { grid } from "../../sweep/grid.js";
import { UsageError } from "../errors/usageError.js";

/** Flags of a swept parameter. */
export interface SweptFlags {
  readonly from: number | undefined;
  readonly to: number | undefined;
  readonly points: number;
  readonly log: true | undefined;
}

/**
 * The values that a parameter runs over.
 *
 * @throws {UsageError} if an end is missing.
 * @throws {ParameterError} if the ends make no grid.
 */
export function sweptValues({ from, to, points, log }: SweptFlags): number[] {
  if (from === undefined) throw new UsageError("--from <number> is missing: first value of the swept parameter");
  if (to === undefined) throw new UsageError("--to <number> is missing: last value of the swept parameter");
  return grid(from, to, points, log ? "log" : "linear");
}
