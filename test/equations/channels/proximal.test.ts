/** @module-tag heavy */
import fc from "fast-check";
import { expect, test } from "vitest";
import { hingeChannel, squaredHingeChannel } from "../../../equations/channels/hinge.js";
import { proximalChannel } from "../../../equations/channels/proximal.js";
import { hinge, logistic, squaredHinge } from "../../../equations/losses.js";
import { disagreement } from "../../numerics/disagreement.js";
import { logUniform, REPRODUCIBLE } from "../../numerics/randomNumbers.js";
import { cavities, epsilons, HAND_PICKED, ordinaryCavities } from "./cavities.js";

test("proximalChannel of the logistic loss gives finite averages within their bounds at every V, m and tau", () => {
  fc.assert(
    fc.property(epsilons, cavities, (epsilon, cavity) => {
      const channel = proximalChannel(logistic, epsilon);
      const { VHat, qHat } = channel.fluctuation(cavity);
      const { mHat } = channel.alignment(cavity.V, cavity.tau);
      expect(VHat).toBeGreaterThan(0);
      expect(VHat).toBeLessThanOrEqual(1 + 1e-12);
      expect(qHat).toBeGreaterThan(0);
      expect(Math.sign(mHat)).toBe(epsilon === 1 ? 0 : 1);
      expect(channel.trainingLoss(cavity)).toBeGreaterThanOrEqual(0);
    }),
    { ...REPRODUCIBLE, numRuns: 200 },
  );
});

test("proximalChannel at V = Infinity projects onto the margins of least loss, the unit margin for the logistic loss", () => {
  for (const loss of [hinge, squaredHinge, logistic]) {
    for (const { m, tau } of HAND_PICKED) {
      const cavity = { V: Number.POSITIVE_INFINITY, m, tau };
      const [ours, exact] = [proximalChannel(loss, 0.1), hingeChannel(0.1)];
      expect(ours.fluctuation(cavity).qHat).toBeCloseTo(exact.fluctuation(cavity).qHat, 12);
      expect(ours.alignment(cavity.V, tau).mHat).toBeCloseTo(exact.alignment(cavity.V, tau).mHat, 12);
      expect(ours.trainingLoss(cavity)).toBe(0);
    }
  }
});

test("proximalChannel reports a relative error no smaller than its true one against the closed form", () => {
  fc.assert(
    fc.property(epsilons, ordinaryCavities, (epsilon, cavity) => {
      const channel = proximalChannel(hinge, epsilon);
      const [ours, exact] = [channel.fluctuation(cavity), hingeChannel(epsilon).fluctuation(cavity)];
      // The closed form is itself good to 2e-14 only.
      const allowed = { relative: channel.relativeError(cavity) + 2e-14, absolute: 1e-16 };
      expect(disagreement({ epsilon, ...cavity }, ours.VHat, exact.VHat, allowed)).toEqual([]);
      expect(disagreement({ epsilon, ...cavity }, ours.qHat, exact.qHat, allowed)).toEqual([]);
    }),
    { ...REPRODUCIBLE, numRuns: 150 },
  );
});

test("proximalChannel reports an error of the mean loss no smaller than its true one, also where the loss lies in the tails", () => {
  const responses = logUniform(-2, 3);
  fc.assert(
    fc.property(epsilons, responses, logUniform(-1, 1), logUniform(-1, 1), (epsilon, V, tau, slope) => {
      const cavity = { V, m: slope * tau, tau };
      for (const [loss, exactly] of [[hinge, hingeChannel] as const, [squaredHinge, squaredHingeChannel] as const]) {
        const channel = proximalChannel(loss, epsilon);
        const exact = exactly(epsilon).trainingLoss(cavity);
        const difference = Math.abs(channel.trainingLoss(cavity) - exact);
        expect(difference, `${V} ${tau} ${slope}`).toBeLessThanOrEqual(channel.lossError!(cavity) + 2e-14 * exact);
      }
    }),
    { ...REPRODUCIBLE, numRuns: 200 },
  );
  // The loss begins 8.9 standard deviations out, the nodes end at 9.5.
  const far = { V: 11.65, m: 0.118, tau: 1.197 };
  const channel = proximalChannel(hinge, 0.0004);
  const exact = hingeChannel(0.0004).trainingLoss(far);
  expect(Math.abs(channel.trainingLoss(far) / exact - 1)).toBeGreaterThan(1e-3);
  expect(Math.abs(channel.trainingLoss(far) - exact)).toBeLessThan(channel.lossError!(far));
  expect(channel.lossError!(far)).toBeLessThan(exact);
});

