import { expect, test } from "vitest";
import { conjugateGradients } from "../../../validation/learners/conjugateGradients.js";

/** A matrix with the eigenvalues 1 and 4 times the identity plus a rank-one part: two eigenvalues, two rounds. */
const apply = (v: Float64Array): Float64Array => {
  const sum = v.reduce((total, value) => total + value, 0);
  return v.map((value) => value + (3 * sum) / v.length);
};

test("conjugateGradients solves a system of two eigenvalues in two products", () => {
  const right = Float64Array.of(1, 0, 2, -1, 5);
  const solution = conjugateGradients(apply, right, 1e-12, 2)!;
  for (const [k, value] of apply(solution).entries()) expect(value).toBeCloseTo(right[k]!, 12);
});

test("conjugateGradients ends at the fraction asked for, and gives up where the products do not suffice", () => {
  const right = Float64Array.of(1, 0, 2, -1, 5);
  const rough = conjugateGradients(apply, right, 0.5, 2)!;
  const rest = apply(rough).map((value, k) => right[k]! - value);
  expect(Math.hypot(...rest)).toBeLessThanOrEqual(0.5 * Math.hypot(...right));
  expect(conjugateGradients(apply, right, 1e-12, 1)).toBeUndefined();
  expect(conjugateGradients(apply, new Float64Array(5), 0.1, 1)).toEqual(new Float64Array(5));
});
