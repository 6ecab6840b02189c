import { modelOf, type Point } from "../../equations/point.js";
import { brentMinimum } from "../numerics/bracket.js";
import { saddlePoint } from "../solver/saddlePoint.js";
import { ConvergenceError, type Unsolved } from "../solver/solution.js";
import type { Optimum } from "./bestPoint.js";
import { cornerOptimum } from "./corner.js";
import { grid } from "./grid.js";
import { lambdaOptimum } from "./lambdaOptimum.js";
import { type Score, TIE } from "./minima.js";

const GAMMA_POINTS = 41;
/** Distance of the first and last scanned angle from 0 and pi/2. */
const GAMMA_MARGIN = 0.004;
/** Angles scanned closer to both ends, where an optimum on the boundary shows. */
const NEAR_ENDS = [1e-5, 1e-4, 1e-3];
/** A one-parameter family of optima shows as equal values up to the rounding of two nested searches. */
const DEGENERATE = 1e-12;

/**
 * The best angle at fixed lambda, or with the best lambda at each angle.
 *
 * Source: equations/README.md (OP.3), (OP.4).
 */
export function gammaOptimum(point: Point, score: Score, bestLambda: boolean): Optimum {
  let failure: Unsolved | undefined;
  const at = (gamma: number): Optimum | undefined => {
    const own: Point = { ...point, gamma };
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
  const valueAt = (i: number): number => scan[i]?.best?.value ?? Number.POSITIVE_INFINITY;
  let best: { gamma: number; optimum: Optimum; error: number } | undefined;
  for (let i = 0; i < scan.length; i++) {
    const here = scan[i] as (typeof scan)[number];
    if (here.best === undefined || valueAt(i) > valueAt(i - 1) || valueAt(i) > valueAt(i + 1)) continue;
    const from = scan[Math.max(0, i - 1)]?.gamma ?? here.gamma;
    const to = scan[Math.min(scan.length - 1, i + 1)]?.gamma ?? here.gamma;
    const refined = brentMinimum((gamma) => at(gamma)?.value ?? Number.POSITIVE_INFINITY, from, to, 1e-8);
    const final = at(refined.x);
    const found = final !== undefined && final.value <= here.best.value ? final : here.best;
    const gamma = found === final && i > 0 && i < scan.length - 1 ? refined.x : here.gamma;
    if (best === undefined || found.value < best.optimum.value) best = { gamma, optimum: found, error: refined.error };
  }
  const unsolved = scan.filter(({ best: found }) => found === undefined).length;
  const edge = rightEdge(point, score, bestLambda);
  if (best === undefined && edge === undefined && failure !== undefined) throw new ConvergenceError(failure);
  // Where the effective ridge alone matters (square loss), lambda -> 0+ at the right angle is as good as any, and memorizes perfectly.
  const ridgeless = bestLambda ? gammaOptimum({ ...point, lambda: 0 }, score, false) : undefined;
  const least = Math.min(edge?.value ?? Number.POSITIVE_INFINITY, best?.optimum.value ?? Number.POSITIVE_INFINITY);
  if (ridgeless !== undefined && ridgeless.value <= least + DEGENERATE) {
    // Degenerate only if a positive lambda is as good.
    const rivals = [edge, best?.optimum].filter((rival) => rival !== undefined && rival.lambda > 0);
    const degenerate = rivals.some((rival) => rival !== undefined && rival.value <= ridgeless.value + DEGENERATE);
    const place: Optimum = { ...ridgeless, boundary: ridgeless.boundary ?? "lambda -> 0+", unsolved };
    return degenerate ? { ...place, degenerate } : place;
  }
  if (edge !== undefined && (best === undefined || edge.value <= best.optimum.value + TIE))
    return { ...edge, unsolved };
  const { gamma, optimum: found, error } = best as { gamma: number; optimum: Optimum; error: number };
  const end =
    gamma === angles[0] ? "gamma -> 0" : gamma === angles[angles.length - 1] ? "gamma -> pi/2" : found.boundary;
  return { ...found, gamma, ...(end === undefined ? {} : { boundary: end }), locationError: error, unsolved };
}

/** The limit gamma -> pi/2: the perceptron (or linear random features) at that lambda, and for a kernel the corner. */
function rightEdge(point: Point, score: Score, bestLambda: boolean): Optimum | undefined {
  const gamma = Math.PI / 2;
  const { gamma: _varied, ...rest } = point;
  const straight: Point = { ...rest, mu1: 1, muStar: 0 };
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
  const corner = point.model === "kernel" ? cornerOptimum(point, score) : undefined;
  const perceptron = lambdaOptimum(straight, score);
  if (corner !== undefined && corner.value < perceptron.value) {
    return {
      value: corner.value,
      lambda: 0,
      gamma,
      delta: corner.delta,
      boundary: "corner",
      locationError: corner.error,
      solution: corner.solution,
      unsolved: 0,
    };
  }
  // The perceptron at its own limit lambda -> 0+ is not reached from kernels; its interior is.
  if (perceptron.lambda === 0) return undefined;
  return { ...perceptron, gamma, boundary: "gamma -> pi/2" };
}
