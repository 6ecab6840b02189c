import { expect, test } from "vitest";
import { derivative } from "./derivative.js";

test("derivative is exact for polynomials of degree four", () => {
  expect(derivative((x) => x ** 4 - 2 * x, 1.5, 0.1)).toBeCloseTo(4 * 1.5 ** 3 - 2, 12);
});

test("derivative has the truncation error h^4 f''''' / 30 of its docstring", () => {
  expect(derivative((x) => x ** 5, 0, 0.1)).toBeCloseTo((-120 * 0.1 ** 4) / 30, 12);
});
