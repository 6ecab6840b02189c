/** Default digits, and the range of numbers that are written without a power of ten. */
const DIGITS = 4;
const PLAIN = { from: 1e-4, to: 1e6 } as const;

/**
 * A number with few digits, for labels.
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

/** The same for lambda, where 0 means the limit 0+. */
export function shortLambda(value: number, digits: number = DIGITS): string {
  return value === 0 ? "0⁺" : shortNumber(value, digits);
}
