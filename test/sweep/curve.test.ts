import { expect, test } from "vitest";
import type { Point } from "../../equations/point.js";
import { requireSolved } from "../../src/solver/solution.js";
import { solve } from "../../src/solver/solve.js";
import { curve, type SweptParameter } from "../../src/sweep/curve.js";
import { grid } from "../../src/sweep/grid.js";

const POINT: Point = { model: "rf", loss: "hinge", alpha: 2, epsilon: 0.1, lambda: 0.1, gamma: 1, kappa: 2 };

test.each([
  ["lambda", [0, ...grid(1e-4, 1e3, 40, "log"), Number.POSITIVE_INFINITY]],
  ["alpha", grid(0.1, 30, 40, "log")],
  ["epsilon", grid(0, 1, 21, "linear")],
  ["gamma", grid(0.1, 1.5, 21, "linear")],
  ["kappa", grid(0.2, 50, 40, "log")],
] as const)("curve over %s is what every point gives from a cold start", (over: SweptParameter, values) => {
  for (const { value, solution } of curve(POINT, over, values)) {
    const warm = requireSolved(solution);
    const cold = requireSolved(solve({ ...POINT, [over]: value }));
    expect(Math.abs(warm.overlaps.m - cold.overlaps.m)).toBeLessThan(1e-11);
    expect(Math.abs(warm.overlaps.q - cold.overlaps.q)).toBeLessThan(1e-11 * Math.max(1, cold.overlaps.q));
    expect(warm.regime).toBe(cold.regime);
  }
});

test("curve keeps a value that is not solved, with its status, and goes on", () => {
  const points = curve({ ...POINT, model: "linear", loss: "square", lambda: 0 }, "alpha", [0.5, 1, 2]);
  expect(points.map(({ solution }) => solution.status === "converged")).toEqual([true, false, true]);
});

test("curve refuses a value out of range by its name", () => {
  expect(() => curve(POINT, "kappa", [1, -1])).toThrow(/kappa must lie in \(0, Infinity\); got -1/);
});

test("grid has both ends, equal steps or equal ratios, and refuses what it cannot do", () => {
  expect(grid(0, 1, 5, "linear")).toEqual([0, 0.25, 0.5, 0.75, 1]);
  expect(grid(1e-2, 1e2, 5, "log")).toEqual([0.01, 0.1, 1, 10, 100]);
  expect(() => grid(0, 1, 5, "log")).toThrow(/from must lie in \(0, Infinity\)/);
  expect(() => grid(1, 1, 5, "linear")).toThrow(/to must lie in/);
  expect(() => grid(0, 1, 1.5, "linear")).toThrow(/points must lie in/);
});
