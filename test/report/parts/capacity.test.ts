import { expect, test } from "vitest";
import { atInfiniteSize } from "../../../src/report/parts/capacity.js";

test("atInfiniteSize finds the intercept of a line in 1/d whatever the weights, and its error is that of the intercept", () => {
  const sizes = [8, 12, 20].map((d, i) => ({ d, mean: 4 + 3 / d, standardError: 0.1 * (i + 1) }));
  expect(atInfiniteSize(sizes).mean).toBeCloseTo(4, 12);
  // Two sizes: the intercept is a known combination of both means.
  const [a, b] = [
    { d: 10, mean: 2, standardError: 0.1 },
    { d: 20, mean: 3, standardError: 0.2 },
  ] as const;
  const { mean, standardError } = atInfiniteSize([a, b]);
  expect(mean).toBeCloseTo(2 * b.mean - a.mean, 12);
  expect(standardError).toBeCloseTo(Math.hypot(2 * b.standardError, a.standardError), 12);
});
