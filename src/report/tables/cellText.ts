import type { Cell } from "../paperPart.js";

/** Significant digits of a table's numbers, unless asked otherwise. */
export const TABLE_DIGITS = 4;

/** Below this a number has more zeros than a reader counts, and is printed with a power of ten. */
const LEAST_DECIMAL = 1e-4;

/**
 * A cell as a table prints it, at so many significant digits.
 *
 * Trailing zeros are kept, because they are digits: 0.2430 is known to four. A number that has fewer to begin with, such as a given
 * alpha = 2 or epsilon = 0.1, is exact and printed as it is.
 *
 * @returns Null where there is nothing; "inf" for infinity; text as it is.
 *
 * @example
 * cellText(0.24302, 4) // => "0.2430"
 * cellText(0.1, 4) // => "0.1"
 */
export function cellText(cell: Cell, digits: number): string | null {
  if (cell === null || typeof cell === "string") return cell;
  if (Number.isNaN(cell)) return null;
  if (!Number.isFinite(cell)) return cell > 0 ? "inf" : "-inf";
  const rounded = cell.toPrecision(digits);
  const exact = Number.isInteger(cell) || Number(rounded) === cell;
  if (cell !== 0 && Math.abs(cell) < LEAST_DECIMAL)
    return exact ? cell.toExponential() : cell.toExponential(digits - 1);
  return (exact ? String(cell) : rounded).replace("e+", "e");
}

/** The parts of a printed number. */
export interface PrintedNumber {
  readonly negative: boolean;
  /** Digits with their point, or "inf". */
  readonly mantissa: string;
  /** The power of ten, if there is one. */
  readonly exponent?: string;
}

/** A printed number taken apart; undefined for any other text. */
export function printedNumber(text: string): PrintedNumber | undefined {
  const [, sign, mantissa, exponent] = /^([+-]?)(\d+\.?\d*|\.\d+|inf)(?:e([+-]?\d+))?$/i.exec(text) ?? [];
  if (mantissa === undefined) return undefined;
  const negative = sign === "-";
  return exponent === undefined ? { negative, mantissa } : { negative, mantissa, exponent: String(Number(exponent)) };
}

/**
 * Invisible characters behind each number of a column that is set flush right, so that the decimal points stand below each other.
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
