import { expect, test } from "vitest";
import { hingePoint } from "../../../validation/learners/hingeDual.js";
import { hingeGreedy } from "../../../validation/learners/hingeGreedy.js";
import { featureProblem, noisyKernel } from "./problems.js";

const PROBLEM = noisyKernel(featureProblem({ n: 120, p: 60 }), 0.5);
const LAMBDA = 0.5;

test.each([1e-2, 1e-5, 1e-8])("hingeGreedy stops at a gap of %s as computed anew, with beta in its box", (goal) => {
  const beta = hingeGreedy(PROBLEM.kernel, PROBLEM.labels, LAMBDA, { goal, steps: 100_000 });
  expect(hingePoint(PROBLEM, beta, LAMBDA).gap).toBeLessThanOrEqual(goal * 1.001);
  expect(beta.every((value) => value >= 0 && value <= 1)).toBe(true);
  // The bounds themselves, not their neighborhood: the active set is read off them.
  expect(beta.some((value) => value === 0)).toBe(true);
  expect(beta.some((value) => value === 1)).toBe(true);
});

test("hingeGreedy never lowers the dual, wherever it begins", () => {
  const start = new Float64Array(PROBLEM.labels.length).fill(0.7);
  const dualAfter = (steps: number): number => {
    const beta = hingeGreedy(PROBLEM.kernel, PROBLEM.labels, LAMBDA, { start, goal: 0, steps });
    const { prediction } = hingePoint(PROBLEM, beta, LAMBDA);
    return beta.reduce((sum, value) => sum + value, 0) - 0.5 * LAMBDA * prediction.normSquare;
  };
  let last = Number.NEGATIVE_INFINITY;
  for (let steps = 0; steps < 60; steps++) {
    const dual = dualAfter(steps);
    expect(dual).toBeGreaterThanOrEqual(last - 1e-12);
    last = dual;
  }
});
