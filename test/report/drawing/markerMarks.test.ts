import { expect, test } from "vitest";
import { markerMarks } from "../../../src/report/drawing/markerMarks.js";
import type { Marker } from "../../../src/report/figure.js";

const DOT: Marker = { x: 1, y: 1, shape: "circle", filled: true, color: 0 };
const RANGE = { x: [0, 2], y: [0, 2], rim: 0 } as const;

test("markerMarks leaves out a marker beyond the axes and keeps one on the frame", () => {
  const count = (marker: Partial<Marker>): number => markerMarks([{ ...DOT, ...marker }], RANGE).length;
  expect([count({}), count({ x: 2 }), count({ y: 0 })]).toEqual([1, 1, 1]);
  expect([count({ x: 2.1 }), count({ y: -0.1 }), count({ y: Number.NaN })]).toEqual([0, 0, 0]);
});

test("markerMarks draws the error bars below all markers", () => {
  const marks = markerMarks([DOT, { ...DOT, yError: 0.5 }], RANGE) as { readonly ariaLabel?: string }[];
  expect(marks.map(({ ariaLabel }) => ariaLabel)).toEqual(["rule", "dot", "dot"]);
});

test("markerMarks draws bars in both directions, cut at the axes", () => {
  const drawn: readonly unknown[] = markerMarks([{ ...DOT, xError: 0.25, yError: 5 }], RANGE);
  const marks = drawn as readonly {
    readonly channels: Readonly<Record<string, { readonly value: unknown }>>;
  }[];
  const ends = marks.slice(0, 2).map(({ channels }) => Object.keys(channels).sort());
  expect(marks).toHaveLength(3);
  expect(ends).toEqual([
    ["x1", "x2", "y"],
    ["x", "y1", "y2"],
  ]);
});

test("markerMarks has no error bar for an error of zero or none", () => {
  expect(markerMarks([{ ...DOT, yError: 0 }])).toHaveLength(1);
  expect(markerMarks([{ ...DOT, yError: Number.NaN }])).toHaveLength(1);
});

test("markerMarks over colors has a white rim around everything", () => {
  const marks = markerMarks(
    [
      { ...DOT, yError: 0.5 },
      { ...DOT, shape: "cross" },
    ],
    { ...RANGE, rim: 1 },
  );
  expect(marks).toHaveLength(2 + 2 + 2);
});
