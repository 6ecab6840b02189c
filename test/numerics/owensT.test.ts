import fc from "fast-check";
import { expect, test } from "vitest";
import { normalCdf, normalCut, normalDensity, normalTail } from "../../src/numerics/normal.js";
import { halfSkewCdf, owensT, owensTSmallSlope, skewNormalCdf } from "../../src/numerics/owensT.js";
import { panelSum } from "../../src/numerics/panels.js";
import table from "../fixtures/special_functions.json" with { type: "json" };
import { derivative } from "./derivative.js";
import { disagreement } from "./disagreement.js";
import { logUniform, REPRODUCIBLE } from "./randomNumbers.js";

const TWO_PI = 2 * Math.PI;
const SLOPES = [0, 1e-3, 0.2, 0.7, 1, 1.3, 4, 50, 1e4];
const HEIGHTS = [0, 1e-5, 0.3, 1, 2.4, 5, 8];

test("owensT agrees with its defining integral at 40 digits", () => {
  const gaps = table.owensT.flatMap(({ arguments: { h, a }, expected: { T } }) =>
    // Slopes up to one are a sum of positive terms; beyond, three terms of the size of the tail are subtracted.
    disagreement({ h, a }, owensT(h, a), T, a <= 1 ? { relative: 1e-14 } : { absolute: 2e-16 }),
  );
  expect(gaps).toEqual([]);
});

test.each([
  ["T(0, a) = arctan(a) / 2 pi", (h: number, a: number) => [owensT(0, a), Math.atan(a) / TWO_PI, h] as const],
  ["T(h, 1) = Phi(h) Phi(-h) / 2", (h: number) => [owensT(h, 1), 0.5 * normalCdf(h) * normalTail(h)] as const],
  [
    "T(h, Infinity) = Phi(-|h|) / 2",
    (h: number) => [owensT(h, Number.POSITIVE_INFINITY), 0.5 * normalTail(h)] as const,
  ],
  ["T(-h, a) = T(h, a)", (h: number, a: number) => [owensT(-h, a), owensT(h, a)] as const],
  ["T(h, -a) = -T(h, a)", (h: number, a: number) => [owensT(h, -a), -owensT(h, a)] as const],
  [
    "T(h, -a) = -T(h, a) for slopes up to one",
    (h: number, a: number) => [owensTSmallSlope(h, -Math.min(a, 1)), -owensTSmallSlope(h, Math.min(a, 1))] as const,
  ],
])("owensT satisfies %s", (_identity, sides) => {
  const gaps = HEIGHTS.flatMap((h) =>
    SLOPES.flatMap((a) => {
      const [left, right] = sides(h, a);
      return disagreement({ h, a }, left, right, { absolute: 2e-16 });
    }),
  );
  expect(gaps).toEqual([]);
});

test("owensT satisfies T(h, a) + T(ah, 1/a) = [Phi(h) + Phi(ah)]/2 - Phi(h) Phi(ah) for any h, a > 0", () => {
  fc.assert(
    fc.property(logUniform(-6, 1.3), logUniform(-6, 6), (h, a) => {
      const left = owensT(h, a) + owensT(a * h, 1 / a);
      // In tails, where the right-hand side of the title cancels.
      const [tail, far] = [normalTail(h), normalTail(a * h)];
      expect(disagreement({ h, a }, left, 0.5 * (tail + far) - tail * far, { absolute: 3e-16 })).toEqual([]);
    }),
    REPRODUCIBLE,
  );
});

test("owensT has the derivatives exp(-h^2 (1 + a^2)/2) / (2 pi (1 + a^2)) in a and -phi(h) [Phi(ah) - 1/2] in h", () => {
  const gaps = HEIGHTS.flatMap((h) =>
    [0.1, 0.6, 0.99, 1.01, 2.5].flatMap((a) => {
      const square = 1 + a * a;
      const byA = Math.exp(-0.5 * h * h * square) / (TWO_PI * square);
      const byH = -normalDensity(h) * (normalCdf(a * h) - 0.5);
      // Fourth-order differences of numbers rounded to 1e-16 with a step of 2e-3: 1e-13 of rounding and as much of truncation.
      return [
        ...disagreement(
          { h, a, by: "a" },
          derivative((x) => owensT(h, x), a, 2e-3),
          byA,
          { absolute: 1e-11 },
        ),
        ...disagreement(
          { h, a, by: "h" },
          derivative((x) => owensT(x, a), h, 2e-3),
          byH,
          { absolute: 1e-11 },
        ),
      ];
    }),
  );
  expect(gaps).toEqual([]);
});

/** (NU.1) as it stands, on the interval where the Gaussian lives. */
function plainOwensT(h: number, a: number): number {
  const to = Math.min(a, 10 / h);
  return panelSum((x) => Math.exp(-0.5 * h * h * (1 + x * x)) / (1 + x * x), 0, to, 60) / TWO_PI;
}

