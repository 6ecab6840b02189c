import type { Cell } from "../parts/computedRow.js";
import type { Column } from "../plan/computations.js";
import { lineReaders } from "../store/lineReaders.js";
import type { RowIndex, RowPlace } from "../store/rowIndex.js";
import { parseRowLine, type StoredRow } from "../store/rowLine.js";

/** A row as a table needs it. */
export interface ReadRow extends StoredRow {
  /** Set if the same point is stored with another result besides. */
  readonly conflict?: true;
}

/**
 * Reads rows of stores by their keys.
 *
 * @param columns The cells of a row, in this order.
 */
export function rowReader(
  index: RowIndex,
  columns: readonly Column[],
): {
  /** @param purpose "conflicts" reads only rows that are stored more than once. */
  readonly row: (key: string, purpose?: "table" | "conflicts") => ReadRow | undefined;
  readonly close: () => void;
} {
  const lines = lineReaders();
  const orders = new Map<number, readonly number[]>();
  const orderOf = (segment: number): readonly number[] => {
    const { header } = index.segments[segment]!;
    const order = columns.map(({ name }) => header.columns.findIndex((own) => own.name === name));
    orders.set(segment, order);
    return order;
  };
  const stored = ({ segment, offset, length }: RowPlace): StoredRow | undefined => {
    const { path, header } = index.segments[segment]!;
    const row = parseRowLine(lines.read(path, offset, length), header.columns);
    if (row === undefined) return undefined;
    const order = orders.get(segment) ?? orderOf(segment);
    const cells = new Array<Cell>(order.length);
    for (let i = 0; i < order.length; i++) cells[i] = row.cells[order[i]!]!;
    return { ...row, cells };
  };
  return {
    row: (key, purpose = "table") => {
      const others = index.findAll(key);
      if (purpose === "conflicts" && others.length < 2) return undefined;
      const best = index.find(key, columns);
      if (best === undefined) return undefined;
      const row = stored(best);
      if (row === undefined || !best.converged || others.length === 1) return row;
      const text = JSON.stringify(row.cells);
      const differs = others.some((other) => {
        if (!other.converged) return false;
        const { header } = index.segments[other.segment]!;
        const whole = columns.every(({ name }) => header.columns.some((own) => own.name === name));
        return whole && JSON.stringify(stored(other)?.cells) !== text;
      });
      return differs ? { ...row, conflict: true } : row;
    },
    close: lines.close,
  };
}
