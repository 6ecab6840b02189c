import { expect, test } from "vitest";
import { measuredMarkers, measuredPoints } from "../../../src/web/measurement/measuredPoints.js";
import type { ShownCurve } from "../../../src/web/plot/shownCurve.js";
import type { ExplorerState } from "../../../src/web/state/explorerState.js";

const STATE = { view: "lambda", observable: "generalizationError" } as ExplorerState;
const CURVE = {
  result: { curve: { x: [0, 0.1, 10, Number.POSITIVE_INFINITY], y: [0.3, 0.2, 0.4, 0.5] } },
} as unknown as ShownCurve;
const FILE = {
  name: "mine.csv",
  text: "lambda,generalizationError,generalizationError_se\n0+,0.32,0.01\n1,0.31,0.02\n",
};

test("measurements stand beside the curve: its own points at limits, between points along the logarithm", () => {
  const points = measuredPoints(FILE, STATE, CURVE);
  expect(points.map(({ x, theory }) => [x, theory])).toEqual([
    [0, 0.3],
    [1, expect.closeTo(0.3, 12)],
  ]);
  expect(points.map(({ z }) => z)).toEqual([expect.closeTo(2, 10), expect.closeTo(0.5, 10)]);
  expect(measuredMarkers(points, 2)).toMatchObject([
    { x: 0, y: 0.32, yError: 0.01, color: 2, filled: false },
    { x: 1, y: 0.31, yError: 0.02 },
  ]);
});

test("a file without the column is refused with the columns that it has, and a view without a parameter says so", () => {
  expect(() => measuredPoints({ ...FILE, text: "alpha,norm\n1,2\n" }, STATE, CURVE)).toThrow(
    /no column lambda.*alpha, norm/,
  );
  expect(() => measuredPoints(FILE, { ...STATE, view: "trade-off" }, CURVE)).toThrow(/choose another view/);
});
