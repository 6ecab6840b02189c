import { expect, test } from "vitest";
import type { Point } from "../../equations/point.js";
import { errorEstimates } from "../../src/solver/errorEstimates.js";
import { requireSolved } from "../../src/solver/solution.js";
import { observable, observables, solve } from "../../src/solver/solve.js";
import { type OptimumOptions, objectiveOf, optimum } from "../../src/sweep/optimum.js";
import { placeErrors } from "../../src/sweep/placeErrors.js";

const TASK = { alpha: 2 / 0.9, epsilon: 0.1, lambda: 1 } as const;

function placedErrors(point: Point, over: OptimumOptions["over"]) {
  const best = optimum(point, { over, objective: "generalization" });
  return { best, error: placeErrors(point, best, over, objectiveOf(point, "generalization")) };
}

test("at the best ridge of the square loss, which is known, values are within the error of the place, and need it", () => {
  const point: Point = { ...TASK, model: "linear", loss: "square" };
  const { best, error } = placedErrors(point, "lambda");
  const c = 0.9 * Math.sqrt(2 / Math.PI);
  const exact = (1 - c * c) / (c * c);
  const at = (lambda: number): number => observables(requireSolved(solve({ ...point, lambda }))).memorizationError;
  const own = errorEstimates(best.solution).memorizationError;
  const placed = error((solution) => observable(solution, "memorizationError"));
  const off = Math.abs(observables(best.solution).memorizationError - at(exact));
  expect(off).toBeLessThan(own + placed);
  expect(off).toBeGreaterThan(own);
  // The slope times the error of log lambda, by a difference a hundred times as wide.
  const slope = (at(exact * Math.exp(0.1)) - at(exact * Math.exp(-0.1))) / 0.2;
  expect(placed / (Math.abs(slope) * best.locationError)).toBeCloseTo(1, 2);
});

test.each([
  ["lambda", { ...TASK, model: "linear", loss: "square" }],
  ["gamma", { ...TASK, model: "kernel", loss: "square", gamma: 1, lambda: 0.1 }],
  ["time", { ...TASK, model: "linear", loss: "square", lambda: 0, algorithm: "gradient-flow", time: 1 }],
] as const)(
  "the objective at the best %s has an error of second order, the training loss one of first",
  (over, point) => {
    const { best, error } = placedErrors(point, over);
    expect(best.boundary).toBeUndefined();
    expect(error((solution) => observable(solution, "generalizationError"))).toBeLessThan(1e-12);
    expect(error((solution) => observable(solution, "trainingLoss"))).toBeGreaterThan(1e-2 * best.locationError);
  },
);

test("a place that is known has no error: a boundary, and what is flat", () => {
  const boundary = placedErrors({ ...TASK, model: "kernel", loss: "square", gamma: 0.3, alpha: 2 }, "lambda");
  expect(boundary.best.boundary).toBe("lambda -> 0+");
  expect(boundary.error((solution) => observable(solution, "trainingLoss"))).toBe(0);
  const flat = placedErrors({ ...TASK, model: "linear", loss: "square", epsilon: 1 }, "lambda");
  expect(flat.best.flat).toBe(true);
  expect(flat.error((solution) => observable(solution, "trainingLoss"))).toBe(0);
});
