import { expect, test } from "vitest";
import { type PrintPoint, simplified } from "../../../src/report/drawing/polyline.js";

test("simplified(points, tolerance) keeps the ends and the corners of a line", () => {
  const points: PrintPoint[] = [
    [0, 0],
    [1, 0],
    [2, 0],
    [2, 1],
    [2, 2],
  ];
  expect(simplified(points, 0.01)).toEqual([
    [0, 0],
    [2, 0],
    [2, 2],
  ]);
});

test("simplified(points, tolerance) leaves no point out that is farther away than the tolerance", () => {
  const arc = Array.from(
    { length: 200 },
    (_, index): PrintPoint => [10 * Math.cos(index / 60), 10 * Math.sin(index / 60)],
  );
  const fewer = simplified(arc, 0.05);
  expect(fewer.length).toBeLessThan(30);
  // A chord of n equal ones leaves the arc by its sagitta.
  const longest = Math.max(
    ...fewer.slice(1).map(([x, y], index) => Math.hypot(x - fewer[index]![0], y - fewer[index]![1])),
  );
  expect(longest ** 2 / 80).toBeLessThan(0.05);
});

test("simplified(points, tolerance) keeps a ring a ring", () => {
  const ring: PrintPoint[] = [
    [0, 0],
    [5, 0],
    [5, 5],
    [0, 5],
    [0, 0],
  ];
  expect(simplified(ring, 0.01)).toEqual(ring);
});
