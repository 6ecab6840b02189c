/**
 * Square root of the sum of squares, in plain arithmetic: the same bits on every engine.
 *
 * In units of the largest, so that no square overflows or underflows, with the rounding of the sum carried along.
 *
 * @returns Error of a few ulp; 0 of no numbers, Infinity if one is infinite, else NaN if one is not a number.
 *
 * @example
 * hypot(3, 4) // => 5
 */
export function hypot(...values: readonly number[]): number {
  let most = 0;
  let isNumber = true;
  for (const value of values) {
    const size = Math.abs(value);
    if (size > most) most = size;
    if (Number.isNaN(size)) isNumber = false;
  }
  if (most === Number.POSITIVE_INFINITY) return most;
  if (!isNumber) return Number.NaN;
  if (most === 0) return 0;
  let sum = 0;
  let lost = 0;
  for (const value of values) {
    const share = Math.abs(value) / most;
    const added = share * share - lost;
    const next = sum + added;
    lost = next - sum - added;
    sum = next;
  }
  return Math.sqrt(sum) * most;
}
