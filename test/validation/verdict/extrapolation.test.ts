import { describe, expect, test } from "vitest";
import { sampleMean } from "../../../src/numerics/sampleMean.js";
import { randomStream } from "../../../validation/gaussianStream.js";
import { extrapolation } from "../../../validation/verdict/extrapolation.js";
import { studentScore } from "../../../validation/verdict/studentScore.js";

const line = (d: number): number => 0.2 + 3 / d;
const noiseless = [50, 100, 200].map((d) => ({ d, values: [line(d), line(d), line(d)] }));

describe("extrapolation", () => {
  test("extrapolation finds the constant and the slope of a line in 1/d", () => {
    const { value, slope, standardError } = extrapolation(noiseless);
    expect(value).toBeCloseTo(0.2, 13);
    expect(slope).toBeCloseTo(3, 11);
    expect(standardError).toBeLessThan(1e-15);
  });

  test("extrapolation is the sum of its coefficients times the means", () => {
    const samples = [40, 80, 160, 320].map((d, i) => ({ d, values: [i, i + 0.5, 2 * i + 0.25] }));
    const { value, coefficients } = extrapolation(samples);
    const means = samples.map(({ values }) => values.reduce((a, b) => a + b, 0) / values.length);
    expect(value).toBeCloseTo(
      coefficients.reduce((total, c, i) => total + c * (means[i] as number), 0),
      13,
    );
    expect(coefficients.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 13);
    expect(coefficients.reduce((total, c, i) => total + c / (samples[i] as { d: number }).d, 0)).toBeCloseTo(0, 13);
  });

  test("extrapolation has the least scatter of all straight lines where the variance falls as 1/d, whatever the replicas", () => {
    const samples = [40, 90, 160, 320].map((d, i) => ({
      d,
      values: Array.from({ length: [3, 8, 2, 5][i]! }, (_, k) => Math.sin(k + d)),
    }));
    const { coefficients } = extrapolation(samples);
    // Changes of three coefficients that leave the constant of every line: those along which the variance must be stationary.
    for (const [i, j, k] of [
      [0, 1, 2],
      [1, 2, 3],
    ] as const) {
      const [x, y, z] = [1 / samples[i]!.d, 1 / samples[j]!.d, 1 / samples[k]!.d];
      const change = { [i]: y - z, [j]: z - x, [k]: x - y };
      const byVariance = Object.entries(change).map(([at, by]) => {
        const { d, values } = samples[Number(at)]!;
        return (coefficients[Number(at)]! * by) / (values.length * d);
      });
      expect(byVariance.reduce((a, b) => a + b, 0)).toBeCloseTo(0, 15);
    }
  });

  test("extrapolation has scores of unit variance, whatever the law of the scatter in d", () => {
    const stream = randomStream(7, 0);
    const trials = 4000;
    let total = 0;
    let beyond = 0;
    for (let trial = 0; trial < trials; trial++) {
      // Scatter that falls faster than supposed, as d^-1 instead of d^-1/2.
      const samples = [50, 100, 200].map((d) => ({
        d,
        values: Array.from({ length: 20 }, () => line(d) + stream.normal() / d),
      }));
      const { value, standardError, degreesOfFreedom } = extrapolation(samples);
      const z = studentScore((value - 0.2) / standardError, degreesOfFreedom);
      total += z * z;
      if (Math.abs(z) > 1.959964) beyond++;
    }
    // Five standard errors of a mean square and of a frequency.
    expect(Math.abs(total / trials - 1)).toBeLessThan(5 * Math.sqrt(2 / trials));
    expect(Math.abs(beyond / trials - 0.05)).toBeLessThan(5 * Math.sqrt((0.05 * 0.95) / trials));
  });

  test.each([2, 3, 7])(
    "extrapolation has count - 1 degrees of freedom where one size of %i replicas scatters alone",
    (count) => {
      const scattered = Array.from({ length: count }, (_, i) => line(100) + 0.01 * (i - (count - 1) / 2));
      const samples = [50, 100, 200].map((d) => ({
        d,
        values: d === 100 ? scattered : [line(d), line(d), line(d), line(d)],
      }));
      const { degreesOfFreedom, standardError, coefficients, shares } = extrapolation(samples);
      expect(degreesOfFreedom).toBeCloseTo(count - 1, 9);
      expect(shares[1]).toBeCloseTo(1, 12);
      // Equal steps of 0.01 have the unbiased variance 0.01^2 count (count + 1) / 12; their mean has a count-th of it.
      expect(standardError).toBeCloseTo(Math.abs(coefficients[1]!) * 0.01 * Math.sqrt((count + 1) / 12), 12);
    },
  );

  test("extrapolation has as many degrees of freedom as all replicas less one a size, where the sizes have equal shares", () => {
    const counts = [3, 3, 3, 3];
    const sizes = [50, 100, 200, 400];
    const { coefficients } = extrapolation(sizes.map((d) => ({ d, values: [line(d), line(d), line(d)] })));
    const samples = sizes.map((d, i) => ({
      d,
      values: [-1, 0, 1].map((step) => line(d) + (0.001 * step) / Math.abs(coefficients[i]!)),
    }));
    const { degreesOfFreedom, shares } = extrapolation(samples);
    for (const share of shares) expect(share).toBeCloseTo(1 / sizes.length, 12);
    expect(degreesOfFreedom).toBeCloseTo(
      counts.reduce((sum, count) => sum + count - 1, 0),
      9,
    );
  });

  test("extrapolation has the degrees of freedom by which its squared standard error scatters", () => {
    const stream = randomStream(11, 0);
    const trials = 4000;
    const counts = [3, 4, 5];
    const squares: number[] = [];
    for (let trial = 0; trial < trials; trial++) {
      const samples = [50, 100, 200].map((d, i) => ({
        d,
        values: Array.from({ length: counts[i]! }, () => line(d) + stream.normal() / Math.sqrt(d)),
      }));
      squares.push(extrapolation(samples).standardError ** 2);
    }
    // By Satterthwaite a multiple of a chi-square variable of as many degrees of freedom: its variance is 2 / df of its squared mean.
    const { mean, variance } = sampleMean(squares);
    // The same three variances in the place of the measured ones: numbers whose sample variance is 1 / d exactly.
    const exact = [50, 100, 200].map((d, i) => {
      const count = counts[i]!;
      const steps = Array.from({ length: count }, (_, k) => k - (count - 1) / 2);
      const scale = Math.sqrt(12 / (count * (count + 1)) / d);
      return { d, values: steps.map((step) => line(d) + scale * step) };
    });
    expect((variance / mean ** 2) * (extrapolation(exact).degreesOfFreedom / 2)).toBeCloseTo(1, 1);
  });

  test("extrapolation measures the bend by the standard error of the mean that departs", () => {
    const samples = [50, 100, 200].map((d) => ({
      d,
      values: [-1, 0, 1].map((step) => line(d) + 0.3 / d ** 2 + 1e-5 * step),
    }));
    const { value, slope, bend } = extrapolation(samples);
    const residuals = samples.map(({ d, values }) => Math.abs(values[1]! - value - slope / d) / (1e-5 / Math.sqrt(3)));
    expect(bend).toBeCloseTo(Math.max(...residuals), 6);
  });

  test("extrapolation reports a bend where the sizes are too small for a line", () => {
    const stream = randomStream(8, 0);
    const samples = [10, 20, 200].map((d) => ({
      d,
      values: Array.from({ length: 50 }, () => line(d) + 200 / d ** 2 + 0.01 * stream.normal()),
    }));
    expect(extrapolation(samples).bend).toBeGreaterThan(10);
  });

  test("extrapolation refuses fewer than three sizes and fewer than two replicas", () => {
    expect(() => extrapolation(noiseless.slice(1))).toThrow(
      /extrapolation: sizes cannot be .*; allowed: 3 different sizes or more/,
    );
    const [first, second] = noiseless;
    expect(() => extrapolation([first!, second!, second!])).toThrow("sizes");
    expect(() => extrapolation([first!, second!, { d: 400, values: [1] }])).toThrow("At d = 400");
  });
});
