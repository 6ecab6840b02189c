import { expect, test } from "vitest";
import { weightedPowerSum } from "../../src/numerics/compensatedSum.js";
import { gaussRuleOf } from "../../src/numerics/gaussCompression.js";
import { gaussLegendre } from "../../src/numerics/gaussLegendre.js";
import { compensatedSum } from "./compensatedSum.js";
import { randomNumbers } from "./randomNumbers.js";

const next = randomNumbers(3);
const COUNT = 3000;
const MEASURE = {
  points: Float64Array.from({ length: COUNT }, () => 1 + next()),
  weights: Float64Array.from({ length: COUNT }, () => next() ** 3),
};

test("gaussRuleOf keeps the integrals of polynomials up to degree 2 n - 1", () => {
  for (const n of [1, 2, 5, 11]) {
    const { points, weights } = gaussRuleOf(MEASURE, 1, 2, n);
    expect(points).toHaveLength(n);
    for (let degree = 0; degree < 2 * n; degree++) {
      const exact = compensatedSum(COUNT, (i) => MEASURE.weights[i]! * (MEASURE.points[i]! - 1.5) ** degree);
      const found = compensatedSum(n, (i) => weights[i]! * (points[i]! - 1.5) ** degree);
      // Relative to the mass, near 750.
      expect(Math.abs(found - exact) / 750).toBeLessThan(2e-15);
    }
    expect(weights.every((weight) => weight > 0)).toBe(true);
    expect(points.every((point) => point > 1 && point < 2)).toBe(true);
  }
});

test("gaussRuleOf of Gauss-Legendre's own nodes is the rule of fewer of them", () => {
  const { nodes, weights } = gaussLegendre(40);
  const found = gaussRuleOf({ points: nodes, weights }, -1, 1, 7);
  const exact = gaussLegendre(7);
  const order = [...found.points.keys()].sort((a, b) => found.points[a]! - found.points[b]!);
  for (const [k, i] of order.entries()) {
    expect(found.points[i]).toBeCloseTo(exact.nodes[k]!, 14);
    expect(found.weights[i]).toBeCloseTo(exact.weights[k]!, 13);
  }
});

test("gaussRuleOf gives no more nodes than there are points", () => {
  const twice = { points: Float64Array.of(1, 1, 2, 2, 1.5), weights: Float64Array.of(1, 2, 3, 1, 0.5) };
  const { points, weights } = gaussRuleOf(twice, 1, 2, 11);
  expect([...points].sort((a, b) => a - b).map((x) => Number(x.toFixed(12)))).toEqual([1, 1.5, 2]);
  expect(compensatedSum(3, (i) => weights[i]!)).toBeCloseTo(7.5, 13);
});

test("compensatedSum keeps what a plain sum loses", () => {
  expect(compensatedSum(100_000, () => 0.1)).toBe(10_000);
  expect(compensatedSum(4, (i) => [1, 1e100, 1, -1e100][i]!)).toBe(2);
  expect(compensatedSum(0, () => 1)).toBe(0);
  expect(compensatedSum(2, () => Number.POSITIVE_INFINITY)).toBe(Number.POSITIVE_INFINITY);
});

test("weightedPowerSum is the compensated sum of the same terms", () => {
  const { points, weights } = MEASURE;
  for (const power of [0, 1, 2] as const) {
    const exact = compensatedSum(COUNT, (i) => weights[i]! * points[i]! ** power);
    expect(Math.abs(weightedPowerSum(weights, points, power) / exact - 1)).toBeLessThan(4e-16);
  }
});
