import fc from "fast-check";
import { expect, test } from "vitest";
import { proximalChannel } from "../../../equations/channels/proximal.js";
import { squareChannel } from "../../../equations/channels/square.js";
import { square } from "../../../equations/losses.js";
import { REPRODUCIBLE } from "../../numerics/randomNumbers.js";
import { cavities, epsilons, ordinaryCavities } from "./cavities.js";
import { channelGaps, definitionGaps, derivativeGaps, envelopeGaps } from "./comparison.js";

test("squareChannel equals the proximal quadrature channel at every V, m, tau and epsilon", () => {
  fc.assert(
    fc.property(epsilons, cavities, (epsilon, cavity) => {
      // The quadrature of 1 - u loses digits to cancellation between +u and -u where tau is large.
      const relative = 2e-12 + 2e-15 * cavity.tau;
      expect(channelGaps(squareChannel(epsilon), proximalChannel(square, epsilon), cavity, relative, 1e-12)).toEqual(
        [],
      );
    }),
    { ...REPRODUCIBLE, numRuns: 500 },
  );
});

test("squareChannel has the averages of its definition", () => {
  expect(definitionGaps(squareChannel, 1e-13)).toEqual([]);
});

test("squareChannel has the closed forms of the theory", () => {
  // mHat = c / (1 + V), qHat = (1 + q - 2 c m) / (1 + V)^2, VHat = 1 / (1 + V), with c = (1 - epsilon) sqrt(2 / pi).
  const c = 0.8 * Math.sqrt(2 / Math.PI);
  const channel = squareChannel(0.2);
  const { V, m, tau } = { V: 3, m: 0.7, tau: 1.1 };
  expect(channel.alignment(V, tau).mHat / V).toBeCloseTo(c / 4, 15);
  expect(channel.fluctuation({ V, m, tau }).VHat / V).toBeCloseTo(1 / 4, 15);
  expect(channel.fluctuation({ V, m, tau }).qHat / (V * V)).toBeCloseTo((1 + m * m + tau * tau - 2 * c * m) / 16, 15);
});

test("squareChannel has the central differences of its averages as partial derivatives, and is the gradient of its envelope", () => {
  fc.assert(
    fc.property(epsilons, ordinaryCavities, (epsilon, cavity) => {
      expect(derivativeGaps(squareChannel(epsilon), cavity)).toEqual([]);
      expect(envelopeGaps(squareChannel(epsilon), cavity)).toEqual([]);
    }),
    REPRODUCIBLE,
  );
});

test("squareChannel keeps the residual where m is almost one and the labels almost noiseless", () => {
  // (1 - m)^2 + 2 m (1 - c) + tau^2 has no cancellation at m = 1: what is left is 2 (1 - c).
  const { qHat } = squareChannel(0).fluctuation({ V: Number.POSITIVE_INFINITY, m: 1, tau: 1e-9 });
  expect(qHat).toBeCloseTo(2 * (1 - Math.sqrt(2 / Math.PI)), 15);
});

test("squareChannel at V = Infinity has zero loss and full shares", () => {
  const channel = squareChannel(0.1);
  const cavity = { V: Number.POSITIVE_INFINITY, m: 0.3, tau: 0.4 };
  expect(channel.trainingLoss(cavity)).toBe(0);
  expect(channel.fluctuation(cavity)).toMatchObject({ VHat: 1, VHatByLogV: 0, qHatByLogV: 0 });
  expect(channel.alignment(cavity.V, cavity.tau)).toMatchObject({ mHatByLogV: 0 });
});
