import { expect, test } from "vitest";
import { gaussLegendre } from "../../src/numerics/gaussLegendre.js";
import { legendreError } from "../../src/numerics/legendreError.js";

/** The sum of a rule of n nodes for f over [from, to], and its estimated error. */
function sumOf(n: number, f: (x: number) => number, from: number, to: number): { sum: number; error: number } {
  const { nodes, weights } = gaussLegendre(n);
  const half = 0.5 * (to - from);
  const terms = Float64Array.from(nodes, (x, i) => half * weights[i]! * f(from + half * (1 + x)));
  return { sum: terms.reduce((sum, term) => sum + term, 0), error: legendreError(n, terms, 0) };
}

/** The same over 64 parts of the interval. */
function exactly(f: (x: number) => number, from: number, to: number): number {
  const part = (to - from) / 64;
  let sum = 0;
  for (let k = 0; k < 64; k++) sum += sumOf(40, f, from + k * part, from + (k + 1) * part).sum;
  return sum;
}

const SIZES = Array.from({ length: 25 }, (_, k) => k + 8);
const SMOOTH: Record<string, (x: number) => number> = {
  "a Gaussian": (x) => Math.exp(-0.5 * x * x),
  "a Gaussian off the middle": (x) => Math.exp(-0.5 * (x - 2) ** 2),
  "a Gaussian times a step": (x) => Math.exp(-0.5 * x * x) / (1 + Math.exp(-3 * x)),
  "a pole beside the interval": (x) => 1 / (0.5 + x * x),
  "a branch point beside the interval": (x) => Math.sqrt(1 + x * x),
  "a power": (x) => (x + 4) ** 9,
};

test.each(Object.keys(SMOOTH))("legendreError is no smaller than the error of the rule for %s", (name) => {
  const f = SMOOTH[name]!;
  for (const width of [0.5, 2, 5, 8]) {
    const [from, to] = [-0.4 * width, 0.6 * width];
    const exact = exactly(f, from, to);
    for (const n of SIZES) {
      const { sum, error } = sumOf(n, f, from, to);
      expect(Math.abs(sum - exact), `n = ${n}, width ${width}`).toBeLessThan(error + 4e-15 * Math.abs(exact));
    }
    const found = sumOf(32, f, -0.4, 0.6);
    expect(found.error).toBeLessThan(1e-14 * Math.abs(found.sum));
  }
});

test("legendreError is rounding for a Gaussian on 7 standard deviations by 26 nodes, wherever they are", () => {
  const f = (x: number): number => Math.exp(-0.5 * x * x);
  for (let from = -9; from <= 2; from += 0.25) {
    expect(sumOf(26, f, from, from + 7).error, `from ${from}`).toBeLessThan(1e-14 * Math.sqrt(2 * Math.PI));
  }
  expect(sumOf(26, f, -9, 9).error).toBeGreaterThan(1e-8);
});

test("legendreError sees noise, and a kink and a jump inside the interval up to a factor of eight", () => {
  const rough: Record<string, (x: number) => number> = {
    kink: (x) => Math.abs(x - 0.3),
    jump: (x) => (x < 0.3 ? 0 : 1),
    "a small kink": (x) => Math.exp(x) + 1e-6 * Math.abs(x - 0.3),
  };
  for (const [name, f] of Object.entries(rough)) {
    const exact = exactly(f, -1, 0.3) + exactly(f, 0.3, 1);
    // Until the exponential function has decayed to the size of the small kink, this one is behind it.
    for (const n of SIZES.filter((size) => size > 16)) {
      const { sum, error } = sumOf(n, f, -1, 1);
      expect(Math.abs(sum - exact), `${name}, n = ${n}`).toBeLessThan(8 * error);
    }
  }
  const noisy = sumOf(24, (x) => Math.exp(x) * (1 + 1e-9 * Math.sin(1e6 * x)), -1, 1).error;
  expect(noisy).toBeGreaterThan(1e-11);
  expect(noisy).toBeLessThan(1e-7);
});

test("legendreError does not depend on the direction of the nodes, and scales with the terms", () => {
  const { nodes, weights } = gaussLegendre(15);
  const terms = Float64Array.from(nodes, (x, i) => weights[i]! / (1.2 + x));
  const error = legendreError(15, terms, 0);
  expect(legendreError(15, Float64Array.of(7, ...[...terms].reverse()), 1) / error).toBeCloseTo(1, 9);
  expect(
    legendreError(
      15,
      terms.map((term) => -8 * term),
      0,
    ) / error,
  ).toBeCloseTo(8, 9);
  expect(legendreError(15, new Float64Array(15), 0)).toBe(0);
});

test("legendreError is no NaN for terms of the least double, whose coefficients vanish by rounding", () => {
  for (const n of SIZES) {
    for (let first = 0; first < n; first++) {
      for (let second = 0; second < n; second++) {
        const terms = new Float64Array(n);
        terms[first] = Number.MIN_VALUE;
        terms[second] = -Number.MIN_VALUE;
        expect(legendreError(n, terms, 0), `${n}: ${first}, ${second}`).toBeGreaterThanOrEqual(0);
      }
    }
  }
});
