import erfc from "@stdlib/math-base-special-erfc";
import erfcx from "@stdlib/math-base-special-erfcx";
import { expect, test } from "vitest";
import { MILLS_REACH, millsComplement, millsRatio } from "../../src/numerics/millsRatio.js";
import { normalCdf, normalTail } from "../../src/numerics/normal.js";
import { derivative } from "./derivative.js";

test("millsRatio is the scaled error function, at all places and between them", () => {
  for (let x = 0; x <= MILLS_REACH; x += 0.00137) {
    expect(Math.abs(millsRatio(x) / (Math.sqrt(Math.PI / 2) * erfcx(x * Math.SQRT1_2)) - 1)).toBeLessThan(1.2e-15);
  }
});

test("millsRatio solves M' = x M - 1, across the borders of its pieces too", () => {
  for (const x of [0.03125, 0.5, 1.71875, 3.3, 5.90625]) {
    expect(derivative(millsRatio, x, 1e-3)).toBeCloseTo(x * millsRatio(x) - 1, 10);
    expect(Math.abs(millsRatio(x + 1e-15) / millsRatio(x) - 1)).toBeLessThan(2e-15);
  }
});

test("millsRatio is the scaled error function to infinity, and continues the table", () => {
  for (let x = MILLS_REACH; x <= 40; x += 0.0137) {
    expect(Math.abs(millsRatio(x) / (Math.sqrt(Math.PI / 2) * erfcx(x * Math.SQRT1_2)) - 1)).toBeLessThan(1.2e-15);
  }
  // M falls as 1 / x.
  expect(Math.abs(((1 + 1e-15) * millsRatio(MILLS_REACH * (1 + 1e-15))) / millsRatio(MILLS_REACH) - 1)).toBeLessThan(
    1e-15,
  );
  expect(millsRatio(1e200)).toBe(1e-200);
  expect(millsRatio(Number.POSITIVE_INFINITY)).toBe(0);
});

// 40-digit values of 1 - x M(x).
test.each([
  [0, 1],
  [0.5, 0.5618177717731538],
  [2.96, 0.08809338383369748],
  [6.01, 0.025654481095738275],
  [30, 0.0011074278250835987],
])("millsComplement(%s) is the 40-digit value", (x, exact) => {
  expect(Math.abs(millsComplement(x) / exact - 1)).toBeLessThan(2e-14);
});

test("millsComplement continues from the table to the fraction, and is 1 - x M where that does not cancel", () => {
  const [inside, outside] = [millsComplement(MILLS_REACH), millsComplement(MILLS_REACH * (1 + 1e-15))];
  expect(Math.abs(outside / inside - 1)).toBeLessThan(1e-14);
  for (let x = 0; x < 2; x += 0.0137)
    expect(Math.abs(millsComplement(x) - (1 - x * millsRatio(x)))).toBeLessThan(1e-15);
});

test("normalTail is the complementary error function, on both sides of where the table ends", () => {
  for (const x of [-40, -6.001, -5.999, -1, -1e-9, 0, 1e-9, 0.7, 2, 5.999, 6, 6.001]) {
    const exact = 0.5 * erfc(x * Math.SQRT1_2);
    expect(Math.abs(normalTail(x) / exact - 1)).toBeLessThan(6e-15);
    expect(normalCdf(-x)).toBe(normalTail(x));
  }
  expect(normalTail(Number.POSITIVE_INFINITY)).toBe(0);
  expect(normalTail(Number.NEGATIVE_INFINITY)).toBe(1);
  expect(normalTail(Number.NaN)).toBeNaN();
});

test.each([
  [7.1, 6.237844463331591e-13],
  [20.3, 6.429244467698346e-92],
  [37, 5.725571222524577e-300],
])("normalTail(%s) is the 30-digit value, to rounding", (x, exact) => {
  expect(Math.abs(normalTail(x) / exact - 1)).toBeLessThan(1e-15);
});
