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
  value: (u) => (u > 0 ? Math.log1p(Math.exp(-u)) : Math.log1p(Math.exp(u)) - u),
  slope: (u) => -1 / (1 + Math.exp(u)),
  curvature: (u) => {
    const decay = Math.exp(-Math.abs(u));
    return decay / ((1 + decay) * (1 + decay));
  },
  kinks: [],
  pull: 0.5,
  minimizers: { from: Number.POSITIVE_INFINITY, to: Number.POSITIVE_INFINITY },
};

/** A built-in loss; undefined for other names, those that every object has among them. */
export function namedLoss(name: string): Loss | undefined {
  return Object.hasOwn(LOSSES, name) ? LOSSES[name] : undefined;
}

/** The losses known by name. */
export const LOSSES: { readonly [name: string]: Loss } = { square, hinge, "squared-hinge": squaredHinge, logistic };
