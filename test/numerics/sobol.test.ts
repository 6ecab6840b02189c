import { expect, test } from "vitest";
import { SOBOL_DIMENSIONS, sobol } from "../../src/numerics/sobol.js";

test("sobol has one point in each of the 2^k intervals of every dimension, shifted or not", () => {
  const count = 64;
  for (const shift of [0, 0x9e3779b9]) {
    const points = sobol(count, SOBOL_DIMENSIONS, new Array<number>(SOBOL_DIMENSIONS).fill(shift));
    for (let dimension = 0; dimension < SOBOL_DIMENSIONS; dimension++) {
      const cells = new Set(points.map((point) => Math.floor(count * point[dimension]!)));
      expect(cells.size).toBe(count);
    }
  }
});

test("sobol's first two dimensions are a (0, k, 2)-net: every dyadic box of area 2^-k has one point", () => {
  const power = 6;
  const points = sobol(2 ** power, 2, [0, 0]);
  for (let split = 0; split <= power; split++) {
    const cells = points.map(([x, y]) => `${Math.floor(x! * 2 ** split)} ${Math.floor(y! * 2 ** (power - split))}`);
    expect(new Set(cells).size).toBe(2 ** power);
  }
});

test("sobol integrates a smooth function of all dimensions better than the root of the number of points", () => {
  const count = 4096;
  const dimensions = SOBOL_DIMENSIONS;
  const mean =
    sobol(count, dimensions, []).reduce(
      (sum, point) => sum + point.reduce((product, x) => product * (1 + 0.5 * (x - 0.5)), 1),
      0,
    ) / count;
  const independent = Math.sqrt(((1 + 1 / 48) ** dimensions - 1) / count);
  expect(Math.abs(mean - 1)).toBeLessThan(independent / 3);
});

test("sobol names a number of dimensions it has no table for", () => {
  expect(() => sobol(4, SOBOL_DIMENSIONS + 1, [])).toThrow(/dimensions must lie in the integers 1 to/);
});
