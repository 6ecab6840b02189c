import type { TitledTable } from "../paperPart.js";
import { cellText, printedNumber } from "./cellText.js";

/** A table as it will be read: every cell is text, and nothing is left to decide but the markup. */
export interface PrintedTable {
  readonly title: string;
  readonly columns: readonly PrintedColumn[];
}

export interface PrintedColumn {
  readonly label: string;
  /** "number" if all cells that are not empty read as numbers. */
  readonly kind: "number" | "text";
  /** Null where there is nothing. */
  readonly cells: readonly (string | null)[];
  /** For a column of error estimates: label of the column they belong to. */
  readonly errorOf?: string;
}

/** Options of a printed table. */
export interface TableOptions {
  /** Significant digits, 1 to 17. */
  readonly digits: number;
  /** True if error estimates follow the numbers, in columns of their own. */
  readonly errors: boolean;
}

/** An error estimate is an order of magnitude; more digits would promise what it is not. */
const ERROR_DIGITS = 2;

/**
 * The columns of a table, printed.
 *
 * Error estimates have a column of their own behind the numbers they belong to, which a reader can sort by and a program can read.
 * Columns without any are not followed by one.
 */
export function printedTable({ title, columns, rows, errors }: TitledTable, options: TableOptions): PrintedTable {
  return {
    title,
    columns: columns.flatMap((label, index): PrintedColumn[] => {
      const cells = rows.map((row) => cellText(row[index] ?? null, options.digits));
      const column = { label, kind: kindOf(cells), cells };
      const estimates = rows.map((_row, line) => estimateText(errors?.[line]?.[index] ?? null));
      if (!options.errors || estimates.every((estimate) => estimate === null)) return [column];
      return [column, { label: "+/-", kind: "number", cells: estimates, errorOf: label }];
    }),
  };
}

function kindOf(cells: readonly (string | null)[]): PrintedColumn["kind"] {
  const filled = cells.filter((cell) => cell !== null);
  return filled.length > 0 && filled.every((cell) => printedNumber(cell) !== undefined) ? "number" : "text";
}

function estimateText(estimate: number | null): string | null {
  if (estimate === null || Number.isNaN(estimate)) return null;
  if (!Number.isFinite(estimate)) return "inf";
  return estimate === 0 ? "0" : estimate.toExponential(ERROR_DIGITS - 1).replace("e+", "e");
}
