import { expect, test } from "vitest";
import * as normal from "../../src/numerics/normal.js";
import table from "../fixtures/special_functions.json" with { type: "json" };
import { disagreement } from "./disagreement.js";

const { erf, logNormalCdf, NORMAL_DENSITY_AT_ZERO, normalCdf, normalDensity, normalHazard, normalTail } = normal;
const GRID = Array.from({ length: 161 }, (_, i) => -8 + 0.1 * i);

/** exp(-x^2 / 2) rounds x and x^2 / 2 to 1e-16 of themselves: the relative error grows with x^2. */
const tailTolerance = (x: number): { relative: number } => ({ relative: 1e-15 + 2e-16 * x * x });

test("normalCdf, normalTail, logNormalCdf and normalHazard agree with 40-digit values from x = -200 to 9", () => {
  const gaps = table.normal.flatMap(({ arguments: { x }, expected }) => [
    ...disagreement(`Phi(${x})`, normalCdf(x), expected.Phi, { absolute: 5e-324, ...tailTolerance(x) }),
    ...disagreement(`tail(${-x})`, normalTail(-x), expected.Phi, { absolute: 5e-324, ...tailTolerance(x) }),
    ...disagreement(`log Phi(${x})`, logNormalCdf(x), expected.logPhi, x > 0 ? tailTolerance(x) : { relative: 4e-16 }),
    ...disagreement(`hazard(${-x})`, normalHazard(-x), expected.mills, x > 0 ? tailTolerance(x) : { relative: 1e-15 }),
  ]);
  expect(gaps).toEqual([]);
});

test("normalCdf and normalTail add up to one and mirror each other", () => {
  for (const x of GRID) {
    expect(Math.abs(normalCdf(x) + normalTail(x) - 1)).toBeLessThanOrEqual(2.3e-16);
    expect(normalTail(x)).toBe(normalCdf(-x));
  }
});

test("normalDensity is the derivative of normalCdf", () => {
  const h = 1e-3;
  const gaps = GRID.flatMap((x) => {
    // Richardson's combination of two central differences: error h^4 / 30 times a fifth derivative of size 1.
    const wide = (normalCdf(x + 2 * h) - normalCdf(x - 2 * h)) / (4 * h);
    const narrow = (normalCdf(x + h) - normalCdf(x - h)) / (2 * h);
    return disagreement({ x }, (4 * narrow - wide) / 3, normalDensity(x), { absolute: 1e-12 });
  });
  expect(gaps).toEqual([]);
});

test("normalHazard times normalTail is normalDensity", () => {
  const gaps = GRID.flatMap((x) =>
    disagreement({ x }, normalHazard(x) * normalTail(x), normalDensity(x), { relative: 2e-14 }),
  );
  expect(gaps).toEqual([]);
});

test("normalHazard approaches x + 1/x far out and the density below", () => {
  expect(normalHazard(1e8)).toBeCloseTo(1e8, 7);
  expect(normalHazard(1e150) / 1e150).toBeCloseTo(1, 15);
  expect(normalHazard(-31)).toBe(normalDensity(-31));
  expect(normalHazard(-1e4)).toBe(0);
});

test("logNormalCdf is continuous where its formulas meet", () => {
  const steps = [0, -5].flatMap((seam) => {
    const slope = normalHazard(-seam);
    const h = 1e-9;
    return disagreement({ seam }, logNormalCdf(seam + h) - logNormalCdf(seam - h), 2 * h * slope, { absolute: 2e-15 });
  });
  expect(steps).toEqual([]);
});

test("erf is the closed form at a half and saturates", () => {
  expect(erf(0.5)).toBeCloseTo(0.5204998778130465, 15);
  expect([erf(0), erf(7), erf(-7), erf(Number.POSITIVE_INFINITY)]).toEqual([0, 1, -1, 1]);
});

test("NORMAL_DENSITY_AT_ZERO is 1 / sqrt(2 pi)", () => {
  expect(NORMAL_DENSITY_AT_ZERO).toBeCloseTo(1 / Math.sqrt(2 * Math.PI), 16);
  expect([normalCdf(Number.NEGATIVE_INFINITY), normalCdf(Number.POSITIVE_INFINITY)]).toEqual([0, 1]);
});
