import type { Column } from "../plan/computations.js";

/** A cell: null where there is nothing. Numbers may be infinite, and are never NaN. */
export type Cell = number | string | null;

/** Status of a row that is a result. Every other status says why there is none. */
export const CONVERGED = "converged";

/** Column of the statuses. */
export const STATUS_COLUMN: Column = { name: "status", type: "text" };

/** Cells of a point in the order of the kept columns, and the reason if they are no result. */
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
