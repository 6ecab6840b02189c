import { proximalPoint } from "../../equations/channels/proximalMap.js";
import { logistic } from "../../equations/losses.js";
import { ParameterError } from "../../src/core/errors.js";
import { normalDensity, normalHazard } from "../../src/numerics/normal.js";

/** The learners that message passing knows. */
export const AMP_LEARNERS = ["bayes", "square", "hinge", "squared-hinge", "logistic"] as const;

/** One of them. */
export type AmpLearner = (typeof AMP_LEARNERS)[number];

/**
 * Message passing at one sample: gout(y, omega, V) = y g(u, V) at u = y omega, since no learner here tells the labels apart.
 */
export interface OutputFunction {
  /** g(u, V): how hard the sample pulls at the weights, in the direction of its label. */
  readonly pull: (u: number, V: number) => number;
  /** -dg/du, given the pull that belongs to u and V. */
  readonly response: (u: number, V: number, pull: number) => number;
  /** True if g(s u, s^2 V) = g(u, V) / s for every s > 0: the labels tell the direction of the weights, not their length. */
  readonly scaleFree: boolean;
}

/**
 * The output function of a learner.
 *
 * Bayes-optimal: g = d/du log Z with Z = epsilon/2 + (1 - epsilon) Phi(u / sqrt V), written as 1 / (noise + 1/hazard), which neither
 * divides 0 by 0 nor overflows in the tail where Phi underflows; its derivative is -g (g + u/V). A loss: g = (prox(u) - u) / V.
 *
 * @param learner See AMP_LEARNERS.
 * @param epsilon Fraction of random labels, [0, 1]; only the Bayes-optimal learner knows it.
 * @throws {ParameterError} naming `learner`.
 *
 * Source: equations/README.md (AM.2)-(AM.3).
 *
 * @example
 * outputFunction("hinge", 0.1).pull(0.5, 2) // => 0.25
 */
export function outputFunction(learner: AmpLearner, epsilon: number): OutputFunction {
  switch (learner) {
    case "bayes":
      return bayes(epsilon);
    case "square":
      return { pull: (u, V) => (1 - u) / (1 + V), response: (_u, V) => 1 / (1 + V), scaleFree: false };
    case "hinge":
      return {
        pull: (u, V) => Math.min(1, Math.max(0, (1 - u) / V)),
        response: (_u, V, pull) => (pull > 0 && pull < 1 ? 1 / V : 0),
        scaleFree: false,
      };
    case "squared-hinge":
      return {
        pull: (u, V) => Math.max(0, 1 - u) / (1 + V),
        response: (_u, V, pull) => (pull > 0 ? 1 / (1 + V) : 0),
        scaleFree: false,
      };
    case "logistic":
      return {
        pull: (u, V) => -logistic.slope(logisticMargin(u, V)),
        response: (_u, V, pull) => {
          const curvature = pull * (1 - pull);
          return curvature / (1 + V * curvature);
        },
        scaleFree: false,
      };
    default:
      throw new ParameterError("outputFunction", "learner", learner, `{${AMP_LEARNERS.join(", ")}}`);
  }
}

/** prox(u) of the logistic loss. */
function logisticMargin(u: number, V: number): number {
  return proximalPoint(logistic, V, u, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);
}

function bayes(epsilon: number): OutputFunction {
  // At epsilon = 0 the noise is no 0 / 0 in the far tail, and at epsilon = 1 nothing pulls.
  const odds = (0.5 * epsilon) / (1 - epsilon);
  return {
    pull: (u, V) => {
      const root = Math.sqrt(V);
      const x = u / root;
      const noise = odds === 0 ? 0 : odds / normalDensity(x);
      return 1 / (root * (noise + 1 / normalHazard(-x)));
    },
    response: (u, V, pull) => pull * (pull + u / V),
    scaleFree: true,
  };
}
