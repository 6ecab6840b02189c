import { hebbState, infiniteModel, regimeOf } from "../../equations/limits.js";
import {
  conjugatesOf,
  overlapsOf,
  RESPONSE_FLOOR,
  type ReducedPoint,
  type ReducedState,
  type Regime,
  reducedEquations,
  regularRegime,
} from "../../equations/reduction.js";
import { mapResidual } from "../../equations/selfConsistent.js";
import { type ReducedCoordinates, squareSolution } from "../../equations/squareSolution.js";
import type { Model } from "../../equations/types.js";
import { log } from "../numerics/elementary.js";
import { SMALLEST_NORMAL } from "../numerics/powersOfTwo.js";
import { continuation, thinning } from "./continuation.js";
import { missingLimit } from "./missingLimit.js";
import { conditionedError, meritOf, type NewtonResult, nestedBracket, newton } from "./newton.js";
import {
  type Diagnostics,
  type Method,
  type RegimeName,
  type Solution,
  type Unsolved,
  unsolvedMessage,
} from "./solution.js";

/** Options of the saddle-point solver. */
export interface SolveOptions {
  /** Largest undamped residual accepted, (0, 1); defaults to 1e-12. */
  readonly tolerance?: number;
  /** Evaluations of the equations before a start is given up; defaults to 60. */
  readonly maxIterations?: number;
  /** Coordinates of a neighboring solution. */
  readonly start?: ReducedCoordinates;
  /** false solves the square loss by Newton's method too; defaults to true, its closed form. */
  readonly closedForm?: boolean;
}

/** Largest accepted residual of the undamped map. */
export const DEFAULT_TOLERANCE = 1e-12;
const DEFAULT_MAX_ITERATIONS = 60;
/** The step may exceed the estimate of rounding by this factor, because that estimate is one standard error. */
const ROUNDING_MARGIN = 10;
/** A state known to no digit is no solution, however small its residual: that is what a threshold looks like from close by. */
const UNKNOWN = 0.3;

/**
 * Solves the saddle-point equations of a model at any lambda in [0, Infinity].
 *
 * Newton's method on the two reduced equations, from the closed-form solution of the square loss, from Hebb's rule, and, where
 * neither leads to the solution, along a path of falling lambda or from a bracket of both unknowns. The square loss needs no iteration.
 *
 * @param model   One saddle-point problem.
 * @param options Tolerance, budget, start.
 * @returns Solved, or Unsolved with the reason; never an unconverged point that looks like a solution.
 *
 * Source: equations/README.md (RE.5).
 */
export function saddlePoint(model: Model, options: SolveOptions = {}): Solution {
  if (model.lambda === Number.POSITIVE_INFINITY) return infiniteSolution(model, options);
  const nothing = model.lambda === 0 ? missingLimit(model) : undefined;
  if (nothing !== undefined) return nothing;
  const { regime, effective } = regimeOf(model);
  return solveRegime(model, effective, regime, options);
}

/** Solves in a given regime; `effective` carries the channel of that regime. */
export function solveRegime(model: Model, effective: Model, regime: Regime, options: SolveOptions = {}): Solution {
  const equations = reducedEquations(effective, regime);
  const tolerance = options.tolerance ?? DEFAULT_TOLERANCE;
  const budget = options.maxIterations ?? DEFAULT_MAX_ITERATIONS;
  const accept = (result: NewtonResult, spent: number, method: Method): Solution =>
    assess(model, effective, regime, result, spent, method, tolerance);
  const closed = isSquare(effective) && options.closedForm !== false;
  let spent = 0;
  if (closed) {
    const square = squareStart(effective, regime, true);
    const point = equations(square.x, square.y);
    return accept({ status: "converged", point, evaluations: 1, step: 0, contraction: 0 }, spent, "closed-form");
  }
  if (options.start !== undefined) {
    const warm = accept(newton(equations, options.start, budget), 0, "newton");
    if (warm.status === "converged") return warm;
    spent = warm.diagnostics.iterations;
  }
  // Not before it is needed: for random features it costs as much as a Newton step, and a neighbor's start needs none.
  const square = squareStart(effective, regime, false);
  const starts = [square, hebbStart(effective, regime, square)];
  const points = starts.map((start) => equations(start.x, start.y));
  spent += points.length;
  const order = meritOf(points[0] as ReducedPoint) <= meritOf(points[1] as ReducedPoint) ? starts : starts.reverse();
  let last: Solution | undefined;
  for (const start of order) {
    last = accept(newton(equations, start, budget), spent, "newton");
    if (last.status === "converged") return last;
    spent = last.diagnostics.iterations;
  }
  // A budget of the caller's own is kept; the rescues have theirs.
  if (options.maxIterations !== undefined) return last as Solution;
  const strongStart = (strong: Model): ReducedCoordinates => hebbStart(strong, regularRegime(strong), square);
  const rescues = [
    () => continuation(effective, regime, strongStart),
    () => thinning(effective, regime, strongStart),
    () => nestedBracket(equations),
  ];
  for (const rescue of rescues) {
    const found = rescue();
    if (found === undefined) continue;
    last = accept(newton(equations, found.start, budget), spent + found.evaluations, "newton");
    if (last.status === "converged") return last;
    spent = last.diagnostics.iterations;
  }
  return last as Solution;
}

