import { expect, test } from "vitest";
import type { Point } from "../../../equations/point.js";
import { curve } from "../../../src/sweep/curve.js";
import { grid } from "../../../src/sweep/grid.js";
import { columnOptimum } from "../../../src/web/theory/columnOptimum.js";
import { bestLambda } from "../../../src/web/theory/markSteps.js";

const LAMBDAS = [0, ...grid(1e-4, 1e4, 49, "log"), Number.POSITIVE_INFINITY];
const optimumOf = (point: Point): number | undefined => columnOptimum(point, curve(point, "lambda", LAMBDAS));

test.each([
  ["square", 0.5],
  ["hinge", 8],
  ["logistic", 2],
] as const)("columnOptimum refines a column to the lambda of optimum: %s loss at alpha = %d", (loss, alpha) => {
  const point: Point = { model: "linear", loss, alpha, epsilon: 0.3, lambda: 1 };
  const best = bestLambda(point)?.lambda ?? Number.NaN;
  // E_gen is flat at its minimum: a double has half its digits of the place.
  expect(Math.abs((optimumOf(point) ?? Number.NaN) / best - 1)).toBeLessThan(1e-6);
});

test("columnOptimum leaves to optimum what has no minimum between the limits, and columns with an unsolved point", () => {
  const random: Point = { model: "linear", loss: "square", alpha: 2, epsilon: 1, lambda: 1 };
  expect(optimumOf(random)).toBeUndefined();
  const point: Point = { ...random, epsilon: 0.3 };
  const column = curve(point, "lambda", LAMBDAS);
  const [first] = column;
  const unsolved = { ...first!, solution: { ...first!.solution, status: "diverged" } as never };
  expect(columnOptimum(point, column)).toBeDefined();
  expect(columnOptimum(point, [unsolved, ...column.slice(1)])).toBeUndefined();
  expect(columnOptimum(point, column.slice(2))).toBeDefined();
  expect(columnOptimum(point, [])).toBeUndefined();
});
