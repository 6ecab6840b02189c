import { expect, test } from "vitest";
import { disagreement } from "./disagreement.js";

test("disagreement is empty for equal numbers, equal infinities and numbers within either allowance", () => {
  expect(disagreement("x", 0, -0, {})).toEqual([]);
  expect(disagreement("x", Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, {})).toEqual([]);
  expect(disagreement("x", 1.001, 1, { absolute: 2e-3 })).toEqual([]);
  expect(disagreement("x", 1001, 1000, { relative: 2e-3 })).toEqual([]);
});

test("disagreement names the place and both numbers when they are too far apart", () => {
  const [sentence] = disagreement({ h: 1 }, 1.5, 1, { relative: 0.1 });
  expect(sentence).toBe('{"h":1}: got 1.5, expected 1; off by 5.00e-1, allowed 1.00e-1');
});

test.each([
  [Number.NaN, 1],
  [1, Number.NaN],
  [Number.NaN, Number.NaN],
  [Number.POSITIVE_INFINITY, 1],
  [1, Number.POSITIVE_INFINITY],
])("disagreement is never empty for %d against %d", (actual, expected) => {
  expect(disagreement("x", actual, expected, { absolute: 1, relative: 0.5 })).toHaveLength(1);
});
