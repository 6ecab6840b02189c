import { matrixProblemOf, zeroNetworkLambda } from "../../equations/matrixLimits.js";
import type { MatrixPoint, MatrixRegime, MatrixState } from "../../equations/matrixReduction.js";
import type { ReducedCoordinates } from "../../equations/squareSolution.js";
import type { Conjugates, MatrixModel, Overlaps } from "../../equations/types.js";
import { expm1 } from "../numerics/elementary.js";
import { equationsOf, followedStart, iteratedStart, type MatrixStart, thickenedStart } from "./matrixStarts.js";
import { linearSolution, newtonSystem, type SystemResult } from "./newtonSystem.js";
import { type Diagnostics, type MatrixSolution, type Unsolved, unsolvedMessage } from "./solution.js";

/** Options of the solver, as those of saddlePoint. */
export interface MatrixOptions {
  readonly tolerance: number;
  readonly maxIterations?: number | undefined;
  readonly start?: ReducedCoordinates | undefined;
}

const BUDGET = 60;
/** A state known to no digit is no solution. */
const UNKNOWN = 0.3;
/** The step may exceed the estimate of rounding by this factor. */
const ROUNDING_MARGIN = 10;
/** Relative error of the averages over the spectrum, and that of the distance to its upper edge. */
const SPECTRAL_ROUNDING = 1e-15;
const EDGE_ROUNDING = 1e-15;

/**
 * Solves the saddle-point equations of a learner of matrices at any lambda in [0, Infinity].
 *
 * Newton's method in three unknowns, from a neighbor, from a few steps of the self-consistent iteration, or along a path of falling lambda.
 *
 * @returns Solved or Unsolved. Where lambda is so large that the network is zero, that is the solution.
 *
 * Source: equations/README.md (LF.7), (LF.8).
 */
export function matrixSaddlePoint(model: MatrixModel, options: MatrixOptions): MatrixSolution {
  const problem = matrixProblemOf(model);
  if (problem.kind === "none") return missing(model, problem.name, problem.reason);
  if (problem.kind === "zero") return zeroNetwork(model);
  const { regime } = problem;
  const equations = equationsOf(model, regime);
  let iterations = 0;
  let last: MatrixSolution | undefined;
  for (const start of startsOf(model, regime, options)) {
    const result = newtonSystem(equations, start.place, options.maxIterations ?? BUDGET);
    iterations += start.evaluations + (result?.evaluations ?? 1);
    if (result === undefined) continue;
    last = assess(model, regime, result, iterations, options.tolerance);
    if (last.status === "converged") return last;
  }
  return last ?? missing(model, regime.name, "no start was found at which the field has a positive part");
}

/** Each costs more than the one before. A budget of the caller's own ends the search with the simple starts. */
function* startsOf(model: MatrixModel, regime: MatrixRegime, options: MatrixOptions): Generator<MatrixStart> {
  const { start } = options;
  if (start?.z !== undefined) yield { place: [start.x, start.y, start.z], evaluations: 0 };
  const scale = zeroNetworkLambda(model);
  const iterated = iteratedStart(model, regime, scale);
  if (iterated !== undefined) yield iterated;
  if (options.maxIterations !== undefined) return;
  for (const rescue of [followedStart, thickenedStart]) {
    const found = rescue(model, regime, scale);
    if (found !== undefined) yield found;
  }
}

