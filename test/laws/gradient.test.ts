import fc from "fast-check";
import { expect, test } from "vitest";
import { freeEnergy } from "../../equations/freeEnergy.js";
import { requireSolved } from "../../src/solver/solution.js";
import { observables, solve } from "../../src/solver/solve.js";
import { randomPoints, SEED } from "./randomPoints.js";

const STEP = 1e-4;

/** Central difference of the free energy in one order parameter, in units of what that parameter's own term weighs. */
test("freeEnergy is stationary in all six order parameters at the solution, and equals the training objective there", () => {
  fc.assert(
    fc.property(randomPoints(["square", "hinge", "squared-hinge", "logistic"]), (point) => {
      const moderate = {
        ...point,
        lambda: Math.min(Math.max(point.lambda, 1e-3), 1e2),
        alpha: Math.max(point.alpha, 0.2),
      };
      const { model, overlaps, conjugates } = requireSolved(solve(moderate));
      const at = (change: { readonly [name: string]: number }): number =>
        freeEnergy(
          model,
          {
            m: overlaps.m + (change["m"] ?? 0),
            q: overlaps.q * (1 + (change["q"] ?? 0)),
            V: overlaps.V * (1 + (change["V"] ?? 0)),
          },
          {
            mHat: conjugates.mHat + (change["mHat"] ?? 0),
            qHat: conjugates.qHat * (1 + (change["qHat"] ?? 0)),
            VHat: conjugates.VHat * (1 + (change["VHat"] ?? 0)),
          },
        );
      const value = at({});
      const root = Math.sqrt(overlaps.q);
      const terms = {
        m: { step: STEP * Math.sqrt(overlaps.q - overlaps.m ** 2), size: Math.abs(overlaps.m * conjugates.mHat) },
        q: { step: STEP * (1 - overlaps.m ** 2 / overlaps.q), size: overlaps.q * conjugates.VHat },
        V: { step: STEP, size: overlaps.V * conjugates.qHat },
        mHat: {
          step: STEP * Math.max(conjugates.mHat, Math.sqrt(conjugates.qHat)),
          size: Math.abs(overlaps.m * conjugates.mHat),
        },
        qHat: { step: STEP, size: overlaps.V * conjugates.qHat },
        VHat: { step: STEP, size: overlaps.q * conjugates.VHat },
      };
      const scale = Math.abs(value) + Object.values(terms).reduce((sum, { size }) => sum + size, root * 1e-12);
      for (const [name, { step }] of Object.entries(terms)) {
        const slope = (at({ [name]: step }) - at({ [name]: -step })) / 2;
        // A finite difference sees the third derivative, of relative order STEP^2, over a step of STEP.
        expect(Math.abs(slope), `${name} at ${JSON.stringify(moderate)}`).toBeLessThan(100 * STEP ** 3 * scale);
      }
      const objective = observables(requireSolved(solve(moderate))).freeEnergy;
      expect(Math.abs(value - objective)).toBeLessThan(1e-11 * Math.max(1, scale));
    }),
    { seed: SEED, numRuns: 60 },
  );
});
