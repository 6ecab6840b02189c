/** Digits of a label; magnitudes beyond which a number is written with a power of ten. */
const DIGITS = 4;
const PLAIN = { from: 1e-4, to: 1e6 } as const;

/**
 * A number short enough to be read in passing.
 *
 * @example
 * shortNumber(2 / 0.9) // => "2.222"
 */
export function shortNumber(value: number, digits: number = DIGITS): string {
  if (value === Number.POSITIVE_INFINITY) return "∞";
  const short = Number(value.toPrecision(digits));
  const size = Math.abs(short);
  return size !== 0 && (size < PLAIN.from || size >= PLAIN.to) ? short.toExponential() : String(short);
}

/** A regularization, whose limits have names. */
export function shortLambda(value: number, digits: number = DIGITS): string {
  return value === 0 ? "0⁺" : shortNumber(value, digits);
}
