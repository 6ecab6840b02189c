import fc from "fast-check";
import { expect, test } from "vitest";
import { normalCdf, normalDensity, normalTail } from "../../src/numerics/normal.js";
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
  expect(error).toBeLessThan(1e-12);
});

test.each<[string, (x: number) => number, readonly number[], number]>([
  ["a kink inside a panel", (x) => Math.abs(x - 0.3), [0, 1], 0.29],
  ["a jump inside a panel", (x) => (x < 0.3 ? 1 : 0), [0, 1], 0.3],
  ["an infinite slope", Math.sqrt, [0, 1], 2 / 3],
  ["a peak narrower than the nodes", (x) => 1 / (1e-4 + x * x), [-1, 1], 200 * Math.atan(100)],
  ["a fast oscillation", (x) => Math.cos(90 * x), [0, 1], Math.sin(90) / 90],
])("integratePanels reports an error no smaller than the true one at %s", (_name, f, breakpoints, exact) => {
  const { value, error } = integratePanels(f, breakpoints);
  expect(error).toBeGreaterThan(Math.abs(value - exact));
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
    expect(disagreement({ from }, value, normalTail(from), { relative: 1e-13 })).toEqual([]);
  }
});

/** int_from^to phi(t) Phi(bt) dt, mirrored above 0 by phi(t) Phi(bt) = phi(t) - phi(t) Phi(-bt). */
function halfSkewBetween(from: number, to: number, b: number): number {
  const below = (h: number): number => 0.5 * skewNormalCdf(h, b);
  if (from <= 0) return below(to) - below(from);
  const upper = (h: number): number => normalTail(h) - 0.5 * skewNormalCdf(-h, b);
  const difference = upper(from) - upper(to);
  // The same through the other closed form: the two must not differ.
  expect(halfSkewCdf(to, b, normalCdf(to), normalCdf(b * to), 2 * normalCdf(to) - 1)).toBeCloseTo(below(to), 14);
  return difference;
}
