import { printedNumber } from "./cellText.js";

/**
 * What must stand unseen behind each number of a column that is set flush right, so that the decimal points stand below each other.
 *
 * The missing characters themselves are given and not their count: in the invisible, ".0" is as wide as it would be in print. Numbers
 * with a power of ten, infinities and text are not aligned.
 *
 * @example
 * decimalPadding(["0.25", "3", null]) // => ["", ".25", ""]
 */
export function decimalPadding(cells: readonly (string | null)[]): string[] {
  const tails = cells.map((cell) => {
    const number = cell === null ? undefined : printedNumber(cell);
    if (number === undefined || number.exponent !== undefined || number.mantissa === "inf") return undefined;
    return /\..*$/.exec(number.mantissa)?.[0] ?? "";
  });
  const longest = tails.reduce<string>(
    (found, tail) => ((tail ?? "").length > found.length ? (tail ?? "") : found),
    "",
  );
  return tails.map((tail) => (tail === undefined ? "" : longest.slice(tail.length)));
}
