import { expect, test } from "vitest";
import { MARKER_RADIUS } from "../../../src/report/drawing/chartStyle.js";
import { drawnSegments } from "../../../src/report/drawing/drawnSegments.js";
import { along, type Frame } from "../../../src/report/drawing/frame.js";
import type { Panel } from "../../../src/report/figure.js";
import { line, panel } from "../figures.js";

function frame(content: Partial<Panel>): Frame {
  const axis = { scale: "linear", domain: [0, 10], ticks: { major: [], minor: [] }, label: "", shown: true } as const;
  return { panel: panel({ lines: [], ...content }), heading: "", x: axis, y: axis, width: 100, height: 50 };
}

test("drawnSegments lists the pieces of a curve in points, the vertical axis downward", () => {
  expect(drawnSegments(frame({ lines: [line([0, 10, 0])] }))).toEqual([
    [0, 50, 10, 0],
    [10, 0, 20, 50],
    [20, 50, 20, 50],
  ]);
});

test("drawnSegments leaves gaps out and keeps a lonely point", () => {
  expect(drawnSegments(frame({ lines: [line([0, null, 10, Number.NaN])] }))).toEqual([
    [0, 50, 0, 50],
    [20, 0, 20, 0],
  ]);
});

test("drawnSegments has markers in their size, and error bars where they are longer", () => {
  const marker = { x: 5, y: 5, shape: "circle", filled: true, color: 0 } as const;
  const across = [50 - MARKER_RADIUS, 25, 50 + MARKER_RADIUS, 25];
  expect(drawnSegments(frame({ markers: [{ ...marker, yError: 1 }] }))).toEqual([[50, 30, 50, 20], across]);
  expect(drawnSegments(frame({ markers: [marker] }))).toEqual([
    [50, 25 + MARKER_RADIUS, 50, 25 - MARKER_RADIUS],
    across,
  ]);
});

test("drawnSegments has reference lines, guides and the marks of gaps", () => {
  expect(drawnSegments(frame({ horizontalLines: [{ y: 1, label: "", style: "thin-dotted-grey" }] }))).toEqual([
    [0, 45, 100, 45],
  ]);
  expect(drawnSegments(frame({ guides: [{ label: "", x: [0, 10], y: [0, 10] }] }))[0]).toEqual([0, 50, 100, 0]);
  expect(drawnSegments(frame({ verticalLines: [{ x: 1, label: "", style: "thin-dotted-grey" }] }))).toEqual([
    [10, 0, 10, 50],
  ]);
  expect(drawnSegments(frame({ gaps: { label: "", x: [2] } }))).toEqual([[20, 50, 20, 50]]);
});

test("along places a value on a linear and on a logarithmic axis", () => {
  expect(along({ scale: "linear", domain: [-1, 1] }, 0, 100)).toBe(50);
  expect(along({ scale: "log", domain: [1, 100] }, 10, 100)).toBeCloseTo(50, 12);
});
