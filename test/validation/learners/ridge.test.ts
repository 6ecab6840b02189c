import { Matrix, pseudoInverse, solve } from "ml-matrix";
import { describe, expect, test } from "vitest";
import { CertificateError, certified } from "../../../validation/learners/certificate.js";
import { predictionOf } from "../../../validation/learners/problem.js";
import { ridge } from "../../../validation/learners/ridge.js";
import type { LinearAlgebra } from "../../../validation/linearAlgebra/linearAlgebra.js";
import { transposedTimesVector } from "../../../validation/linearAlgebra/vectors.js";
import { algebra, asKernel, featureProblem, relativeDistance } from "./problems.js";

const LAMBDAS = [0, 1e-6, 0.01, 1, 100];

describe.each([
  ["more samples than features", featureProblem({ n: 50, p: 12 })],
  ["more features than samples", featureProblem({ n: 12, p: 30 })],
])("ridge with %s", (_name, problem) => {
  const { features, labels } = problem;
  const { rows: n, columns: p } = features;
  const x = Matrix.from1DArray(n, p, [...features.data]);
  const y = Matrix.columnVector([...labels]);

  test("solves the normal equations as a general solver does", () => {
    for (const fit of certified(ridge(problem, LAMBDAS.slice(2), algebra))) {
      const matrix = x.transpose().mmul(x).add(Matrix.eye(p).mul(fit.lambda));
      const expected = solve(matrix, x.transpose().mmul(y)).to1DArray();
      expect(relativeDistance(fit.coefficients, Float64Array.from(expected))).toBeLessThan(1e-10);
    }
  });

  test("is the solution of least norm at lambda = 0", () => {
    const [fit] = certified(ridge(problem, [0], algebra));
    const expected = pseudoInverse(x).mmul(y).to1DArray();
    expect(relativeDistance(fit!.coefficients, Float64Array.from(expected))).toBeLessThan(1e-10);
    const [small] = certified(ridge(problem, [1e-9], algebra));
    expect(relativeDistance(small!.coefficients, fit!.coefficients)).toBeLessThan(1e-6);
  });

  test("agrees between weights and dual coefficients", () => {
    const primal = certified(ridge(problem, LAMBDAS, algebra));
    for (const [index, fit] of certified(ridge(asKernel(problem), LAMBDAS, algebra)).entries()) {
      const weights = transposedTimesVector(features, fit.coefficients);
      expect(relativeDistance(weights, primal[index]!.coefficients)).toBeLessThan(1e-6);
      expect(fit.normSquare / primal[index]!.normSquare).toBeCloseTo(1, 6);
    }
  });

  test("gives along a path what it gives at single points", () => {
    for (const [index, fit] of certified(ridge(problem, LAMBDAS, algebra)).entries()) {
      const [single] = certified(ridge(problem, [LAMBDAS[index]!], algebra));
      expect(relativeDistance(single!.coefficients, fit.coefficients)).toBeLessThan(1e-12);
    }
  });

  test("tends to Hebb's rule at large lambda", () => {
    const [fit] = certified(ridge(problem, [1e9], algebra));
    const hebb = predictionOf(problem, transposedTimesVector(features, labels), algebra);
    expect(
      relativeDistance(
        fit!.coefficients.map((value) => 1e9 * value),
        hebb.coefficients,
      ),
    ).toBeLessThan(1e-7);
  });
});

test("ridge throws if the eigenvectors it is given are wrong, instead of returning weights that are none", () => {
  const broken: LinearAlgebra = {
    ...algebra,
    eigen: (s) => {
      const { values, vectors } = algebra.eigen(s);
      return { values: values.map((value, k) => (k === 0 ? 3 * value + 0.1 : value)), vectors };
    },
  };
  const run = (): unknown => certified(ridge(featureProblem({ n: 50, p: 12 }), [0.01], broken));
  expect(run).toThrow(CertificateError);
  expect(run).toThrow(/ridge at lambda = 0.01: relative residual of the normal equations/);
});
