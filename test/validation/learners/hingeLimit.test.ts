import numeric from "numeric";
import { describe, expect, test } from "vitest";
import { CertificateError, certified } from "../../../validation/learners/certificate.js";
import { hinge } from "../../../validation/learners/hinge.js";
import { hingeLimit } from "../../../validation/learners/hingeLimit.js";
import { timesVector } from "../../../validation/linearAlgebra/vectors.js";
import { algebra, asKernel, featureProblem, noisyKernel, relativeDistance } from "./problems.js";

const SEPARABLE = featureProblem({ n: 30, p: 20 });
const MIXED = featureProblem({ n: 60, p: 8, epsilon: 0.8 });

describe("hingeLimit of separable labels", () => {
  test("is the solution at every lambda that is small enough, also beyond the precision of a path", () => {
    const { fit } = hingeLimit(SEPARABLE, algebra);
    for (const problem of [SEPARABLE, asKernel(SEPARABLE)]) {
      for (const lambda of [1e-8, 1e-30, 1e-100]) {
        const [small] = certified(hinge(problem, [lambda], algebra));
        expect(relativeDistance(small!.outputs, fit.outputs)).toBeLessThan(1e-3);
        expect(small!.certificate).toBeLessThanOrEqual(1e-8);
      }
    }
    // Every lambda has its own solution if labels are not separable, and 1e-100 cannot be certified.
    expect(() => certified(hinge(MIXED, [1e-100], algebra))).toThrow(CertificateError);
  });

  test("is the max-margin classifier of an independent quadratic program", () => {
    // Of full rank, which the package insists on.
    const problem = noisyKernel(SEPARABLE, 0.3);
    const { separable, fit } = hingeLimit(problem, algebra);
    expect(separable).toBe(true);
    const { kernel, labels } = problem;
    const n = labels.length;
    // The hard-margin dual, min a.Q a / 2 - sum a with a >= 0.
    const quadratic = Array.from({ length: n }, (_, i) =>
      Array.from({ length: n }, (_column, j) => labels[i]! * labels[j]! * kernel.data[i * n + j]!),
    );
    const { solution } = numeric.solveQP(
      quadratic,
      new Array<number>(n).fill(1),
      numeric.identity(n),
      new Array<number>(n).fill(0),
    );
    const dual = labels.map((label, i) => label * solution[i]!);
    expect(relativeDistance(fit.outputs, timesVector(kernel, dual))).toBeLessThan(1e-4);
  });

  test("has unit margin, and the certificate of the hard-margin problem", () => {
    const { fit } = hingeLimit(noisyKernel(SEPARABLE, 0.3), algebra);
    const margins = fit.outputs.map((output, i) => SEPARABLE.labels[i]! * output);
    expect(Math.min(...margins)).toBeCloseTo(1, 12);
    expect(fit.certificate).toBeLessThanOrEqual(1e-8);
  });

  test("is where the path of small lambda ends", () => {
    const { fit } = hingeLimit(SEPARABLE, algebra);
    const [small] = certified(hinge(SEPARABLE, [1e-6], algebra));
    expect(relativeDistance(small!.outputs, fit.outputs)).toBeLessThan(1e-4);
  });
});

describe("hingeLimit of labels that are not separable", () => {
  test("is the point of least loss: no small step from it lowers the loss", () => {
    const { separable, fit } = hingeLimit(MIXED, algebra);
    expect(separable).toBe(false);
    const { features, labels } = MIXED;
    const lossAt = (weights: Float64Array): number =>
      timesVector(features, weights).reduce((sum, output, i) => sum + Math.max(0, 1 - labels[i]! * output), 0);
    const least = lossAt(fit.coefficients);
    for (let k = 0; k < features.columns; k++) {
      for (const step of [-1e-3, 1e-3]) {
        expect(lossAt(fit.coefficients.map((value, j) => (j === k ? value + step : value)))).toBeGreaterThan(least);
      }
    }
  });

  test("is where the path of small lambda ends", () => {
    const { fit } = hingeLimit(MIXED, algebra);
    const [small] = certified(hinge(MIXED, [1e-5], algebra));
    expect(relativeDistance(small!.outputs, fit.outputs)).toBeLessThan(1e-3);
  });

  test("agrees between features and the kernel matrix, which is singular", () => {
    expect(hingeLimit(asKernel(MIXED), algebra).separable).toBe(false);
  });
});

test("hingeLimit says what is too small where the path does not settle in double precision", () => {
  // White noise of variance 1e-8 makes any labels separable, by a margin that lambda = 1e-9 does not resolve.
  const limit = (): unknown => hingeLimit(noisyKernel(MIXED, 1e-8), algebra);
  expect(limit).toThrow(CertificateError);
  expect(limit).toThrow(/tiny eigenvalues/);
});
