/** @module-tag heavy */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Point } from "../../equations/point.js";
import { recordOf, type SolutionRecord } from "../../src/solver/record.js";
import { solve } from "../../src/solver/solve.js";

/** Rows of the tables that an independent generator made (test/fixtures/generate.py), or that came with the task. */
interface ReferenceRow {
  readonly point: Point;
  readonly expected: { readonly [quantity: string]: number | null };
}

function rowsOf(name: string): ReferenceRow[] {
  const text = readFileSync(new URL(`../fixtures/${name}`, import.meta.url), "utf8");
  const parsed = JSON.parse(text) as ReferenceRow[] | { readonly points: ReferenceRow[] };
  return Array.isArray(parsed) ? parsed : parsed.points;
}

/** Place of a quantity of the tables in a record. */
function quantityOf(record: SolutionRecord, name: string): number | null | undefined {
  if (name === "m" || name === "q" || name === "V") return record.overlaps?.[name];
  return record[name as "generalizationError"];
}

/** Every reported quantity is good to 1e-9, absolute below one and relative above. */
const TOLERANCE = 1e-9;

describe.each(["saddle_points.json", "reference_points.json"])("solve reproduces %s", (name) => {
  const rows = rowsOf(name);
  test(`solve finds all ${rows.length} points, every quantity to 1e-9`, () => {
    expect(rows.length).toBeGreaterThanOrEqual(60);
    const wrong: string[] = [];
    for (const { point, expected } of rows) {
      const record = recordOf(solve(point));
      if (record.status !== "converged") wrong.push(`${JSON.stringify(point)}: ${record.message ?? record.status}`);
      for (const [quantity, value] of Object.entries(expected)) {
        const ours = quantityOf(record, quantity);
        const off =
          value === null
            ? ours !== null
            : !(Math.abs((ours ?? Number.NaN) - value) <= TOLERANCE * Math.max(1, Math.abs(value)));
        if (off) wrong.push(`${JSON.stringify(point)} ${quantity}: ${String(ours)} for ${String(value)}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});
