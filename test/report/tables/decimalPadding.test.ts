import { expect, test } from "vitest";
import { decimalPadding } from "../../../src/report/tables/cellText.js";

test("decimalPadding fills up to the longest fraction", () => {
  expect(decimalPadding(["0.2430", "0.08526", "-1.5", "3"])).toEqual(["6", "", "8526", ".08526"]);
});

test("decimalPadding leaves out the point where there is none to align with", () => {
  expect(decimalPadding(["2", "10"])).toEqual(["", ""]);
  expect(decimalPadding(["2", "0.5"])).toEqual([".5", ""]);
});

test("decimalPadding leaves powers of ten, infinity, text and nothing alone", () => {
  expect(decimalPadding(["0.25", "1.2345e-7", "inf", "corner", null])).toEqual(["", "", "", "", ""]);
});
