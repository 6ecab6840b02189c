import { expect, test } from "vitest";
import { ParameterError } from "../../../src/core/errors.js";
import { legendColumn, legendDrawing, legendRows } from "../../../src/report/drawing/legendBox.js";
import type { LegendEntry } from "../../../src/report/drawing/legendEntries.js";

function curve(label: string): LegendEntry {
  return { kind: "line", label, color: 0, dash: 0 };
}

const CURVES = [curve("first"), curve("second"), curve("third")];
const LINES: LegendEntry[] = ["optimum", "threshold"].map((label) => ({
  kind: "reference",
  label,
  style: "thin-dotted-grey",
}));

test("legendColumn puts the entries below each other and the labels at one place", () => {
  const { entries, height } = legendColumn([
    ...CURVES,
    { kind: "marker", label: "limit", shape: "square", filled: true },
  ]);
  expect(new Set(entries.map(({ x }) => x)).size).toBe(1);
  expect(new Set(entries.map(({ sample }) => sample)).size).toBe(1);
  expect(entries.map(({ y }) => y)).toEqual([...entries].map((_entry, row) => ((row + 0.5) * height) / 4));
});

test("legendRows centers a row that fits", () => {
  const { entries, width } = legendRows(CURVES, 400);
  expect(new Set(entries.map(({ y }) => y)).size).toBe(1);
  expect(width).toBe(400);
  expect(entries[0]!.x).toBeGreaterThan(100);
});

test("legendRows begins a new row with a new kind rather than splitting it", () => {
  const { entries } = legendRows([...CURVES, ...LINES], 240);
  const rows = entries.map(({ y }) => y);
  expect(rows).toEqual([rows[0], rows[0], rows[0], rows[3], rows[3]]);
  expect(rows[3]).toBeGreaterThan(rows[0]!);
  expect(entries[3]!.x).toBe(entries[0]!.x);
});

test("legendRows fills the rows of a kind evenly, with the entries below each other", () => {
  const { entries } = legendRows([...CURVES, curve("a fourth")], 200);
  const rows = entries.map(({ y }) => y);
  expect(rows).toEqual([rows[0], rows[0], rows[2], rows[2]]);
  expect(entries[2]!.x).toBe(entries[0]!.x);
  expect(entries[3]!.x).toBe(entries[1]!.x);
});

test("legendDrawing shows a hatched region and a blank one as boxes", () => {
  const box = (look: "rising" | "blank"): string =>
    legendDrawing(legendRows([{ kind: "region", label: "part", look }], 100));
  expect(box("blank").match(/<path d="M/g)).toHaveLength(2);
  expect(box("rising").match(/<path d="M/g)!.length).toBeGreaterThan(4);
});

test("legendRows splits a kind that is longer than a row", () => {
  const { entries } = legendRows(CURVES, 120);
  expect(new Set(entries.map(({ y }) => y)).size).toBe(2);
});

test("legendRows of nothing has no height, and legendDrawing draws nothing of it", () => {
  expect(legendRows([], 100).height).toBe(0);
  expect(legendDrawing(legendRows([], 100))).toBe("");
});

test("legendRows throws a ParameterError for a label that no row can hold", () => {
  expect(() => legendRows([curve("a very long label")], 60)).toThrow(ParameterError);
});
