import { expect, test } from "vitest";
import { ParameterError } from "../../../src/core/errors.js";
import { pdfCircle, pdfNumbers, pdfPath } from "../../../src/report/drawing/pdfPath.js";

test("pdfPath(data) keeps lines and writes horizontal and vertical ones out", () => {
  expect(pdfPath("M1,2L3-4H5V6Z")).toBe("1 2 m 3 -4 l 5 -4 l 5 6 l h");
  expect(pdfPath("M1 2h3v4h-3Z")).toBe("1 2 m 4 2 l 4 6 l 1 6 l h");
});

test("pdfPath(data) raises a quadratic curve to the cubic one that is the same curve", () => {
  const [x1, y1, x2, y2] = pdfPath("M0 0Q3 6 6 0")
    .match(/[-\d.]+/g)!
    .slice(2)
    .map(Number) as [number, number, number, number];
  for (const t of [0.25, 0.5, 0.75]) {
    const s = 1 - t;
    expect(3 * s * s * t * x1 + 3 * s * t * t * x2 + t ** 3 * 6).toBeCloseTo(2 * s * t * 3 + t * t * 6, 12);
    expect(3 * s * s * t * y1 + 3 * s * t * t * y2).toBeCloseTo(2 * s * t * 6, 12);
  }
});

test("pdfPath(data) repeats a command whose list goes on", () => {
  expect(pdfPath("L1 2 3 4")).toBe("1 2 l 3 4 l");
  expect(pdfPath("M0 0C1 2 3 4 5 6")).toBe("0 0 m 1 2 3 4 5 6 c");
});

test.each(["M0 0A1 1 0 0 0 2 2", "M0 0Q1 1 2 2T3 3", "m1 1", "M0 0l1 1"])(
  "pdfPath throws a ParameterError for %j",
  (data) => {
    expect(() => pdfPath(data)).toThrow(ParameterError);
  },
);

test("pdfCircle(x, y, r) passes through the four ends of its axes and stays near the circle between", () => {
  const points = pdfCircle(10, 20, 2).match(/[-\d.]+ [-\d.]+(?= [mc])/g);
  expect(points).toEqual(["12 20", "10 22", "8 20", "10 18", "12 20"]);
  const [, , x1, y1, x2, y2] = pdfCircle(0, 0, 1)
    .match(/[-\d.]+/g)!
    .map(Number) as [number, number, number, number, number, number];
  const middle = [(1 + 3 * x1 + 3 * x2) / 8, (3 * y1 + 3 * y2 + 1) / 8] as const;
  expect(Math.hypot(...middle)).toBeCloseTo(1, 3);
});

test("pdfNumbers writes no exponents and no negative zero", () => {
  expect(pdfNumbers(1e-9, -1e-9, 1 / 3, -2, 1e6)).toBe("0 0 0.333 -2 1000000");
});
