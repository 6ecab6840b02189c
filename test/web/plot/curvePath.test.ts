import { expect, test } from "vitest";
import { curvePath, type ScreenPoint, smoothPath } from "../../../src/web/plot/curvePath.js";

const PIECES = 32;

/** Points along a path, as a browser would draw them. */
function drawn(path: string): ScreenPoint[] {
  const points: ScreenPoint[] = [];
  for (const [, command, text = ""] of path.matchAll(/([MLC])([^MLC]*)/g)) {
    const numbers = text.trim().split(" ").map(Number);
    const [a = 0, b = 0, c = 0, d = 0, left = a, top = b] = numbers;
    const from = points.at(-1);
    if (command !== "C" || from === undefined) {
      points.push({ left: a, top: b });
      continue;
    }
    for (let step = 1; step <= PIECES; step++) {
      const t = step / PIECES;
      const mix = (p: number, q: number, r: number, s: number): number =>
        (1 - t) ** 3 * p + 3 * (1 - t) ** 2 * t * q + 3 * (1 - t) * t ** 2 * r + t ** 3 * s;
      points.push({ left: mix(from.left, a, c, left), top: mix(from.top, b, d, top) });
    }
  }
  return points;
}

test("smoothPath stays within a tenth of a pixel of a circle that a dozen points tell of half", () => {
  const radius = 40;
  const points = Array.from({ length: 13 }, (_, index) => {
    const angle = (Math.PI * index) / 12;
    return { left: radius * Math.cos(angle), top: radius * Math.sin(angle) };
  });
  const path = drawn(smoothPath(points));
  // The first and the last piece have a neighbor on one side only.
  const inner = path.filter(({ left }) => Math.abs(left) < radius * Math.cos(Math.PI / 12));
  expect(inner.length).toBeGreaterThan(200);
  for (const { left, top } of inner) expect(Math.abs(Math.hypot(left, top) - radius)).toBeLessThan(0.1);
  const polygon = radius * (1 - Math.cos(Math.PI / 24));
  expect(polygon).toBeGreaterThan(0.3);
});

test.each([
  ["a rise from zero", [100, 100, 100, 60, 10, 0, 0]],
  ["a step", [100, 100, 0, 0]],
  ["a spike", [100, 98, 0, 98, 100]],
])("smoothPath leaves the range of its points nowhere: %s", (_name, heights) => {
  const points = heights.map((top, index) => ({ left: 10 * index, top }));
  for (const { top } of drawn(smoothPath(points))) {
    expect(top).toBeGreaterThanOrEqual(0);
    expect(top).toBeLessThanOrEqual(100);
  }
});

test("smoothPath keeps a coordinate monotone that is so at its points", () => {
  const points = [0, 1, 2, 3, 4, 5, 6].map((left) => ({ left: 20 * left, top: 200 / (1 + Math.exp(8 * (left - 3))) }));
  const tops = drawn(smoothPath(points)).map(({ top }) => top);
  for (const [index, top] of tops.slice(1).entries()) expect(top).toBeLessThanOrEqual((tops[index] ?? 0) + 0.01);
});

test("smoothPath goes through every point, also where two are one, and needs no neighbors", () => {
  const points = [
    { left: 0, top: 0 },
    { left: 5, top: 5 },
    { left: 5, top: 5 },
    { left: 3, top: 10 },
  ];
  const path = drawn(smoothPath(points));
  for (const point of points) expect(path).toContainEqual(point);
  expect(smoothPath([{ left: 1, top: 2 }])).toBe("M1 2");
  expect(smoothPath([])).toBe("");
});

test("curvePath keeps the height and the sharpness of a peak that is a corner", () => {
  const scale = { place: (value: number) => value, value: (place: number) => place };
  const x = Array.from({ length: 21 }, (_, index) => index);
  const y = x.map((value) => 100 - Math.sqrt(400 * Math.abs(value - 10)));
  const peak = (corners: readonly number[]): ScreenPoint[] =>
    drawn(curvePath(x, y, scale, scale, corners)).filter(({ left }) => Math.abs(left - 10) < 0.5);
  const sharp = peak([10]);
  expect(sharp.length).toBeGreaterThan(10);
  expect(Math.max(...sharp.map(({ top }) => top))).toBe(100);
  // Half a step beside the peak the curve has fallen by a third of the step's fall or more; a rounded peak has not.
  const beside = (points: readonly ScreenPoint[]): number =>
    Math.max(...points.filter(({ left }) => Math.abs(left - 10) > 0.3).map(({ top }) => top));
  expect(beside(sharp)).toBeLessThan(95);
  expect(curvePath(x, y, scale, scale, [10]).match(/M/g)).toHaveLength(1);
});
