import { expect, test } from "vitest";
import { bayesOptimalOverlap } from "../../../equations/channels/bayes.js";
import { matrixBayesOptimal, matrixMmse } from "../../../equations/channels/matrixBayes.js";
import { wishartRule } from "../../../equations/spectra/wishartRule.js";
import { lambdaOptimum } from "../../../src/sweep/lambdaOptimum.js";

test.each([0.1, 0.5, 1, 3])(
  "matrixMmse at width %f: the prior's variance, and the dimension of the rule's matrices",
  (width) => {
    const rule = wishartRule(width);
    expect(matrixMmse(rule, 1e6).value).toBeCloseTo(1 - rule.mean ** 2, 5);
    // Noiseless recovery at 2 n / d^2 = 2 kappa - kappa^2, and at 1 for full rank.
    const dimension = width < 1 ? width * (2 - width) : 1;
    expect(matrixMmse(rule, 1e-8).value / 1e-8).toBeCloseTo(dimension, 4);
  },
);

test("matrixMmse lies below that of the best estimator that is linear in the noisy matrix", () => {
  const rule = wishartRule(0.5);
  const variance = 1 - rule.mean ** 2;
  for (const noise of [0.1, 1, 10]) {
    const { value, error } = matrixMmse(rule, noise);
    expect(value).toBeLessThan((variance * noise) / (variance + noise));
    expect(error).toBeLessThan(1e-12);
  }
});

test("matrixBayesOptimal is below every learner, and reaches alpha^-1", () => {
  const rule = wishartRule(0.5);
  for (const [alpha, epsilon] of [
    [0.5, 0.1],
    [2, 0.2],
    [20, 0.3],
  ] as const) {
    const bayes = matrixBayesOptimal(rule, alpha, epsilon);
    expect(bayes.status).toBe("converged");
    const task = { loss: "square", alpha, epsilon, lambda: 1 } as const;
    const error = (solution: { readonly overlaps: { readonly m: number; readonly q: number } }): number =>
      Math.acos(solution.overlaps.m / Math.sqrt(solution.overlaps.q)) / Math.PI;
    const learned = lambdaOptimum({ model: "quadratic", width: 0.5, ...task }, error).value;
    expect(bayes.generalizationError).toBeLessThan(learned);
    expect(learned).toBeLessThan(lambdaOptimum({ model: "linear", ...task }, error).value);
  }
  const [one, ten] = [1e4, 1e5].map((alpha) => matrixBayesOptimal(rule, alpha, 0.1).generalizationError);
  expect(one! / ten!).toBeCloseTo(10, 1);
});

test("matrixBayesOptimal knows the trace of the rule where all labels are random", () => {
  const rule = wishartRule(1);
  expect(matrixBayesOptimal(rule, 3, 1).q).toBeCloseTo(0.5, 14);
  expect(matrixBayesOptimal(rule, 3, 1).generalizationError).toBeCloseTo(0.25, 14);
});

test("matrixBayesOptimal is the linear rule's at large alpha where the rule's matrix has full rank", () => {
  const wide = matrixBayesOptimal(wishartRule(5), 1e5, 0.1).generalizationError;
  expect(wide / bayesOptimalOverlap(1e5, 0.1).generalizationError).toBeCloseTo(1, 3);
});
