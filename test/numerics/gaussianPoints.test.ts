import { expect, test } from "vitest";
import { gaussianPoints } from "../../src/numerics/gaussianPoints.js";
import { SOBOL_DIMENSIONS } from "../../src/numerics/sobol.js";

const COUNT = 256;
const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;

test("gaussianPoints has one value in each of the intervals of every coordinate, beyond the Sobol table too", () => {
  const points = gaussianPoints(COUNT, 1, 0);
  for (let dimension = 0; dimension < SOBOL_DIMENSIONS + 3; dimension++) {
    const cells = points.uniforms().map((value) => Math.floor(COUNT * value));
    expect([...cells].sort((a, b) => a - b)).toEqual(Array.from({ length: COUNT }, (_, cell) => cell));
  }
});

test("gaussianPoints has coordinates without correlation beyond the Sobol table too, in the order of the points as well", () => {
  const points = gaussianPoints(COUNT, 2, 0);
  for (let dimension = 0; dimension < SOBOL_DIMENSIONS; dimension++) points.uniforms();
  const order = Float64Array.from({ length: COUNT }, (_, i) => (i + 0.5) / COUNT);
  const [x, y] = [points.uniforms(), points.uniforms()];
  for (const [a, b] of [
    [x, y],
    [x, order],
    [y, order],
  ] as const) {
    const correlation = 12 * mean(a.map((value, i) => (value - 0.5) * (b[i]! - 0.5)));
    expect(Math.abs(correlation)).toBeLessThan(4 / Math.sqrt(COUNT));
  }
});

test("gaussianPoints has normals of mean 0 and variance 1, far more exactly than independent ones", () => {
  const normals = gaussianPoints(1024, 1, 0).normals();
  expect(Math.abs(mean(normals))).toBeLessThan(2e-3);
  expect(Math.abs(mean(normals.map((value) => value * value)) - 1)).toBeLessThan(0.02);
});

test("gaussianPoints are the same for the same seed and replica, and others for another", () => {
  const first = (seed: number, replica: number): number => gaussianPoints(COUNT, seed, replica).normals()[0]!;
  expect(first(3, 1)).toBe(first(3, 1));
  expect(first(3, 1)).not.toBe(first(3, 2));
  expect(first(3, 1)).not.toBe(first(4, 1));
});

test("gaussianPoints are unbiased: the mean over replicas of a product of coordinates is 0 within its error", () => {
  const products = Array.from({ length: 32 }, (_, replica) => {
    const points = gaussianPoints(64, 5, replica);
    const [x, y] = [points.normals(), points.normals()];
    return mean(x.map((value, i) => value * y[i]!));
  });
  const average = products.reduce((sum, value) => sum + value, 0) / products.length;
  const variance = products.reduce((sum, value) => sum + (value - average) ** 2, 0) / (products.length - 1);
  expect(Math.abs(average)).toBeLessThan(4 * Math.sqrt(variance / products.length));
});
