import {
  LARGEST_EXPONENT,
  LEAST_EXPONENT,
  LN2_HIGH,
  LN2_LOW,
  POWERS_OF_TWO,
  SUBNORMAL_DOUBLINGS,
} from "./powersOfTwo.js";

/** Beyond these exp overflows, and is less than half of the smallest double. */
const OVERFLOW = 709.782712893384;
const UNDERFLOW = -745.1332191019412;

/**
 * The exponential, in plain arithmetic: the same bits on every engine, and as fast as the engine's own.
 *
 * x = k ln 2 + r with |r| <= ln(2)/2, whose rounding is carried along; exp r by its Taylor series to degree 13, in pairs of terms
 * that a processor adds side by side.
 *
 * @returns Error below 1 ulp, but for subnormal results, which are rounded twice; 0 and Infinity beyond the range of doubles.
 *
 * @example
 * exp(1) // => 2.718281828459045
 */
export function exp(x: number): number {
  if (!(x <= OVERFLOW)) return x > OVERFLOW ? Number.POSITIVE_INFINITY : Number.NaN;
  if (x < UNDERFLOW) return 0;
  const k = Math.round(x * Math.LOG2E);
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const r = high - low;
  const lost = high - r - low;
  const r2 = r * r;
  const r4 = r2 * r2;
  const tail =
    1 / 2 +
    r * (1 / 6) +
    r2 * (1 / 24 + r * (1 / 120)) +
    r4 *
      (1 / 720 +
        r * (1 / 5040) +
        r2 * (1 / 40_320 + r * (1 / 362_880)) +
        r4 * (1 / 3_628_800 + r * (1 / 39_916_800) + r2 * (1 / 479_001_600 + r * (1 / 6_227_020_800))));
  const mantissa = 1 + (r + (lost + r2 * tail));
  // The mantissa may be below 1: the result is normal from the second exponent on.
  if (k > LEAST_EXPONENT && k <= LARGEST_EXPONENT) return mantissa * powerOfTwo(k);
  return k > 0
    ? mantissa * 2 * powerOfTwo(k - 1)
    : mantissa * powerOfTwo(k + SUBNORMAL_DOUBLINGS) * powerOfTwo(-SUBNORMAL_DOUBLINGS);
}

function powerOfTwo(exponent: number): number {
  return POWERS_OF_TWO[exponent - LEAST_EXPONENT]!;
}
