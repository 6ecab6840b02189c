import { exp } from "../../src/numerics/elementary.js";
import { NORMAL_DENSITY_AT_ZERO, normalCdf, normalDensity } from "../../src/numerics/normal.js";
import { LOSSES, type LossName } from "../vocabulary/losses.js";

/** Averages of the answer a over a Gaussian margin. */
export interface AnswerMoments {
  /** E a. */
  readonly mean: number;
  /** E a^2. */
  readonly square: number;
  /** -E da/du, >= 0. */
  readonly response: number;
}

/**
 * Answer of a training sample to the field that the others make.
 *
 * The margin u = y F is that of the sample when it is left out. Trained on, its margin is z = u + V a, which minimizes
 * loss(z)/lambda + (z - u)^2/(2 V). The answer a is y c, with c the coefficient of f = sum_j K_j c_j, so lambda a = -loss'(z).
 *
 * Source: equations/README.md (PO.1).
 */
export interface FieldAnswer {
  /** a at margin u. V > 0, lambda > 0. */
  readonly answer: (u: number, V: number, lambda: number) => number;
  /** Averages over u ~ N(mean, deviation^2), deviation > 0. */
  readonly moments: (mean: number, deviation: number, V: number, lambda: number) => AnswerMoments;
  /** z is negative exactly where u < -pull V/lambda. */
  readonly pull: number;
}

/** The answer of every loss that has a name. */
export const FIELD_ANSWERS: { readonly [name in LossName]: FieldAnswer } = {
  square: {
    answer: (u, V, lambda) => (1 - u) / (V + lambda),
    moments: (mean, deviation, V, lambda) => {
      const a = (1 - mean) / (V + lambda);
      return { mean: a, square: a * a + (deviation / (V + lambda)) ** 2, response: 1 / (V + lambda) };
    },
    pull: LOSSES.square.loss.pull,
  },
  hinge: {
    answer: (u, V, lambda) => Math.min(Math.max((1 - u) / V, 0), 1 / lambda),
    moments: hingeMoments,
    pull: LOSSES.hinge.loss.pull,
  },
  "squared-hinge": {
    answer: (u, V, lambda) => Math.max(0, 1 - u) / (V + lambda),
    moments: (mean, deviation, V, lambda) => {
      const { zeroth, first, second } = positivePart(1 - mean, deviation);
      const width = V + lambda;
      return { mean: first / width, square: second / width ** 2, response: zeroth / width };
    },
    pull: LOSSES["squared-hinge"].loss.pull,
  },
  logistic: { answer: logisticAnswer, moments: logisticMoments, pull: LOSSES.logistic.loss.pull },
};

/** P(x > 0), E max(0, x) and E max(0, x)^2 of x ~ N(mean, deviation^2). */
function positivePart(mean: number, deviation: number): { zeroth: number; first: number; second: number } {
  const ratio = mean / deviation;
  const zeroth = normalCdf(ratio);
  const density = deviation * normalDensity(ratio);
  return {
    zeroth,
    first: mean * zeroth + density,
    second: (mean * mean + deviation * deviation) * zeroth + mean * density,
  };
}

/** a = min(max(1 - u, 0), V/lambda) / V. Source: equations/README.md (PO.2). */
function hingeMoments(mean: number, deviation: number, V: number, lambda: number): AnswerMoments {
  const limit = V / lambda;
  const below = positivePart(1 - mean, deviation);
  const above = positivePart(1 - mean - limit, deviation);
  return {
    mean: (below.first - above.first) / V,
    square: Math.max(0, below.second - above.second - 2 * limit * above.first) / V ** 2,
    response: (below.zeroth - above.zeroth) / V,
  };
}

/** Newton's steps at most; from the left end they are monotone up to the root or past it once. */
const MOST_STEPS = 200;

function logisticAnswer(u: number, V: number, lambda: number): number {
  return slopeAt(logisticMargin(u, V / lambda)) / lambda;
}

/** The root z of z - u = width / (1 + exp(z)), which lies in [u, u + width]. */
function logisticMargin(u: number, width: number): number {
  let [low, high] = [u, u + width];
  let z = u > 0 ? u : Math.min(0, high);
  for (let step = 0; step < MOST_STEPS; step++) {
    const slope = slopeAt(z);
    const excess = z - u - width * slope;
    if (excess > 0) high = z;
    else low = z;
    let next = z - excess / (1 + width * slope * (1 - slope));
    if (!(next >= low && next <= high)) next = (low + high) / 2;
    if (Math.abs(next - z) <= 1e-13 * (1 + Math.abs(z))) return next;
    z = next;
  }
  return z;
}

/** -loss'(z) = 1 / (1 + exp(z)). */
function slopeAt(z: number): number {
  const decay = exp(-Math.abs(z));
  return z > 0 ? decay / (1 + decay) : 1 / (1 + decay);
}

/** Nodes of the trapezoidal rule over the standard normal: for analytic functions its error falls faster than any power of the step. */
const STEP = 0.25;
const REACH = 8;
const NODES = Array.from({ length: (2 * REACH) / STEP + 1 }, (_, index) => {
  const x = index * STEP - REACH;
  return { x, weight: STEP * NORMAL_DENSITY_AT_ZERO * exp(-0.5 * x * x) };
});

function logisticMoments(mean: number, deviation: number, V: number, lambda: number): AnswerMoments {
  let [first, second, response] = [0, 0, 0];
  const width = V / lambda;
  for (const { x, weight } of NODES) {
    const slope = slopeAt(logisticMargin(mean + deviation * x, width));
    const curvature = slope * (1 - slope);
    first += weight * slope;
    second += weight * slope * slope;
    response += (weight * curvature) / (1 + width * curvature);
  }
  return { mean: first / lambda, square: second / lambda ** 2, response: response / lambda };
}
