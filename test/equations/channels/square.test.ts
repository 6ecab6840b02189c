import { expect, test } from "vitest";
import { squareChannel } from "../../../equations/channels/square.js";

test("squareChannel has the closed forms of the theory", () => {
  // mHat = c / (1 + V), qHat = (1 + q - 2 c m) / (1 + V)^2, VHat = 1 / (1 + V), with c = (1 - epsilon) sqrt(2 / pi).
  const c = 0.8 * Math.sqrt(2 / Math.PI);
  const channel = squareChannel(0.2);
  const { V, m, tau } = { V: 3, m: 0.7, tau: 1.1 };
  expect(channel.alignment(V, tau).mHat / V).toBeCloseTo(c / 4, 15);
  expect(channel.fluctuation({ V, m, tau }).VHat / V).toBeCloseTo(1 / 4, 15);
  expect(channel.fluctuation({ V, m, tau }).qHat / (V * V)).toBeCloseTo((1 + m * m + tau * tau - 2 * c * m) / 16, 15);
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
