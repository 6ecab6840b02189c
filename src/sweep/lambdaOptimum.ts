import { zeroNetworkLambda } from "../../equations/matrixLimits.js";
import { anyModelOf, type Point } from "../../equations/point.js";
import { type AnyModel, isMatrixModel } from "../../equations/types.js";
import { exp, log } from "../numerics/elementary.js";
import { saddlePoint } from "../solver/saddlePoint.js";
import { type MinimumSolution, requireSolved, type SolvedMinimum } from "../solver/solution.js";
import type { Boundary, Optimum } from "./bestPoint.js";
import { type MinimumCurvePoint, minimumCurve } from "./curve.js";
import { grid } from "./grid.js";
import { bestOf, type Candidate, isFlat, refine, type Score, scored, tieOf } from "./minima.js";

/** lambda is scanned this many decades below and above the variance of the features, before the best is refined. */
const DECADES = 8;
/** And this far below the smallest eigenvalues, where random features and kernels with a small non-linear part turn ridgeless. */
const BELOW_SMALLEST = 1e-2;
const POINTS_PER_DECADE = 5;
/** Share of the lambda at which the network is zero that the scan ends at: the limit beyond it is a candidate of its own. */
const NEARLY_ZERO = 0.99;
/** While an end of the scan is better than the limit beyond it, the scan goes on by this many decades, up to so many from the start. */
const WIDENING = 4;
const FARTHEST = 40;

/**
 * The best lambda in [0, Infinity], both limits included.
 *
 * @returns The optimum; `unsolved` counts scanned values and limits that were not solved.
 *
 * Source: equations/README.md (OP.2).
 */
export function lambdaOptimum(point: Point, score: Score): Optimum {
  const zero = saddlePoint(anyModelOf({ ...point, lambda: 0 }));
  const limit = (lambda: number, boundary: Boundary, solution: SolvedMinimum): Candidate => {
    return { value: score(solution), place: log(lambda), error: 0, solution, boundary };
  };
  const infinity = Number.POSITIVE_INFINITY;
  // Hebb's rule is explicit: there is always one candidate.
  const hebb = limit(
    infinity,
    "lambda -> infinity",
    requireSolved(saddlePoint(anyModelOf({ ...point, lambda: infinity }))),
  );
  const limits = zero.status === "converged" ? [limit(0, "lambda -> 0+", zero), hebb] : [hebb];
  const beyond = { low: scored(score, zero), high: hebb.value };
  const scan = widenedScan(point, score, beyond).map(({ value, solution }) => ({ place: log(value), solution }));
  const solveAt = (place: number, near: SolvedMinimum): MinimumSolution =>
    saddlePoint(anyModelOf({ ...point, lambda: exp(place) }), { start: near.coordinates });
  const best = bestOf(hebb, [...limits, ...refine(scan, score, solveAt)]);
  const solved = scan.map(({ solution }) => scored(score, solution)).filter(Number.isFinite);
  const boundary = best.boundary ?? endOf(solved, best.value);
  // Nothing but 0 is an error that is too small for a double; at 0+ it is 0 indeed.
  const flat = best.value > 0 && isFlat([...limits.map(({ value }) => value), ...solved]);
  return {
    value: best.value,
    lambda: best.solution.model.lambda,
    ...(boundary === undefined || flat ? {} : { boundary }),
    ...(flat ? { flat } : {}),
    locationError: best.error,
    solution: best.solution,
    unsolved: scan.length - solved.length + (zero.status === "converged" ? 0 : 1),
  };
}

/** The best may still fall, or be level, at the last value solved before a limit that was not solved: that is no interior. */
function endOf(solved: readonly number[], best: number): Boundary | undefined {
  const [first, last] = [solved[0], solved[solved.length - 1]];
  if (first !== undefined && first <= best + tieOf(best)) return "lambda -> 0+";
  if (last !== undefined && last <= best + tieOf(best)) return "lambda -> infinity";
  return undefined;
}

/** A scan whose ends are no better than the limits beyond them. */
function widenedScan(
  point: Point,
  score: Score,
  beyond: { readonly low: number; readonly high: number },
): MinimumCurvePoint[] {
  const { low, high } = scannedDecades(anyModelOf({ ...point, lambda: 1 }));
  const stretch = (from: number, to: number): MinimumCurvePoint[] => {
    const count = Math.ceil((to - from) * POINTS_PER_DECADE) + 1;
    return [...minimumCurve(point, "lambda", grid(powerOfTen(from), powerOfTen(to), count, "log"))];
  };
  let scan = stretch(low, high);
  const valueAt = (i: number): number => {
    const solution = scan[i]?.solution;
    return solution === undefined ? Number.POSITIVE_INFINITY : scored(score, solution);
  };
  const least = (): number => Math.min(...scan.map((_, i) => valueAt(i)));
  const isBest = (value: number, limit: number): boolean =>
    value < limit - tieOf(limit) && value <= least() + tieOf(value);
  for (let from = low; from > low - FARTHEST && isBest(valueAt(0), beyond.low); from -= WIDENING) {
    scan = [...stretch(from - WIDENING, from).slice(0, -1), ...scan];
  }
  for (let to = high; to < high + FARTHEST && isBest(valueAt(scan.length - 1), beyond.high); to += WIDENING) {
    scan = [...scan, ...stretch(to, to + WIDENING).slice(1)];
  }
  return scan;
}

/** Decades of lambda around the variance of the features; where a matrix is learned, up to the lambda from which on the network is zero. */
function scannedDecades(model: AnyModel): { readonly low: number; readonly high: number } {
  if (isMatrixModel(model)) {
    const high = decadesOf(NEARLY_ZERO * zeroNetworkLambda(model));
    return { low: high - DECADES, high };
  }
  const { means, smallest } = model.spectrum;
  return {
    low: decadesOf(Math.min(means.nu * powerOfTen(-DECADES), smallest * BELOW_SMALLEST)),
    high: decadesOf(means.nu) + DECADES,
  };
}

function decadesOf(x: number): number {
  return log(x) / Math.LN10;
}

function powerOfTen(decades: number): number {
  return exp(decades * Math.LN10);
}
