import { labelCorrelation } from "../../equations/channels/labelField.js";
import { regimeOf } from "../../equations/limits.js";
import { conjugatesOf, overlapsOf, type Regime, reducedEquations } from "../../equations/reduction.js";
import { type IteratedState, selfConsistentMap, stepResidual } from "../../equations/selfConsistent.js";
import { squareSolution } from "../../equations/squareSolution.js";
import type { Model } from "../../equations/types.js";
import { ParameterError } from "../core/errors.js";
import { exp, log } from "../numerics/elementary.js";
import { fixedPoint } from "./fixedPoint.js";
import { conditionedError } from "./newton.js";
import { DEFAULT_TOLERANCE, saddlePoint } from "./saddlePoint.js";
import { type Diagnostics, unsolvedMessage, type VectorSolution } from "./solution.js";

/** Options of the self-consistent iteration. */
export interface IterateOptions {
  /** Largest undamped residual accepted; defaults to 1e-12. */
  readonly tolerance?: number;
  /** Steps; defaults to 20000. */
  readonly maxIterations?: number;
  /** Weight of the new iterate, (0, 1]; defaults to 1, undamped. */
  readonly damping?: number;
  /** Memory of Anderson acceleration, the integers 0 to 10; defaults to 0, plain iteration. */
  readonly anderson?: number;
}

/**
 * Solves the saddle-point equations by the textbook iteration, overlaps -> conjugates -> overlaps.
 *
 * The independent route beside Newton's method, and the one to compare other codes with. Plain iteration slows down without bound
 * near thresholds and at small lambda; Anderson acceleration helps. Starts from the square loss at about twice the ridge.
 *
 * @param model   One saddle-point problem at lambda in [0, Infinity].
 * @param options Damping, memory, tolerance, budget.
 * @returns Solved or Unsolved; the residual is that of the undamped map at the point returned.
 * @throws {ParameterError} naming the option that is out of range.
 *
 * Source: equations/README.md (RE.6).
 */
export function iterate(model: Model, options: IterateOptions = {}): VectorSolution {
  const { tolerance = DEFAULT_TOLERANCE, maxIterations = 20_000, damping = 1, anderson = 0 } = options;
  if (!(damping > 0 && damping <= 1)) throw new ParameterError("fixed-point", "damping", damping, "(0, 1]");
  if (!(Number.isInteger(anderson) && anderson >= 0 && anderson <= 10)) {
    throw new ParameterError("fixed-point", "anderson", anderson, "the integers 0 to 10");
  }
  if (model.lambda === Number.POSITIVE_INFINITY) return saddlePoint(model);
  const { regime, effective } = regimeOf(model);
  const map = selfConsistentMap(effective, regime);
  const asState = (point: readonly number[]): IteratedState => [
    point[0] as number,
    point[1] as number,
    point[2] as number,
  ];
  const result = fixedPoint(
    (point) => map(asState(point)).next,
    startOf(effective, regime.name),
    (from, next) => stepResidual(asState(from), asState(next)),
    { tolerance, maxIterations, damping, anderson },
  );
  const { state } = map(asState(result.point));
  const { contraction, residual } = result;
  const coordinates = { x: log(regime.name === "ridgeless" ? state.V : state.zeta), y: log(state.tau) };
  // The contraction rate alone promises too much where the map is not normal: the residual goes through the inverse Jacobian too.
  const remaining = conditionedError(
    reducedEquations(effective, regime)(coordinates.x, coordinates.y),
    residual + effective.channel.relativeError(state),
  );
  const geometric = contraction < 1 ? (residual * contraction) / (1 - contraction) : Number.POSITIVE_INFINITY;
  const diagnostics: Diagnostics = {
    method: "fixed-point",
    iterations: result.iterations,
    residual,
    contraction,
    errorEstimate: Math.max(remaining, geometric),
  };
  if (result.status === "converged") {
    const overlaps = overlapsOf(state);
    return {
      status: "converged",
      question: "minimum",
      model,
      regime: regime.name,
      overlaps,
      conjugates: conjugatesOf(state),
      state,
      coordinates,
      diagnostics,
    };
  }
  const message = unsolvedMessage(model, result.status, diagnostics, tolerance);
  return {
    status: result.status,
    question: "minimum",
    model,
    regime: regime.name,
    lastOverlaps: overlapsOf(state),
    diagnostics,
    message,
  };
}

/** The solution of the square loss at another ridge: away from its own peak, and never the answer itself. */
function startOf(model: Model, regime: Regime["name"]): IteratedState {
  const lambda = 2 * model.lambda + 1e-2;
  const { x, y } = squareSolution(model.spectrum, model.alpha, model.channel.epsilon, lambda);
  const zeta = exp(x);
  const { response, teacher } = model.spectrum.moments(zeta);
  const shrunk = zeta * response;
  const logResponse = regime === "interpolating" ? log(shrunk) : log(shrunk / lambda);
  return [logResponse, labelCorrelation(model.channel.epsilon) * teacher, y];
}
