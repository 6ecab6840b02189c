import { expect, test } from "vitest";
import { blockDescent } from "../../../validation/learners/blockDescent.js";
import { hingePoint } from "../../../validation/learners/hingeDual.js";
import { predictionOfDual } from "../../../validation/learners/problem.js";
import { algebra, asKernel, featureProblem, relativeDistance } from "./problems.js";

// Three blocks, the last one short.
const FEATURES = featureProblem({ n: 130, p: 40 });
const KERNEL = asKernel(FEATURES);
const LAMBDA = 0.4;

/** Values and slopes after some passes from 0. */
function after(passes: number, problem: typeof FEATURES | typeof KERNEL): [Float64Array, Float64Array] {
  const values = new Float64Array(problem.labels.length);
  const slopes = problem.labels.map((label) => -label);
  const descend = blockDescent(problem, LAMBDA, algebra);
  for (let pass = 0; pass < passes; pass++) descend(values, slopes);
  return [values, slopes];
}

test("blockDescent keeps the slopes f - y of its values, and takes the same steps on features and on their kernel", () => {
  const [values, slopes] = after(3, FEATURES);
  const dual = values.map((value) => value / LAMBDA);
  const expected = predictionOfDual(FEATURES, dual, algebra).outputs.map((f, i) => f - FEATURES.labels[i]!);
  expect(relativeDistance(slopes, expected)).toBeLessThan(1e-12);
  expect(relativeDistance(after(3, KERNEL)[0], values)).toBeLessThan(1e-11);
  expect(relativeDistance(after(3, KERNEL)[1], slopes)).toBeLessThan(1e-11);
});

test("blockDescent raises the dual in every pass, to its maximum, and stays in the box", () => {
  let last = 0;
  for (let passes = 1; passes <= 12; passes++) {
    const [values] = after(passes, KERNEL);
    const beta = values.map((value, i) => KERNEL.labels[i]! * value);
    expect(beta.every((value) => value >= 0 && value <= 1)).toBe(true);
    const { prediction } = hingePoint(KERNEL, beta, LAMBDA, algebra);
    const dual = beta.reduce((sum, value) => sum + value, 0) - 0.5 * LAMBDA * prediction.normSquare;
    expect(dual).toBeGreaterThan(last);
    last = dual;
  }
  const beta = after(2000, KERNEL)[0].map((value, i) => KERNEL.labels[i]! * value);
  expect(hingePoint(KERNEL, beta, LAMBDA, algebra).gap).toBeLessThan(1e-9);
});
