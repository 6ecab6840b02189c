import fc from "fast-check";
import { expect, test } from "vitest";
import { hypot } from "../../src/numerics/elementary.js";
import { logUniform, REPRODUCIBLE } from "./randomNumbers.js";

test("hypot is that of the engine but for rounding", () => {
  const numbers = fc.array(logUniform(-20, 20), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(numbers, (values) => {
      const expected = Math.hypot(...values);
      expect(Math.abs(hypot(...values) - expected)).toBeLessThanOrEqual(1e-15 * expected);
    }),
    REPRODUCIBLE,
  );
});

test("hypot squares neither out of the range of doubles nor into 0", () => {
  for (const scale of [2 ** 1000, 2 ** -1060, 1]) {
    expect(hypot(3 * scale, -4 * scale)).toBe(5 * scale);
    expect(hypot(2 * scale, 3 * scale, 6 * scale)).toBe(7 * scale);
  }
});

test("hypot of nothing, of infinite numbers and of no number", () => {
  expect(hypot()).toBe(0);
  expect(hypot(0, -0)).toBe(0);
  expect(hypot(Number.NEGATIVE_INFINITY, Number.NaN)).toBe(Number.POSITIVE_INFINITY);
  expect(hypot(1, Number.NaN)).toBeNaN();
});
