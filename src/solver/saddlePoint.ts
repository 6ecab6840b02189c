import { type Problem, problemOf, type ReducedProblem } from "../../equations/limits.js";
import { square } from "../../equations/losses.js";
import { conjugatesOf, overlapsOf, type ReducedState, reducedEquations } from "../../equations/reduction.js";
import { mapResidual } from "../../equations/selfConsistent.js";
import type { ReducedCoordinates } from "../../equations/squareSolution.js";
import { type AnyModel, isMatrixModel, type MatrixModel, type Model } from "../../equations/types.js";
import { log } from "../numerics/elementary.js";
import { SMALLEST_NORMAL } from "../numerics/powersOfTwo.js";
import { matrixSaddlePoint } from "./matrixSaddlePoint.js";
import { conditionedError, type NewtonResult, newton } from "./newton.js";
import {
  type Diagnostics,
  type MatrixSolution,
  type Method,
  type MinimumSolution,
  type Unsolved,
  unsolvedMessage,
  type VectorSolution,
} from "./solution.js";
import { type Start, squareCoordinates, startsOf } from "./starts.js";

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
 * lambda says which equations hold (problemOf). Two of them in two unknowns are left, and Newton's method solves them from one start after
 * the other (startsOf) until the residual of the undamped map accepts its point (assess). The square loss needs no iteration, and Hebb's
 * rule at lambda = Infinity no equations.
 *
 * @param model   One saddle-point problem.
 * @param options Tolerance, budget, start.
 * @returns Solved, or Unsolved with the reason; never an unconverged point that looks like a solution.
 *
 * Source: equations/README.md (RE.5).
 */
export function saddlePoint(model: Model, options?: SolveOptions): VectorSolution;
export function saddlePoint(model: MatrixModel, options?: SolveOptions): MatrixSolution;
export function saddlePoint(model: AnyModel, options?: SolveOptions): MinimumSolution;
export function saddlePoint(model: AnyModel, options: SolveOptions = {}): MinimumSolution {
  if (isMatrixModel(model)) {
    const { tolerance = DEFAULT_TOLERANCE, maxIterations, start } = options;
    return matrixSaddlePoint(model, { tolerance, maxIterations, start });
  }
  const problem = problemOf(model);
  if (problem.kind === "none") return missing(model, problem);
  if (problem.kind === "explicit") return explicit(model, problem.state);
  return solveReduced(model, problem, options);
}

/** Solves the two reduced equations of a problem; `model` is the one that was posed. */
export function solveReduced(model: Model, problem: ReducedProblem, options: SolveOptions = {}): VectorSolution {
  const { effective, regime } = problem;
  const { tolerance = DEFAULT_TOLERANCE, maxIterations = DEFAULT_MAX_ITERATIONS, closedForm = true } = options;
  const equations = reducedEquations(effective, regime);
  if (closedForm && effective.channel.loss === square && effective.channel.route === "exact") {
    const { x, y } = squareCoordinates(effective, regime);
    const result = { status: "converged", point: equations(x, y), evaluations: 1, step: 0, contraction: 0 } as const;
    return assess(model, problem, result, { method: "closed-form", iterations: 1, tolerance });
  }
  let iterations = 0;
  const attempt = ({ coordinates, evaluations }: Start): VectorSolution => {
    const result = newton(equations, coordinates, maxIterations);
    iterations += evaluations + result.evaluations;
    return assess(model, problem, result, { method: "newton", iterations, tolerance });
  };
  let last = options.start && attempt({ coordinates: options.start, evaluations: 0 });
  if (last?.status === "converged") return last;
  // A budget of the caller's own ends the search with the simple starts; else there are rescues.
  for (const start of startsOf(problem, equations, options.maxIterations === undefined)) {
    last = attempt(start);
    if (last.status === "converged") break;
  }
  return last as VectorSolution;
}

/** Method, iterations and tolerance of the search for a point. */
interface Search {
  readonly method: Method;
  readonly iterations: number;
  readonly tolerance: number;
}

