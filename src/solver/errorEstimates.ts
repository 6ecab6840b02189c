import { errorsOf } from "./answers.js";
import type { ErrorEstimates, Solved } from "./solution.js";

export type { ErrorEstimates } from "./solution.js";

/**
 * Absolute error estimates of overlaps and observables at a solution.
 *
 * @returns Zero where a value is exact or does not exist; NaN never.
 *
 * Source: equations/README.md (RE.7).
 */
export function errorEstimates(solution: Solved): ErrorEstimates {
  return errorsOf(solution);
}
