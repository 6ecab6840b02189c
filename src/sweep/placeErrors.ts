import { type Point, withParameter } from "../../equations/point.js";
import { isAngled } from "../../equations/vocabulary/models.js";
import { exp } from "../numerics/elementary.js";
import type { Solved, Unsolved } from "../solver/solution.js";
import { solve } from "../solver/solve.js";
import type { Optimum } from "./bestPoint.js";
import { solveCorner } from "./corner.js";
import type { Score } from "./minima.js";
import type { OptimumOptions } from "./optimum.js";

/** Distance over which values are differenced, at least, in units of the place: far above rounding, far below the scale of the curves. */
const STEP = 1e-3;
/** Relative rounding of the objective, which limits how well its minimum is located. */
const ROUNDING = 1e-15;

/** Solves at an offset from the optimum. */
type Neighbor = (offset: number) => Solved | Unsolved;

/** A value that is read off a solution; null where it does not exist. */
type Read = (solution: Solved) => number | null;

/** A direction along which an optimum may be off, and by how much. */
interface Direction {
  readonly step: number;
  readonly error: number;
  readonly sides: readonly [Solved, Solved];
}

/**
 * The error that values at an optimum have because its place is known only to `locationError`: the slope times the error of the place.
 *
 * The slope of the objective itself vanishes at an interior optimum, so that its error is of second order.
 *
 * @param point As given to `optimum`.
 * @param score The objective that was made least.
 * @returns The error of what is read off a solution; 0 on a boundary, and where every place is as good.
 *
 * Source: equations/README.md (OP.7).
 */
export function placeErrors(
  point: Point,
  best: Optimum<Solved>,
  over: OptimumOptions["over"],
  score: Score<Solved>,
): (read: Read) => number {
  const directions = best.flat === true ? [] : directionsOf(point, best, over, score);
  return (read) => directions.reduce((sum, direction) => sum + errorAlong(direction, read), 0);
}

function errorAlong({ step, error, sides }: Direction, read: Read): number {
  const [low, high] = [read(sides[0]), read(sides[1])];
  const slope = low === null || high === null ? 0 : Math.abs(high - low) / (2 * step);
  return Number.isFinite(slope) ? slope * error : 0;
}

function directionsOf(
  point: Point,
  best: Optimum<Solved>,
  over: OptimumOptions["over"],
  score: Score<Solved>,
): Direction[] {
  const { locationError, gamma, delta, boundary, lambda, time } = best;
  const along = (neighbor: Neighbor, room = Number.POSITIVE_INFINITY): Direction[] =>
    direction(neighbor, Math.min(Math.max(STEP, locationError), room), () => locationError);
  if (locationError === 0) return [];
  if (over === "time") return along((offset) => solve(withParameter(point, "time", time! * exp(offset))));
  if (over === "lambda") return along((offset) => solve({ ...point, lambda: lambda * exp(offset) }));
  if (over === "steps" || gamma === undefined || !isAngled(point)) return [];
  const { gamma: _varied, mu1: _mu1, muStar: _muStar, ...rest } = point;
  if (boundary === "corner") {
    return along((offset) => solveCorner({ ...rest, lambda: 0, gamma }, delta! * exp(offset)));
  }
  if (boundary === "gamma -> pi/2") {
    return along((offset) => solve({ ...rest, mu1: 1, muStar: 0, lambda: lambda * exp(offset) }));
  }
  const room = Math.min(gamma, Math.PI / 2 - gamma) / 2;
  const angle = along((offset) => solve({ ...rest, lambda, gamma: gamma + offset }), room);
  if (over !== "both" || lambda === 0 || lambda === Number.POSITIVE_INFINITY) return angle;
  // The best lambda at that angle is located by the curvature of the objective too.
  const curvature = (low: number, high: number): number => {
    const rise = low - 2 * best.value + high;
    return rise > 0 ? 2 * STEP * Math.sqrt((ROUNDING * Math.abs(best.value)) / rise) : STEP;
  };
  const ridge = direction(
    (offset) => solve({ ...rest, gamma, lambda: lambda * exp(offset) }),
    STEP,
    ([low, high]) => curvature(score(low), score(high)),
  );
  return [...angle, ...ridge];
}

/** None where a neighbor is not solved. */
function direction(neighbor: Neighbor, step: number, errorOf: (sides: Direction["sides"]) => number): Direction[] {
  const [low, high] = [neighbor(-step), neighbor(step)];
  if (low.status !== "converged" || high.status !== "converged") return [];
  return [{ step, error: errorOf([low, high]), sides: [low, high] }];
}
