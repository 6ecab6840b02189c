import { expect, test } from "vitest";
import { exponentFits } from "../../../src/report/parts/exponentFit.js";
import { grid } from "../../../src/sweep/grid.js";

const X = grid(1, 1e5, 21, "log");

test.each([
  [0.5, 0.3],
  [1, -0.2],
  [0.5, 0],
])("exponentFits finds the exponent %f behind a correction, in two ways that agree", (exponent, correction) => {
  const y = X.map((x) => 2 * x ** -exponent * (1 + correction * x ** -0.5));
  const fits = exponentFits(X, y, 4)!;
  expect(fits.agree).toBe(true);
  for (const { value, uncertainty } of [fits.extrapolated, fits.leastSquares]) {
    expect(Math.abs(value - exponent)).toBeLessThan(Math.max(2 * uncertainty, 1e-5));
    expect(uncertainty).toBeLessThan(2e-3);
  }
});

test("exponentFits gives a curve that is no power law yet a large uncertainty", () => {
  const y = X.map((x) => x ** -0.5 / Math.sqrt(1 + x / 3e3));
  const { extrapolated, leastSquares } = exponentFits(X, y, 4)!;
  expect(Math.min(extrapolated.uncertainty, leastSquares.uncertainty)).toBeGreaterThan(0.02);
});

test("exponentFits leaves out the end behind a gap, and gives up where too little is left", () => {
  const y = X.map((x) => x ** -0.5);
  const gap = y.map((value, i) => (i > 18 ? Number.NaN : value));
  expect(exponentFits(X, gap, 4)!.leastSquares.value).toBeCloseTo(0.5, 10);
  expect(exponentFits(X, y.slice(0, 12), 4)).toBeUndefined();
});
