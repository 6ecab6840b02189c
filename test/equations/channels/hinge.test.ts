import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hingeChannel, squaredHingeChannel } from "../../../equations/channels/hinge.js";
import { proximalChannel } from "../../../equations/channels/proximal.js";
import { hinge, squaredHinge } from "../../../equations/losses.js";
import { disagreement } from "../../numerics/disagreement.js";
import { logUniform, REPRODUCIBLE } from "../../numerics/randomNumbers.js";
import { cavities, epsilons, HAND_PICKED, ordinaryCavities } from "./cavities.js";
import { channelGaps, definitionGaps, derivativeGaps, envelopeGaps } from "./comparison.js";

describe.each([
  ["hingeChannel", hingeChannel, hinge],
  ["squaredHingeChannel", squaredHingeChannel, squaredHinge],
] as const)("%s", (name, channelOf, loss) => {
  test(`${name} equals the proximal quadrature channel at every V, m, tau and epsilon`, () => {
    fc.assert(
      fc.property(epsilons, cavities, (epsilon, cavity) => {
        // Derivatives are differences between the ends of a window of width V at 1, rounded to 1e-16.
        const relative = 2e-12 + 2e-15 / cavity.V;
        expect(channelGaps(channelOf(epsilon), proximalChannel(loss, epsilon), cavity, relative, 1e-12)).toEqual([]);
      }),
      { ...REPRODUCIBLE, numRuns: 800 },
    );
  });

  test(`${name} has the averages of its definition`, () => {
    expect(definitionGaps(channelOf, 1e-13)).toEqual([]);
  });

  test(`${name} has the central differences of its averages as partial derivatives`, () => {
    fc.assert(
      fc.property(epsilons, ordinaryCavities, (epsilon, cavity) => {
        expect(derivativeGaps(channelOf(epsilon), cavity)).toEqual([]);
      }),
      REPRODUCIBLE,
    );
  });

  test(`${name} has averages that are the gradient of the mean envelope`, () => {
    fc.assert(
      fc.property(epsilons, ordinaryCavities, (epsilon, cavity) => {
        expect(envelopeGaps(channelOf(epsilon), cavity)).toEqual([]);
      }),
      REPRODUCIBLE,
    );
  });

  test(`${name} at V = Infinity is the limit of large V`, () => {
    for (const epsilon of [0, 0.2, 1]) {
      const channel = channelOf(epsilon);
      for (const { m, tau } of HAND_PICKED) {
        const [far, limit] = [1e15, Number.POSITIVE_INFINITY].map((V) => channel.fluctuation({ V, m, tau }));
        expect(far?.VHat).toBeCloseTo(limit?.VHat ?? Number.NaN, 12);
        expect((far?.qHat ?? 0) / (limit?.qHat ?? 1)).toBeCloseTo(1, 12);
        expect(channel.alignment(1e15, tau).mHat).toBeCloseTo(
          channel.alignment(Number.POSITIVE_INFINITY, tau).mHat,
          12,
        );
        expect(channel.trainingLoss({ V: Number.POSITIVE_INFINITY, m, tau })).toBe(0);
      }
    }
  });

  test(`${name} gives shares between 0 and 1, and no alignment when every label is random`, () => {
    fc.assert(
      fc.property(epsilons, cavities, (epsilon, cavity) => {
        const channel = channelOf(epsilon);
        const { VHat, qHat } = channel.fluctuation(cavity);
        const { mHat } = channel.alignment(cavity.V, cavity.tau);
        expect(VHat).toBeGreaterThanOrEqual(0);
        expect(VHat).toBeLessThanOrEqual(1);
        expect(qHat).toBeGreaterThanOrEqual(0);
        expect(channel.trainingLoss(cavity)).toBeGreaterThanOrEqual(0);
        if (epsilon === 1) expect(mHat).toBe(0);
        else expect(mHat).toBeGreaterThan(0);
      }),
      REPRODUCIBLE,
    );
  });
});

// Nearly noiseless labels at large alpha: the probability of a wrong side is small and must not be one minus a number near one.
test("hingeChannel keeps its digits where the label density is a step and few margins lie below the window", () => {
  fc.assert(
    fc.property(logUniform(3, 5), logUniform(-6, -2), logUniform(0, 4), (b, V, root) => {
      const tau = root / Math.sqrt(1 + b * b);
      const cavity = { V, m: b * tau, tau };
      const { qHat } = hingeChannel(0).fluctuation(cavity);
      const reference = proximalChannel(hinge, 0).fluctuation(cavity);
      expect(disagreement({ b, ...cavity }, qHat, reference.qHat, { relative: 1e-13 })).toEqual([]);
    }),
    REPRODUCIBLE,
  );
});
