import { type Cell, CONVERGED, type ComputedRow } from "../parts/computedRow.js";
import { KEY_DIGITS } from "../parts/rowKeys.js";
import type { Column } from "../plan/computations.js";

/** Bytes of a line before its key: `["`. */
export const KEY_OFFSET = 2;

/**
 * A row as a line of JSON, for sealedLine: `["key","status",cells...`, and the reason where the status is not "converged".
 *
 * Numbers have all their digits; infinities are "inf" and "-inf"; NaN and absent values are null.
 */
export function rowLine(key: string, { status, cells, reason }: ComputedRow): string {
  let line = `["${key}","${status}"`;
  for (const cell of cells) line += cellText(cell);
  return status === CONVERGED ? line : `${line},${JSON.stringify(reason ?? "")}`;
}

function cellText(cell: Cell | undefined): string {
  if (typeof cell === "number") {
    // NaN and infinities are the only numbers whose difference with themselves is not 0.
    if (cell - cell === 0) return `,${cell}`;
    return Number.isNaN(cell) ? ",null" : cell > 0 ? ',"inf"' : ',"-inf"';
  }
  return typeof cell === "string" ? `,${JSON.stringify(cell)}` : ",null";
}

/** A stored row. */
export interface StoredRow {
  readonly key: string;
  readonly status: string;
  /** In the order of the segment's columns. */
  readonly cells: readonly Cell[];
  readonly reason?: string;
}

/**
 * Reads a line whose checksum is known to be right (see rowIndex).
 *
 * @returns undefined for a line that is no row, such as one with another number of cells.
 */
export function parseRowLine(line: string, columns: readonly Column[]): StoredRow | undefined {
  let values: unknown;
  try {
    values = JSON.parse(line);
  } catch {
    return undefined;
  }
  if (!Array.isArray(values)) return undefined;
  // A loop over places: a table of a million rows spends most of its time here.
  const all = values as readonly unknown[];
  const [key, status] = [all[0], all[1]];
  if (typeof key !== "string" || key.length !== KEY_DIGITS || typeof status !== "string") return undefined;
  // The last element is the checksum, which rowIndex has compared.
  const end = all.length - (status === CONVERGED ? 1 : 2);
  const reason = status === CONVERGED ? undefined : all[end];
  if (end - 2 !== columns.length || (reason !== undefined && typeof reason !== "string")) return undefined;
  const cells = new Array<Cell>(columns.length);
  for (let i = 0; i < cells.length; i++) {
    const cell = all[i + 2] as Cell;
    cells[i] = typeof cell === "string" && columns[i]!.type !== "text" ? asNumber(cell) : cell;
  }
  return reason === undefined ? { key, status, cells } : { key, status, cells, reason };
}

function asNumber(cell: string): Cell {
  if (cell === "inf") return Number.POSITIVE_INFINITY;
  return cell === "-inf" ? Number.NEGATIVE_INFINITY : cell;
}
