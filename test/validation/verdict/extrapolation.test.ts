import { describe, expect, test } from "vitest";
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
