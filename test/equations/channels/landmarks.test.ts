import { expect, test } from "vitest";
import { landmarksOf } from "../../../equations/channels/landmarks.js";
import { lossFromExpression } from "../../../equations/lossExpression.js";
import { hinge, type Loss, logistic, square, squaredHinge } from "../../../equations/losses.js";

test.each([square, hinge, squaredHinge, logistic])(
  "landmarksOf the $name loss increase and cover the margins that carry weight",
  (loss) => {
    // A loss of its own: marks of a known one are remembered.
    const marks = landmarksOf({ ...loss });
    for (let i = 1; i < marks.length; i++) expect(marks[i]).toBeGreaterThanOrEqual(marks[i - 1] as number);
    expect(marks[0]).toBeLessThanOrEqual(-5000);
    expect(marks[marks.length - 1]).toBeGreaterThanOrEqual(2500);
    // Far out a cell is no longer than the way to zero.
    for (let i = 1; i < marks.length; i++) {
      const near = Math.min(Math.abs(marks[i] as number), Math.abs(marks[i - 1] as number));
      expect((marks[i] as number) - (marks[i - 1] as number)).toBeLessThanOrEqual(Math.max(5, near));
    }
  },
);

test("landmarksOf a loss with a sharp bend crowd around the bend", () => {
  const sharpness = 200;
  // log(1 + exp(k (1 - u))) / k: a hinge rounded over 1 / k at u = 1.
  const rounded: Loss = {
    ...logistic,
    slope: (u) => -1 / (1 + Math.exp(sharpness * (u - 1))),
    curvature: (u) => sharpness / (4 * Math.cosh(0.5 * sharpness * (u - 1)) ** 2),
    pull: 1,
  };
  const near = (marks: readonly number[]): number => marks.filter((mark) => Math.abs(mark - 1) < 10 / sharpness).length;
  expect(near(landmarksOf(rounded))).toBeGreaterThan(8);
  expect(near(landmarksOf(logistic))).toBeLessThan(2);
});

test.each([1e-3, 3e-5, 1e-7, 1e-10])(
  "landmarksOf a bend of width %s are few, at no more than its logarithm",
  async (width) => {
    const marks = landmarksOf(await lossFromExpression(`sqrt((1-u)^2+${width ** 2})`));
    expect(marks.length).toBeLessThan(120 + 15 * Math.log10(1 / width));
    // They close in on the bend.
    expect(Math.min(...marks.map((mark) => Math.abs(mark - 1)))).toBeLessThan(width);
  },
);
