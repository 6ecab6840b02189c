import { type AngledPoint, modelOf } from "../../equations/point.js";
import { brentMinimum } from "../numerics/bracket.js";
import { saddlePoint } from "../solver/saddlePoint.js";
import { ConvergenceError, type Unsolved } from "../solver/solution.js";
import type { Optimum } from "./bestPoint.js";
import { cornerOptimum } from "./corner.js";
import { grid } from "./grid.js";
import { lambdaOptimum } from "./lambdaOptimum.js";
import { isFlat, type Score, tieOf } from "./minima.js";

const GAMMA_POINTS = 41;
/** Distance of the first and last scanned angle from 0 and pi/2. */
const GAMMA_MARGIN = 0.004;
/** Angles scanned closer to both ends, where an optimum on the boundary shows. */
const NEAR_ENDS = [1e-5, 1e-4, 1e-3];
const LOCATION_TOLERANCE = 1e-8;
/** A one-parameter family of optima shows as equal values up to the rounding of two nested searches, in units of one. */
const NESTED = 50;

/** The optimum at one angle, absent where the equations were not solved. */
interface AngleOptimum {
  readonly gamma: number;
  readonly best: Optimum | undefined;
}

/**
 * The best angle at fixed lambda, or with the best lambda at each angle.
 *
 * Source: equations/README.md (OP.3), (OP.4).
 */
export function gammaOptimum(point: AngledPoint, score: Score, bestLambda: boolean): Optimum {
  let failure: Unsolved | undefined;
  const at = (gamma: number): Optimum | undefined => {
    const own: AngledPoint = { ...point, gamma };
    if (bestLambda) return lambdaOptimum(own, score);
    const solution = saddlePoint(modelOf(own));
    if (solution.status !== "converged") {
      failure = solution;
      return undefined;
    }
    return { value: score(solution), lambda: own.lambda, locationError: 0, solution, unsolved: 0 };
  };
  const inner = grid(GAMMA_MARGIN, Math.PI / 2 - GAMMA_MARGIN, GAMMA_POINTS, "linear");
  const angles = [...NEAR_ENDS, ...inner, ...NEAR_ENDS.map((angle) => Math.PI / 2 - angle).reverse()];
  const scan = angles.map((gamma) => ({ gamma, best: at(gamma) }));
  const unsolved = scan.reduce((total, { best }) => total + (best === undefined ? 1 : best.unsolved), 0);
  const interior = leastAngle(scan, at);
  const edge = rightEdge(point, score, bestLambda);
  if (interior === undefined && edge === undefined && failure !== undefined) throw new ConvergenceError(failure);
  const flat = flatOptimum(scan, interior, bestLambda);
  if (flat !== undefined) return { ...flat, unsolved };
  const ridgeless = bestLambda ? ridgelessOptimum(point, score, [edge, interior]) : undefined;
  if (ridgeless !== undefined) return { ...ridgeless, unsolved };
  if (edge !== undefined && (interior === undefined || edge.value <= interior.value + tieOf(interior.value)))
    return { ...edge, unsolved };
  const { gamma, ...found } = interior as Optimum;
  const end = gamma === angles[0] ? "gamma -> 0" : gamma === angles[angles.length - 1] ? "gamma -> pi/2" : undefined;
  return {
    ...found,
    ...(gamma === undefined ? {} : { gamma }),
    ...(end === undefined ? {} : { boundary: end }),
    unsolved,
  };
}

