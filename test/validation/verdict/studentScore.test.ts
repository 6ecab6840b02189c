import { describe, expect, test } from "vitest";
import { studentScore } from "../../../validation/verdict/studentScore.js";

// scipy.stats.norm.isf(scipy.stats.t.sf(t, degreesOfFreedom)), SciPy 1.10.
const TABLE = [
  [1, 2, 1.0468533173349321],
  [1, 12.7, 1.9597559025827649],
  [1, 1000, 3.41551314792635],
  [2, 3, 1.6672436508059163],
  [3, 5, 2.4230115314016123],
  [4, 0.5, 0.463047997912971],
  [5, 8, 3.484581860305848],
  [7, 20, 5.203577406128241],
  [7, 500, 8.432615518486672],
  [8, 0.5, 0.4809724552433667],
  [8, 4, 2.882145516049678],
  [8, 8, 4.0871617885764975],
  [15, 2, 1.8525630875315644],
  [30, 4, 3.552323126199353],
  [57, 2, 1.9576307957334544],
  [57, 8, 6.523412569416205],
] as const;

describe("studentScore", () => {
  test.each(TABLE)("studentScore with %i degrees of freedom at t = %f agrees with SciPy", (freedom, t, expected) => {
    expect(Math.abs(studentScore(t, freedom) - expected)).toBeLessThan(1e-5);
  });

  test("studentScore is odd", () => {
    expect(studentScore(-2.5, 20)).toBe(-studentScore(2.5, 20));
  });

  test("studentScore tends to t itself with many degrees of freedom", () => {
    expect(studentScore(3, 1e9)).toBeCloseTo(3, 7);
    expect(studentScore(3, Number.POSITIVE_INFINITY)).toBe(3);
  });

  test("studentScore of an infinite t stays infinite: no scatter and yet a difference", () => {
    expect(studentScore(Number.NEGATIVE_INFINITY, 20)).toBe(Number.NEGATIVE_INFINITY);
  });
});
