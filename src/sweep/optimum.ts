import { observablesOf } from "../../equations/observables.js";
import { modelOf, type Point } from "../../equations/point.js";
import { ParameterError } from "../core/errors.js";
import { brentMinimum } from "../numerics/bracket.js";
import { saddlePoint } from "../solver/saddlePoint.js";
import type { Solution, Solved } from "../solver/solution.js";
import { cornerOptimum } from "./corner.js";
import { curve } from "./curve.js";
import { grid } from "./grid.js";

/** What is made least: E_gen, E_mem, or (1 - weight) E_gen + weight E_mem. */
export type Objective = "generalization" | "memorization" | { readonly weight: number };

/** Where an optimum lies when it is not in the interior. */
export type Boundary = "lambda -> 0+" | "lambda -> infinity" | "gamma -> pi/2" | "corner";

/** The best point found, and on which boundary it lies, if any. */
export interface Optimum {
  /** Least value of the objective. */
  readonly value: number;
  /** Best lambda, [0, Infinity]; at the corner 0. */
  readonly lambda: number;
  /** Best angle; pi/2 at the corner; undefined where the angle was not varied. */
  readonly gamma?: number;
  /** muStar^2 / lambda at the corner, the only parameter left there. */
  readonly delta?: number;
  readonly boundary?: Boundary;
  /** Half-width of the interval of the location (of log lambda, or of gamma when that was varied); 0 on a boundary. */
  readonly locationError: number;
  readonly solution: Solved;
  /** True where a whole curve of (gamma, lambda) reaches the same value, as for the square loss. */
  readonly degenerate?: boolean;
  /** Values of the parameter where the equations were not solved: the optimum is then the best of the others. */
  readonly unsolved: number;
}

export interface OptimumOptions {
  readonly over: "lambda" | "gamma" | "both";
  readonly objective: Objective;
}

/** lambda is scanned over this range around the variance of the features, this many points, before it is refined. */
const LAMBDA_DECADES = [-8, 8] as const;
const LAMBDA_POINTS = 81;
const GAMMA_POINTS = 41;
/** Distance of the first and last scanned angle from 0 and pi/2. */
const GAMMA_MARGIN = 0.004;
/** Values closer than this are equal: a boundary wins such a tie, because there the interior is flat. */
const TIE = 2e-14;
const LOCATION_TOLERANCE = 1e-9;
/** A one-parameter family of optima shows as equal values up to the rounding of two nested searches. */
const DEGENERATE = 1e-12;

/**
 * The best lambda, the best angle, or both.
 *
 * A scan with warm starts brackets every local minimum, Brent's method refines it, and the limits (0+, infinity, gamma -> pi/2 and
 * the corner gamma -> pi/2, lambda -> 0 at fixed muStar^2 / lambda) are compared as points of their own.
 *
 * @param point   Every other parameter; the optimized ones are ignored. gamma and both need a kernel or rf.
 * @param options What to vary and what to make least.
 * @throws {ParameterError} naming the parameter, its value and what is allowed.
 *
 * Source: equations/README.md (OP.1)-(OP.4).
 */
export function optimum(point: Point, options: OptimumOptions): Optimum {
  const objective = objectiveOf(options.objective);
  if (options.over === "lambda") return overLambda(point, objective);
  if (point.model !== "kernel" && point.model !== "rf") {
    throw new ParameterError("optimum", "model", point.model, "{kernel, rf} when the angle is varied");
  }
  const { mu1, muStar, ...free } = point;
  return overGamma(free, objective, options.over === "both");
}

type Score = (solution: Solved) => number;

/** (OP.1): the objective as a function of a solution. */
function objectiveOf(objective: Objective): Score {
  const weight = objective === "generalization" ? 0 : objective === "memorization" ? 1 : objective.weight;
  if (!(weight >= 0 && weight <= 1)) throw new ParameterError("optimum", "weight", weight, "[0, 1]");
  return ({ model, regime, state }) => {
    const { generalizationError, memorizationError } = observablesOf(model, regime, state);
    return (1 - weight) * generalizationError + weight * memorizationError;
  };
}

interface Candidate {
  readonly value: number;
  readonly place: number;
  readonly error: number;
  readonly solution: Solved;
  readonly boundary?: Boundary;
}

/** Least of the candidates; among equals the first boundary. */
function bestOf(candidates: readonly Candidate[]): Candidate | undefined {
  let best: Candidate | undefined;
  for (const candidate of candidates) {
    if (best === undefined) best = candidate;
    else if (candidate.value < best.value - TIE) best = candidate;
    else if (candidate.boundary !== undefined && best.boundary === undefined && candidate.value <= best.value + TIE)
      best = candidate;
  }
  return best;
}

function scored(score: Score, solution: Solution): number {
  return solution.status === "converged" ? score(solution) : Number.POSITIVE_INFINITY;
}

