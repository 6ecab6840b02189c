import { log } from "./elementary.js";

/** Rational functions in the central part and in the two halves of the tail: numerator and denominator, lowest power first. */
const CENTER = [
  [
    3.387132872796366608, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125, 45921.953931549871457,
    67265.770927008700853, 33430.575583588128105, 2509.0809287301226727,
  ],
  [
    1, 42.313330701600911252, 687.1870074920579083, 5394.1960214247511077, 21213.794301586595867, 39307.89580009271061,
    28729.085735721942674, 5226.495278852854561,
  ],
] as const;
const TAIL = [
  [
    1.42343711074968357734, 4.6303378461565452959, 5.7694972214606914055, 3.64784832476320460504, 1.27045825245236838258,
    0.24178072517745061177, 0.0227238449892691845833, 7.7454501427834140764e-4,
  ],
  [
    1, 2.05319162663775882187, 1.6763848301838038494, 0.68976733498510000455, 0.14810397642748007459,
    0.0151986665636164571966, 5.475938084995344946e-4, 1.05075007164441684324e-9,
  ],
] as const;
const FAR_TAIL = [
  [
    6.6579046435011037772, 5.4637849111641143699, 1.7848265399172913358, 0.29656057182850489123,
    0.026532189526576123093, 0.0012426609473880784386, 2.71155556874348757815e-5, 2.01033439929228813265e-7,
  ],
  [
    1, 0.59983220655588793769, 0.13692988092273580531, 0.0148753612908506148525, 7.868691311456132591e-4,
    1.8463183175100546818e-5, 1.4215117583164458887e-7, 2.04426310338993978564e-15,
  ],
] as const;

/** Where the three rational functions meet, in |p - 1/2| and in sqrt(-log p). */
const CENTRAL = 0.425;
const FAR = 5;
const CENTER_SHIFT = CENTRAL * CENTRAL;
const TAIL_SHIFT = 1.6;

/**
 * Inverse of the standard normal's distribution function.
 *
 * @param p [0, 1]; the ends give infinities.
 * @returns Relative error below 1e-15 of the larger of |x| and 1.
 *
 * Source: M. J. Wichura, Algorithm AS 241, Applied Statistics 37 (1988) 477.
 *
 * @example
 * normalQuantile(0.975).toFixed(12) // => "1.959963984540"
 */
export function normalQuantile(p: number): number {
  const q = p - 0.5;
  if (Math.abs(q) <= CENTRAL) return q * quotient(CENTER, CENTER_SHIFT - q * q);
  const tail = q < 0 ? p : 1 - p;
  if (tail <= 0) return q < 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  const r = Math.sqrt(-log(tail));
  const size = r <= FAR ? quotient(TAIL, r - TAIL_SHIFT) : quotient(FAR_TAIL, r - FAR);
  return q < 0 ? -size : size;
}

function quotient([numerator, denominator]: readonly (readonly number[])[], x: number): number {
  return polynomial(numerator!, x) / polynomial(denominator!, x);
}

function polynomial(coefficients: readonly number[], x: number): number {
  let sum = 0;
  for (let power = coefficients.length - 1; power >= 0; power--) sum = sum * x + coefficients[power]!;
  return sum;
}
