/** @module-tag heavy */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Point } from "../../equations/point.js";
import type { SweptParameter } from "../../equations/vocabulary/parameters.js";
import { ParameterError } from "../../src/core/errors.js";
import { requireSolved } from "../../src/solver/solution.js";
import { observables, solve } from "../../src/solver/solve.js";
import { curve } from "../../src/sweep/curve.js";
import { grid } from "../../src/sweep/grid.js";
import { learners, losses, tasks } from "../equations/box.js";
import { REPRODUCIBLE } from "../numerics/randomNumbers.js";

const POINT: Point = { model: "rf", loss: "hinge", alpha: 2, epsilon: 0.1, lambda: 0.1, gamma: 1, kappa: 2 };

/** Values of a curve that differ from a cold start there. */
function warmthGaps(point: Point, over: SweptParameter, values: readonly number[]): string[] {
  return curve(point, over, values).flatMap(({ value, solution }) => {
    const cold = requireSolved(solve({ ...point, [over]: value }));
    if (solution.status !== "converged") return [`${over} = ${value}: ${solution.message}`];
    const allowed = (size: number): number => 1e-11 * Math.max(1, size) + 20 * cold.diagnostics.errorEstimate * size;
    const gaps = [
      Math.abs(solution.overlaps.m - cold.overlaps.m) <= allowed(cold.overlaps.m),
      Math.abs(solution.overlaps.q - cold.overlaps.q) <= allowed(cold.overlaps.q),
      Math.abs(observables(solution).generalizationError - observables(cold).generalizationError) <= 1e-11,
      solution.regime === cold.regime,
    ];
    return gaps.every(Boolean) ? [] : [`${over} = ${value} of ${JSON.stringify(point)}`];
  });
}

test.each([
  ["lambda", [0, ...grid(1e-4, 1e3, 40, "log"), Number.POSITIVE_INFINITY]],
  ["lambda", grid(1e4, 1e-8, 40, "log")],
  ["alpha", grid(0.1, 30, 40, "log")],
  ["epsilon", grid(0, 1, 21, "linear")],
  ["gamma", grid(0.1, 1.5, 21, "linear")],
  ["kappa", grid(0.2, 50, 40, "log")],
] as const)("curve over %s is what every point gives from a cold start", (over: SweptParameter, values) => {
  expect(warmthGaps(POINT, over, values)).toEqual([]);
});

test("curve over lambda is what every point gives from a cold start, for any learner and task", () => {
  fc.assert(
    fc.property(learners, losses, tasks, (learner, loss, task) => {
      const values = [0, ...grid(1e-6, 1e4, 12, "log"), Number.POSITIVE_INFINITY];
      expect(
        warmthGaps({ ...learner, loss, ...task, alpha: 1.0001 * task.alpha, lambda: 1 }, "lambda", values),
      ).toEqual([]);
    }),
    { ...REPRODUCIBLE, numRuns: 30 },
  );
});

test("curve takes a handful of evaluations a point where the hinge loss responds to nothing: strong regularization of a kernel", () => {
  const point: Point = { model: "kernel", gamma: 0.5, loss: "hinge", alpha: 2.2, epsilon: 0.1, lambda: 1 };
  const spent = curve(point, "lambda", grid(1e-3, 1e3, 200, "log")).map(
    ({ solution }) => solution.diagnostics.iterations,
  );
  expect(spent.filter((evaluations) => evaluations > 12)).toEqual([]);
});

test("curve crosses the thresholds of the ridgeless limit from one side's equations to the other's", () => {
  const point: Point = { model: "linear", loss: "hinge", alpha: 1, epsilon: 0.2, lambda: 0 };
  const values = grid(0.5, 12, 40, "log");
  expect(warmthGaps(point, "alpha", values)).toEqual([]);
  const regimes = curve(point, "alpha", values).map(({ solution }) => solution.regime);
  expect(new Set(regimes)).toEqual(new Set(["interpolating", "ridgeless"]));
  // And back through the threshold in epsilon.
  expect(warmthGaps({ ...point, alpha: 3 }, "epsilon", grid(0.9, 0.01, 30, "linear"))).toEqual([]);
});

test("curve keeps the order of the values, repeated and out of order as they are", () => {
  const values = [1, 0.01, 0.01, 100, 0, 1];
  const points = curve(POINT, "lambda", values);
  expect(points.map(({ value }) => value)).toEqual(values);
  expect(warmthGaps(POINT, "lambda", values)).toEqual([]);
  expect(curve(POINT, "lambda", [])).toEqual([]);
});

test("curve keeps a value that is not solved, with its status, and goes on", () => {
  const points = curve({ model: "linear", loss: "square", alpha: 2, epsilon: 0.1, lambda: 0 }, "alpha", [0.5, 1, 2]);
  expect(points.map(({ solution }) => solution.status === "converged")).toEqual([true, false, true]);
});

test.each<[string, SweptParameter, readonly number[], string]>([
  ["kappa", "kappa", [1, -1], "rf: kappa must lie in (0, Infinity); got -1"],
  ["alpha", "alpha", [1, 0], "rf: alpha must lie in (0, Infinity); got 0"],
  ["lambda", "lambda", [1, -0.5], "rf: lambda must lie in [0, Infinity]; got -0.5"],
  ["epsilon", "epsilon", [0.5, 1.5], "rf: epsilon must lie in [0, 1]; got 1.5"],
  ["gamma", "gamma", [1, 2], "rf: gamma must lie in (0, pi/2); got 2"],
])("curve refuses a value of %s out of range", (_name, over, values, message) => {
  expect(() => curve(POINT, over, values)).toThrow(ParameterError);
  expect(() => curve(POINT, over, values)).toThrow(message);
});
