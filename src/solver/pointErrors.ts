import type { Point } from "../../equations/point.js";
import { errorEstimates } from "./errorEstimates.js";
import type { ErrorEstimates, Solved } from "./solution.js";
import { observables, overlapValues, solve } from "./solve.js";

/** Relative displacement of a moment along which the results are differenced. */
const PROBE = 1e-5;

/**
 * Absolute error estimates at a point whose features are known by moments with an error of their own.
 *
 * The errors of the equations, and what the error of mu1 and muStar makes of every result, by differences of two solutions.
 *
 * @param point    As resolved, with `momentsError` where its features are an activation or a kernel.
 * @param solution Of that point.
 */
export function pointErrors(point: Point, solution: Solved): ErrorEstimates {
  const own = errorEstimates(solution);
  const { momentsError = 0 } = point;
  if (momentsError === 0) return own;
  const errors: { -readonly [name in keyof ErrorEstimates]: number } = { ...own };
  for (const moment of ["mu1", "muStar"] as const) {
    const value = point[moment] ?? 0;
    if (value === 0) continue;
    const moved = solve({ ...point, [moment]: value * (1 + PROBE) });
    if (moved.status !== "converged" || moved.regime !== solution.regime) continue;
    const [from, to] = [valuesOf(solution), valuesOf(moved)];
    for (const name of Object.keys(errors) as (keyof ErrorEstimates)[]) {
      const change = Math.abs((to[name] ?? 0) - (from[name] ?? 0)) / (PROBE * value);
      if (Number.isFinite(change)) errors[name] += change * momentsError;
    }
  }
  return errors;
}

function valuesOf(solution: Solved): { readonly [name in keyof ErrorEstimates]: number | null } {
  return { ...overlapValues(solution), ...observables(solution) };
}
