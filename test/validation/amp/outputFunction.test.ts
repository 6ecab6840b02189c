import fc from "fast-check";
import { expect, test } from "vitest";
import { LOSSES } from "../../../equations/vocabulary/losses.js";
import { ParameterError } from "../../../src/core/errors.js";
import { logNormalCdf, normalCdf } from "../../../src/numerics/normal.js";
import { AMP_LEARNERS, outputFunction } from "../../../validation/amp/outputFunction.js";
import { derivative } from "../../numerics/derivative.js";
import { logUniform, REPRODUCIBLE, uniform } from "../../numerics/randomNumbers.js";

const LEARNED = AMP_LEARNERS.filter((learner) => learner !== "bayes");

test.each(LEARNED)("outputFunction of %s pulls to the proximal point: no other has a lower objective", (learner) => {
  const { pull } = outputFunction(learner, 0);
  const loss = LOSSES[learner].loss;
  fc.assert(
    fc.property(uniform(-4, 4), logUniform(-3, 3), (u, V) => {
      const objective = (x: number): number => (x - u) ** 2 / (2 * V) + loss.value(x);
      const proximal = u + V * pull(u, V);
      for (const step of [-0.1, -1e-3, 1e-3, 0.1]) {
        expect(objective(proximal + step)).toBeGreaterThanOrEqual(objective(proximal) - 1e-9);
      }
    }),
    REPRODUCIBLE,
  );
});

test.each(AMP_LEARNERS)("outputFunction of %s has the derivative that it says", (learner) => {
  for (const epsilon of [0, 1e-6, 0.3]) {
    const { pull, response } = outputFunction(learner, epsilon);
    for (const V of [0.05, 0.7, 3]) {
      // Away from the kinks at 1 and 1 - V.
      for (const u of [-2.03, -0.41, 0.13, 0.61, 1.7]) {
        const numeric = -derivative((x) => pull(x, V), u, 1e-5);
        expect(response(u, V, pull(u, V)), `u = ${u}, V = ${V}, epsilon = ${epsilon}`).toBeCloseTo(numeric, 5);
      }
    }
  }
});

test("outputFunction of bayes is the slope of the logarithm of the label's probability", () => {
  fc.assert(
    fc.property(uniform(-6, 6), logUniform(-1.5, 0), uniform(0.001, 1), (u, V, epsilon) => {
      const logZ = (w: number): number => Math.log(0.5 * epsilon + (1 - epsilon) * normalCdf(w / Math.sqrt(V)));
      const numeric = derivative(logZ, u, 1e-5);
      expect(Math.abs(outputFunction("bayes", epsilon).pull(u, V) - numeric)).toBeLessThan(
        1e-5 * (1 + Math.abs(numeric)),
      );
    }),
    REPRODUCIBLE,
  );
});

test("outputFunction of bayes survives tails in which every factor underflows", () => {
  const clean = outputFunction("bayes", 0);
  expect(clean.pull(-50, 1)).toBeCloseTo(derivative(logNormalCdf, -50, 1e-5), 4);
  // A label that noise cannot explain pulls as far as it takes; one that it can is taken for noise.
  expect(clean.pull(-1000, 1)).toBeCloseTo(1000.001, 6);
  expect(outputFunction("bayes", 1e-12).pull(-1000, 1)).toBe(0);
  for (const epsilon of [0, 1e-300, 1e-12, 0.5, 1]) {
    const { pull, response } = outputFunction("bayes", epsilon);
    for (const u of [-1e4, -40, 0, 40, 1e4]) {
      const value = pull(u, 1);
      expect(value).toBeGreaterThanOrEqual(0);
      expect(Number.isFinite(value + response(u, 1, value))).toBe(true);
      if (epsilon === 1) expect(value).toBe(0);
    }
  }
});

test("outputFunction throws a ParameterError that lists the learners", () => {
  expect(() => outputFunction("exponential" as "hinge", 0)).toThrow(ParameterError);
  expect(() => outputFunction("exponential" as "hinge", 0)).toThrow("{bayes, square, hinge, squared-hinge, logistic}");
});

test.each(AMP_LEARNERS)("outputFunction of %s says whether it knows a scale", (learner) => {
  for (const epsilon of [0, 0.3]) {
    const { pull, scaleFree } = outputFunction(learner, epsilon);
    const cases = [-3, -0.4, 0.5, 0.9].map((u) => Math.abs(pull(7 * u, 49 * 0.6) * 7 - pull(u, 0.6)));
    expect(Math.max(...cases) < 1e-12).toBe(scaleFree);
  }
});
