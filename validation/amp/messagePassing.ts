import type { Matrix } from "../linearAlgebra/linearAlgebra.js";
import { addRow, dot, rowDot } from "../linearAlgebra/vectors.js";
import type { OutputFunction } from "./outputFunction.js";

/** One data set, and what a learner makes of it. */
export interface AmpProblem {
  /** One sample a row, entries of unit variance. */
  readonly inputs: Matrix;
  /** +1 or -1. */
  readonly labels: ArrayLike<number>;
  readonly output: OutputFunction;
  /** Precision of the weights' Gaussian prior, (0, Infinity): lambda of a ridge penalty, 1 for the Bayes-optimal learner. */
  readonly lambda: number;
}

/** State of message passing. */
export interface AmpState {
  /** 0 at the start, where the weights are 0. */
  readonly iteration: number;
  readonly weights: Float64Array;
  /** Pull of each sample in the direction of its label, from the iteration before: the dual variables of a loss. */
  readonly pulls: Float64Array;
  /** Variance of each weight given the others' messages: the response. */
  readonly V: number;
}

/** Options of message passing. */
export interface AmpOptions {
  /** Largest undamped residual accepted; defaults to 1e-12. */
  readonly tolerance?: number;
  /** Defaults to 2000. */
  readonly maxIterations?: number;
  /** Weight of the new state, (0, 1]; defaults to 1, undamped, which is what state evolution describes. */
  readonly damping?: number;
  /**
   * True if every state is set to the length of a fixed point, which does not move the fixed points; defaults to false. Only where the
   * output function is scale-free.
   */
  readonly calibrated?: boolean;
  /** First state; defaults to zero weights with the prior's variance. */
  readonly start?: AmpState;
  /** Sees every state, the first one included. It must not keep the arrays. */
  readonly observe?: (state: AmpState) => void;
}

/** End of message passing. */
export interface AmpResult {
  readonly status: "converged" | "max-iterations" | "diverged";
  readonly state: AmpState;
  /** Largest relative change of weights, pulls and V under one undamped step. */
  readonly residual: number;
}

/** Rounding of the map is some ten times smaller. */
export const AMP_TOLERANCE = 1e-12;
/** Slow points, such as small lambda beyond separability, need this many. */
export const AMP_ITERATIONS = 2000;

/**
 * Generalized approximate message passing with a Gaussian prior on the weights.
 *
 * One pass over the data an iteration: a row's pull depends on that row alone, so it is added to the weights' messages while the row
 * is in the cache. The fixed point does not depend on the damping; for a loss it is exactly the minimizer of
 * sum_i loss(y_i w.x_i / sqrt d) + (lambda / 2) |w|^2.
 *
 * @param problem Inputs of independent entries; on others it need not converge.
 * @param options Tolerance, budget, damping, calibration, start.
 * @returns How it ended; the residual is that of the undamped map at the state returned, so that damping does not flatter it.
 *
 * Source: equations/README.md (AM.1).
 */
export function messagePassing(problem: AmpProblem, options: AmpOptions = {}): AmpResult {
  const {
    tolerance = AMP_TOLERANCE,
    maxIterations = AMP_ITERATIONS,
    damping = 1,
    calibrated = false,
    observe,
  } = options;
  let state = options.start ?? ampStart(problem);
  observe?.(state);
  for (let step = 0; ; step++) {
    const next = ampStep(problem, state);
    const residual = changeOf(state, next);
    if (!Number.isFinite(residual) || !(next.V > 0)) return { status: "diverged", state, residual };
    if (residual <= tolerance) return { status: "converged", state, residual };
    if (step === maxIterations) return { status: "max-iterations", state, residual };
    const mixture = damping === 1 ? next : mixStates(state, next, damping);
    state = calibrated ? calibratedState(mixture, problem.lambda) : mixture;
    observe?.(state);
  }
}

/** Zero weights, of the prior's variance. */
function ampStart({ inputs, lambda }: AmpProblem): AmpState {
  return {
    iteration: 0,
    weights: new Float64Array(inputs.columns),
    pulls: new Float64Array(inputs.rows),
    V: 1 / lambda,
  };
}

/** One undamped iteration. Source: equations/README.md (AM.1). */
function ampStep({ inputs, labels, output, lambda }: AmpProblem, state: AmpState): AmpState {
  const { rows: n, columns: d, data } = inputs;
  const { weights, V } = state;
  const scale = 1 / Math.sqrt(d);
  const pulls = new Float64Array(n);
  const message = new Float64Array(d);
  let response = 0;
  for (let i = 0; i < n; i++) {
    const row = i * d;
    const y = labels[i] as number;
    const u = y * scale * rowDot(data, row, weights, d) - V * (state.pulls[i] as number);
    const pull = output.pull(u, V);
    pulls[i] = pull;
    response += output.response(u, V, pull);
    const amount = y * scale * pull;
    if (amount !== 0) addRow(message, amount, data, row);
  }
  const VHat = response / d;
  const nextV = 1 / (lambda + VHat);
  for (let j = 0; j < d; j++) message[j] = nextV * ((message[j] as number) + VHat * (weights[j] as number));
  return { iteration: state.iteration + 1, weights: message, pulls, V: nextV };
}

function changeOf(from: AmpState, to: AmpState): number {
  return Math.max(
    relativeChange(from.weights, to.weights),
    relativeChange(from.pulls, to.pulls),
    Math.abs(to.V - from.V) / to.V,
  );
}

/** Norm of the change by the norm of the new; 0 where both vanish. */
function relativeChange(from: Float64Array, to: Float64Array): number {
  let change = 0;
  let size = 0;
  for (let i = 0; i < to.length; i++) {
    change += ((to[i] as number) - (from[i] as number)) ** 2;
    size += (to[i] as number) ** 2;
  }
  return change === 0 ? 0 : Math.sqrt(change / size);
}

/**
 * The state on the ray (s w, g/s, s^2 V) that has the length of a fixed point.
 *
 * Labels do not tell the length of the weights. For a scale-free output function the map commutes with s but for lambda, and lambda alone
 * brings the length home: at the rate 1 - 2 lambda V, which at many samples is next to 1. At every fixed point lambda (q + V) = 1.
 *
 * Source: equations/README.md (AM.7).
 */
function calibratedState({ iteration, weights, pulls, V }: AmpState, lambda: number): AmpState {
  const q = dot(weights, weights) / weights.length;
  const s = 1 / Math.sqrt(lambda * (q + V));
  return { iteration, weights: weights.map((w) => s * w), pulls: pulls.map((g) => g / s), V: s * s * V };
}

function mixStates(from: AmpState, to: AmpState, damping: number): AmpState {
  const mix = (a: number, b: number): number => a + damping * (b - a);
  return {
    iteration: to.iteration,
    weights: to.weights.map((value, j) => mix(from.weights[j] as number, value)),
    pulls: to.pulls.map((value, i) => mix(from.pulls[i] as number, value)),
    V: mix(from.V, to.V),
  };
}
