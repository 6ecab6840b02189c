import fc from "fast-check";
import { expect, test } from "vitest";
import { truncatedMoments } from "../../../equations/channels/truncatedMoments.js";
import { integrateAdaptive } from "../../../src/numerics/adaptive.js";
import { normalCdf, normalCut, normalDensity, normalTail } from "../../../src/numerics/normal.js";
import table from "../../fixtures/special_functions.json" with { type: "json" };
import { disagreement } from "../../numerics/disagreement.js";
import { logUniform, REPRODUCIBLE, uniform } from "../../numerics/randomNumbers.js";

const moments = (h: number, b: number, epsilon: number, upper: boolean): ReturnType<typeof truncatedMoments> =>
  truncatedMoments(h, b, epsilon, upper, normalCut(Math.sqrt(1 + b * b) * h));

test("truncatedMoments at epsilon = 0 are twice the defining integrals of t^k phi(t) Phi(bt) at 40 digits", () => {
  const gaps = table.truncatedMoments.flatMap(({ arguments: { h, b }, expected }) => {
    const { zeroth, first, second, firstSize, secondSize } = moments(h, b, 0, false);
    // Differences of Phi, whose exponents are rounded to 1e-16 of themselves; the sizes are those of the terms.
    const far = h < 0 ? (b > 1 ? b * h : h) : 0;
    const unit = 2e-15 + 4e-16 * far * far;
    return [
      ...disagreement({ k: 0, h, b }, zeroth, 2 * expected.F0, { absolute: unit * normalCdf(far) }),
      ...disagreement({ k: 1, h, b }, first, 2 * expected.F1, { absolute: unit * firstSize }),
      ...disagreement({ k: 2, h, b }, second, 2 * expected.F2, { absolute: unit * (secondSize + normalCdf(far)) }),
    ];
  });
  expect(gaps).toEqual([]);
});

test("truncatedMoments above 0 keep relative digits of the zeroth moment for any slope", () => {
  const gaps = table.truncatedMoments
    .filter(({ arguments: { h } }) => h >= 0)
    .flatMap(({ arguments: { h, b }, expected: { F0 } }) =>
      disagreement({ h, b }, moments(h, b, 0, false).zeroth, 2 * F0, { relative: 1e-15 }),
    );
  expect(gaps).toEqual([]);
});

test("truncatedMoments below and above a cut add up to the moments of the whole density", () => {
  fc.assert(
    fc.property(uniform(0, 8), logUniform(-4, 4), uniform(0, 1), (h, b, epsilon) => {
      const [below, above] = [moments(h, b, epsilon, false), moments(h, b, epsilon, true)];
      const mean = ((2 * (1 - epsilon) * b) / Math.sqrt(1 + b * b)) * normalDensity(0);
      const absolute = 1e-15;
      const where = { h, b, epsilon };
      expect(disagreement(where, below.zeroth + above.zeroth, 1, { absolute })).toEqual([]);
      expect(disagreement(where, below.first + above.first, mean, { absolute })).toEqual([]);
      expect(disagreement(where, below.second + above.second, 1, { absolute: 2 * absolute })).toEqual([]);
    }),
    REPRODUCIBLE,
  );
});

test("truncatedMoments are the integrals of t^k p(t), by adaptive quadrature", () => {
  fc.assert(
    fc.property(uniform(-3, 3), logUniform(-2, 2), uniform(0, 1), fc.boolean(), (h, b, epsilon, upper) => {
      const density = (t: number): number => normalDensity(t) * (epsilon + 2 * (1 - epsilon) * normalCdf(b * t));
      // Above a cut is for cuts above 0.
      const cut = upper ? Math.abs(h) : h;
      const found = moments(cut, b, epsilon, upper);
      const ends = [-10, -3 / b, -0.5 / b, 0, 0.5 / b, 3 / b, 10].filter((t) => (upper ? t > cut : t < cut));
      const cuts = [...ends, cut].sort((x, y) => x - y);
      ([found.zeroth, found.first, found.second] as const).forEach((moment, k) => {
        const { value } = integrateAdaptive((t) => t ** k * density(t), cuts, 1e-13);
        expect(disagreement({ k, h, b, epsilon, upper }, moment, value, { absolute: 1e-12 })).toEqual([]);
      });
      expect(found.density).toBeCloseTo(density(cut), 14);
    }),
    { ...REPRODUCIBLE, numRuns: 100 },
  );
});

test("truncatedMoments above a cut far out keep relative digits", () => {
  for (const h of [2, 5, 12, 25]) {
    for (const b of [0, 0.5, 3, 100]) {
      // Phi(bt) is one there up to its own tail: the moments are those of phi times 2 - epsilon, less at most the far tail.
      const { zeroth, second } = moments(h, b, 0.2, true);
      const rule = (t: number): number => 0.2 + 1.6 * normalCdf(b * t);
      expect(zeroth / normalTail(h)).toBeGreaterThanOrEqual(rule(h) * (1 - 1e-13));
      expect(zeroth / normalTail(h)).toBeLessThanOrEqual(1.8 * (1 + 1e-13));
      expect(second / zeroth).toBeGreaterThan(h * h);
      expect(second / zeroth).toBeLessThan(h * h + 3);
    }
  }
});

test("truncatedMoments vanish beyond the reach of the normal distribution", () => {
  expect(moments(-39, 1, 0.5, false)).toMatchObject({ zeroth: 0, first: 0, second: 0, density: 0 });
  expect(moments(39, 1, 0.5, true)).toMatchObject({ zeroth: 0, first: 0, second: 0, density: 0 });
  expect(moments(Number.NEGATIVE_INFINITY, 1, 0.5, false).zeroth).toBe(0);
});
