import { expect, test } from "vitest";
import { largestOf, leastOf } from "../../src/numerics/extremes.js";

test("largestOf and leastOf take any number of values, and are Math.max and Math.min", () => {
  const many = Float64Array.from({ length: 1_000_000 }, (_, k) => (k * 7919) % 1_000_003);
  expect(largestOf(many)).toBeGreaterThan(999_990);
  expect(leastOf(many)).toBe(0);
  expect([largestOf([]), leastOf([])]).toEqual([Math.max(), Math.min()]);
  expect(largestOf([1, Number.NaN, 2])).toBeNaN();
  expect(leastOf([3, 1, 2])).toBe(1);
});
