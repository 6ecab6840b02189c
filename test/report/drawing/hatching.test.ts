import { expect, test } from "vitest";
import { hatching } from "../../../src/report/drawing/hatching.js";

const FRAME = { width: 30, height: 20 };

test("hatching covers a frame with parallel lines that rise to the right", () => {
  const lines = hatching(FRAME, () => true);
  expect(lines).toHaveLength(8);
  for (const [[x1, y1], [x2, y2]] of lines) {
    expect(x2).toBeGreaterThan(x1);
    expect(x1 + y1).toBeCloseTo(x2 + y2, 12);
    for (const value of [x1, x2]) expect(value >= 0 && value <= 30).toBe(true);
    for (const value of [y1, y2]) expect(value >= -1e-9 && value <= 20).toBe(true);
  }
});

test("hatching stays inside the region, to half a point", () => {
  const lines = hatching(FRAME, (x, y) => x > 10 && x < 20 && y < 15);
  expect(lines.length).toBeGreaterThan(2);
  for (const [x, y] of lines.flat()) expect(x >= 10 && x <= 20 && y <= 15).toBe(true);
});

test("hatching is interrupted where a region is", () => {
  const interrupted = hatching(FRAME, (x) => x < 10 || x > 20);
  const sums = interrupted.map(([[x, y]]) => Math.round(x + y));
  expect(sums.length).toBeGreaterThan(new Set(sums).size);
});

test("hatching of nothing is nothing", () => {
  expect(hatching(FRAME, () => false)).toEqual([]);
});

test("hatching falls where it is to fall, in the same region, and does both where it is to cross", () => {
  const inside = (x: number, y: number): boolean => x > 10 && x < 20 && y < 15;
  const falling = hatching(FRAME, inside, "falling");
  expect(falling.length).toBeGreaterThan(2);
  for (const [[x1, y1], [x2, y2]] of falling) expect(x1 - y1).toBeCloseTo(x2 - y2, 12);
  for (const [x, y] of falling.flat()) expect(x >= 10 && x <= 20 && y <= 15.5).toBe(true);
  expect(hatching(FRAME, inside, "crossed")).toHaveLength(falling.length + hatching(FRAME, inside).length);
});
