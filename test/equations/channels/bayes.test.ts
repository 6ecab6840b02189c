import fc from "fast-check";
import { expect, test } from "vitest";
import { bayesOptimalOverlap } from "../../../equations/channels/bayes.js";
import { integrateAdaptive } from "../../../src/numerics/adaptive.js";
import { normalCdf, normalDensity } from "../../../src/numerics/normal.js";
import table from "../../fixtures/bayes_optimal.json" with { type: "json" };
import { disagreement } from "../../numerics/disagreement.js";
import { logUniform, REPRODUCIBLE, uniform } from "../../numerics/randomNumbers.js";
import { epsilons } from "./cavities.js";

test("bayesOptimalOverlap agrees with the fixed point solved at 34 digits, within its own error estimate", () => {
  const gaps = table.flatMap(({ point, expected }) => {
    const { status, q, qHat, generalizationError, diagnostics } = bayesOptimalOverlap(point.alpha, point.epsilon);
    expect(status).toBe("converged");
    expect(diagnostics.errorEstimate).toBeLessThan(1e-11);
    const error = Math.abs(generalizationError - expected.generalizationError);
    expect(error).toBeLessThanOrEqual(3 * diagnostics.errorEstimate + 1e-16);
    return [
      ...disagreement({ ...point, of: "q" }, q, expected.qb, { relative: 1e-13 }),
      ...disagreement({ ...point, of: "qHat" }, qHat, expected.qbHat, { relative: 2e-12 }),
      ...disagreement({ ...point, of: "E" }, generalizationError, expected.generalizationError, { relative: 1e-12 }),
    ];
  });
  expect(gaps).toEqual([]);
});

test("bayesOptimalOverlap satisfies its fixed point written as the theory has it", () => {
  fc.assert(
    fc.property(logUniform(-1.5, 2), uniform(0.01, 0.99), (alpha, epsilon) => {
      const { q } = bayesOptimalOverlap(alpha, epsilon);
      // Z(y, w) = epsilon/2 + (1 - epsilon) Phi(y w / sqrt(1 - q)), gout = d log Z / dw, w ~ N(0, q), labels weighted by Z.
      const root = Math.sqrt(1 - q);
      const square = (w: number): number =>
        [-1, 1].reduce((sum, y) => {
          const Z = 0.5 * epsilon + (1 - epsilon) * normalCdf((y * w) / root);
          return sum + ((1 - epsilon) * normalDensity(w / root)) ** 2 / (Z * (1 - q));
        }, 0);
      const cuts = [-10, -6, -3, -1, 0, 1, 3, 6, 10];
      const qHat = alpha * integrateAdaptive((t) => normalDensity(t) * square(Math.sqrt(q) * t), cuts, 1e-13).value;
      expect(disagreement({ alpha, epsilon }, qHat / (1 + qHat), q, { relative: 1e-11 })).toEqual([]);
    }),
    { ...REPRODUCIBLE, numRuns: 50 },
  );
});

test("bayesOptimalOverlap learns more from more samples and less from noisier labels", () => {
  fc.assert(
    fc.property(logUniform(-3, 6), uniform(0, 0.99), logUniform(-2, 0.5), (alpha, epsilon, step) => {
      const { generalizationError } = bayesOptimalOverlap(alpha, epsilon);
      expect(bayesOptimalOverlap(alpha * (1 + step), epsilon).generalizationError).toBeLessThan(generalizationError);
      const noisier = epsilon + (1 - epsilon) * Math.min(0.9, step);
      expect(bayesOptimalOverlap(alpha, noisier).generalizationError).toBeGreaterThan(generalizationError);
    }),
    REPRODUCIBLE,
  );
});

test("bayesOptimalOverlap converges everywhere, within bounds, to a residual at rounding", () => {
  fc.assert(
    fc.property(logUniform(-4, 8), epsilons, (alpha, epsilon) => {
      const { status, q, qHat, generalizationError, diagnostics } = bayesOptimalOverlap(alpha, epsilon);
      expect(status).toBe("converged");
      expect(diagnostics.residual).toBeLessThan(1e-12);
      expect(q).toBeGreaterThanOrEqual(0);
      expect(q).toBeLessThanOrEqual(1);
      expect(generalizationError).toBeGreaterThan(0);
      expect(generalizationError).toBeLessThanOrEqual(0.5);
      expect(Math.abs(generalizationError - Math.acos(Math.sqrt(q)) / Math.PI)).toBeLessThan(1e-7);
      expect(Math.abs(q - qHat / (1 + qHat))).toBeLessThan(1e-15);
    }),
    { ...REPRODUCIBLE, numRuns: 500 },
  );
});

test("bayesOptimalOverlap at epsilon = 1 knows nothing, and approaches it continuously", () => {
  expect(bayesOptimalOverlap(7, 1)).toMatchObject({ q: 0, qHat: 0, generalizationError: 0.5 });
  expect(bayesOptimalOverlap(7, 1 - 1e-9).generalizationError).toBeCloseTo(0.5, 8);
});

test("bayesOptimalOverlap falls like 1 / alpha at large alpha", () => {
  for (const epsilon of [0, 0.1, 0.5]) {
    const [less, more] = [1e4, 1e5].map((alpha) => bayesOptimalOverlap(alpha, epsilon).generalizationError);
    expect((less ?? 0) / (more ?? 1)).toBeCloseTo(10, 1);
  }
});

test("bayesOptimalOverlap falls like 1 / alpha as far as numbers go, also where qHat overflows", () => {
  for (const epsilon of [0, 0.2, 0.9]) {
    const limit = 1e12 * bayesOptimalOverlap(1e12, epsilon).generalizationError;
    for (const alpha of [1e16, 1e150, 1e200, 1e300]) {
      const { status, q, generalizationError, diagnostics } = bayesOptimalOverlap(alpha, epsilon);
      expect({ status, q }).toEqual({ status: "converged", q: 1 });
      expect(alpha * generalizationError).toBeCloseTo(limit, 10);
      expect(diagnostics.errorEstimate / generalizationError).toBeLessThan(1e-12);
    }
  }
});

test("bayesOptimalOverlap knows nothing where the samples of the rule are below the smallest number", () => {
  expect(bayesOptimalOverlap(1e-310, 1 - 1e-10)).toMatchObject({ status: "converged", q: 0, generalizationError: 0.5 });
});