/** Turns the outcome of Newton's method into a solution, by the residual of the undamped map. */
function assess(
  model: MatrixModel,
  regime: MatrixRegime,
  { status, point, step, contraction, place }: SystemResult<MatrixPoint>,
  iterations: number,
  tolerance: number,
): MatrixSolution {
  const { state, residuals } = point;
  const residual = Math.max(...residuals.map((value) => Math.abs(expm1(value))));
  // Just below the lambda of the zero network few eigenvalues are positive, and the averages over them fall like powers of the distance.
  const distance = 1 - state.ridge / model.spectrum.edge(state.mHat, state.qHat);
  const spectral = SPECTRAL_ROUNDING + EDGE_ROUNDING / distance + (state.positive.spreadError ?? 0);
  const rounding = conditionedMatrixError(point, model.channel.relativeError(state) + spectral);
  const diagnostics: Diagnostics = {
    method: "newton",
    iterations,
    residual,
    contraction,
    errorEstimate: Math.max(step, rounding),
  };
  const holds = status === "converged" || step <= ROUNDING_MARGIN * rounding;
  // The spread of a rule that is nearly found is known to rounding of m only.
  const reachable = Math.max(tolerance, 10 * spectral, 4 * Number.EPSILON * (1 + (state.m / state.tau) ** 2));
  if (holds && residual <= reachable && diagnostics.errorEstimate < UNKNOWN) {
    return {
      status: "converged",
      question: "minimum",
      model,
      regime: regime.name,
      overlaps: matrixOverlaps(state),
      conjugates: matrixConjugates(state),
      matrix: state,
      coordinates: { x: place[0]!, y: place[1]!, z: place[2]! },
      diagnostics,
    };
  }
  const ending = !Number.isFinite(residual) ? "non-finite" : status === "converged" ? "stalled" : status;
  return {
    status: ending,
    question: "minimum",
    model,
    regime: regime.name,
    lastOverlaps: matrixOverlaps(state),
    diagnostics,
    message: unsolvedMessage(model, ending, diagnostics, tolerance),
  };
}

/** Overlaps of a state. V is Infinity where it diverges. */
export function matrixOverlaps({ m, tau, V }: MatrixState): Overlaps {
  return { m, q: m * m + tau * tau, V };
}

/** Conjugates of a state, from their values in units of the response. All 0 where V diverges. */
function matrixConjugates({ V, mHat, qHat, VHat }: MatrixState): Conjugates {
  return { mHat: mHat / V, qHat: qHat / (V * V), VHat: VHat / V };
}

/** Largest displacement that a relative error in each equation can cause. */
function conditionedMatrixError(point: MatrixPoint, relativeError: number): number {
  const size = point.residuals.length;
  let largest = 0;
  for (let k = 0; k < size; k++) {
    const unit = point.residuals.map((_, i) => (i === k ? 1 : 0));
    largest += Math.max(...linearSolution(point.jacobian, unit).map(Math.abs));
  }
  return largest * relativeError;
}

const NO_ITERATION: Diagnostics = {
  method: "closed-form",
  iterations: 0,
  residual: 0,
  contraction: 0,
  errorEstimate: 0,
};

/** From the lambda of (LF.8) on all overlaps are 0. */
function zeroNetwork(model: MatrixModel): MatrixSolution {
  return {
    status: "converged",
    question: "minimum",
    model,
    regime: "zero",
    overlaps: { m: 0, q: 0, V: 0 },
    conjugates: { mHat: 0, qHat: 0, VHat: 0 },
    matrix: undefined,
    coordinates: { x: Number.NEGATIVE_INFINITY, y: Number.NEGATIVE_INFINITY },
    diagnostics: NO_ITERATION,
  };
}

function missing(model: MatrixModel, name: MatrixRegime["name"], reason: string): Unsolved {
  const { alpha, channel, lambda } = model;
  const infinite = Number.POSITIVE_INFINITY;
  const place = lambda === 0 ? "0+" : String(lambda);
  return {
    status: "diverged",
    question: "minimum",
    model,
    regime: name,
    lastOverlaps: { m: Number.NaN, q: infinite, V: infinite },
    diagnostics: { method: "newton", iterations: 0, residual: infinite, contraction: 1, errorEstimate: infinite },
    message: `${model.name}/${channel.loss.name} at alpha=${alpha}, epsilon=${channel.epsilon}, lambda=${place}: ${reason}`,
  };
}
