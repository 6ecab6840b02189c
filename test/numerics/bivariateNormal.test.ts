import { expect, test } from "vitest";
import { integrateAdaptive } from "../../src/numerics/adaptive.js";
import { bivariateCdf, bivariateCdfAt } from "../../src/numerics/bivariateNormal.js";
import { normalCdf, normalDensity } from "../../src/numerics/normal.js";
import { disagreement } from "./disagreement.js";

const INFINITE = Number.POSITIVE_INFINITY;
const HEIGHTS = [-2.3, -0.4, -0, 0, 0.7, 3];
const HEIGHTS_TO_THE_TAILS = [-9, -5.1, ...HEIGHTS, 1.4, 5, 8.5];
const CORRELATIONS = [-0.98, -0.5, 0, 0.3, 0.9];
const EXACT = { absolute: 1e-14 };
const everywhere = (law: (h: number, k: number, r: number) => readonly [value: number, expected: number]): unknown[] =>
  HEIGHTS.flatMap((h) =>
    HEIGHTS.flatMap((k) => CORRELATIONS.flatMap((r) => disagreement({ h, k, r }, ...law(h, k, r), EXACT))),
  );

test("bivariateCdf is the integral of phi(x) Phi((k - r x) / s) up to h, of any signs and at zero", () => {
  const gaps = everywhere((h, k, r) => {
    const s = Math.sqrt(1 - r * r);
    const density = (x: number): number => normalDensity(x) * normalCdf((k - r * x) / s);
    return [bivariateCdf(h, k, r), integrateAdaptive(density, [-12, h], 1e-15).value];
  });
  expect(gaps).toEqual([]);
});

test("bivariateCdf is symmetric, and Phi(h) less that of the other side", () => {
  expect(everywhere((h, k, r) => [bivariateCdf(h, k, r), bivariateCdf(k, h, r)])).toEqual([]);
  expect(everywhere((h, k, r) => [bivariateCdf(h, k, r), normalCdf(h) - bivariateCdf(h, -k, -r)])).toEqual([]);
});

test("bivariateCdf has the quadrant 1/4 + arcsin(r) / 2 pi, and the product of independent numbers", () => {
  expect(everywhere((_h, _k, r) => [bivariateCdf(0, 0, r), 0.25 + Math.asin(r) / (2 * Math.PI)])).toEqual([]);
  expect(everywhere((h, k) => [bivariateCdf(h, k, 0), normalCdf(h) * normalCdf(k)])).toEqual([]);
});

test("bivariateCdf of equal and of opposite numbers, and with an end at infinity, is one-dimensional", () => {
  expect(everywhere((h, k) => [bivariateCdf(h, k, 1), Math.min(normalCdf(h), normalCdf(k))])).toEqual([]);
  expect(everywhere((h, k) => [bivariateCdf(h, k, -1), Math.max(0, normalCdf(h) + normalCdf(k) - 1)])).toEqual([]);
  for (const r of [-1, ...CORRELATIONS, 1]) {
    for (const h of [...HEIGHTS, INFINITE]) {
      expect([bivariateCdf(h, INFINITE, r), bivariateCdf(INFINITE, h, r)]).toEqual([normalCdf(h), normalCdf(h)]);
      expect([bivariateCdf(h, -INFINITE, r), bivariateCdf(-INFINITE, h, r)]).toEqual([0, 0]);
    }
  }
});

test("bivariateCdf is a probability in the far tails, where its terms cancel", () => {
  for (const r of CORRELATIONS) {
    for (const [h, k] of [
      [-9, -9],
      [9, -9],
      [-20, 3],
      [12, 12],
    ] as const) {
      const value = bivariateCdf(h, k, r);
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThanOrEqual(Math.min(normalCdf(h), normalCdf(k)) + 1e-16);
    }
  }
});

test("bivariateCdfAt is bivariateCdf to rounding, up to the ends of each of its rules and beyond", () => {
  for (const size of [0, 0.01, 0.15, 0.151, 0.3, 0.301, 0.6, 0.601, 1]) {
    for (const r of [-size, size]) {
      const cdf = bivariateCdfAt(r);
      expect(
        HEIGHTS_TO_THE_TAILS.flatMap((h) =>
          HEIGHTS_TO_THE_TAILS.flatMap((k) =>
            disagreement({ h, k, r }, cdf(h, k), bivariateCdf(h, k, r), { absolute: 1e-15 }),
          ),
        ),
      ).toEqual([]);
    }
  }
});
