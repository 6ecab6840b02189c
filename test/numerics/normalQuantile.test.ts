import { expect, test } from "vitest";
import { normalCdf } from "../../src/numerics/normal.js";
import { normalQuantile } from "../../src/numerics/normalQuantile.js";

test("normalQuantile is the inverse of the distribution function, from the far tail to the center and across the seams", () => {
  for (const p of [
    1e-300, 1e-50, 1.4e-11, 1.3e-11, 1e-4, 0.0749999, 0.0750001, 0.3, 0.5, 0.9249999, 0.9250001, 0.9999,
  ]) {
    expect(normalCdf(normalQuantile(p)) / p - 1).toBeCloseTo(0, 12);
  }
});

test("normalQuantile is odd about one half and infinite at the ends", () => {
  for (const p of [0.01, 0.2, 0.4]) expect(normalQuantile(p) + normalQuantile(1 - p)).toBeCloseTo(0, 13);
  expect([normalQuantile(0), normalQuantile(1)]).toEqual([Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]);
});
