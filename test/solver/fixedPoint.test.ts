import { describe, expect, test } from "vitest";
import { type FixedPointOptions, fixedPoint } from "../../src/solver/fixedPoint.js";

const OPTIONS: FixedPointOptions = { tolerance: 1e-13, maxIterations: 5000, damping: 1, anderson: 0 };
const distance = (a: readonly number[], b: readonly number[]): number =>
  Math.max(...a.map((value, i) => Math.abs(value - (b[i] as number))));
/** x -> fixed + rate (x - fixed) in every component. */
const linearMap =
  (rate: number, fixed: readonly number[]) =>
  (x: readonly number[]): number[] =>
    x.map((value, i) => (fixed[i] as number) + rate * (value - (fixed[i] as number)));

test("fixedPoint measures the contraction of a linear map", () => {
  const result = fixedPoint(linearMap(0.7, [1, 2, 3]), [0, 0, 0], distance, { ...OPTIONS, tolerance: 1e-8 });
  expect(result.status).toBe("converged");
  expect(result.contraction).toBeCloseTo(0.7, 6);
  expect(distance(result.point, [1, 2, 3])).toBeLessThan(1e-7);
});

test("fixedPoint returns the point whose residual it reports", () => {
  const map = linearMap(0.9, [5]);
  const result = fixedPoint(map, [0], distance, { ...OPTIONS, tolerance: 1e-3 });
  expect(distance(result.point, map(result.point))).toBe(result.residual);
});

test("fixedPoint does not loosen its tolerance when it is damped", () => {
  const map = linearMap(0.5, [1]);
  const damped = fixedPoint(map, [0], distance, { ...OPTIONS, damping: 0.01, tolerance: 1e-6 });
  expect(Math.abs((damped.point[0] as number) - 1)).toBeLessThan(2.1e-6);
});

test("fixedPoint with Anderson acceleration solves a linear problem in as many steps as it has rates", () => {
  const rates = [0.99, 0.5, -0.8];
  const map = (x: readonly number[]): number[] => x.map((value, i) => 1 + (rates[i] as number) * value);
  const result = fixedPoint(map, [0, 0, 0], distance, { ...OPTIONS, anderson: 5, tolerance: 1e-11 });
  expect(result.status).toBe("converged");
  expect(result.iterations).toBeLessThan(12);
});

describe("fixedPoint says why it ended", () => {
  test.each([
    ["max-iterations", linearMap(0.999, [1]), { maxIterations: 10 }],
    ["diverged", linearMap(1.5, [1]), {}],
    ["non-finite", () => [Number.NaN], {}],
    ["stalled", (x: readonly number[]) => [(x[0] as number) > 0 ? -1 : 1], { maxIterations: 1e5 }],
  ] as const)("%s", (status, map, options) => {
    expect(fixedPoint(map, [0], distance, { ...OPTIONS, ...options }).status).toBe(status);
  });
});
