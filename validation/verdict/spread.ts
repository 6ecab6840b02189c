import { normalTail } from "../../src/numerics/normal.js";

/** Test of whether many z-scores scatter as they should: with variance 1. */
export interface Spread {
  /** Mean of z^2, expected 1. */
  readonly meanSquare: number;
  /** Number of independent z-scores that would scatter as much as these correlated ones do: [1, count]. */
  readonly effectiveCount: number;
  /** Normal score of meanSquare: large where theory and simulation differ, very negative where the standard errors are too large. */
  readonly z: number;
}

/**
 * The spread of z-scores of which some are correlated, because one data set serves several observables and several lambda.
 *
 * If all are standard normal, the sum of their squares has mean N and variance 2 sum r_ij^2. It is compared with a chi-square of as many
 * degrees of freedom as give that variance, by Wilson and Hilferty's cube root.
 *
 * @param groups Each with its z-scores and their squared correlations, which may be estimates; groups are independent of each other.
 *
 * Source: equations/README.md (VE.4).
 */
export function spread(
  groups: readonly { readonly z: readonly number[]; readonly squaredCorrelations: readonly (readonly number[])[] }[],
): Spread {
  const all = groups.flatMap(({ z }) => z);
  const count = all.length;
  const meanSquare = all.reduce((total, z) => total + z * z, 0) / count;
  const squares = groups.reduce(
    (total, { squaredCorrelations }) => total + squaredCorrelations.flat().reduce((part, square) => part + square, 0),
    0,
  );
  // Estimates of no correlation scatter about 0.
  const effectiveCount = (count * count) / Math.max(count, squares);
  const width = 2 / (9 * effectiveCount);
  return { meanSquare, effectiveCount, z: (Math.cbrt(meanSquare) - (1 - width)) / Math.sqrt(width) };
}

/**
 * The |z| that one of `count` standard normal numbers exceeds with the given probability (Bonferroni's bound: correlated or not).
 *
 * @param count       1, 2, ...
 * @param probability (0, 1).
 *
 * @example
 * largestScore(1, 0.05).toFixed(6) // => "1.959964"
 */
export function largestScore(count: number, probability: number): number {
  return rootOfFalling(normalTail, probability / (2 * count), LARGEST_SCORE);
}

/** The place in [0, end] where a falling function has a value, by bisection. */
export function rootOfFalling(f: (t: number) => number, value: number, end: number): number {
  let low = 0;
  let high = end;
  while (high - low > SCORE_TOLERANCE) {
    const middle = (low + high) / 2;
    if (f(middle) > value) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** A tail of 1e-300: no plan asks for less. */
export const LARGEST_SCORE = 37;
const SCORE_TOLERANCE = 1e-9;
