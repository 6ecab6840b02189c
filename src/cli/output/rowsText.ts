/**
 * A number of rows in words.
 *
 * @example
 * rowsText(1) // => "1 row"
 * rowsText(2080) // => "2080 rows"
 */
export function rowsText(count: number): string {
  return `${count} ${count === 1 ? "row" : "rows"}`;
}
