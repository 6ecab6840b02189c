import { expect, test } from "vitest";
import { numberRange } from "../../src/report/numberRange.js";

test("numberRange is the least and the largest of what is finite, in a list of any length", () => {
  expect(numberRange([3, null, 1, Number.POSITIVE_INFINITY, Number.NaN, 2])).toEqual([1, 3]);
  expect(numberRange(Array.from({ length: 1e6 }, (_, i) => i))).toEqual([0, 999_999]);
});

test("numberRange of nothing is an empty range", () => {
  expect(numberRange([null])).toEqual([Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]);
});