// At large alpha V falls like 1 / alpha: the window 1 - V < u < 1 must be measured from its kink, not as a difference.
test("proximalChannel keeps the digits of a window far narrower than the margin", () => {
  fc.assert(
    fc.property(logUniform(-9, -3), logUniform(-1, 2), logUniform(-1, 2), (V, tau, slope) => {
      const cavity = { V, m: slope * tau, tau };
      const [ours, exact] = [proximalChannel(hinge, 0.2), hingeChannel(0.2)].map(
        (channel) => channel.fluctuation(cavity).VHat,
      );
      expect(
        disagreement(cavity, ours ?? Number.NaN, exact ?? Number.NaN, { relative: 1e-12, absolute: 1e-25 }),
      ).toEqual([]);
    }),
    { ...REPRODUCIBLE, numRuns: 100 },
  );
});

// Almost no alignment with the teacher makes m and tau tiny: fields must not be differences from the margin.
test("proximalChannel keeps the digits of fields far smaller than the margin", () => {
  const infinite = fc.constant(Number.POSITIVE_INFINITY);
  fc.assert(
    fc.property(fc.oneof(infinite, logUniform(0.5, 3)), logUniform(-20, -1), logUniform(-3, 3), (V, tau, slope) => {
      const cavity = { V, m: slope * tau, tau };
      const [ours, exact] = [proximalChannel(hinge, 0.2), hingeChannel(0.2)].map((channel) => [
        channel.alignment(V, tau).mHat,
        channel.fluctuation(cavity).qHat,
        channel.fluctuation(cavity).VHat,
      ]);
      for (const [k, value] of ours!.entries()) {
        expect(disagreement(cavity, value, exact![k]!, { relative: 1e-13, absolute: 1e-25 })).toEqual([]);
      }
    }),
    { ...REPRODUCIBLE, numRuns: 200 },
  );
});

// The pieces of the integral must meet at 1, where the loss bends, at any V.
test("proximalChannel of the squared hinge joins its two pieces at the kink without a gap", () => {
  fc.assert(
    fc.property(logUniform(-1, 3), logUniform(1, 4), (V, slope) => {
      const cavity = { V, m: 5, tau: 5 / slope };
      const { VHat } = proximalChannel(squaredHinge, 0).fluctuation(cavity);
      const full = hingeChannel(0).fluctuation({ ...cavity, V: Number.POSITIVE_INFINITY }).VHat;
      expect(disagreement(cavity, VHat, (full * V) / (1 + V), { relative: 2e-14 })).toEqual([]);
    }),
    { ...REPRODUCIBLE, numRuns: 100 },
  );
});

test("proximalChannel answers at any numbers, also those that a failed search for a solution ends at", () => {
  const numbers = [0, 5e-324, 1e-30, 1, 1e30, 1e308, Number.POSITIVE_INFINITY, Number.NaN];
  for (const loss of [hinge, { ...logistic, kinks: [0.5] }]) {
    const channel = proximalChannel(loss, 0.1);
    for (const V of numbers) {
      for (const tau of numbers) {
        for (const m of numbers) {
          const cavity = { V, m, tau };
          const { VHat } = channel.fluctuation(cavity);
          expect(Number.isNaN(VHat) || VHat <= 1 + 1e-12 || channel.relativeError(cavity) > 1e-9).toBe(true);
          expect(channel.alignment(V, tau)).toBeDefined();
          expect(channel.lossError!(cavity)).toBeDefined();
        }
      }
    }
  }
});
