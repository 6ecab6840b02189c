import fc from "fast-check";
import { expect, test } from "vitest";
import { ParameterError } from "../../src/core/errors.js";
import { agrees, printedDecimals } from "../../src/report/agrees.js";

test.each<[string, number, boolean]>([
  ["0.2084", 0.2084, true],
  ["0.2084", 0.20844999, true],
  ["0.2084", 0.20845001, false],
  ["0.2084", 0.20834999, false],
  // Halfway in print; in binary, 0.20835 is a little less than it looks and 0.20845 a little more.
  ["0.2084", 0.20835, true],
  ["0.2083", 0.20835, true],
  ["0.2084", 0.20845, true],
  ["0.2085", 0.20845, true],
  [".2430", 0.24296, true],
  [".2430", 0.2431, false],
  ["0.9774", 0.97988, false],
  ["-12", -12.4, true],
  ["-12", 12, false],
  ["1.5e-3", 0.00154, true],
  ["1.5e-3", 0.0014, false],
  ["3e4", 34999, true],
  ["3e4", 35001, false],
  ["0", -0.3, true],
  ["0.0000", 4e-5, true],
  ["0.0000", -4e-5, true],
  ["0.0000", 6e-5, false],
  ["0", 1e-300, true],
  ["1", 1e300, false],
  ["0.5", Number.NaN, false],
  ["0.5", Number.POSITIVE_INFINITY, false],
])("agrees(%j, %d) is %s", (published, ours, expected) => {
  expect(agrees(published, ours)).toBe(expected);
});

test("agrees(published, ours) is true for every number and its own rounding", () => {
  const number = fc.double({ min: -1, max: 1, noNaN: true });
  fc.assert(
    fc.property(number, fc.integer({ min: 0, max: 12 }), (ours, decimals) => agrees(ours.toFixed(decimals), ours)),
  );
});

test("agrees(published, ours) is false two units of the last digit away", () => {
  const units = fc.integer({ min: -1e6, max: 1e6 });
  fc.assert(fc.property(units, (unit) => !agrees((unit / 1e4).toFixed(4), (unit + 2) / 1e4)));
});

test.each(["", "abc", "0.2084(3)", "1,5", "."])(
  "agrees throws a ParameterError for the published number %j",
  (published) => {
    expect(() => agrees(published, 1)).toThrow(ParameterError);
  },
);

test("printedDecimals counts the digits after the point", () => {
  expect(["0.2084", ".20", "12", "1.5e-3", "3e4"].map(printedDecimals)).toEqual([4, 2, 0, 4, 0]);
});
