import { ParameterError } from "../../src/core/errors.js";

/** Algorithms that take discrete steps along the gradient. */
export const STEP_ALGORITHMS = ["gradient-descent", "heavy-ball", "nesterov"] as const;

/** One of them. */
export type StepAlgorithm = (typeof STEP_ALGORITHMS)[number];

/** Step rule of a training. The gradient is that of the sum over samples, and training starts at w = 0. */
export interface StepTraining {
  readonly algorithm: StepAlgorithm;
  /** Step size, (0, Infinity). */
  readonly eta: number;
  /** Number of steps, 0, 1, ... */
  readonly steps: number;
  /** Of heavy ball, [0, 1); defaults to 0.9. */
  readonly momentum?: number;
  /** Fraction of the samples in each mini-batch, (0, 1], drawn anew at every step; defaults to 1. */
  readonly batch?: number;
}

/** The momentum of heavy ball unless asked otherwise. */
const DEFAULT_MOMENTUM = 0.9;

/**
 * One step of an algorithm: w(t+1) = now w(t) + before w(t-1) + eta F(t), where F is the sum of the samples' pulls at
 * w(t) + lookAhead (w(t) - w(t-1)).
 */
export interface StepCoefficients {
  readonly now: number;
  readonly before: number;
  readonly lookAhead: number;
}

/** Nesterov's momentum of step t = 0, 1, ... for convex objectives: (t - 1) / (t + 2), and 0 at the first step. */
function nesterovMomentum(t: number): number {
  return t === 0 ? 0 : (t - 1) / (t + 2);
}

/**
 * The coefficients of step t = 0, 1, ... The ridge penalty acts where the gradient is taken.
 *
 * @throws {ParameterError} naming `algorithm`.
 *
 * Source: equations/README.md (MF.1).
 */
export function stepCoefficients(training: StepTraining, lambda: number, t: number): StepCoefficients {
  const decay = training.eta * lambda;
  switch (training.algorithm) {
    case "gradient-descent":
      return { now: 1 - decay, before: 0, lookAhead: 0 };
    case "heavy-ball": {
      const momentum = training.momentum ?? DEFAULT_MOMENTUM;
      return { now: 1 + momentum - decay, before: -momentum, lookAhead: 0 };
    }
    case "nesterov": {
      const momentum = nesterovMomentum(t);
      return { now: (1 - decay) * (1 + momentum), before: -(1 - decay) * momentum, lookAhead: momentum };
    }
    default:
      throw new ParameterError("training", "algorithm", training.algorithm, `{${STEP_ALGORITHMS.join(", ")}}`);
  }
}
