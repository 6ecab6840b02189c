import { expect, test } from "vitest";
import type { ReducedPoint } from "../../equations/reduction.js";
import { followPath } from "../../src/solver/followPath.js";

/** x = f(value), y = 0, as two equations; only the coordinates and the residuals matter to a path. */
function planar(first: (x: number) => number, slope: (x: number) => number): (x: number, y: number) => ReducedPoint {
  return (x, y) => {
    const flat = { firstByY: 0, secondByX: 0, secondByY: 1, reach: 1, state: {} as ReducedPoint["state"] };
    return { x, y, first: first(x), second: y, firstByX: slope(x), ...flat };
  };
}

test("followPath ends at the root of the last equations, which Newton's method alone does not reach from the first start", () => {
  // Newton's method on the arctangent runs away from starts further than 1.39 from the root.
  const equationsAt = (value: number) =>
    planar(
      (x) => Math.atan(20 * (x + Math.log(value))),
      (x) => 20 / (1 + 400 * (x + Math.log(value)) ** 2),
    );
  const found = followPath({ from: 1, to: 1e-6, factor: 4, start: { x: 0, y: 0.5 }, equationsAt });
  expect(found?.point.x).toBeCloseTo(Math.log(1e6), 10);
  expect(found?.point.y).toBeCloseTo(0, 10);
});

test("followPath gives up, after a bounded number of evaluations, where the root ends half-way", () => {
  let evaluations = 0;
  // Two roots +-sqrt(log(value)) that meet at value = 1 and are gone below.
  const equationsAt = (value: number) =>
    planar(
      (x) => {
        evaluations++;
        return x * x - Math.log(value);
      },
      (x) => 2 * x,
    );
  expect(followPath({ from: 10, to: 0.1, factor: 4, start: { x: 1.5, y: 0 }, equationsAt })).toBeUndefined();
  expect(evaluations).toBeLessThan(5000);
});

test("followPath takes one solve where the end is the beginning", () => {
  const equationsAt = () =>
    planar(
      (x) => x - 3,
      () => 1,
    );
  const found = followPath({ from: 2, to: 2, factor: 4, start: { x: 0, y: 0 }, equationsAt });
  expect(found?.point.x).toBe(3);
  expect(found?.evaluations).toBeLessThan(6);
});
