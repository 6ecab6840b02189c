import { modelOf, type Point } from "../../equations/point.js";
import { cornerRegime } from "../../equations/reduction.js";
import { brentMinimum } from "../numerics/bracket.js";
import { solveRegime } from "../solver/saddlePoint.js";
import type { Solution, Solved } from "../solver/solution.js";

/** The best point of the corner gamma -> pi/2, lambda -> 0 at fixed delta = muStar^2 / lambda. */
export interface CornerOptimum {
  readonly value: number;
  readonly delta: number;
  /** Half-width of the interval of log delta. */
  readonly error: number;
  readonly solution: Solved;
}

/** Range and number of the scanned log delta. */
const LOG_DELTA_REACH = 9;
const POINTS = 37;

/**
 * Solves the corner at a given delta: the perceptron without ridge, trained on the Moreau envelope of its loss.
 *
 * @param point Kernel point; its lambda and features do not matter.
 * @param delta muStar^2 / lambda, (0, Infinity).
 * @returns Unsolved where the perceptron separates the data: then there is no such limit.
 *
 * Source: equations/README.md (RE.4).
 */
export function solveCorner(point: Point, delta: number): Solution {
  const { gamma, mu1, muStar, kappa, ...task } = point;
  const model = modelOf({ ...task, model: "linear", lambda: 0 });
  return solveRegime(model, model, cornerRegime(delta));
}

/**
 * Best delta at the corner, for an objective of the solution.
 *
 * @returns `undefined` where no delta can be solved, or the best lies at an end (then it is a point of another limit).
 *
 * Source: equations/README.md (OP.4).
 */
export function cornerOptimum(point: Point, score: (solution: Solved) => number): CornerOptimum | undefined {
  const valueAt = (logDelta: number): number => {
    const solution = solveCorner(point, Math.exp(logDelta));
    return solution.status === "converged" ? score(solution) : Number.POSITIVE_INFINITY;
  };
  let best = -1;
  let bestValue = Number.POSITIVE_INFINITY;
  const step = (2 * LOG_DELTA_REACH) / (POINTS - 1);
  for (let i = 0; i < POINTS; i++) {
    const value = valueAt(-LOG_DELTA_REACH + i * step);
    if (value < bestValue) {
      best = i;
      bestValue = value;
    }
  }
  if (best <= 0 || best >= POINTS - 1) return undefined;
  const center = -LOG_DELTA_REACH + best * step;
  const refined = brentMinimum(valueAt, center - step, center + step, 1e-9);
  const solution = solveCorner(point, Math.exp(refined.x));
  if (solution.status !== "converged") return undefined;
  return { value: score(solution), delta: Math.exp(refined.x), error: refined.error, solution };
}
