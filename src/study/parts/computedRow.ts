import type { Cell } from "./partColumns.js";

/** What a point gave: cells in the order of the kind's columns, or the reason why there are none. */
export interface ComputedRow {
  /** "converged", or what went wrong. */
  readonly status: string;
  /** By column name; what is absent is null. */
  readonly cells: Readonly<Record<string, Cell | undefined>>;
  /** Why it is no result. */
  readonly reason?: string;
}
