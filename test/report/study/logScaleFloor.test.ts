import { expect, test } from "vitest";
import { withFloor } from "../../../src/report/study/logScaleFloor.js";
import type { DrawnRow } from "../../../src/report/study/studyRows.js";

const row = (value: number | null, limit?: string): DrawnRow => ({
  ...{ x: 1, y: 1, value, series: "", label: "", places: [], cell: () => null },
  ...(limit === undefined ? {} : { limit }),
});
const ROWS = [row(0.3), row(2.9e-314), row(null, "0"), row(1e-16), row(null)];

test("withFloor: heights below 16 decades are gaps that say so, and everything else stays", () => {
  const { rows, floor } = withFloor(ROWS, "height");
  expect(floor).toBe(1e-16);
  expect(rows.map(({ value }) => value)).toEqual([0.3, null, null, 1e-16, null]);
  expect(rows.map(({ limit }) => limit)).toEqual([undefined, "below $10^{-16}$", "0", undefined, undefined]);
});

test("withFloor: colors below 16 decades lie just beyond the end, those of 0 too", () => {
  const { rows, floor, label } = withFloor(ROWS, "color");
  const below = 0.999 * floor!;
  expect(rows.map(({ value }) => value)).toEqual([0.3, below, below, 1e-16, null]);
  expect(label).toBe("0 or below $10^{-16}$");
});

test("withFloor: rows are as they were where none is far below the largest, and where all are tiny", () => {
  for (const rows of [[row(1e-10), row(1), row(null, "0")], [row(1e-310), row(1e-320)], [row(null)]]) {
    expect(withFloor(rows, "color")).toEqual({ rows });
  }
});
