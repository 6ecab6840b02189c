import {
  LEAST_EXPONENT,
  LN2_HIGH,
  LN2_LOW,
  POWERS_OF_TWO,
  SMALLEST_NORMAL,
  SUBNORMAL_DOUBLINGS,
} from "./powersOfTwo.js";

/** A double and its bits. */
const VALUE = new Float64Array(1);
const WORDS = new Uint32Array(VALUE.buffer);
/** Index of the word with sign and exponent: the order of the words is the processor's. */
const HIGH = highWord();

const EXPONENT_SHIFT = 20;
const EXPONENT_BIAS = 1023;
/** Of the numbers whose exponent has no inverse among the normal ones. */
const LARGE = 8.98846567431158e307;

/**
 * The natural logarithm, in plain arithmetic: the same bits on every engine.
 *
 * x = 2^e (1 + f) with 1 + f in [1/sqrt 2, sqrt 2]; with s = f / (2 + f), log(1 + f) = 2 atanh s, written as f - f^2/2 + s (f^2/2 + R) in
 * which the leading terms are exact, R the rest of the series of atanh.
 *
 * @returns Error below 1 ulp (0.8 measured); -Infinity at 0, NaN below.
 *
 * @example
 * log(10) // => 2.302585092994046
 */
export function log(x: number): number {
  if (!(x >= SMALLEST_NORMAL && x < LARGE)) return outer(x);
  VALUE[0] = x;
  let exponent = (WORDS[HIGH]! >>> EXPONENT_SHIFT) - EXPONENT_BIAS;
  let mantissa = x * POWERS_OF_TWO[-exponent - LEAST_EXPONENT]!;
  if (mantissa > Math.SQRT2) {
    mantissa *= 0.5;
    exponent += 1;
  }
  const f = mantissa - 1;
  const s = f / (2 + f);
  const z = s * s;
  const z2 = z * z;
  const z4 = z2 * z2;
  const rest =
    z *
    (2 / 3 +
      z * (2 / 5) +
      z2 * (2 / 7 + z * (2 / 9)) +
      z4 * (2 / 11 + z * (2 / 13) + z2 * (2 / 15 + z * (2 / 17)) + z4 * (2 / 19 + z * (2 / 21) + z2 * (2 / 23))));
  const half = 0.5 * f * f;
  return exponent * LN2_HIGH - (half - (s * (half + rest) + exponent * LN2_LOW) - f);
}

/** Of numbers that are not normal, or whose reciprocal is not. */
function outer(x: number): number {
  if (x === 0) return Number.NEGATIVE_INFINITY;
  if (!(x > 0)) return Number.NaN;
  if (x === Number.POSITIVE_INFINITY) return x;
  const doublings = x < 1 ? SUBNORMAL_DOUBLINGS : -SUBNORMAL_DOUBLINGS;
  return log(x * POWERS_OF_TWO[doublings - LEAST_EXPONENT]!) - doublings * Math.LN2;
}

function highWord(): 0 | 1 {
  VALUE[0] = 1;
  return WORDS[0] === 0 ? 1 : 0;
}
