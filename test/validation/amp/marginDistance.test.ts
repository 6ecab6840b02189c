import { expect, test } from "vitest";
import { dualityGap } from "../../../validation/amp/dualityGap.js";
import { marginDistance } from "../../../validation/amp/marginDistance.js";
import { type AmpProblem, messagePassing } from "../../../validation/amp/messagePassing.js";
import { outputFunction } from "../../../validation/amp/outputFunction.js";
import { certified } from "../../../validation/learners/certificate.js";
import { hinge } from "../../../validation/learners/hinge.js";
import { mlMatrix } from "../../../validation/linearAlgebra/mlMatrix.js";
import { teacherData } from "../../../validation/teacherData.js";

function problemOf(lambda: number): AmpProblem {
  const data = teacherData({ seed: 1, alpha: 2, epsilon: 0.1, d: 50, replica: 0 });
  return { ...data, output: outputFunction("hinge", 0), lambda };
}

function distance(a: Float64Array, b: Float64Array): number {
  return Math.hypot(...a.map((x, j) => x - b[j]!)) / Math.hypot(...a);
}

test.each([1e-2, 1e-9])("marginDistance is that from the trained hinge learner, lambda = %d", (lambda) => {
  const problem = problemOf(lambda);
  const { inputs, labels } = problem;
  const features = { ...inputs, data: inputs.data.map((x) => x / Math.sqrt(50)) };
  const training = { kind: "features", features, labels: Float64Array.from(labels) } as const;
  const trained = certified(hinge(training, [lambda], mlMatrix))[0]!.coefficients;
  const { state } = messagePassing(problem);
  expect(distance(state.weights, trained)).toBeLessThan(1e-8);
  expect(marginDistance(problem, state)).toBeLessThan(1e-10);
  // And from weights that are not the minimizer's.
  const weights = state.weights.map((value, j) => value + 1e-5 * Math.sin(j));
  expect(marginDistance(problem, { ...state, weights })! / distance(weights, trained)).toBeCloseTo(1, 3);
});

test("marginDistance knows the minimizer where lambda is too small for the duality gap", () => {
  const problem = problemOf(1e-9);
  const { state } = messagePassing(problem);
  expect(dualityGap(problem, "hinge", state).distance).toBeGreaterThan(1e-4);
  expect(marginDistance(problem, state)).toBeLessThan(1e-10);
});

test("marginDistance does not vouch for a state with other samples at the margin", () => {
  const problem = problemOf(1e-9);
  const { state } = messagePassing(problem, { maxIterations: 8 });
  expect(marginDistance(problem, state)).toBeUndefined();
  const other = messagePassing(problem).state;
  const pulls = other.pulls.map((a) => (a > 0 && a < 1 ? 0 : a));
  expect(marginDistance(problem, { ...other, pulls })).toBeUndefined();
});
