import { expect, test } from "vitest";
import { pointAfterKey } from "../../../src/web/page/keyboardNavigation.js";

test("pointAfterKey goes along a curve by the arrows to the sides, and stays on it", () => {
  expect(pointAfterKey("ArrowRight", 4, 6)).toBe(5);
  expect(pointAfterKey("ArrowRight", 5, 6)).toBe(5);
  expect(pointAfterKey("ArrowLeft", 0, 6)).toBe(0);
  expect(pointAfterKey("PageUp", 3, 40)).toBe(13);
  expect(pointAfterKey("PageDown", 3, 40)).toBe(0);
  expect([pointAfterKey("Home", 3, 6), pointAfterKey("End", 3, 6)]).toEqual([0, 5]);
  expect([pointAfterKey("ArrowUp", 3, 6), pointAfterKey("Tab", 3, 6)]).toEqual([undefined, undefined]);
});

test("pointAfterKey moves on a map along the axis that a key shows, and never into another row or column", () => {
  // Three columns of four points, upward.
  const from = 1 * 4 + 2;
  const to = (key: string): number | undefined => pointAfterKey(key, from, 12, 4);
  expect([to("ArrowLeft"), to("ArrowRight"), to("ArrowDown"), to("ArrowUp")]).toEqual([2, 10, 5, 7]);
  expect([pointAfterKey("ArrowUp", 7, 12, 4), pointAfterKey("ArrowDown", 4, 12, 4)]).toEqual([7, 4]);
  expect([pointAfterKey("ArrowLeft", 2, 12, 4), pointAfterKey("ArrowRight", 10, 12, 4)]).toEqual([2, 10]);
  expect([to("Home"), to("End"), to("PageUp"), to("PageDown")]).toEqual([2, 10, 7, 4]);
});
