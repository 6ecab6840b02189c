import { describe, expect, test } from "vitest";
import { blockDescent } from "../../../validation/learners/blockDescent.js";
import { GAP_BOUND } from "../../../validation/learners/certificate.js";
import { hingePoint } from "../../../validation/learners/hingeDual.js";
import { hingeNewton } from "../../../validation/learners/hingeNewton.js";
import type { LinearAlgebra } from "../../../validation/linearAlgebra/linearAlgebra.js";
import { algebra, asKernel, featureProblem, noisyKernel } from "./problems.js";

const FEATURES = featureProblem({ n: 160, p: 60 });
const KERNEL = noisyKernel(FEATURES, 0.5);
/** Outputs of all samples move together much more easily than apart. */
const COMMON = { ...KERNEL, kernel: { ...KERNEL.kernel, data: KERNEL.kernel.data.map((value) => value + 1) } };

describe.each([
  ["features", FEATURES],
  ["a kernel", KERNEL],
  ["a kernel with a large constant part", COMMON],
  ["a singular kernel", asKernel(FEATURES)],
] as const)("hingeNewton on %s", (_name, problem) => {
  test.each([3, 0.3, 0.03])("reaches the certificate in a few rounds at lambda = %s", (lambda) => {
    const beta = hingeNewton(problem, lambda, algebra, { rounds: 25 });
    expect(Math.abs(hingePoint(problem, beta, lambda, algebra).gap)).toBeLessThanOrEqual(GAP_BOUND);
    expect(beta.every((value) => value >= 0 && value <= 1)).toBe(true);
  });

  test("never lowers the dual, wherever it begins", () => {
    const lambda = 0.3;
    const start = new Float64Array(problem.labels.length).fill(0.7);
    let last = Number.NEGATIVE_INFINITY;
    for (let rounds = 0; rounds < 12; rounds++) {
      const beta = hingeNewton(problem, lambda, algebra, { start, rounds });
      const { prediction } = hingePoint(problem, beta, lambda, algebra);
      const dual = beta.reduce((sum, value) => sum + value, 0) - 0.5 * lambda * prediction.normSquare;
      expect(dual).toBeGreaterThanOrEqual(last - 1e-10);
      last = dual;
    }
  });
});

test("hingeNewton needs few rounds where descent alone crawls", () => {
  const lambda = 0.03;
  const gapOf = (beta: Float64Array): number => hingePoint(COMMON, beta, lambda, algebra).gap;
  const values = new Float64Array(COMMON.labels.length);
  const slopes = COMMON.labels.map((label) => -label);
  const descend = blockDescent(COMMON, lambda, algebra);
  for (let pass = 0; pass < 50; pass++) descend(values, slopes);
  expect(gapOf(values.map((value, i) => COMMON.labels[i]! * value))).toBeGreaterThan(1e-3);
  expect(gapOf(hingeNewton(COMMON, lambda, algebra, { rounds: 12 }))).toBeLessThanOrEqual(GAP_BOUND);
});

test("hingeNewton factorizes only where conjugate gradients would take more products", () => {
  const solvesWith = (noise: number): number => {
    let solves = 0;
    const solvePositive: LinearAlgebra["solvePositive"] = (s, b) => {
      solves++;
      return algebra.solvePositive(s, b);
    };
    hingeNewton(noisyKernel(FEATURES, noise), 0.01, { ...algebra, solvePositive }, { rounds: 60 });
    return solves;
  };
  expect(solvesWith(2)).toBe(0);
  expect(solvesWith(1e-3)).toBeGreaterThan(0);
});
