import { expect, test } from "vitest";
import { rowProduct } from "../../../validation/amp/rowProduct.js";

test("rowProduct sums every length, whether or not it divides by four", () => {
  const data = Float64Array.from({ length: 40 }, (_, i) => i);
  for (let length = 0; length <= 9; length++) {
    const vector = Float64Array.from({ length }, (_, j) => j + 1);
    const expected = vector.reduce((sum, value, j) => sum + value * (20 + j), 0);
    expect(rowProduct(data, 20, vector)).toBe(expected);
  }
});
