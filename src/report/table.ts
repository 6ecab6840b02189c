import { ParameterError } from "../core/errors.js";
import { largestOf } from "../numerics/extremes.js";

/** A cell: text, a number, or null where there is nothing. */
export type TableCell = string | number | null;

/** Digits of a number whose column does not say. */
export const DEFAULT_DIGITS = 6;

const COLUMN_GAP = "  ";
const NOTHING = "-";

/**
 * Plain text with aligned columns, without trailing spaces and without a final line break.
 *
 * Columns of numbers are aligned at the decimal point, headers above them to the right; other columns are aligned to the left. Text that
 * reads as a number counts as one, so that a caller can fix the digits of a cell.
 *
 * @param headers One for each column.
 * @param rows    As many cells in each as there are headers.
 * @param digits  Significant digits of numbers, trailing zeros dropped; integers are always written out. 1 to 17, defaults to 6.
 * @throws {ParameterError} naming `row` if one has another number of cells, or `digits`.
 *
 * @example
 * table(["lambda", "error"], [[1, 0.25], [10, 0.5]]) // => "lambda  error\n------  -----\n     1   0.25\n    10   0.5"
 */
export function table(
  headers: readonly string[],
  rows: readonly (readonly TableCell[])[],
  digits: number = DEFAULT_DIGITS,
): string {
  if (!(Number.isInteger(digits) && digits >= 1 && digits <= 17)) {
    throw new ParameterError("table", "digits", digits, "1, 2, ..., 17");
  }
  const odd = rows.find((row) => row.length !== headers.length);
  if (odd !== undefined) throw new ParameterError("table", "row", odd, `lists of ${headers.length} cells`);
  const columns = headers.map((header, index) =>
    alignedColumn(
      header,
      rows.map((row) => shown(row[index]!, digits)),
    ),
  );
  const lines = [0, ...rows.map((_row, index) => index + 1)].map((line) => columns.map((column) => column[line]!));
  const rule = columns.map((column) => "-".repeat(largestOf(column.map(textWidth))));
  return [lines[0]!, rule, ...lines.slice(1)].map((cells) => cells.join(COLUMN_GAP).trimEnd()).join("\n");
}

/** The header and the cells of a column, padded to one width. */
function alignedColumn(header: string, cells: readonly string[]): string[] {
  const numeric = cells.some(isNumber) && cells.every((cell) => isNumber(cell) || cell === NOTHING);
  if (!numeric) {
    const width = largestOf([header, ...cells].map(textWidth));
    return [header, ...cells].map((cell) => cell + " ".repeat(width - textWidth(cell)));
  }
  const beforePoint = cells.map((cell) => /^[^.e]*/.exec(cell)![0].length);
  const before = largestOf(beforePoint);
  const after = largestOf(cells.map((cell, index) => cell.length - beforePoint[index]!));
  const width = Math.max(before + after, textWidth(header));
  return [
    header.padStart(width),
    ...cells.map((cell, index) =>
      (" ".repeat(before - beforePoint[index]!) + cell).padEnd(before + after).padStart(width),
    ),
  ];
}

function shown(cell: TableCell, digits: number): string {
  if (cell === null) return NOTHING;
  if (typeof cell === "string") return cell;
  if (cell === Number.POSITIVE_INFINITY) return "inf";
  if (cell === Number.NEGATIVE_INFINITY) return "-inf";
  return String(Number.isInteger(cell) ? cell : Number(cell.toPrecision(digits)));
}

function isNumber(cell: string): boolean {
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(cell) || ["inf", "-inf", "NaN"].includes(cell);
}

/** Width in characters as the reader counts them: a letter with its accent is one. */
function textWidth(text: string): number {
  // Making a segmenter costs more than a whole solve, and almost every cell is plain.
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  return Array.from(new Intl.Segmenter("en").segment(text)).length;
}
