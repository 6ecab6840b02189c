import { expect, test } from "vitest";
import { GAPS } from "../../../src/report/drawing/chartStyle.js";
import { panelFrames } from "../../../src/report/drawing/panelFrames.js";
import { figure, line, panel } from "../figures.js";

/** Panels whose tick labels need more room from one to the next. */
const UNEVEN = [0, 2, 4, 6].map((power) => panel({ lines: [line([0, 10 ** power])] }));

test("panelFrames fill the width: margins, frames and gaps add up, in every column", () => {
  const width = 504;
  const { frames, lefts, columns } = panelFrames(figure(UNEVEN, { columns: 2 }), width);
  expect(columns).toBe(2);
  const size = frames[0]!.width;
  for (const frame of frames) {
    expect(frame.width).toBe(size);
    expect(frame.height).toBeCloseTo(0.8 * size, 10);
  }
  // The second column begins behind the first frame, a gap and its own labels, and ends at the edge.
  expect(lefts[1]! - lefts[0]! - size).toBeGreaterThan(GAPS.panel);
  expect(lefts[0]!).toBeGreaterThan(GAPS.edge);
  expect(lefts[1]! + size).toBeLessThanOrEqual(width - GAPS.edge);
  expect(lefts[1]! + size).toBeGreaterThan(width - GAPS.edge - 20);
});

test("panelFrames take the aspect, and one column where a page is narrow", () => {
  expect(panelFrames(figure(UNEVEN), 243).columns).toBe(1);
  expect(panelFrames(figure(UNEVEN), 504).columns).toBe(3);
  const [frame] = panelFrames(figure(UNEVEN, { columns: 1, aspect: 0.5 }), 243).frames;
  expect(frame!.height).toBeCloseTo(0.5 * frame!.width, 10);
});

test("panelFrames give the labels of a column the room of its widest", () => {
  const { frames } = panelFrames(figure(UNEVEN, { columns: 2 }), 504);
  expect(frames[0]!.y.tickWidth).toBe(frames[2]!.y.tickWidth);
  expect(frames[1]!.y.tickWidth).toBe(frames[3]!.y.tickWidth);
  expect(frames[1]!.y.tickWidth).toBeGreaterThan(frames[0]!.y.tickWidth as number);
});

test("panelFrames reach to the ends of error bars, but not below zero on a logarithmic axis", () => {
  const marker = { x: 1, y: 2, xError: 0.5, yError: 3, color: 0 };
  const bars = panelFrames(figure([panel({ lines: [], markers: [marker, { ...marker, x: 3 }] as never })]), 243)
    .frames[0]!;
  expect(bars.x.domain[0]).toBeLessThanOrEqual(0.5);
  expect(bars.x.domain[1]).toBeGreaterThanOrEqual(3.5);
  expect(bars.y.domain[0]).toBeLessThanOrEqual(-1);
  expect(bars.y.domain[1]).toBeGreaterThanOrEqual(5);
  const logarithmic = panel({ lines: [line([1, 10])], y: { label: "", scale: "log" }, markers: [marker] as never });
  const [low, high] = panelFrames(figure([logarithmic]), 243).frames[0]!.y.domain;
  expect(low).toBeGreaterThan(0);
  expect(high).toBeGreaterThanOrEqual(10);
});

test("panelFrames give shared axes one range, shown at the outside", () => {
  const { frames } = panelFrames(figure(UNEVEN, { columns: 2, sharedAxes: ["x", "y"] }), 504);
  expect(frames.map(({ y }) => y.shown)).toEqual([true, false, true, false]);
  expect(frames.map(({ x }) => x.shown)).toEqual([false, false, true, true]);
  expect(frames[0]!.y.domain).toEqual(frames[1]!.y.domain);
  expect(frames[0]!.y.domain).not.toEqual(frames[2]!.y.domain);
  expect(frames[0]!.x.domain).toEqual(frames[2]!.x.domain);
});

test("panelFrames refuse shared axes that differ, too little width and labels that are too long", () => {
  const other = panel({ y: { label: "norm", scale: "linear" } });
  expect(() => panelFrames(figure([panel(), other], { columns: 2, sharedAxes: ["y"] }), 504)).toThrow(
    /shared axis cannot be .*; allowed: the label, scale and domain of its neighbors/,
  );
  expect(() => panelFrames(figure(UNEVEN, { columns: 4 }), 150)).toThrow(/40 points beside its labels/);
  const long = panel({
    x: { label: "a label that is much longer than its panel is wide, and then some", scale: "linear" },
  });
  expect(() => panelFrames(figure([long]), 120)).toThrow(/labels of at most \d+ points at this size of the figure/);
});
