import fc from "fast-check";
import { expect, test } from "vitest";
import { refinedMap } from "../../../src/report/drawing/refinedMap.js";
import { grid } from "../../../src/sweep/grid.js";

const LINEAR = { x: "linear", y: "linear" } as const;

test("refinedMap passes through every sample and never beyond two neighbors", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 2, maxLength: 12 }), (row) => {
      const x = row.map((_value, i) => i + (i % 2) / 3);
      const fine = refinedMap({ x, y: [0, 1], numbers: [row, row] }, LINEAR);
      const parts = (fine.x.length - 1) / (x.length - 1);
      const line = fine.numbers[0]!;
      for (const [i, value] of row.entries()) {
        expect(fine.x[i * parts]).toBe(x[i]);
        expect(line[i * parts]).toBe(value);
        const next = row[i + 1];
        if (next === undefined) continue;
        const rounding = 1e-12 * (Math.abs(value) + Math.abs(next)) + 1e-300;
        const inner = line.slice(i * parts, (i + 1) * parts);
        expect(Math.min(...inner)).toBeGreaterThanOrEqual(Math.min(value, next) - rounding);
        expect(Math.max(...inner)).toBeLessThanOrEqual(Math.max(value, next) + rounding);
      }
    }),
  );
});

test("refinedMap is exact for a plane on its scales, and near a smooth function", () => {
  const [x, y] = [grid(0.5, 50, 9, "log"), grid(0, 0.9, 7, "linear")];
  const numbers = y.map((row) => x.map((column) => 2 * Math.log(column) - 3 * row));
  const fine = refinedMap({ x, y, numbers }, { x: "log", y: "linear" });
  for (const [i, row] of fine.y.entries()) {
    for (const [j, column] of fine.x.entries()) {
      expect(fine.numbers[i]![j]).toBeCloseTo(2 * Math.log(column) - 3 * row, 10);
    }
  }
  const [u, v] = [grid(0, 3, 13, "linear"), grid(0, 2, 9, "linear")];
  const curved = (a: number, b: number): number => Math.exp(-a) * (1 + b * b);
  const smooth = refinedMap({ x: u, y: v, numbers: v.map((b) => u.map((a) => curved(a, b))) }, LINEAR);
  const errors = smooth.y.flatMap((b, i) => smooth.x.map((a, j) => Math.abs(smooth.numbers[i]![j]! - curved(a, b))));
  const bilinear = Math.abs((curved(0, 2) + curved(0.25, 2)) / 2 - curved(0.125, 2));
  expect(Math.max(...errors)).toBeLessThan(bilinear / 2);
});

test("refinedMap keeps gaps: an interval beside one has no numbers, the others are as without it", () => {
  const row = [1, 2, 4, Number.NaN, 3, 2, 2.5];
  const fine = refinedMap({ x: row.map((_v, i) => i), y: [0, 1], numbers: [row, row] }, LINEAR);
  const parts = (fine.x.length - 1) / 6;
  const line = fine.numbers[0]!;
  for (const [i, value] of line.entries()) {
    const isGap = i > 2 * parts && i < 4 * parts;
    expect(Number.isNaN(value)).toBe(isGap);
  }
});
