import { expect, test } from "vitest";
import { cellText, printedNumber } from "../../../src/report/tables/cellText.js";

test.each([
  [0.24302, 4, "0.2430"],
  [0.085263, 4, "0.08526"],
  [1234.5678, 6, "1234.57"],
  [-0.5, 4, "-0.5"],
  [2, 4, "2"],
  [123456, 2, "123456"],
  [12345.678, 4, "1.235e4"],
  [0.000493112, 4, "0.0004931"],
  [0.0000538912, 4, "5.389e-5"],
  [-0.00001, 4, "-1e-5"],
  [1.23456e-9, 3, "1.23e-9"],
  [1e-7, 4, "1e-7"],
  [0, 4, "0"],
  [Number.POSITIVE_INFINITY, 4, "inf"],
  [Number.NEGATIVE_INFINITY, 4, "-inf"],
  [Number.NaN, 4, null],
  [null, 4, null],
  ["corner", 4, "corner"],
])("cellText prints %s with %s digits as %s", (cell, digits, text) => {
  expect(cellText(cell, digits)).toBe(text);
});

test("printedNumber takes apart what cellText prints, and nothing else", () => {
  expect(printedNumber("-1.5e-7")).toEqual({ negative: true, mantissa: "1.5", exponent: "-7" });
  expect(printedNumber("1e+5")).toEqual({ negative: false, mantissa: "1", exponent: "5" });
  expect(printedNumber("inf")).toEqual({ negative: false, mantissa: "inf" });
  for (const text of ["", "corner", "1,5", "0x1", "1 2", "e5"]) expect(printedNumber(text)).toBeUndefined();
});
