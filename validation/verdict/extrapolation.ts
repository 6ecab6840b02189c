import { ParameterError } from "../../src/core/errors.js";
import { largestOf } from "../../src/numerics/extremes.js";
import { sampleMean } from "../../src/numerics/sampleMean.js";

/** Measurements at one size, replica by replica. */
export interface SizeSample {
  /** Input dimension. */
  readonly d: number;
  /** One number a replica, two or more. */
  readonly values: readonly number[];
  /** Variance of one replica that theory vouches for, where the sample cannot show it: rare events that happen not to occur. */
  readonly leastVariance?: number;
}

/** The value at infinite size, from a straight line in 1/d. */
export interface Extrapolation {
  readonly value: number;
  readonly standardError: number;
  /** Of the standard error, by Welch and Satterthwaite: how far it can be trusted itself. */
  readonly degreesOfFreedom: number;
  /** Coefficient of 1/d. */
  readonly slope: number;
  /** Departure of the means from the line over its standard error: large where the sizes are too small for a straight line. */
  readonly bend: number;
  /** The value is the sum of these times the sizes' means. */
  readonly coefficients: readonly number[];
  /** Of each size in the squared standard error; they add up to 1, or are 0 where nothing scatters. */
  readonly shares: readonly number[];
}

/** A line needs two sizes, a check of the line a third. */
const FEWEST_SIZES = 3;

/**
 * Extrapolates measurements at several sizes to infinite size: least squares for a + b/d.
 *
 * The weights are replicas times d, since the variance of a self-averaging quantity falls as 1/d. They do not depend on the measured
 * scatter, so a is a fixed linear combination of the means and unbiased; its standard error uses the scatter at each size, whether or not
 * the variance falls as supposed.
 *
 * @param samples Three sizes or more, all different.
 * @throws {ParameterError} naming `sizes` or `replicas`.
 *
 * Source: equations/README.md (VE.1)-(VE.2).
 */
export function extrapolation(samples: readonly SizeSample[]): Extrapolation {
  const sizes = samples.map(({ d }) => d);
  if (new Set(sizes).size < FEWEST_SIZES || new Set(sizes).size !== sizes.length) {
    throw new ParameterError("extrapolation", "sizes", sizes.join(", "), `${FEWEST_SIZES} different sizes or more`);
  }
  const few = samples.find(({ values }) => values.length < 2);
  if (few !== undefined) {
    throw new ParameterError("extrapolation", "replicas", few.values.length, "2, 3, ...", `At d = ${few.d}`);
  }
  const moments = samples.map(({ d, values, leastVariance = 0 }) => {
    const { mean, variance } = sampleMean(values);
    return { d, count: values.length, mean, variance: Math.max(variance, leastVariance) };
  });
  const { intercept, slope } = lineCoefficients(moments.map(({ d, count }) => ({ x: 1 / d, weight: count * d })));
  const line = {
    value: linearCombination(intercept, moments),
    slope: linearCombination(slope, moments),
  };
  const parts = moments.map(({ variance, count }, i) => ((intercept[i] as number) ** 2 * variance) / count);
  const variance = sum(parts);
  const spread = sum(parts.map((part, i) => (part * part) / ((moments[i] as { count: number }).count - 1)));
  return {
    ...line,
    standardError: Math.sqrt(variance),
    degreesOfFreedom: variance === 0 ? Number.POSITIVE_INFINITY : (variance * variance) / spread,
    bend: bend(moments, line),
    coefficients: intercept,
    shares: parts.map((part) => (variance === 0 ? 0 : part / variance)),
  };
}

interface Moments {
  readonly d: number;
  readonly count: number;
  readonly mean: number;
  readonly variance: number;
}

function linearCombination(coefficients: readonly number[], moments: readonly Moments[]): number {
  return sum(moments.map(({ mean }, i) => (coefficients[i] as number) * mean));
}

/** The intercept and the slope of a weighted line as linear combinations of the ordinates. */
function lineCoefficients(points: readonly { readonly x: number; readonly weight: number }[]): {
  readonly intercept: readonly number[];
  readonly slope: readonly number[];
} {
  const total = sum(points.map(({ weight }) => weight));
  const center = sum(points.map(({ x, weight }) => weight * x)) / total;
  const scatter = sum(points.map(({ x, weight }) => weight * (x - center) ** 2));
  const slope = points.map(({ x, weight }) => (weight * (x - center)) / scatter);
  return { slope, intercept: points.map(({ weight }, i) => weight / total - center * (slope[i] as number)) };
}

/** The largest residual of the line in units of the standard error of that mean. */
function bend(moments: readonly Moments[], line: { readonly value: number; readonly slope: number }): number {
  const scores = moments.map(({ d, mean, variance, count }) => {
    const residual = Math.abs(mean - line.value - line.slope / d);
    return residual === 0 ? 0 : residual / Math.sqrt(variance / count);
  });
  return largestOf(scores);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