test("owensTSmallSlope is its defining integral by whatever formula, to 1e-14", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1e-3, max: 14, noNaN: true }),
      fc.double({ min: 1e-6, max: 1, noNaN: true }),
      (h, a) => {
        expect(disagreement({ h, a }, owensTSmallSlope(h, a), plainOwensT(h, a), { relative: 1e-14 })).toEqual([]);
      },
    ),
    { ...REPRODUCIBLE, numRuns: 5000 },
  );
});

test("owensTSmallSlope does not jump to 1e-14 where one formula gives way to another", () => {
  const slopes = [1e-6, 0.03, 0.5, 0.99, 1];
  const formulas = [3, 4.7].flatMap((s) => slopes.map((a) => ({ h: Math.sqrt(2 * s), a })));
  const ends = [0.4, 0.8, 1].map((a) => ({ h: 8.5 / a, a }));
  const gaps = [...formulas, ...ends].flatMap(({ h, a }) => {
    const [below, above] = [h * (1 - 1e-15), h * (1 + 1e-15)];
    // d log T / d log h is about -h^2: the values themselves differ by 2e-15 h^2, and the rounding of h shows as much.
    const allowed = { relative: 1e-14 + 3e-15 * h * h };
    return disagreement({ h, a }, owensTSmallSlope(above, a), owensTSmallSlope(below, a), allowed);
  });
  expect(gaps).toEqual([]);
});

test("owensT and owensTSmallSlope vanish where the Gaussian underflows", () => {
  expect([owensT(40, 1), owensT(40, 3), owensT(Number.POSITIVE_INFINITY, 0.5)]).toEqual([0, 0, 0]);
  expect(owensTSmallSlope(2, 0)).toBe(0);
});

test("halfSkewCdf is the integral of phi(t) Phi(bt) at 40 digits, without cancellation at large b", () => {
  const gaps = table.truncatedMoments.flatMap(({ arguments: { h, b }, expected: { F0 } }) => {
    const value = halfSkewCdf(normalCut(h), normalCut(b * h), b);
    if (h >= 0 && b > 1) return disagreement({ h, b }, value, F0, { relative: 1e-15 });
    // Elsewhere two numbers of the size of Phi are subtracted, whose exponents are rounded to 1e-16 of themselves.
    const far = b > 1 ? b * h : h;
    return disagreement({ h, b }, value, F0, { absolute: (1e-15 + 2e-16 * far * far) * normalCdf(far) });
  });
  expect(gaps).toEqual([]);
});

test("skewNormalCdf is twice the integral of phi(t) Phi(bt) at 40 digits, to 1e-12 relative in the lower tail for b <= 1", () => {
  const gaps = table.truncatedMoments.flatMap(({ arguments: { h, b }, expected: { F0 } }) => [
    ...disagreement({ h, b }, skewNormalCdf(h, b), 2 * F0, { absolute: 1e-15 }),
    ...(b <= 1 ? disagreement({ h, b }, skewNormalCdf(h, b), 2 * F0, { relative: 1e-12 }) : []),
  ]);
  expect(gaps).toEqual([]);
});

test("skewNormalCdf is never negative, never above one, and does not fall", () => {
  const random = fc.tuple(fc.integer({ min: -9000, max: 9000 }), logUniform(-6, 6), logUniform(-9, 0));
  fc.assert(
    fc.property(random, ([milli, b, step]) => {
      const h = milli / 1000;
      const value = skewNormalCdf(h, b);
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThanOrEqual(1);
      expect(skewNormalCdf(h + step, b)).toBeGreaterThanOrEqual(value - 4e-16);
    }),
    REPRODUCIBLE,
  );
});

test.each([
  [-0.2070926479309273, 185.5661455887633],
  [-0.0022172624990938754, 17273.17750136558],
  [-0.00032501116903615996, 117702.459199544],
])("skewNormalCdf(%d, %d) is not a negative underflow", (h, b) => {
  expect(skewNormalCdf(h, b)).toBeGreaterThanOrEqual(0);
});

test("skewNormalCdf is positive in the lower tail until it underflows", () => {
  for (const b of [0, 0.1, 1, 3]) {
    for (let h = -1; 0.5 * h * h * (1 + b * b) < 700; h -= 0.5) expect(skewNormalCdf(h, b)).toBeGreaterThan(0);
  }
});

test("skewNormalCdf has the limits of the normal, the half-normal and the ends", () => {
  for (const h of [-3, -0.5, 0, 2]) expect(skewNormalCdf(h, 0)).toBeCloseTo(normalCdf(h), 15);
  for (const h of [0.01, 0.5, 3]) expect(skewNormalCdf(h, 1e9)).toBeCloseTo(2 * normalCdf(h) - 1, 8);
  expect([skewNormalCdf(Number.NEGATIVE_INFINITY, 2), skewNormalCdf(Number.POSITIVE_INFINITY, 2)]).toEqual([0, 1]);
  expect([skewNormalCdf(Number.NEGATIVE_INFINITY, 0), skewNormalCdf(-1, 1e200), skewNormalCdf(-30, 3)]).toEqual([
    0, 0, 0,
  ]);
  expect(skewNormalCdf(0, 1)).toBeCloseTo(0.25, 15);
});
