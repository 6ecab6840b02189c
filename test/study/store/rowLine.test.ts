import { expect, test } from "vitest";
import type { ComputedRow } from "../../../src/study/parts/computedRow.js";
import { CONVERGED } from "../../../src/study/parts/computedRow.js";
import type { Column } from "../../../src/study/plan/computations.js";
import { KEY_OFFSET, parseRowLine, rowLine } from "../../../src/study/store/rowLine.js";
import { sealedLine } from "../../../src/study/store/sealedLine.js";

const KEY = "0123456789abcdef01234567";
const COLUMNS: readonly Column[] = [
  { name: "generalizationError", type: "number" },
  { name: "regime", type: "text" },
  { name: "V", type: "number" },
];
const SEED = 5;

function sealedRow(key: string, row: ComputedRow): string {
  return sealedLine(rowLine(key, row), SEED);
}

test("parseRowLine reads a solved row as rowLine wrote it, with every digit, infinities and gaps", () => {
  for (const V of [0.1 + 0.2, 5e-324, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, null]) {
    const line = sealedRow(KEY, { status: CONVERGED, cells: [-0.25, "regular", V] });
    expect(parseRowLine(line, COLUMNS)).toEqual({ key: KEY, status: CONVERGED, cells: [-0.25, "regular", V] });
    expect(line.slice(KEY_OFFSET, KEY_OFFSET + KEY.length)).toBe(KEY);
  }
});

test("rowLine writes what is not a number as a gap", () => {
  const line = sealedRow(KEY, { status: CONVERGED, cells: [Number.NaN, "regular", null] });
  expect(parseRowLine(line, COLUMNS)?.cells).toEqual([null, "regular", null]);
});

test("parseRowLine keeps a text that looks like an infinity in a column of texts", () => {
  const line = sealedRow(KEY, { status: CONVERGED, cells: [1, "inf", 2] });
  expect(parseRowLine(line, COLUMNS)?.cells).toEqual([1, "inf", 2]);
});

test("parseRowLine reads why a row is not solved, and not as one of its cells", () => {
  const line = sealedRow(KEY, { status: "stalled", cells: [null, null, null], reason: 'a "budget", ended' });
  expect(parseRowLine(line, COLUMNS)).toEqual({
    key: KEY,
    status: "stalled",
    cells: [null, null, null],
    reason: 'a "budget", ended',
  });
  expect(parseRowLine(sealedRow(KEY, { status: "stalled", cells: [1, "x", 2] }), COLUMNS)?.reason).toBe("");
});

test("parseRowLine takes no line with a cell too many or too few, with another key, or that is no row", () => {
  const cells = (count: number): (number | null)[] => Array.from({ length: count }, () => 1);
  for (const count of [2, 4]) {
    expect(parseRowLine(sealedRow(KEY, { status: CONVERGED, cells: cells(count) }), COLUMNS)).toBeUndefined();
    expect(
      parseRowLine(sealedRow(KEY, { status: "stalled", cells: cells(count), reason: "r" }), COLUMNS),
    ).toBeUndefined();
  }
  expect(parseRowLine(sealedRow("short", { status: CONVERGED, cells: cells(3) }), COLUMNS)).toBeUndefined();
  for (const line of ["", "{}", "[", "null", `["${KEY}",3,1,2,3,"seal"]`, `[7,"${CONVERGED}",1,2,3,"seal"]`]) {
    expect(parseRowLine(line, COLUMNS)).toBeUndefined();
  }
});
