import { expect, test } from "vitest";
import { contourLabels } from "../../../src/report/drawing/contourLabels.js";
import type { PrintPoint } from "../../../src/report/drawing/polyline.js";

const FRAME = { width: 200, height: 100 };

function straight(from: PrintPoint, to: PrintPoint, label = "$0.25$"): { label: string; points: PrintPoint[] } {
  const share = (index: number): number => index / 20;
  const points = Array.from(
    { length: 21 },
    (_, index): PrintPoint => [from[0] + share(index) * (to[0] - from[0]), from[1] + share(index) * (to[1] - from[1])],
  );
  return { label, points };
}

test("contourLabels puts a label into the middle of a straight line and interrupts the line there", () => {
  const [contour] = contourLabels([straight([0, 50], [200, 50])], FRAME, []);
  expect(contour!.label).toMatchObject({ label: "$0.25$", y: expect.closeTo(50, 9) as number, angle: 0 });
  expect(Math.abs(contour!.label!.x - 100)).toBeLessThan(3);
  const [left, right] = contour!.strokes;
  expect(left!.at(-1)![0]).toBeLessThan(contour!.label!.x - 5);
  expect(right![0]![0]).toBeGreaterThan(contour!.label!.x + 5);
});

test("contourLabels turns a label with its line, never upside down, and reads steep ones upward", () => {
  const angle = (from: PrintPoint, to: PrintPoint): number =>
    contourLabels([straight(from, to)], FRAME, [])[0]!.label!.angle;
  expect(angle([0, 0], [100, 100])).toBeCloseTo(45, 9);
  expect(angle([100, 100], [0, 0])).toBeCloseTo(45, 9);
  expect(angle([0, 100], [100, 0])).toBeCloseTo(-45, 9);
  expect(angle([100, 0], [100, 100])).toBeCloseTo(-90, 9);
});

test("contourLabels avoids what is drawn, other lines and other labels", () => {
  const wall = [100, 0, 100, 100] as const;
  const [contour] = contourLabels([straight([0, 50], [200, 50])], FRAME, [wall]);
  expect(Math.abs(contour!.label!.x - 100)).toBeGreaterThan(8);
  const close = contourLabels([straight([0, 50], [200, 50]), straight([0, 52], [200, 52])], FRAME, []);
  expect(close.map(({ label }) => label)).toEqual([undefined, undefined]);
});

test("contourLabels leaves a line whole that is too short, too bent or too near to the frame", () => {
  const bent = {
    label: "$0.25$",
    points: Array.from({ length: 40 }, (_, index): PrintPoint => [5 * index, 50 + 8 * (index % 2)]),
  };
  for (const line of [straight([50, 50], [58, 50]), bent, straight([0, 2], [200, 2])]) {
    const [contour] = contourLabels([line], FRAME, []);
    expect(contour!.label).toBeUndefined();
    expect(contour!.strokes).toEqual([line.points]);
  }
});
