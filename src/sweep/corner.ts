import { cornerProblem } from "../../equations/limits.js";
import { type AngledPoint, modelOf } from "../../equations/point.js";
import { cornerSpectrum } from "../../equations/spectra/corner.js";
import type { Model } from "../../equations/types.js";
import { brentMinimum } from "../numerics/bracket.js";
import { exp } from "../numerics/elementary.js";
import { saddlePoint, solveReduced } from "../solver/saddlePoint.js";
import type { MinimumSolution, SolvedMinimum } from "../solver/solution.js";
import { grid } from "./grid.js";
import type { Score } from "./minima.js";

/** The best point of the corner gamma -> pi/2, lambda -> 0 at fixed delta = muStar^2 / lambda. */
export interface CornerOptimum {
  readonly value: number;
  /** 0 where muStar vanishes faster than the root of lambda; undefined where delta has no effect. */
  readonly delta?: number;
  /** Half-width of the interval of log delta; 0 at delta = 0. */
  readonly error: number;
  readonly solution: SolvedMinimum;
}

/** Range and number of the scanned log delta. */
const LOG_DELTA_REACH = 9;
const POINTS = 37;
const LOCATION_TOLERANCE = 1e-9;

/**
 * Solves the corner at a given delta: the linear part trained without ridge, on the Moreau envelope of its loss for a kernel, and beside
 * kappa - 1 idle features for random features.
 *
 * @param point Kernel, or random features with kappa > 1; lambda, mu1 and muStar do not matter.
 * @param delta muStar^2 / lambda, (0, Infinity).
 * @returns Unsolved where the perceptron separates the data: then there is no such limit.
 *
 * Source: equations/README.md (RE.4), (SP.7).
 */
export function solveCorner(point: AngledPoint, delta: number): MinimumSolution {
  const { name, alpha, channel } = straightModel(point);
  const model: Model = { name, alpha, lambda: 0, channel, spectrum: cornerSpectrum(delta, featuresOf(point)) };
  return solveReduced(model, cornerProblem(model));
}

/**
 * Best point of the corner, for an objective of the solution.
 *
 * At delta -> 0 it is the perceptron without ridge, a candidate of its own. delta -> infinity is lambda -> 0+ before gamma -> pi/2, another
 * limit. Random features with kappa <= 1 have no small eigenvalues: there the limits commute, and delta has no effect.
 *
 * @returns `undefined` where there is no corner, or the best lies at delta -> infinity.
 *
 * Source: equations/README.md (OP.4).
 */
export function cornerOptimum(point: AngledPoint, score: Score): CornerOptimum | undefined {
  const straight = saddlePoint(straightModel(point));
  const commutes = featuresOf(point) <= 1;
  // Separable data make the perceptron without ridge the max-margin classifier, which kernels near it do not approach.
  const atZero: CornerOptimum | undefined =
    straight.status === "converged" && (commutes || straight.regime === "ridgeless")
      ? { value: score(straight), ...(commutes ? {} : { delta: 0 }), error: 0, solution: straight }
      : undefined;
  const inner = commutes ? undefined : innerOptimum(point, score);
  return inner !== undefined && inner.value < (atZero?.value ?? Number.POSITIVE_INFINITY) ? inner : atZero;
}

function innerOptimum(point: AngledPoint, score: Score): CornerOptimum | undefined {
  const valueAt = (logDelta: number): number => {
    const solution = solveCorner(point, exp(logDelta));
    return solution.status === "converged" ? score(solution) : Number.POSITIVE_INFINITY;
  };
  const scanned = grid(-LOG_DELTA_REACH, LOG_DELTA_REACH, POINTS, "linear");
  const values = scanned.map(valueAt);
  const least = Math.min(...values);
  const best = values.indexOf(least);
  const [from, to] = [scanned[best - 1], scanned[best + 1]];
  if (least === Number.POSITIVE_INFINITY || from === undefined || to === undefined) return undefined;
  const refined = brentMinimum(valueAt, from, to, LOCATION_TOLERANCE);
  const solution = solveCorner(point, exp(refined.x));
  if (solution.status !== "converged") return undefined;
  return { value: score(solution), delta: exp(refined.x), error: refined.error, solution };
}

/** The point at gamma = pi/2, lambda = 0+. */
function straightModel(point: AngledPoint): Model {
  const { gamma, ...task } = point;
  return modelOf({ ...task, mu1: 1, muStar: 0, lambda: 0 });
}

function featuresOf({ model, kappa }: AngledPoint): number {
  return model === "rf" ? kappa : Number.POSITIVE_INFINITY;
}