/** Least of the refined local minima of a scan; at an end of the scan, that end. */
function leastAngle(scan: readonly AngleOptimum[], at: (gamma: number) => Optimum | undefined): Optimum | undefined {
  const valueAt = (i: number): number => scan[i]?.best?.value ?? Number.POSITIVE_INFINITY;
  let least: Optimum | undefined;
  scan.forEach(({ gamma, best }, i) => {
    if (best === undefined || valueAt(i) > valueAt(i - 1) || valueAt(i) > valueAt(i + 1)) return;
    const from = scan[Math.max(0, i - 1)]?.gamma ?? gamma;
    const to = scan[Math.min(scan.length - 1, i + 1)]?.gamma ?? gamma;
    // On a plateau there is nothing to refine.
    if (Math.max(valueAt(i - 1), valueAt(i + 1)) - best.value <= tieOf(best.value)) {
      if (least === undefined || best.value < least.value) least = { ...best, gamma, locationError: 0.5 * (to - from) };
      return;
    }
    const refined = brentMinimum((x) => at(x)?.value ?? Number.POSITIVE_INFINITY, from, to, LOCATION_TOLERANCE);
    const final = at(refined.x);
    const better = final !== undefined && final.value <= best.value ? final : best;
    const place = better === final && i > 0 && i < scan.length - 1 ? refined.x : gamma;
    if (least === undefined || better.value < least.value) {
      least = { ...better, gamma: place, locationError: refined.error };
    }
  });
  return least;
}

/** There is no optimum where every angle (and every lambda, if that is varied) is as good. */
function flatOptimum(
  scan: readonly AngleOptimum[],
  interior: Optimum | undefined,
  bestLambda: boolean,
): Optimum | undefined {
  if (interior === undefined || !isFlat(scan.map(({ best }) => best?.value ?? Number.POSITIVE_INFINITY)))
    return undefined;
  if (bestLambda && !scan.every(({ best }) => best === undefined || best.flat === true)) return undefined;
  const { boundary, ...place } = interior;
  return { ...place, flat: true };
}

/** lambda -> 0+ at its best angle, where no rival is better: it memorizes best. Degenerate if a positive lambda is as good. */
function ridgelessOptimum(
  point: AngledPoint,
  score: Score,
  rivals: readonly (Optimum | undefined)[],
): Optimum | undefined {
  const { flat, ...ridgeless } = gammaOptimum({ ...point, lambda: 0 }, score, false);
  const least = Math.min(...rivals.map((rival) => rival?.value ?? Number.POSITIVE_INFINITY));
  const slack = NESTED * tieOf(least);
  if (!(ridgeless.value <= least + slack)) return undefined;
  const rivaled = rivals.some(
    (rival) => rival !== undefined && rival.lambda > 0 && rival.value <= ridgeless.value + slack,
  );
  const place: Optimum = { ...ridgeless, boundary: ridgeless.boundary ?? "lambda -> 0+" };
  return rivaled || flat ? { ...place, degenerate: true } : place;
}

/** The limit gamma -> pi/2: the perceptron (or linear random features) at that lambda, and the corner. */
function rightEdge(point: AngledPoint, score: Score, bestLambda: boolean): Optimum | undefined {
  const gamma = Math.PI / 2;
  const { gamma: _varied, ...rest } = point;
  const straight: AngledPoint = { ...rest, mu1: 1, muStar: 0 };
  if (!bestLambda) {
    // At lambda = 0+ the limit gamma -> pi/2 is not the perceptron's: the order of the limits matters.
    if (point.lambda === 0) return undefined;
    const solution = saddlePoint(modelOf(straight));
    if (solution.status !== "converged") return undefined;
    return {
      value: score(solution),
      lambda: point.lambda,
      gamma,
      boundary: "gamma -> pi/2",
      locationError: 0,
      solution,
      unsolved: 0,
    };
  }
  const corner = cornerOptimum(point, score);
  const perceptron = lambdaOptimum(straight, score);
  // The perceptron's own limit lambda -> 0+ is reached from kernels only through the corner.
  if (corner !== undefined && (corner.value < perceptron.value || perceptron.lambda === 0)) {
    return {
      value: corner.value,
      lambda: 0,
      gamma,
      ...(corner.delta === undefined ? {} : { delta: corner.delta }),
      boundary: "corner",
      locationError: corner.error,
      solution: corner.solution,
      unsolved: 0,
    };
  }
  return perceptron.lambda === 0 ? undefined : { ...perceptron, gamma, boundary: "gamma -> pi/2" };
}
