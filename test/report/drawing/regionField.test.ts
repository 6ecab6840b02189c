import { expect, test } from "vitest";
import { regionField } from "../../../src/report/drawing/hatching.js";

test("regionField takes numbers as they are", () => {
  const inside = [
    [-1, 0.25],
    [2, 3],
  ];
  expect(regionField({ label: "", inside })).toEqual(inside);
});

test("regionField of yes and no is positive inside and negative outside of a half plane", () => {
  const inside = Array.from({ length: 9 }, () => Array.from({ length: 9 }, (_, column) => column > 4));
  const field = regionField({ label: "", inside });
  for (const row of field) {
    for (const [column, value] of row.entries()) expect(value > 0).toBe(column > 4);
    expect(row[0]).toBeCloseTo(-1, 12);
  }
});

test("regionField turns a staircase into a slope", () => {
  const inside = Array.from({ length: 12 }, (_row, row) =>
    Array.from({ length: 12 }, (_, column) => Math.floor(column / 2) >= row),
  );
  const field = regionField({ label: "", inside });
  const edges = [2, 3, 4].map((row) => {
    const after = field[row]!.findIndex((value) => value > 0);
    const [low, high] = [field[row]![after - 1]!, field[row]![after]!];
    return after - 1 + low / (low - high);
  });
  expect(edges[1]! - edges[0]!).toBeCloseTo(2, 1);
  expect(edges[2]! - edges[1]!).toBeCloseTo(2, 1);
});
