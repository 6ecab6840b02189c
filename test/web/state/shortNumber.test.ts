import { expect, test } from "vitest";
import { shortLambda, shortNumber } from "../../../src/web/state/shortNumber.js";

test("shortNumber has as many digits as are asked for, and powers of ten where zeros would hide them", () => {
  expect(
    [2 / 0.9, 0.00001, 12345678, -0.00002, 0, Number.POSITIVE_INFINITY].map((value) => shortNumber(value)),
  ).toEqual(["2.222", "1e-5", "1.235e+7", "-2e-5", "0", "∞"]);
  expect(shortNumber(1 / 3, 8)).toBe("0.33333333");
  expect([0, Number.POSITIVE_INFINITY, 0.1].map((value) => shortLambda(value))).toEqual(["0⁺", "∞", "0.1"]);
});
