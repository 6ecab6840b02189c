/** @module-tag heavy */
import { describe, expect, test } from "vitest";
import { modelOf, type Point } from "../../equations/point.js";
import { errorEstimates } from "../../src/solver/errorEstimates.js";
import { iterate } from "../../src/solver/iterate.js";
import { pointErrors } from "../../src/solver/pointErrors.js";
import { recordOf } from "../../src/solver/record.js";
import { requireSolved } from "../../src/solver/solution.js";
import { observables, solve } from "../../src/solver/solve.js";
import { referenceRows } from "../laws/points.js";

/** Promise of every reported number: absolute, or relative where it is larger than one. */
const PROMISE = 1e-9;

describe.each(["saddle_points", "reference_points"] as const)("%s", (table) => {
  test("errorEstimates bound the true errors within a factor, and stay below what is promised", () => {
    const complaints = referenceRows(table).flatMap(({ point, expected }) => {
      const solution = requireSolved(solve(point));
      const record = recordOf(solution);
      const estimates = new Map<string, number>(Object.entries(errorEstimates(solution)));
      const values = new Map<string, unknown>(Object.entries({ ...record, ...record.overlaps }));
      return Object.entries(expected).flatMap(([name, value]) => {
        const found = values.get(name);
        if (value === null || typeof found !== "number") return [];
        const error = Math.abs(found - value);
        const estimate = estimates.get(name) ?? Number.NaN;
        // The estimate is one standard error of rounding. The tables are rounded too, and far tails are not its business.
        const bounded = error <= 20 * estimate + 4e-16 * Math.abs(value) + 1e-20;
        const small = estimate >= 0 && estimate <= PROMISE * Math.max(1, Math.abs(value));
        return bounded && small ? [] : [`${name} at ${JSON.stringify(point)}: estimate ${estimate}, error ${error}`];
      });
    });
    expect(complaints).toEqual([]);
  });
});

test("truth exceeds the stated error in fewer than 0.2 % of four thousand numbers, half of them at hard points", () => {
  let numbers = 0;
  const exceeded: string[] = [];
  for (const table of ["saddle_points", "hard_points"] as const) {
    for (const { point, expected } of referenceRows(table)) {
      const solution = requireSolved(solve(point));
      const record = recordOf(solution);
      const values = new Map<string, unknown>(Object.entries({ ...record, ...record.overlaps }));
      const estimates = new Map<string, number>(Object.entries(errorEstimates(solution)));
      for (const [name, value] of Object.entries(expected)) {
        const found = values.get(name);
        if (value === null || typeof found !== "number") continue;
        numbers++;
        // The table holds the nearest double: half a unit in the last place for it, and half a unit for the value printed.
        const allowed = (estimates.get(name) ?? 0) + Number.EPSILON * Math.abs(value);
        if (Math.abs(found - value) > allowed) exceeded.push(`${name} at ${JSON.stringify(point)}`);
      }
    }
  }
  expect(numbers).toBeGreaterThan(4000);
  expect(exceeded.length, exceeded.join("\n")).toBeLessThan(0.002 * numbers);
});

test("the training loss of nearly noiseless labels does not cancel, and its error is stated", () => {
  const point: Point = {
    model: "kernel",
    loss: "hinge",
    alpha: 1e6,
    epsilon: 1e-12,
    lambda: 1,
    mu1: 0.6,
    muStar: 0.2,
  };
  const solution = requireSolved(solve(point));
  const gap = Math.abs(observables(solution).freeEnergy - 11123.575659622662);
  expect(gap).toBeLessThan(2e-11);
  expect(gap).toBeLessThan(errorEstimates(solution).freeEnergy);
});

test("errorEstimates are positive where a value is not exact, finite everywhere, and zero where nothing can be wrong", () => {
  const point = { model: "kernel", loss: "hinge", alpha: 2, epsilon: 0.1, mu1: 0.6, muStar: 0.3 } as const;
  for (const lambda of [0, 1e-6, 1, Number.POSITIVE_INFINITY]) {
    const estimates = errorEstimates(requireSolved(solve({ ...point, lambda })));
    expect(estimates.generalizationError).toBeGreaterThan(0);
    for (const estimate of Object.values(estimates)) {
      expect(Number.isFinite(estimate)).toBe(true);
      expect(estimate).toBeGreaterThanOrEqual(0);
    }
  }
  expect(errorEstimates(requireSolved(solve({ ...point, lambda: 0 }))).memorizationError).toBe(0);
  expect(errorEstimates(requireSolved(solve({ ...point, lambda: 1 }))).margin).toBe(0);
});

test("pointErrors carry the error of the moments into every result", () => {
  const point: Point = {
    model: "kernel",
    loss: "hinge",
    alpha: 2.2,
    epsilon: 0.1,
    lambda: 0.12,
    mu1: 0.5,
    muStar: 0.3,
  };
  const solution = requireSolved(solve(point));
  const momentsError = 1e-6;
  const errors = pointErrors({ ...point, momentsError }, solution);
  expect(pointErrors(point, solution)).toEqual(errorEstimates(solution));
  for (const moment of ["mu1", "muStar"] as const) {
    const moved = observables(requireSolved(solve({ ...point, [moment]: (point[moment] ?? 0) + momentsError })));
    for (const name of ["generalizationError", "memorizationError", "norm"] as const) {
      expect(Math.abs(moved[name] - observables(solution)[name])).toBeLessThan(1.001 * errors[name]);
      expect(errors[name]).toBeLessThan(1e-4);
    }
  }
});

test("errorEstimates of the fixed-point iteration cover its distance from Newton's solution", () => {
  for (const alpha of [0.8, 2.2, 3]) {
    const point: Point = { model: "linear", loss: "hinge", alpha, epsilon: 0.1, lambda: 0.05 };
    const exact = requireSolved(solve(point));
    const iterated = requireSolved(iterate(modelOf(point), { tolerance: 1e-7 }));
    const errors = errorEstimates(iterated);
    expect(Math.abs(iterated.overlaps.m - exact.overlaps.m)).toBeLessThan(1.1 * errors.m);
    for (const name of ["generalizationError", "memorizationError", "norm"] as const) {
      expect(Math.abs(observables(iterated)[name] - observables(exact)[name])).toBeLessThan(1.1 * errors[name]);
    }
  }
});
