import fc from "fast-check";
import { expect, test } from "vitest";
import { normalCdf, normalCut, normalDensity, normalTail } from "../../src/numerics/normal.js";
import { halfSkewCdf, skewNormalCdf } from "../../src/numerics/owensT.js";
import { GAUSSIAN_REACH, gaussianPanels, integratePanels, panelSum } from "../../src/numerics/panels.js";
import { disagreement } from "./disagreement.js";
import { logUniform, REPRODUCIBLE } from "./randomNumbers.js";

test.each<[string, (x: number) => number, readonly number[], number]>([
  ["x^39", (x) => x ** 39, [0, 1], 1 / 40],
  ["exp", Math.exp, [0, 1], Math.E - 1],
  ["|x| cut at its kink", Math.abs, [-1, 0, 2], 2.5],
  ["a step cut at its jump", (x) => (x < 0.3 ? 1 : 5), [0, 0.3, 1], 3.8],
  ["1 / (1 + x^2)", (x) => 1 / (1 + x * x), [0, 1], Math.PI / 4],
  ["a normal density", normalDensity, [-9, -6, -3, 0, 3, 6, 9], 1],
])("integratePanels integrates %s to rounding", (_name, f, breakpoints, exact) => {
  const { value, error } = integratePanels(f, breakpoints);
  expect(Math.abs(value - exact)).toBeLessThan(1e-14);
  // Error of the 14-node rule, which x^39 is beyond.
  expect(error).toBeLessThan(1e-10);
});

test.each<[string, (c: number, x: number) => number, (c: number) => number]>([
  ["poles at distance c", (c, x) => 1 / (c * c + x * x), (c) => (2 / c) * Math.atan(1 / c)],
  ["an oscillation of wavelength c", (c, x) => Math.cos(x / c), (c) => 2 * c * Math.sin(1 / c)],
  ["growth over a length c", (c, x) => Math.exp(x / c), (c) => 2 * c * Math.sinh(1 / c)],
  ["a Gaussian of width c", (c, x) => normalDensity(x / c) / c, (c) => 1 - 2 * normalTail(1 / c)],
])("integratePanels reports an error no smaller than the true one for %s, resolved or not", (_name, f, exact) => {
  for (let c = 0.1; c < 2; c *= 1.03) {
    const { value, error } = integratePanels((x) => f(c, x), [-1, 1]);
    expect(error + 1e-14 * Math.abs(value)).toBeGreaterThanOrEqual(Math.abs(value - exact(c)));
  }
});

test("panelSum of n nodes is exact for degree 2n - 1 on any interval", () => {
  for (const n of [1, 4, 9]) {
    const power = 2 * n - 1;
    expect(panelSum((x) => x ** power, 1, 2, n)).toBeCloseTo((2 ** (power + 1) - 1) / (power + 1), 8);
  }
  expect(panelSum((x) => x, 2, 1, 3)).toBe(-panelSum((x) => x, 1, 2, 3));
});

const interval = fc.tuple(fc.integer({ min: -12_000, max: 12_000 }), logUniform(-4, 1.3), logUniform(-3, 5));

test("gaussianPanels increases, begins and ends at the interval cut at its reach, or is empty", () => {
  fc.assert(
    fc.property(interval, ([milli, width, slope]) => {
      const [from, to] = [milli / 1000, milli / 1000 + width];
      const cuts = gaussianPanels(from, to, slope);
      if (cuts.length === 0) {
        expect(to <= -GAUSSIAN_REACH || from >= GAUSSIAN_REACH).toBe(true);
        return;
      }
      expect(cuts[0]).toBe(Math.max(from, -GAUSSIAN_REACH));
      expect(cuts[cuts.length - 1]).toBeLessThanOrEqual(to);
      for (let i = 1; i < cuts.length; i++) expect(cuts[i]).toBeGreaterThanOrEqual(cuts[i - 1] as number);
    }),
    REPRODUCIBLE,
  );
});

test("gaussianPanels resolves phi(t) Phi(bt) to rounding on any interval and for any slope", () => {
  fc.assert(
    fc.property(interval, ([milli, width, b]) => {
      const [from, to] = [milli / 1000, milli / 1000 + width];
      const cuts = gaussianPanels(from, to, b);
      const value = cuts.length < 2 ? 0 : integratePanels((t) => normalDensity(t) * normalCdf(b * t), cuts).value;
      expect(disagreement({ from, to, b }, value, halfSkewBetween(from, to, b), { absolute: 5e-16 })).toEqual([]);
    }),
    REPRODUCIBLE,
  );
});

test("gaussianPanels keeps the relative accuracy of an upper tail", () => {
  for (const from of [1.5, 4, 9, 20, 35]) {
    const { value } = integratePanels(normalDensity, gaussianPanels(from, Number.POSITIVE_INFINITY, 0));
    // exp(-x^2 / 2) rounds x and x^2 / 2 to 1e-16 of themselves.
    expect(disagreement({ from }, value, normalTail(from), { relative: 1e-15 + 2e-16 * from * from })).toEqual([]);
  }
});

/** int_from^to phi(t) Phi(bt) dt, mirrored above 0 by phi(t) Phi(bt) = phi(t) - phi(t) Phi(-bt). */
function halfSkewBetween(from: number, to: number, b: number): number {
  const below = (h: number): number => 0.5 * skewNormalCdf(h, b);
  if (from <= 0) return below(to) - below(from);
  const upper = (h: number): number => normalTail(h) - 0.5 * skewNormalCdf(-h, b);
  const difference = upper(from) - upper(to);
  // The same through the other closed form: the two must not differ.
  expect(halfSkewCdf(normalCut(to), normalCut(b * to), b)).toBeCloseTo(below(to), 14);
  return difference;
}
