import { expect, test } from "vitest";
import { conjugateGradients } from "../../../validation/learners/conjugateGradients.js";

/** A matrix with the eigenvalues 1 and 4 times the identity plus a rank-one part: two eigenvalues, two rounds. */
const apply = (v: Float64Array): Float64Array => {
  const sum = v.reduce((total, value) => total + value, 0);
  return v.map((value) => value + (3 * sum) / v.length);
};

test("conjugateGradients solves a system of two eigenvalues in two products", () => {
  const right = Float64Array.of(1, 0, 2, -1, 5);
  const solution = conjugateGradients(apply, right, 1e-12, 2).solution;
  for (const [k, value] of apply(solution).entries()) expect(value).toBeCloseTo(right[k]!, 12);
});

test("conjugateGradients ends at the fraction asked for, and gives up where the products do not suffice", () => {
  const right = Float64Array.of(1, 0, 2, -1, 5);
  const rough = conjugateGradients(apply, right, 0.5, 2).solution;
  const rest = apply(rough).map((value, k) => right[k]! - value);
  expect(Math.hypot(...rest)).toBeLessThanOrEqual(0.5 * Math.hypot(...right));
  expect(conjugateGradients(apply, right, 1e-12, 1).isEnough).toBe(false);
  expect(conjugateGradients(apply, new Float64Array(5), 0.1, 1)).toEqual({
    solution: new Float64Array(5),
    isEnough: true,
  });
});

test("conjugateGradients ends before a direction along which the matrix vanishes", () => {
  // The part of the right-hand side that the matrix reaches is solved, the rest left alone.
  const projector = (v: Float64Array): Float64Array => v.map((value, k) => (k < 2 ? (k + 1) * value : 0));
  const { solution, isEnough } = conjugateGradients(projector, Float64Array.of(1, 1, 1), 1e-6, 10);
  expect(isEnough).toBe(false);
  expect(solution.every((value) => Math.abs(value) < 10)).toBe(true);
});
