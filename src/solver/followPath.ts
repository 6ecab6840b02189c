import type { ReducedPoint } from "../../equations/reduction.js";
import type { ReducedCoordinates } from "../../equations/squareSolution.js";
import { exp, log } from "../numerics/elementary.js";
import { meritOf, newton, type PlanarEquations } from "./newton.js";

/** Of the equations along a whole path: a failed step is retried with the square root of its factor, and steps must not shrink for ever. */
const MOST_EVALUATIONS = 3000;
/** After a step that worked the logarithm of the next one may be longer by this factor. */
const RECOVERY = 1.2;
/** Evaluations of one step. */
const BUDGET = 80;
/** Residual of a point on the path that need not be a solution. */
const GOOD_ENOUGH = 1e-8;

/** One parameter that falls from an easy value to the one in question, with the equations at every value between. */
export interface FallingPath {
  readonly from: number;
  /** (0, from]. */
  readonly to: number;
  /** The parameter falls by this factor a step while that works, > 1. */
  readonly factor: number;
  /** Coordinates to start from at `from`. */
  readonly start: ReducedCoordinates;
  readonly equationsAt: (value: number) => PlanarEquations;
}

/**
 * Follows a solution along a falling parameter, in steps that shrink where Newton's method loses it.
 *
 * @returns The last point of the path and what it took; `undefined` where the path is lost.
 */
export function followPath(
  path: FallingPath,
): { readonly point: ReducedPoint; readonly evaluations: number } | undefined {
  let value = path.from;
  let { factor } = path;
  let evaluations = 0;
  let last: { readonly value: number; readonly coordinates: ReducedCoordinates } = { value, coordinates: path.start };
  while (true) {
    const { x, y } = last.coordinates;
    const result = newton(path.equationsAt(value), { x, y }, BUDGET);
    evaluations += result.evaluations;
    // Rounding may end Newton's iteration at a point that is good enough to go on from.
    if (result.status === "converged" || meritOf(result.point) < GOOD_ENOUGH) {
      const { point } = result;
      if (value === path.to) return { point, evaluations };
      last = { value, coordinates: { x: point.x, y: point.y } };
      factor = Math.min(path.factor, exp(RECOVERY * log(factor)));
    } else {
      factor = Math.sqrt(factor);
    }
    if (evaluations > MOST_EVALUATIONS) return undefined;
    value = Math.max(last.value / factor, path.to);
  }
}
