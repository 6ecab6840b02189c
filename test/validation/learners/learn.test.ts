import { describe, expect, test } from "vitest";
import { LOSS_NAMES } from "../../../equations/vocabulary/losses.js";
import { ParameterError } from "../../../src/core/errors.js";
import { learn } from "../../../validation/learners/learn.js";
import { predictionOf } from "../../../validation/learners/problem.js";
import { transposedTimesVector } from "../../../validation/linearAlgebra/vectors.js";
import { algebra, asKernel, featureProblem, relativeDistance } from "./problems.js";

const FEW = featureProblem({ n: 60, p: 10, epsilon: 0.6 });
const MANY = featureProblem({ n: 20, p: 50 });
const LAMBDAS = [Number.POSITIVE_INFINITY, 1, 0, 0.05];

describe.each(LOSS_NAMES)("learn with the %s loss", (loss) => {
  test("gives one fit for each lambda, in the order given, each certified", () => {
    const fits = learn(FEW, loss, LAMBDAS, algebra);
    expect(fits.map(({ lambda }) => lambda)).toEqual(LAMBDAS);
    for (const { certificate, certificateBound } of fits) expect(certificate).toBeLessThanOrEqual(certificateBound);
  });

  test("gives a fit of its own to each of two lambdas so close that one optimum is within the other's bound", () => {
    for (const close of [
      [1, 1.0001],
      [0.5, 0.50001, 0.50002],
      [1, 1.0000001],
    ]) {
      for (const problem of [FEW, MANY, asKernel(FEW)]) {
        const fits = learn(problem, loss, close, algebra);
        expect(fits.map(({ lambda }) => lambda)).toEqual(close);
        for (const { certificate, certificateBound } of fits) expect(certificate).toBeLessThanOrEqual(certificateBound);
      }
    }
  });

  test.each([
    ["fewer features than samples", FEW],
    ["more features than samples", MANY],
  ])("gives weights whose outputs and norm are its own, %s", (_name, problem) => {
    for (const fit of learn(problem, loss, LAMBDAS, algebra)) {
      expect(fit.coefficients).toHaveLength(problem.features.columns);
      const { outputs, normSquare } = predictionOf(problem, fit.coefficients, algebra);
      expect(relativeDistance(fit.outputs, outputs)).toBeLessThan(1e-7);
      expect(fit.normSquare / normSquare).toBeCloseTo(1, 7);
    }
  });

  test.each([
    ["separable", MANY],
    ["not separable", FEW],
  ])("agrees between features and their kernel matrix, labels %s", (_name, problem) => {
    const dual = learn(asKernel(problem), loss, LAMBDAS, algebra);
    for (const [index, fit] of learn(problem, loss, LAMBDAS, algebra).entries()) {
      const weights = transposedTimesVector(problem.features, dual[index]!.coefficients);
      expect(relativeDistance(weights, fit.coefficients)).toBeLessThan(1e-3);
    }
  });

  test("at lambda = Infinity is the limit of large lambda, in units of 1/lambda", () => {
    const [limit] = learn(FEW, loss, [Number.POSITIVE_INFINITY], algebra);
    const large = 1e7;
    const [fit] = learn(FEW, loss, [large], algebra);
    expect(
      relativeDistance(
        fit!.coefficients.map((value) => large * value),
        limit!.coefficients,
      ),
    ).toBeLessThan(1e-4);
  });

  test("at lambda = 0 is the limit of small lambda, labels not separable", () => {
    const [limit, fit] = learn(FEW, loss, [0, 1e-6], algebra);
    expect(relativeDistance(fit!.coefficients, limit!.coefficients)).toBeLessThan(1e-3);
  });
});

test("learn takes the direction of small lambda at 0+ where the weights of the logistic loss diverge", () => {
  const [limit] = learn(MANY, "logistic", [0], algebra);
  const angle = (lambda: number): number => {
    const [fit] = learn(MANY, "logistic", [lambda], algebra);
    const product = fit!.coefficients.reduce((sum, value, k) => sum + value * limit!.coefficients[k]!, 0);
    return Math.acos(Math.min(1, product / Math.sqrt(fit!.normSquare * limit!.normSquare)));
  };
  // The approach is logarithmic.
  expect(angle(1e-9)).toBeLessThan(0.1);
  expect(angle(1e-9)).toBeLessThan(0.7 * angle(1e-3));
});

test("learn gives every margin loss the same max-margin classifier at 0+ of separable labels", () => {
  const [hinge] = learn(MANY, "hinge", [0], algebra);
  for (const loss of ["squared-hinge", "logistic"]) expect(learn(MANY, loss, [0], algebra)).toEqual([hinge]);
});

test("learn names the lambda that was asked for where it is beyond double precision, and none of the steps on the way", () => {
  for (const loss of ["hinge", "squared-hinge"]) {
    expect(() => learn(FEW, loss, [1e-60], algebra)).toThrow(
      /at lambda = 1e-60: .* its bound 1e-8; take a larger lambda, or 0\+/,
    );
  }
});

test("learn refuses a loss that has no learner", () => {
  expect(() => learn(FEW, "exponential", [1], algebra)).toThrow(ParameterError);
  expect(() => learn(FEW, "toString", [1], algebra)).toThrow(
    /loss must lie in \{square, hinge, squared-hinge, logistic\}/,
  );
});