/** Minima of a scan, refined. `solveAt` solves at a place; `scan` holds the scanned solutions in order. */
function refine(
  scan: readonly { readonly place: number; readonly solution: Solution }[],
  score: Score,
  solveAt: (place: number, near: Solved) => Solution,
): Candidate[] {
  const candidates: Candidate[] = [];
  const values = scan.map(({ solution }) => scored(score, solution));
  for (let i = 0; i < scan.length; i++) {
    const here = scan[i] as (typeof scan)[number];
    const value = values[i] as number;
    if (here.solution.status !== "converged") continue;
    const solution = here.solution;
    const left = values[i - 1] ?? Number.POSITIVE_INFINITY;
    const right = values[i + 1] ?? Number.POSITIVE_INFINITY;
    if (value > left || value > right) continue;
    const from = scan[Math.max(0, i - 1)] as (typeof scan)[number];
    const to = scan[Math.min(scan.length - 1, i + 1)] as (typeof scan)[number];
    const refined = brentMinimum(
      (place) => scored(score, solveAt(place, solution)),
      from.place,
      to.place,
      LOCATION_TOLERANCE,
    );
    const final = solveAt(refined.x, solution);
    if (final.status === "converged" && refined.value <= value) {
      candidates.push({ value: score(final), place: refined.x, error: refined.error, solution: final });
    } else {
      candidates.push({ value, place: here.place, error: to.place - from.place, solution });
    }
  }
  return candidates;
}

/** (OP.2): over lambda in [0, Infinity], both limits included. */
function overLambda(point: Point, score: Score): Optimum {
  const { spectrum } = modelOf({ ...point, lambda: 1 });
  const unit = spectrum.means.nu;
  const values = grid(unit * 10 ** LAMBDA_DECADES[0], unit * 10 ** LAMBDA_DECADES[1], LAMBDA_POINTS, "log");
  const scan = curve(point, "lambda", values).map(({ value, solution }) => ({ place: Math.log(value), solution }));
  const solveAt = (place: number, near: Solved): Solution =>
    saddlePoint(modelOf({ ...point, lambda: Math.exp(place) }), { start: near.coordinates });
  const limits: Candidate[] = [];
  for (const [lambda, boundary] of [
    [0, "lambda -> 0+"],
    [Number.POSITIVE_INFINITY, "lambda -> infinity"],
  ] as const) {
    const solution = saddlePoint(modelOf({ ...point, lambda }));
    if (solution.status === "converged")
      limits.push({ value: score(solution), place: Math.log(lambda), error: 0, solution, boundary });
  }
  const best = bestOf([...limits, ...refine(scan, score, solveAt)]);
  if (best === undefined) throw unsolvable(point);
  return {
    value: best.value,
    lambda: best.solution.model.lambda,
    ...(best.boundary === undefined ? {} : { boundary: best.boundary }),
    locationError: best.error,
    solution: best.solution,
    unsolved: scan.filter(({ solution }) => solution.status !== "converged").length,
  };
}

/** (OP.3), (OP.4): over the angle at fixed lambda, or over the angle with the best lambda at each. */
function overGamma(point: Point, score: Score, bestLambda: boolean): Optimum {
  const at = (gamma: number): Optimum | undefined => {
    const own: Point = { ...point, gamma };
    if (bestLambda) return overLambda(own, score);
    const solution = saddlePoint(modelOf(own));
    if (solution.status !== "converged") return undefined;
    return { value: score(solution), lambda: own.lambda, locationError: 0, solution, unsolved: 0 };
  };
  const angles = grid(GAMMA_MARGIN, Math.PI / 2 - GAMMA_MARGIN, GAMMA_POINTS, "linear");
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
    const gamma = found === final ? refined.x : here.gamma;
    if (best === undefined || found.value < best.optimum.value) best = { gamma, optimum: found, error: refined.error };
  }
  const unsolved = scan.filter(({ best: found }) => found === undefined).length;
  const edge = rightEdge(point, score, bestLambda);
  if (best === undefined && edge === undefined) throw unsolvable(point);
  // Where the effective ridge alone matters (square loss), lambda -> 0+ at the right angle is as good as any, and memorizes perfectly.
  const ridgeless = bestLambda ? overGamma({ ...point, lambda: 0 }, score, false) : undefined;
  const least = Math.min(edge?.value ?? Number.POSITIVE_INFINITY, best?.optimum.value ?? Number.POSITIVE_INFINITY);
  if (ridgeless !== undefined && ridgeless.value <= least + DEGENERATE) {
    return { ...ridgeless, boundary: "lambda -> 0+", degenerate: true, unsolved };
  }
  if (edge !== undefined && (best === undefined || edge.value <= best.optimum.value + TIE))
    return { ...edge, unsolved };
  const { gamma, optimum: found, error } = best as { gamma: number; optimum: Optimum; error: number };
  return { ...found, gamma, locationError: error, unsolved };
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
  const perceptron = overLambda(straight, score);
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

function unsolvable(point: Point): ParameterError {
  return new ParameterError(
    "optimum",
    "point",
    `${point.model} at alpha=${point.alpha}`,
    "points where the equations can be solved",
  );
}
