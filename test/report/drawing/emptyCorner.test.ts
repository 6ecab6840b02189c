import { expect, test } from "vitest";
import { emptyCorner, type Segment } from "../../../src/report/drawing/emptyCorner.js";

const FRAME = { width: 100, height: 80 };
const LEGEND = { width: 30, height: 20 };

function corner(drawn: readonly Segment[]): { x: number; y: number } | undefined {
  return emptyCorner(FRAME, LEGEND, drawn, 5);
}

test("emptyCorner begins with the upper right corner of an empty frame", () => {
  expect(corner([])).toEqual({ x: 65, y: 5, ...LEGEND });
});

test("emptyCorner goes on to the upper left, the lower right and the lower left", () => {
  const right: Segment = [90, 0, 90, 30];
  const left: Segment = [10, 0, 10, 30];
  const low: Segment = [90, 50, 90, 80];
  expect(corner([right])).toMatchObject({ x: 5, y: 5 });
  expect(corner([right, left])).toMatchObject({ x: 65, y: 55 });
  expect(corner([right, left, low])).toMatchObject({ x: 5, y: 55 });
});

test("emptyCorner sees a long segment that only crosses the legend", () => {
  expect(corner([[0, 0, 100, 8]])).toMatchObject({ x: 65, y: 55 });
});

test("emptyCorner keeps its distance, and not more", () => {
  expect(corner([[61, 0, 61, 80]])).toMatchObject({ x: 5 });
  expect(corner([[59, 0, 59, 80]])).toMatchObject({ x: 65 });
});

test("emptyCorner sees single points", () => {
  expect(corner([[80, 15, 80, 15]])).toMatchObject({ x: 5, y: 5 });
});

test("emptyCorner returns undefined where the legend covers something everywhere, or does not fit", () => {
  const hatching = Array.from({ length: 10 }, (_, index): Segment => [0, 10 * index, 100, 10 * index]);
  expect(corner(hatching)).toBeUndefined();
  expect(emptyCorner(FRAME, { width: 95, height: 5 }, [], 5)).toBeUndefined();
});
