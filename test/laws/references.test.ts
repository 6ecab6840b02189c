import { describe, expect, test } from "vitest";
import { errorEstimates } from "../../src/solver/errorEstimates.js";
import { recordOf } from "../../src/solver/record.js";
import { solve } from "../../src/solver/solve.js";
import { requireSolved } from "../../src/solver/solution.js";
import { type ReferenceRow, referenceRows } from "./points.js";

/** What every reported number is promised to: absolute, or relative where it is larger than one. */
const PROMISE = 1e-9;

function gapsOf({ point, expected }: ReferenceRow): string[] {
  const record = recordOf(solve(point));
  if (record.status !== "converged") return [`${JSON.stringify(point)}: ${String(record.message)}`];
  const values = new Map<string, unknown>(Object.entries({ ...record, ...record.overlaps }));
  return Object.entries(expected).flatMap(([name, value]) => {
    const found = values.get(name);
    if (value === null || typeof found !== "number") return found === value ? [] : [`${name} at ${JSON.stringify(point)}: got ${String(found)}`];
    const gap = Math.abs(found - value) / Math.max(1, Math.abs(value));
    return gap <= PROMISE ? [] : [`${name} at ${JSON.stringify(point)}: got ${found}, expected ${value}, off by ${gap.toExponential(1)}`];
  });
}

describe.each(["saddle_points", "reference_points"] as const)("%s", (table) => {
  const rows = referenceRows(table);

  test(`solve gives every number of ${table} to 1e-9`, () => {
    expect(rows.length).toBeGreaterThan(50);
    expect(rows.flatMap(gapsOf)).toEqual([]);
  });

  test(`errorEstimates bound the true errors at ${table}, and stay below what is promised`, () => {
    const complaints = rows.flatMap(({ point, expected }) => {
      const solution = requireSolved(solve(point));
      const estimates = new Map<string, number>(Object.entries(errorEstimates(solution)));
      const record = recordOf(solution);
      const values = new Map<string, unknown>(Object.entries({ ...record, ...record.overlaps }));
      return Object.entries(expected).flatMap(([name, value]) => {
        const found = values.get(name);
        if (value === null || typeof found !== "number") return [];
        const error = Math.abs(found - value);
        const estimate = estimates.get(name) ?? Number.NaN;
        const where = `${name} at ${JSON.stringify(point)}: estimate ${estimate}, error ${error}`;
        // The estimate is one standard error of rounding; tables themselves are rounded to 1e-16.
        const bounds = error <= 20 * estimate + 4e-16 * Math.abs(value) + 1e-300;
        const tight = estimate <= PROMISE * Math.max(1, Math.abs(value));
        return bounds && tight && estimate >= 0 ? [] : [where];
      });
    });
    expect(complaints).toEqual([]);
  });
});

test("recordOf the reference points holds finite numbers and nulls only, and survives JSON", () => {
  for (const { point } of referenceRows("reference_points")) {
    const record = recordOf(solve(point));
    expect(JSON.parse(JSON.stringify(record))).toEqual(record);
    expect(JSON.stringify(record)).not.toMatch(/NaN|Infinity/);
  }
});
