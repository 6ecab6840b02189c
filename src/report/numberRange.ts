/**
 * The least and the largest of a list, however long: its spread would not fit the stack.
 *
 * @returns Infinity and -Infinity where nothing is finite.
 *
 * @example
 * numberRange([3, null, 1, Infinity]) // => [1,3]
 */
export function numberRange(values: readonly (number | null)[]): [least: number, largest: number] {
  let [least, largest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (value === null || !Number.isFinite(value)) continue;
    if (value < least) least = value;
    if (value > largest) largest = value;
  }
  return [least, largest];
}
