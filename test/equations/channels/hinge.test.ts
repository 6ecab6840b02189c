/** @module-tag heavy */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hingeChannel, squaredHingeChannel } from "../../../equations/channels/hinge.js";
import { proximalChannel } from "../../../equations/channels/proximal.js";
import { hinge } from "../../../equations/losses.js";
import { disagreement } from "../../numerics/disagreement.js";
import { logUniform, REPRODUCIBLE } from "../../numerics/randomNumbers.js";
import { cavities, epsilons, HAND_PICKED } from "./cavities.js";

describe.each([
  ["hingeChannel", hingeChannel],
  ["squaredHingeChannel", squaredHingeChannel],
] as const)("%s", (name, channelOf) => {
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
