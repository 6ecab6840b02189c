import { expect, test } from "vitest";
import { sampleMean } from "../../src/numerics/sampleMean.js";

test("sampleMean has the unbiased variance, and the standard error of the mean", () => {
  expect(sampleMean([1, 2, 4, 5])).toEqual({ mean: 3, variance: 10 / 3, standardError: Math.sqrt(10 / 12) });
  expect(sampleMean([7])).toEqual({ mean: 7, variance: Number.NaN, standardError: Number.NaN });
});

test("sampleMean moves and scales with its values", () => {
  const values = [0.3, -1.2, 2.5, 0.9];
  const [one, other] = [sampleMean(values), sampleMean(values.map((value) => 5 - 2 * value))];
  expect(other.mean).toBeCloseTo(5 - 2 * one.mean, 14);
  expect(other.variance).toBeCloseTo(4 * one.variance, 13);
  expect(other.standardError).toBeCloseTo(2 * one.standardError, 14);
});

test("sampleMean takes typed arrays, to the same bits", () => {
  const values = [0.3, -1.2, 2.5, 0.9];
  expect(sampleMean(Float64Array.from(values))).toEqual(sampleMean(values));
});
