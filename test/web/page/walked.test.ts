import { expect, test } from "vitest";
import { walked } from "../../../src/web/page/walked.js";

test("walked goes along a curve by the arrows to the sides, and stays on it", () => {
  expect(walked("ArrowRight", 4, 6)).toBe(5);
  expect(walked("ArrowRight", 5, 6)).toBe(5);
  expect(walked("ArrowLeft", 0, 6)).toBe(0);
  expect(walked("PageUp", 3, 40)).toBe(13);
  expect(walked("PageDown", 3, 40)).toBe(0);
  expect([walked("Home", 3, 6), walked("End", 3, 6)]).toEqual([0, 5]);
  expect([walked("ArrowUp", 3, 6), walked("Tab", 3, 6)]).toEqual([undefined, undefined]);
});

test("walked moves on a map along the axis that a key shows, and never into another row or column", () => {
  // Three columns of four points, upward.
  const from = 1 * 4 + 2;
  const to = (key: string): number | undefined => walked(key, from, 12, 4);
  expect([to("ArrowLeft"), to("ArrowRight"), to("ArrowDown"), to("ArrowUp")]).toEqual([2, 10, 5, 7]);
  expect([walked("ArrowUp", 7, 12, 4), walked("ArrowDown", 4, 12, 4)]).toEqual([7, 4]);
  expect([walked("ArrowLeft", 2, 12, 4), walked("ArrowRight", 10, 12, 4)]).toEqual([2, 10]);
  expect([to("Home"), to("End"), to("PageUp"), to("PageDown")]).toEqual([2, 10, 7, 4]);
});
