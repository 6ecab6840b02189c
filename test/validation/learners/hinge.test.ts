import numeric from "numeric";
import { describe, expect, test } from "vitest";
import { CertificateError, certified } from "../../../validation/learners/certificate.js";
import { hinge } from "../../../validation/learners/hinge.js";
import { hingePoint } from "../../../validation/learners/hingeDual.js";
import { hingeInterior } from "../../../validation/learners/hingeInterior.js";
import { hingeNewton } from "../../../validation/learners/hingeNewton.js";
import type { TrainingProblem } from "../../../validation/learners/problem.js";
import { mlMatrix } from "../../../validation/linearAlgebra/mlMatrix.js";
import { algebra, asKernel, featureProblem, noisyKernel, relativeDistance } from "./problems.js";

const FEATURES = featureProblem({ n: 40, p: 15 });
const KERNEL = noisyKernel(FEATURES, 0.5);

/** The dual by the quadratic programming of another package: min beta.Q beta / 2 lambda - sum beta in the box. */
function oracle(
  { kernel, labels }: Extract<TrainingProblem, { readonly kind: "kernel" }>,
  lambda: number,
): Float64Array {
  const n = labels.length;
  const quadratic = Array.from({ length: n }, (_, i) =>
    Array.from({ length: n }, (_column, j) => (labels[i]! * labels[j]! * kernel.data[i * n + j]!) / lambda),
  );
  // Constraints A^T beta >= b: beta >= 0 and -beta >= -1.
  const constraints = Array.from({ length: n }, (_, i) =>
    Array.from({ length: 2 * n }, (_column, j) => (j === i ? 1 : j === n + i ? -1 : 0)),
  );
  const bounds = Array.from({ length: 2 * n }, (_, j) => (j < n ? 0 : -1));
  const { solution } = numeric.solveQP(quadratic, new Array<number>(n).fill(1), constraints, bounds);
  return Float64Array.from(solution);
}

/** More features than samples: the oracle insists on a matrix of full rank. */
const WIDE = featureProblem({ n: 20, p: 30 });

test.each([
  ["features", WIDE, asKernel(WIDE)],
  ["a kernel", KERNEL, KERNEL],
] as const)("hinge on %s has the optimum of an independent quadratic program", (_name, problem, dual) => {
  for (const lambda of [3, 0.3, 0.03]) {
    const [fit] = certified(hinge(problem, [lambda], algebra));
    const expected = hingePoint(dual, oracle(dual, lambda), lambda, algebra);
    expect(expected.gap).toBeLessThan(1e-6);
    expect(relativeDistance(fit!.outputs, expected.prediction.outputs)).toBeLessThan(2e-4);
    expect(fit!.normSquare / expected.prediction.normSquare).toBeCloseTo(1, 4);
    expect(fit!.certificate).toBeLessThanOrEqual(fit!.certificateBound);
  }
});

describe.each([
  ["features", FEATURES],
  ["a kernel", KERNEL],
] as const)("hinge on %s", (_name, problem) => {
  test("meets the conditions of optimality sample by sample", () => {
    const lambda = 0.2;
    const { beta, coefficients } = hingeInterior(problem, lambda, algebra);
    const { prediction } = hingePoint(problem, beta, lambda, algebra, coefficients);
    for (const [i, output] of prediction.outputs.entries()) {
      const margin = problem.labels[i]! * output;
      // beta = 0 above the margin, 1 below it, between only on it.
      if (margin > 1 + 1e-4) expect(beta[i]).toBeLessThan(1e-4);
      if (margin < 1 - 1e-4) expect(beta[i]).toBeGreaterThan(1 - 1e-4);
    }
    const [fit] = certified(hinge(problem, [lambda], algebra));
    expect(relativeDistance(prediction.outputs, fit!.outputs)).toBeLessThan(1e-4);
  });

  test("gives along a path what it gives at single points", () => {
    const lambdas = [10, 1, 0.1, 0.01];
    for (const [index, fit] of certified(hinge(problem, lambdas, algebra)).entries()) {
      const [single] = certified(hinge(problem, [lambdas[index]!], algebra));
      expect(relativeDistance(fit.outputs, single!.outputs)).toBeLessThan(3e-4);
    }
  });

  test("is an error that names the certificate when the budget is used up", () => {
    const cut = (): unknown => certified(hinge(problem, [0.01], algebra, { rounds: 1, interiorSteps: 1 }));
    expect(cut).toThrow(CertificateError);
    expect(cut).toThrow(/hinge at lambda = 0.01: relative duality gap .* exceeds its bound 1e-8/);
  });

  test("has one optimum, found by Newton's method and by the interior-point method, on both backends", () => {
    const lambda = 0.5;
    for (const backend of [algebra, mlMatrix]) {
      const point = hingePoint(problem, hingeNewton(problem, lambda, backend, { rounds: 100 }), lambda, backend);
      expect(point.gap).toBeLessThan(1e-8);
      const inner = hingeInterior(problem, lambda, backend);
      const other = hingePoint(problem, inner.beta, lambda, backend, inner.coefficients);
      expect(other.gap).toBeLessThan(1e-8);
      expect(relativeDistance(other.prediction.outputs, point.prediction.outputs)).toBeLessThan(3e-4);
    }
  });
});

test("hingePoint has a gap that no point can make too small", () => {
  // Any beta in the box and any weights give an upper bound on how far the loss is from its minimum.
  const lambda = 0.3;
  const [best] = certified(hinge(FEATURES, [lambda], algebra));
  const objective = (outputs: Float64Array, normSquare: number): number =>
    outputs.reduce((sum, output, i) => sum + Math.max(0, 1 - FEATURES.labels[i]! * output), 0.5 * lambda * normSquare);
  const least = objective(best!.outputs, best!.normSquare);
  for (const fraction of [0.1, 0.5, 0.9]) {
    const point = hingePoint(
      FEATURES,
      FEATURES.labels.map(() => fraction),
      lambda,
      algebra,
    );
    const value = objective(point.prediction.outputs, point.prediction.normSquare);
    expect(point.gap * value).toBeGreaterThanOrEqual(value - least - 1e-9 * least);
  }
});
