/** @module-tag heavy */
import fc from "fast-check";
import { expect, test } from "vitest";
import { freeEnergy } from "../../equations/freeEnergy.js";
import type { Point } from "../../equations/point.js";
import { learners, losses, points } from "../equations/box.js";
import { derivative } from "../numerics/derivative.js";
import { disagreement } from "../numerics/disagreement.js";
import { logUniform, REPRODUCIBLE, uniform } from "../numerics/randomNumbers.js";
import { solved } from "./points.js";

/** Ordinary points: in the far corners of the box differences of the free energy lose their digits, not the solution. */
const ordinary: fc.Arbitrary<Point> = fc
  .tuple(learners, losses, logUniform(-0.5, 1), uniform(0, 1), logUniform(-1.5, 1))
  .map(([learner, loss, alpha, epsilon, lambda]) => ({ ...learner, loss, alpha, epsilon, lambda }));

test("freeEnergy is stationary at the solution in all six order parameters, for every model and loss", () => {
  fc.assert(
    fc.property(ordinary, (point) => {
      const { model, overlaps, conjugates } = solved(point);
      const { q } = overlaps;
      // Steps of a thousandth of each parameter's own scale; m is small against its scale sqrt q at epsilon = 1.
      // The window of the hinge passes the fields, of size sqrt q, while V changes by sqrt q.
      const scales = {
        m: Math.sqrt(q - overlaps.m ** 2),
        q: q - overlaps.m ** 2,
        V: Math.min(overlaps.V, Math.sqrt(q)),
      };
      const hats = { mHat: Math.sqrt(conjugates.qHat), qHat: conjugates.qHat, VHat: conjugates.VHat };
      const value = freeEnergy(model, overlaps, conjugates);
      for (const [name, scale] of Object.entries(scales)) {
        const at = (x: number): number => freeEnergy(model, { ...overlaps, [name]: x }, conjugates);
        const here = overlaps[name as keyof typeof overlaps];
        // The theory has m >= 0: both neighbors stay there.
        const step = here > 0 ? Math.min(1e-3 * scale, here / 4) : 1e-3 * scale;
        const slope = scale * derivative(at, here, step);
        const rounding = (4e-15 * scale) / step;
        const absolute = (1e-10 + rounding) * Math.max(1, value);
        expect(disagreement({ name, ...point }, slope, 0, { absolute })).toEqual([]);
      }
      for (const [name, scale] of Object.entries(hats)) {
        const at = (x: number): number => freeEnergy(model, overlaps, { ...conjugates, [name]: x });
        const slope = scale * derivative(at, conjugates[name as keyof typeof conjugates], 1e-3 * scale);
        expect(disagreement({ name, ...point }, slope, 0, { absolute: 1e-10 * Math.max(1, value) })).toEqual([]);
      }
    }),
    REPRODUCIBLE,
  );
});

test("freeEnergy at the solution is the least training objective, alpha (training loss) + lambda |w|^2 / 2d", () => {
  fc.assert(
    fc.property(points(), (point) => {
      const { model, overlaps, conjugates, observables } = solved(point);
      const objective = point.alpha * observables.trainingLoss + 0.5 * point.lambda * observables.norm;
      expect(observables.freeEnergy).toBeCloseTo(objective, 14);
      // Terms of the functional are of the order of alpha and of m mHat; they cancel to the objective.
      const size =
        point.alpha +
        Math.abs(overlaps.m * conjugates.mHat) +
        overlaps.q * conjugates.VHat +
        overlaps.V * conjugates.qHat;
      expect(
        disagreement(point, freeEnergy(model, overlaps, conjugates), objective, { absolute: 1e-11 * size }),
      ).toEqual([]);
    }),
    REPRODUCIBLE,
  );
});

test("freeEnergy grows with lambda at the rate |w|^2 / 2d, and with alpha at the rate of the mean envelope", () => {
  fc.assert(
    fc.property(ordinary, (point) => {
      const { observables, model, state } = solved(point);
      const energy = (changes: Partial<Pick<Point, "alpha" | "lambda">>): number =>
        solved({ ...point, ...changes }).observables.freeEnergy;
      const byLambda = derivative((lambda) => energy({ lambda }), point.lambda, 1e-3 * point.lambda);
      expect(
        disagreement(point, byLambda, 0.5 * observables.norm, { relative: 1e-8, absolute: 1e-9 / point.lambda }),
      ).toEqual([]);
      const envelope = observables.trainingLoss + model.channel.fluctuation(state).qHat / (2 * state.V);
      const byAlpha = derivative((alpha) => energy({ alpha }), point.alpha, 1e-3 * point.alpha);
      expect(disagreement(point, byAlpha, envelope, { absolute: 1e-8 })).toEqual([]);
    }),
    { ...REPRODUCIBLE, numRuns: 80 },
  );
});

test("freeEnergy never exceeds the objective of the learner that says nothing", () => {
  fc.assert(
    fc.property(points(), (point) => {
      const { observables, model } = solved(point);
      expect(observables.freeEnergy).toBeLessThanOrEqual(point.alpha * model.channel.loss.value(0) * (1 + 1e-14));
    }),
    REPRODUCIBLE,
  );
});
