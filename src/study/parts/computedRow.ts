import type { Cell, Column } from "./partColumns.js";

/** What a point gave: cells in the order of the kept columns, and the reason if they are no result. */
export interface ComputedRow {
  /** "converged", or what went wrong. */
  readonly status: string;
  /** undefined counts as null. */
  readonly cells: readonly (Cell | undefined)[];
  /** Why it is no result. */
  readonly reason?: string;
}

/** Cells by name in the order of columns; what is not named is absent. */
export function cellsOf(
  columns: readonly Column[],
  named: Readonly<Record<string, Cell | undefined>>,
): (Cell | undefined)[] {
  return columns.map(({ name }) => named[name]);
}
