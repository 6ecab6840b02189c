import { exp, log1p } from "../src/numerics/elementary.js";

/**
 * A convex margin loss, smooth between its kinks.
 *
 * Any such loss can be trained on; the four built-in ones have names. Functions are called with finite arguments only and never
 * at a kink, where slope and curvature may be anything.
 */
export interface Loss {
  readonly name: string;
  readonly value: (u: number) => number;
  /** First derivative. */
  readonly slope: (u: number) => number;
  /** Second derivative, >= 0. */
  readonly curvature: (u: number) => number;
  /** Points where the slope jumps up or the curvature jumps, in increasing order. */
  readonly kinks: readonly number[];
  /** -loss'(0), the pull at the decision boundary (right-hand derivative), > 0. */
  readonly pull: number;
  /** The set where the loss is least: [from, to], with from = Infinity when the infimum is not attained. */
  readonly minimizers: { readonly from: number; readonly to: number };
  /**
   * True where the infimum is approached no faster than by a power of u: then the weights of lambda -> 0+ do not tend to the max-margin
   * direction. Only for losses without a minimizer; an exponential tail, which is the usual one, is fast.
   */
  readonly slowTail?: boolean;
  /** Slope and curvature at x[0 .. n) at once, and the value where it is asked for; where that is faster than one by one. */
  readonly jets?: (
    x: Float64Array,
    n: number,
    slope: Float64Array,
    curvature: Float64Array,
    value: Float64Array | undefined,
  ) => void;
}

/** True if the loss only asks for the right side of a margin, so that separable data are fitted; else it asks for interpolation. */
export function separates(loss: Loss): boolean {
  return loss.minimizers.to === Number.POSITIVE_INFINITY;
}

/** The margin at which the loss is least; 1 where it falls for ever, because then only the direction of the weights has a limit. */
export function unitMargin(loss: Loss): number {
  return loss.minimizers.from === Number.POSITIVE_INFINITY ? 1 : loss.minimizers.from;
}

/** The loss where it is least, or far out where it falls for ever: 0 for the built-in losses. */
export function leastLoss(loss: Loss): number {
  return loss.value(Math.min(loss.minimizers.from, Number.MAX_VALUE));
}

/** Distance from 0 at which a slope beside it is extrapolated from: its square is rounding. */
const BESIDE = 1e-8;

/** The slope at 0 from the right, of a loss with a kink there. */
export function rightSlope(slope: (u: number) => number): number {
  return 2 * slope(BESIDE) - slope(2 * BESIDE);
}

/** -loss'(0) from the left: larger than the pull where the loss has a kink at the decision boundary. */
export function leftPull(loss: Loss): number {
  return loss.kinks.includes(0) ? loss.slope(-2 * BESIDE) - 2 * loss.slope(-BESIDE) : loss.pull;
}

/** (1 - u)^2 / 2. */
export const square: Loss = {
  name: "square",
  value: (u) => 0.5 * (1 - u) * (1 - u),
  slope: (u) => u - 1,
  curvature: () => 1,
  kinks: [],
  pull: 1,
  minimizers: { from: 1, to: 1 },
};

/** max(0, 1 - u). */
export const hinge: Loss = {
  name: "hinge",
  value: (u) => Math.max(0, 1 - u),
  slope: (u) => (u < 1 ? -1 : 0),
  curvature: () => 0,
  kinks: [1],
  pull: 1,
  minimizers: { from: 1, to: Number.POSITIVE_INFINITY },
};

/** max(0, 1 - u)^2 / 2. */
export const squaredHinge: Loss = {
  name: "squared-hinge",
  value: (u) => 0.5 * Math.max(0, 1 - u) ** 2,
  slope: (u) => Math.min(0, u - 1),
  curvature: (u) => (u < 1 ? 1 : 0),
  kinks: [1],
  pull: 1,
  minimizers: { from: 1, to: Number.POSITIVE_INFINITY },
};

/** log(1 + exp(-u)). */
export const logistic: Loss = {
  name: "logistic",
  value: (u) => (u > 0 ? log1p(exp(-u)) : log1p(exp(u)) - u),
  slope: (u) => {
    const decay = exp(-Math.abs(u));
    const share = 1 / (1 + decay);
    return u > 0 ? -decay * share : -share;
  },
  curvature: (u) => {
    const decay = exp(-Math.abs(u));
    const share = 1 / (1 + decay);
    return decay * share * share;
  },
  jets: (u, n, slope, curvature, value) => {
    for (let i = 0; i < n; i++) {
      const decay = exp(-Math.abs(u[i]!));
      const share = 1 / (1 + decay);
      slope[i] = u[i]! > 0 ? -decay * share : -share;
      curvature[i] = decay * share * share;
      if (value !== undefined) value[i] = Math.max(0, -u[i]!) + log1p(decay);
    }
  },
  kinks: [],
  pull: 0.5,
  minimizers: { from: Number.POSITIVE_INFINITY, to: Number.POSITIVE_INFINITY },
};
