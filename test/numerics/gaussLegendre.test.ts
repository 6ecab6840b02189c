import { expect, test } from "vitest";
import { gaussLegendre } from "../../src/numerics/gaussLegendre.js";
import { disagreement } from "./disagreement.js";

const ALL = Array.from({ length: 64 }, (_, i) => i + 1);

function integral(n: number, f: (x: number) => number): number {
  const { nodes, weights } = gaussLegendre(n);
  return nodes.reduce((sum, x, i) => sum + (weights[i] as number) * f(x), 0);
}

/** P_k(x) by its recurrence. */
function legendre(k: number, x: number): number {
  let previous = 0;
  let current = 1;
  for (let j = 1; j <= k; j++) [previous, current] = [current, ((2 * j - 1) * x * current - (j - 1) * previous) / j];
  return current;
}

test("gaussLegendre integrates every power up to x^(2n - 1) exactly, for n from 1 to 64", () => {
  // A sum of n terms of size w_i |x_i|^k, each rounded: a few units of 2e-16 in all.
  const gaps = ALL.flatMap((n) =>
    Array.from({ length: 2 * n }, (_, k) => k).flatMap((k) =>
      disagreement(
        { n, k },
        integral(n, (x) => x ** k),
        k % 2 === 0 ? 2 / (k + 1) : 0,
        { absolute: 4e-15 },
      ),
    ),
  );
  expect(gaps).toEqual([]);
});

test("gaussLegendre makes the Legendre polynomials below degree n orthogonal, with norms 2 / (2k + 1)", () => {
  const gaps = [3, 16, 64].flatMap((n) =>
    Array.from({ length: n }, (_, k) => k).flatMap((k) => {
      const norm = integral(n, (x) => legendre(k, x) ** 2);
      const cross = integral(n, (x) => legendre(k, x) * legendre(n - 1, x));
      return [
        ...disagreement({ n, k }, norm, 2 / (2 * k + 1), { absolute: 4e-15 }),
        ...(k === n - 1 ? [] : disagreement({ n, k }, cross, 0, { absolute: 4e-15 })),
      ];
    }),
  );
  expect(gaps).toEqual([]);
});

test("gaussLegendre misses x^(2n) by exactly the remainder of Gauss's rule", () => {
  // 2^(2n+1) n!^4 / ((2n+1) (2n)!^2): a rule of any other kind has another remainder.
  const gaps = [1, 2, 3, 4, 5, 6].flatMap((n) => {
    let remainder = 2 / (2 * n + 1);
    for (let k = 1; k <= n; k++) remainder *= ((4 * k * k) / (2 * k * (2 * k - 1))) ** 2 / 4;
    return disagreement({ n }, 2 / (2 * n + 1) - integral(n, (x) => x ** (2 * n)), remainder, { absolute: 2e-15 });
  });
  expect(gaps).toEqual([]);
});

test.each([
  [1, [0], [2]],
  [2, [-1 / Math.sqrt(3), 1 / Math.sqrt(3)], [1, 1]],
  [3, [-Math.sqrt(0.6), 0, Math.sqrt(0.6)], [5 / 9, 8 / 9, 5 / 9]],
])("gaussLegendre(%i) has the nodes and weights of the textbook", (n, nodes, weights) => {
  const rule = gaussLegendre(n);
  for (let i = 0; i < n; i++) {
    expect(rule.nodes[i]).toBeCloseTo(nodes[i] as number, 15);
    expect(rule.weights[i]).toBeCloseTo(weights[i] as number, 14);
  }
});

test("gaussLegendre returns increasing symmetric nodes inside (-1, 1) with positive symmetric weights, up to n = 1000", () => {
  for (const n of [...ALL, 100, 333, 1000]) {
    const { nodes, weights } = gaussLegendre(n);
    expect(nodes).toHaveLength(n);
    for (let i = 0; i < n; i++) {
      expect(nodes[i]).toBeGreaterThan(i === 0 ? -1 : (nodes[i - 1] as number));
      expect(nodes[i]).toBeLessThan(1);
      expect(weights[i]).toBeGreaterThan(0);
      expect((nodes[i] as number) + (nodes[n - 1 - i] as number)).toBe(0);
      expect(weights[i]).toBe(weights[n - 1 - i]);
    }
    expect(Math.abs(weights.reduce((sum, weight) => sum + weight, 0) - 2)).toBeLessThan(1e-12);
  }
});

test("gaussLegendre returns the same object when it is asked for the same n again", () => {
  expect(gaussLegendre(23)).toBe(gaussLegendre(23));
});