/** Turns the outcome of Newton's method into a solution, by the residual of the undamped map and nothing else. */
function assess(model: Model, problem: ReducedProblem, result: NewtonResult, search: Search): VectorSolution {
  const { name, effective, regime } = problem;
  const { point, step } = result;
  const { state } = point;
  const residual = mapResidual(effective, regime, state);
  const rounding = conditionedError(point, effective.channel.relativeError(state));
  const diagnostics: Diagnostics = {
    method: search.method,
    iterations: search.iterations,
    residual,
    contraction: result.contraction,
    errorEstimate: Math.max(step, rounding),
  };
  // In ill-conditioned corners (epsilon = 0 at large alpha) rounding of the averages stops Newton's line search before its step is
  // at rounding: the equations hold, and the step that remains is no larger than what rounding can cause. It is reported.
  const atRounding = result.status !== "non-finite" && step <= ROUNDING_MARGIN * rounding;
  const known = diagnostics.errorEstimate < UNKNOWN;
  if ((result.status === "converged" || atRounding) && residual <= search.tolerance && known) {
    return {
      status: "converged",
      question: "minimum",
      model,
      regime: name,
      overlaps: overlapsOf(state),
      conjugates: conjugatesOf(state),
      state,
      coordinates: { x: point.x, y: point.y },
      diagnostics,
    };
  }
  const status = !Number.isFinite(residual) ? "non-finite" : result.status === "converged" ? "stalled" : result.status;
  return unsolved(model, name, state, status, diagnostics, search.tolerance);
}

/** Hebb's rule, lambda = Infinity, in units of 1 / lambda. Source: equations/README.md (LI.2). */
function explicit(model: Model, state: ReducedState): VectorSolution {
  const diagnostics: Diagnostics = {
    method: "closed-form",
    iterations: 0,
    residual: 0,
    contraction: 0,
    errorEstimate: 4e-16,
  };
  // Tau has lost its digits, and with it the angle to the teacher, where q or the squares of the eigenvalues underflow.
  const { V, m, tau, mHat, qHat } = state;
  const squares = [V * V, tau * tau, model.spectrum.means.nuSquare];
  const hasDigits = squares.every((square) => square >= SMALLEST_NORMAL);
  if (!hasDigits || ![...squares, m * m, mHat * mHat, qHat].every(Number.isFinite)) {
    return unsolved(model, "infinite", state, "non-finite", diagnostics, DEFAULT_TOLERANCE);
  }
  return {
    status: "converged",
    question: "minimum",
    model,
    regime: "infinite",
    overlaps: overlapsOf(state),
    conjugates: { mHat: state.mHat / state.V, qHat: state.qHat / (state.V * state.V), VHat: 0 },
    state,
    coordinates: { x: Number.POSITIVE_INFINITY, y: log(state.tau) },
    diagnostics,
  };
}

/** A limit lambda -> 0+ that does not exist. */
function missing(model: Model, { name, reason }: Problem & { readonly kind: "none" }): Unsolved {
  const { alpha, channel } = model;
  return {
    status: "diverged",
    question: "minimum",
    model,
    regime: name,
    lastOverlaps: { m: Number.NaN, q: Number.POSITIVE_INFINITY, V: Number.POSITIVE_INFINITY },
    diagnostics: {
      method: "newton",
      iterations: 0,
      residual: Number.POSITIVE_INFINITY,
      contraction: 1,
      errorEstimate: Number.POSITIVE_INFINITY,
    },
    message: `${model.name}/${channel.loss.name} at alpha=${alpha}, epsilon=${channel.epsilon}, lambda=0+: ${reason}`,
  };
}

function unsolved(
  model: Model,
  regime: Unsolved["regime"],
  state: ReducedState,
  status: Unsolved["status"],
  diagnostics: Diagnostics,
  tolerance: number,
): Unsolved {
  const message = unsolvedMessage(model, status, diagnostics, tolerance);
  return { status, question: "minimum", model, regime, lastOverlaps: overlapsOf(state), diagnostics, message };
}
