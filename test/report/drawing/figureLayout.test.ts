import { expect, test } from "vitest";
import { figureLayout } from "../../../src/report/drawing/figureLayout.js";
import { figure, line, panel } from "../figures.js";

/** Panels whose tick labels differ in width. */
const UNEVEN = [0, 1, 2, 3, 4, 5].map((power) => panel({ title: "t", lines: [line([0, 10 ** power])] }));

test("figureLayout gives all frames one size and aligns them in rows and columns", () => {
  const { panels } = figureLayout(figure(UNEVEN, { columns: 3 }), 504);
  const distinct = (values: readonly number[]): number[] => [...new Set(values)];
  expect(distinct(panels.map(({ frame }) => frame.width))).toHaveLength(1);
  expect(distinct(panels.map(({ top }) => top))).toHaveLength(2);
  expect(distinct(panels.map(({ left }) => left))).toHaveLength(3);
  expect(distinct(panels.slice(0, 3).map(({ top }) => top))).toHaveLength(1);
});

test("figureLayout fills the width", () => {
  const { panels } = figureLayout(figure(UNEVEN, { columns: 2 }), 504);
  const { left, frame } = panels[1]!;
  expect(left + frame.width).toBeLessThan(504);
  expect(left + frame.width).toBeGreaterThan(480);
});

test("figureLayout stacks panels in a column and sets up to three beside each other on a page", () => {
  const lefts = (width: number): number =>
    new Set(figureLayout(figure(UNEVEN), width).panels.map(({ left }) => left)).size;
  expect(lefts(243)).toBe(1);
  expect(lefts(504)).toBe(3);
});

test("figureLayout labels shared axes on the outside only and gives them one range", () => {
  const { panels } = figureLayout(figure(UNEVEN.slice(0, 4), { columns: 2, sharedAxes: ["x", "y"] }), 504);
  const frames = panels.map(({ frame }) => frame);
  expect(frames.map(({ y }) => y.shown)).toEqual([true, false, true, false]);
  expect(frames.map(({ x }) => x.shown)).toEqual([false, false, true, true]);
  expect(frames[0]!.y.domain).toEqual(frames[1]!.y.domain);
  expect(frames[0]!.y.domain).not.toEqual(frames[2]!.y.domain);
});

const NAMED = [line([0, 1, 2], { label: "curve" })];

test("figureLayout puts a legend into an empty corner, and above the frame if none is empty or it is to be outside", () => {
  const drawn = (lines: ReturnType<typeof line>[], legend: "automatic" | "outside"): boolean[] => {
    const { panels, legends } = figureLayout(figure([panel({ lines })], { legend }), 243);
    return legends.filter(({ box }) => box.entries.length > 0).map(({ top }) => top > panels[0]!.top);
  };
  const hatching = Array.from({ length: 60 }, (_, index) => line([index, index, index]));
  expect(drawn(NAMED, "automatic")).toEqual([true]);
  expect(drawn(NAMED, "outside")).toEqual([false]);
  expect(drawn([...NAMED, ...hatching], "automatic")).toEqual([false]);
});

test("figureLayout puts the shared legend of several panels on top", () => {
  const { panels, legends } = figureLayout(figure([panel({ lines: NAMED }), panel({ lines: NAMED })]), 504);
  const shared = legends.filter(({ box }) => box.entries.length > 0);
  expect(shared).toHaveLength(1);
  expect(shared[0]!.top + shared[0]!.box.height).toBeLessThan(panels[0]!.top);
});

test("figureLayout leaves no room for a legend that has nothing to say", () => {
  const height = (legend: "automatic" | "none"): number =>
    figureLayout(figure([panel(), panel()], { legend }), 504).height;
  expect(height("automatic")).toBe(height("none"));
});

test("figureLayout keeps room for the titles of the rows and centers each on its row", () => {
  const plain = figureLayout(figure(UNEVEN, { columns: 3 }), 504);
  const titled = figureLayout(figure(UNEVEN, { columns: 3, rowTitles: ["upper", "lower"] }), 504);
  expect(titled.panels[0]!.left).toBeGreaterThan(plain.panels[0]!.left + 5);
  expect(titled.rowTitles.map(({ label }) => label)).toEqual(["upper", "lower"]);
  const { top, frame } = titled.panels[3]!;
  expect(titled.rowTitles[1]!.center).toBeCloseTo(top + frame.height / 2, 9);
});

test("figureLayout makes the frames of a stack flatter where it would not fit a page, unless the figure has an aspect", () => {
  const stack = (more: Parameters<typeof figure>[1]): number => figureLayout(figure(UNEVEN, more), 243).height;
  expect(stack({})).toBeLessThan(650);
  expect(stack({ aspect: 0.8 })).toBeGreaterThan(900);
});
