import { describe, expect, test } from "vitest";
import { errorEstimates } from "../../src/solver/errorEstimates.js";
import { recordOf } from "../../src/solver/record.js";
import { requireSolved } from "../../src/solver/solution.js";
import { solve } from "../../src/solver/solve.js";
import { referenceRows } from "../laws/points.js";

/** What every reported number is promised to: absolute, or relative where it is larger than one. */
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
