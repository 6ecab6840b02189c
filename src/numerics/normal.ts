import erfFunction from "@stdlib/math-base-special-erf";
import erfcFunction from "@stdlib/math-base-special-erfc";
import erfcxFunction from "@stdlib/math-base-special-erfcx";
import { exp, log, log1p } from "./elementary.js";
import { MILLS_REACH, millsRatio } from "./millsRatio.js";

/** 1 / sqrt(2 pi), the standard normal density at 0. */
export const NORMAL_DENSITY_AT_ZERO = 0.3989422804014327;
const SQRT_HALF = Math.SQRT1_2;
/** The tail is below the smallest double beyond this. */
const NORMAL_REACH = 38.6;

/**
 * Error function, (2 / sqrt pi) int_0^x exp(-s^2) ds.
 *
 * @example
 * erf(0.5) // => 0.5204998778130465
 */
export function erf(x: number): number {
  return erfFunction(x);
}

/** Complementary error function, 1 - erf(x) without the cancellation. */
export function erfc(x: number): number {
  return erfcFunction(x);
}

/** exp(x^2) erfc(x), which does not underflow; Infinity below x = -26. */
export function scaledErfc(x: number): number {
  return erfcxFunction(x);
}

/** log erfc(x), finite wherever x is and x^2 does not overflow. */
export function logErfc(x: number): number {
  return x > 5 ? -x * x + log(erfcxFunction(x)) : log(erfcFunction(x));
}

/** Density of the standard normal, exp(-x^2 / 2) / sqrt(2 pi). */
export function normalDensity(x: number): number {
  return NORMAL_DENSITY_AT_ZERO * exp(-0.5 * x * x);
}

/**
 * Distribution function of the standard normal.
 *
 * A tail times its density, which keeps its relative accuracy where (1 + erf) / 2 has none.
 *
 * @param x Any number, infinities included.
 * @returns Phi(x); relative error below 4e-15 down to x = -37.5.
 *
 * @example
 * normalCdf(-10) // => 7.61985302416047e-24
 */
export function normalCdf(x: number): number {
  return normalTail(-x);
}

/** Upper tail of the standard normal, 1 - Phi(x), without the cancellation. */
export function normalTail(x: number): number {
  const { tail } = normalCut(x);
  return x < 0 ? 1 - tail : tail;
}

/** A cut through the standard normal distribution, with what lies at it and beyond it. */
export interface NormalCut {
  readonly at: number;
  /** phi(at). */
  readonly density: number;
  /** 1 - Phi(|at|). */
  readonly tail: number;
}

/** Density and tail at once, which is half the time of both: the very numbers of normalDensity and normalTail. */
export function normalCut(at: number): NormalCut {
  const density = normalDensity(at);
  const distance = Math.abs(at);
  return { at, density, tail: distance <= MILLS_REACH ? density * millsRatio(distance) : farTail(distance) };
}

/** Phi at a cut. */
export function cdfAt({ at, tail }: NormalCut): number {
  return at > 0 ? 1 - tail : tail;
}

/** Far out the rounding of x^2 / 2 would show: a square of fewer digits is exact, and the rest is small. */
function farTail(x: number): number {
  if (x > NORMAL_REACH) return 0;
  const short = Math.fround(x);
  const rest = 0.5 * (x - short) * (x + short);
  const density = NORMAL_DENSITY_AT_ZERO * exp(-0.5 * short * short);
  return density * millsRatio(x) * (1 - rest * (1 - rest * (1 / 2 - rest * (1 / 6))));
}

/**
 * Inverse Mills ratio phi(x) / (1 - Phi(x)), the hazard of the standard normal.
 *
 * Written with erfcx, because numerator and denominator underflow together beyond x = 37.
 *
 * @example
 * normalHazard(0) // => 0.7978845608028654
 */
export function normalHazard(x: number): number {
  if (x < -30) return normalDensity(x);
  return (2 * NORMAL_DENSITY_AT_ZERO) / erfcxFunction(x * SQRT_HALF);
}

/**
 * log Phi(x), finite wherever x is: the tail uses erfcx instead of the logarithm of an underflow.
 *
 * @example
 * logNormalCdf(-40) // => -804.6084420137538
 */
export function logNormalCdf(x: number): number {
  if (x > 0) return log1p(-0.5 * erfcFunction(x * SQRT_HALF));
  if (x > -5) return log(0.5 * erfcFunction(-x * SQRT_HALF));
  return -0.5 * x * x + log(0.5 * erfcxFunction(-x * SQRT_HALF));
}
