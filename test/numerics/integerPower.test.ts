import { expect, test } from "vitest";
import { integerPower } from "../../src/numerics/integerPower.js";

test("integerPower is the product of as many factors", () => {
  expect(Array.from({ length: 12 }, (_, n) => integerPower(-3, n))).toEqual(
    Array.from({ length: 12 }, (_, n) => Array.from({ length: n }, () => -3).reduce((a, b) => a * b, 1)),
  );
  expect(integerPower(0, 0)).toBe(1);
  expect(integerPower(1.5, 100) / 1.5 ** 100).toBeCloseTo(1, 13);
});
