import { square } from "../losses.js";
import type { Alignment, Cavity, Channel, Fluctuation } from "../types.js";
import { labelCorrelation } from "./labelField.js";

/**
 * The square loss: every average is a polynomial in the overlaps.
 *
 * @param epsilon Fraction of random labels, [0, 1].
 *
 * Source: equations/README.md (CH.4).
 */
export function squareChannel(epsilon: number): Channel {
  const c = labelCorrelation(epsilon);
  /** V / (1 + V), the fraction of a residual that the learner removes. */
  const removed = (V: number): number => (V === Number.POSITIVE_INFINITY ? 1 : V / (1 + V));
  const residualSquare = ({ m, tau }: Cavity): number => (1 - m) * (1 - m) + 2 * m * (1 - c) + tau * tau;
  return {
    loss: square,
    route: "exact",
    epsilon,
    relativeError: () => 4e-16,
    alignment: (V): Alignment => {
      const share = removed(V);
      const mHat = c * share;
      return { mHat, mHatByLogV: V === Number.POSITIVE_INFINITY ? 0 : mHat / (1 + V), mHatByLogTau: 0 };
    },
    fluctuation: (cavity): Fluctuation => {
      const { V, m, tau } = cavity;
      const share = removed(V);
      const left = V === Number.POSITIVE_INFINITY ? 0 : 1 / (1 + V);
      const size = share * share;
      const square = residualSquare(cavity);
      return {
        VHat: share,
        VHatByLogV: share * left,
        VHatByLogTau: 0,
        VHatByM: 0,
        qHat: size * square,
        qHatByLogV: 2 * size * left * square,
        qHatByLogTau: 2 * size * tau * tau,
        qHatByM: 2 * size * (m - c),
      };
    },
    trainingLoss: (cavity) => {
      if (cavity.V === Number.POSITIVE_INFINITY) return 0;
      const left = 1 / (1 + cavity.V);
      return 0.5 * left * left * residualSquare(cavity);
    },
  };
}
