/** @module-tag heavy */
import { expect, test } from "vitest";
import { hebbState, regimeOf } from "../../equations/limits.js";
import { modelOf, type Point } from "../../equations/point.js";
import { cornerRegime, ridgelessRegime } from "../../equations/reduction.js";
import { separabilityThreshold } from "../../equations/thresholds.js";
import type { Model } from "../../equations/types.js";
import { continuation, thinning } from "../../src/solver/continuation.js";
import { saddlePoint } from "../../src/solver/saddlePoint.js";
import { requireSolved } from "../../src/solver/solution.js";
import { THREE_LEARNERS } from "../equations/box.js";

/** Hebb's rule at a strong ridge: zeta = lambda V / (alpha mean of 1 - prox'), for losses that bend everywhere. */
function hebbian(model: Model): { readonly x: number; readonly y: number } {
  const hebb = hebbState(model);
  const V = hebb.V / model.lambda;
  const [m, tau] = [hebb.m / model.lambda, hebb.tau / model.lambda];
  const { VHat } = model.channel.fluctuation({ V, m, tau });
  return { x: Math.log(model.spectrum.means.nu / (model.alpha * VHat + 1e-40)), y: Math.log(tau) };
}

test("continuation leads from strong regularization to a start close to the solution", () => {
  for (const learner of THREE_LEARNERS) {
    for (const loss of ["squared-hinge", "logistic", "hinge"]) {
      const point: Point = { ...learner, loss, alpha: 3, epsilon: 0.05, lambda: 1e-5 };
      const model = modelOf(point);
      const found = continuation(model, regimeOf(model).regime, hebbian);
      const { coordinates } = requireSolved(saddlePoint(model));
      expect(found?.start.x).toBeCloseTo(coordinates.x, 6);
      expect(found?.start.y).toBeCloseTo(coordinates.y, 6);
      expect(found?.evaluations).toBeGreaterThan(10);
    }
  }
});

test("continuation has no path into the corner", () => {
  const model = modelOf({ model: "linear", loss: "hinge", alpha: 10, epsilon: 0.2, lambda: 0 });
  expect(continuation(model, cornerRegime(model), hebbian)).toBeUndefined();
});

test("thinning leads from many samples to the ridgeless solution close to the threshold, where the norm is large", () => {
  const epsilon = 1e-8;
  const point: Point = { model: "linear", loss: "logistic", alpha: 1, epsilon, lambda: 0 };
  const { alpha: threshold } = separabilityThreshold(modelOf(point).spectrum, epsilon);
  const model = modelOf({ ...point, alpha: 1.1 * threshold });
  const found = thinning(model, ridgelessRegime(model), hebbian);
  const { coordinates } = requireSolved(saddlePoint(model));
  expect(found?.start.x).toBeCloseTo(coordinates.x, 6);
  expect(found?.start.y).toBeCloseTo(coordinates.y, 6);
});

test("thinning has a path in the ridgeless regime only", () => {
  const model = modelOf({ model: "linear", loss: "hinge", alpha: 10, epsilon: 0.2, lambda: 1 });
  expect(thinning(model, regimeOf(model).regime, hebbian)).toBeUndefined();
});
