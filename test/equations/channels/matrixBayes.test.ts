import { expect, test } from "vitest";
import { bayesOptimalOverlap } from "../../../equations/channels/bayes.js";
import { matrixBayesOptimal, matrixMmse } from "../../../equations/channels/matrixBayes.js";
import { listedRule } from "../../../equations/spectra/listedRule.js";
import { wishartRule } from "../../../equations/spectra/wishartRule.js";
import type { MatrixSpectrum } from "../../../equations/types.js";
import type { Complex } from "../../../src/numerics/complex.js";
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

test("matrixBayesOptimal knows a rule whose eigenvalues are all equal, and nearly knows one where they nearly are", () => {
  const of = (spread: number, epsilon: number) =>
    matrixBayesOptimal(listedRule("test", [{ nu: 2 - spread }, { nu: 2 }, { nu: 2 + spread }]), 2, epsilon);
  for (const epsilon of [0, 0.2, 1]) {
    expect(of(0, epsilon)).toMatchObject({ status: "converged", q: 1, generalizationError: 0 });
    expect(of(1e-3, epsilon).generalizationError).toBeLessThan(2e-4);
  }
  expect(of(1e-3, 0.2).generalizationError).toBeGreaterThan(of(0, 0.2).diagnostics.errorEstimate);
});

test("matrixBayesOptimal is the linear rule's at large alpha where the rule's matrix has full rank", () => {
  const wide = matrixBayesOptimal(wishartRule(5), 1e5, 0.1).generalizationError;
  expect(wide / bayesOptimalOverlap(1e5, 0.1).generalizationError).toBeCloseTo(1, 3);
});

test("matrixBayesOptimal takes a rule given by its eigenvalues: few of them equal one, the others are zero", () => {
  const eigenvalues = [
    { nu: 0, weight: 3 },
    { nu: 1, weight: 1 },
  ];
  const rule = listedRule("test", eigenvalues);
  expect(matrixMmse(rule, 1e6).value).toBeCloseTo(1 - rule.mean ** 2, 5);
  // The eigenvectors of the rule are a subspace of d / 4 dimensions, which has 2 (1/4) (3/4) d^2 / 2 parameters.
  expect(matrixMmse(rule, 1e-6).value / 1e-6).toBeCloseTo(2 * 0.25 * 0.75, 4);
  const { status, generalizationError } = matrixBayesOptimal(rule, 2, 0.2);
  expect(status).toBe("converged");
  expect(generalizationError).toBeLessThan(matrixBayesOptimal(rule, 1, 0.2).generalizationError);
});

/** Roots of x^4 + a x^3 + b x^2 + c x + e by Durand and Kerner; the largest imaginary part of one. */
function largestImaginary([a, b, c, e]: readonly [number, number, number, number]): number {
  let roots = [0, 1, 2, 3].map((k) => ({ re: Math.cos(0.4 + 1.6 * k), im: Math.sin(0.4 + 1.6 * k) }));
  const times = (x: Complex, y: Complex): Complex => ({ re: x.re * y.re - x.im * y.im, im: x.re * y.im + x.im * y.re });
  for (let step = 0; step < 500; step++) {
    roots = roots.map((x, k) => {
      const value = [1, a, b, c, e].reduce<Complex>(
        (sum, coefficient) => {
          const product = times(sum, x);
          return { re: product.re + coefficient, im: product.im };
        },
        { re: 0, im: 0 },
      );
      const others = roots.filter((_, j) => j !== k);
      const denominator = others.reduce<Complex>((sum, y) => times(sum, { re: x.re - y.re, im: x.im - y.im }), {
        re: 1,
        im: 0,
      });
      const size = denominator.re ** 2 + denominator.im ** 2;
      const shift = times(value, { re: denominator.re / size, im: -denominator.im / size });
      return { re: x.re - shift.re, im: x.im - shift.im };
    });
  }
  return Math.max(...roots.map(({ im }) => im));
}

test("matrixMmse has the published errors of bilinear sequence regression without noise", () => {
  // A square matrix U V^T of rank d/2. Its symmetrized singular values have the R-transform G / (1 - 2 G^2): half that of a difference of two
  // Wishart matrices, because U V^T is R-diagonal. Noise is a semicircle for them, so nu G (1 - 2 G^2) = (1 + noise G^2)(1 - 2 G^2) + G^2.
  const symmetrized = (noise: number): MatrixSpectrum => {
    const edge = 6 + 3 * Math.sqrt(noise);
    return {
      ...wishartRule(0.5),
      bands: () => [{ from: -edge, to: edge }],
      density: (_mHat, _qHat, _lambda, nu) => {
        const leading = -2 * noise;
        return (
          largestImaginary([2 * nu, noise - 1, -nu, 1].map((x) => x / leading) as [number, number, number, number]) /
          Math.PI
        );
      },
    };
  };
  // Gaussian measurements: alpha of them a parameter leave noise of the variance mmse / alpha.
  for (const [alpha, published] of [
    [0.1, 0.896456],
    [0.25, 0.710343],
    [0.5, 0.351455],
  ] as const) {
    const noise = published / alpha;
    expect(matrixMmse(symmetrized(noise), noise).value).toBeCloseTo(published, 5);
  }
});