/** Turns the outcome of Newton's method into a solution, by the residual of the undamped map and nothing else. */
function assess(
  model: Model,
  effective: Model,
  regime: Regime,
  result: NewtonResult,
  spent: number,
  method: Method,
  tolerance: number,
): Solution {
  const { point, step } = result;
  const { state } = point;
  const residual = mapResidual(effective, regime, state);
  const rounding = conditionedError(point, effective.channel.relativeError(state));
  const diagnostics: Diagnostics = {
    method,
    iterations: spent + result.evaluations,
    residual,
    contraction: result.contraction,
    errorEstimate: Math.max(step, rounding),
  };
  // In ill-conditioned corners (epsilon = 0 at large alpha) rounding of the averages stops Newton's line search before its step is
  // at rounding: the equations hold, and the step that remains is no larger than what rounding can cause. It is reported.
  const atRounding = result.status !== "non-finite" && step <= ROUNDING_MARGIN * rounding;
  const known = diagnostics.errorEstimate < UNKNOWN;
  if ((result.status === "converged" || atRounding) && residual <= tolerance && known) {
    return {
      status: "converged",
      model,
      regime: regime.name,
      overlaps: overlapsOf(state),
      conjugates: conjugatesOf(state),
      state,
      coordinates: { x: point.x, y: point.y },
      diagnostics,
    };
  }
  const status = !Number.isFinite(residual) ? "non-finite" : result.status === "converged" ? "stalled" : result.status;
  return unsolved(model, regime.name, state, status, diagnostics);
}

function unsolved(
  model: Model,
  regime: RegimeName,
  state: ReducedState,
  status: Unsolved["status"],
  diagnostics: Diagnostics,
): Unsolved {
  const message = unsolvedMessage(model, status, diagnostics);
  return { status, model, regime, lastOverlaps: overlapsOf(state), diagnostics, message };
}

/** lambda -> infinity needs no iteration, unless the loss has a kink where all margins come to lie. */
function infiniteSolution(model: Model, options: SolveOptions): Solution {
  const bent = infiniteModel(model);
  if (bent !== undefined) {
    const solution = solveRegime(bent, bent, regularRegime(bent), options);
    return { ...solution, model, regime: "infinite" };
  }
  const state = hebbState(model);
  const diagnostics: Diagnostics = {
    method: "closed-form",
    iterations: 0,
    residual: 0,
    contraction: 0,
    errorEstimate: 4e-16,
  };
  // Where q underflows, tau has lost its digits, and with it the angle to the teacher.
  if (state.tau * state.tau < SMALLEST_NORMAL) return unsolved(model, "infinite", state, "non-finite", diagnostics);
  return {
    status: "converged",
    model,
    regime: "infinite",
    overlaps: overlapsOf(state),
    conjugates: { mHat: state.mHat / state.V, qHat: state.qHat / (state.V * state.V), VHat: 0 },
    state,
    coordinates: { x: Number.POSITIVE_INFINITY, y: log(state.tau) },
    diagnostics,
  };
}

function isSquare(model: Model): boolean {
  return model.channel.loss.name === "square" && model.channel.route === "exact";
}

/** Coordinates of the square loss's solution in the same regime; away from its own interpolation peak. */
function squareStart(model: Model, regime: Regime, closed: boolean): ReducedCoordinates {
  const { spectrum, alpha, channel } = model;
  // In the corner lambda is the unit.
  const lambda = regime.name === "corner" ? 1 : closed ? model.lambda : startLambda(model.lambda);
  const solution = squareSolution(spectrum, alpha, channel.epsilon, lambda);
  // Ridgeless: x is the logarithm of V; order one is as good as any.
  return regime.name === "ridgeless" && !closed ? { x: 0, y: solution.y } : solution;
}

/** The square loss at lambda -> 0 has a peak that no margin loss has; a small ridge rounds it off. */
function startLambda(lambda: number): number {
  return Math.max(lambda, 1e-3);
}

/** Hebb's rule scaled by 1 / lambda, with zeta from the channel's response there. */
function hebbStart(model: Model, regime: Regime, fallback: ReducedCoordinates): ReducedCoordinates {
  if (regime.name === "interpolating") return { x: log(model.spectrum.means.t), y: fallback.y };
  if (regime.name !== "regular") return { x: log(1 / model.alpha), y: fallback.y };
  const hebb = hebbState(model);
  const tau = hebb.tau / model.lambda;
  const V = hebb.V / model.lambda;
  const { VHat } = model.channel.fluctuation({ V, m: hebb.m / model.lambda, tau });
  const zeta = model.spectrum.means.nu / (model.alpha * VHat + RESPONSE_FLOOR);
  return { x: log(zeta), y: log(tau) };
}
