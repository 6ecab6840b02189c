import type { Cell } from "../parts/computedRow.js";
import { rowKeys } from "../parts/rowKeys.js";
import type { StudyPart } from "../parts/studyPart.js";
import { lineReaders } from "../store/lineReaders.js";
import type { RowPlace } from "../store/plannedRows.js";
import type { RowIndex } from "../store/rowIndex.js";
import { parseRowLine, type StoredRow } from "../store/rowLine.js";

/** A row as a table needs it. */
export interface ReadRow extends StoredRow {
  /** Set if the same point is stored with another result besides. */
  readonly conflict?: true;
}

/** Reads the rows of a part from stores. */
export interface RowReader {
  /**
   * A row with its cells in the order of the part's columns: a result if there is one, the first that was stored.
   *
   * @param purpose "conflicts" reads only rows that are stored more than once.
   */
  readonly row: (row: number, purpose?: "table" | "conflicts") => ReadRow | undefined;
  readonly close: () => void;
}

/** A reader of a part. Rows asked for in order cost least. */
export function rowReader(index: RowIndex, part: StudyPart): RowReader {
  const { columns, unitRows } = part;
  const keyOf = rowKeys(part);
  const { stateOf, linesOf } = index.planned.ofPart(part);
  const lines = lineReaders();
  const pathOf = (segment: number): string => index.segments[segment]!.path;
  const orders = new Map<number, readonly number[]>();
  const orderOf = (segment: number): readonly number[] => {
    const { header } = index.segments[segment]!;
    const order = columns.map(({ name }) => header.columns.findIndex((own) => own.name === name));
    orders.set(segment, order);
    return order;
  };
  const stored = ({ segment, offset, length }: RowPlace): StoredRow | undefined => {
    const line = lines.read(pathOf(segment), offset, length).toString();
    const row = parseRowLine(line, index.segments[segment]!.header.columns);
    if (row === undefined) return undefined;
    const order = orders.get(segment) ?? orderOf(segment);
    const cells = new Array<Cell>(order.length);
    for (let i = 0; i < order.length; i++) cells[i] = row.cells[order[i]!]!;
    return { ...row, cells };
  };
  let unit: UnitPlaces | undefined;
  const plannedPlace = (row: number): RowPlace | undefined => {
    const state = stateOf(row);
    if (state === "absent") return undefined;
    const number = Math.floor(row / unitRows);
    if (unit?.number !== number) {
      const { segment, from, to } = linesOf(number);
      const bytes = lines.read(pathOf(segment), from, to - from);
      unit = { number, segment, starts: lineStarts(bytes, from) };
    }
    const [offset, next] = [unit.starts[row % unitRows]!, unit.starts[(row % unitRows) + 1]!];
    return { segment: unit.segment, offset, length: next - offset - 1, converged: state === "result" };
  };
  const whole = ({ segment }: RowPlace): boolean => (orders.get(segment) ?? orderOf(segment)).every((at) => at >= 0);
  return {
    row: (row, purpose = "table") => {
      const others = index.others() === 0 ? [] : index.findAll(keyOf(row));
      if (others.length === 0 && purpose === "conflicts") return undefined;
      const own = plannedPlace(row);
      if (others.length === 0) return own === undefined ? undefined : stored(own);
      const copies = (own === undefined ? others : [own, ...others]).filter(whole).sort(byPlace);
      const results = copies.filter(({ converged }) => converged);
      const best = results[0] ?? copies[0];
      const read = best === undefined ? undefined : stored(best);
      if (read === undefined || results.length < 2) return read;
      const text = JSON.stringify(read.cells);
      const differs = results.some((other) => JSON.stringify(stored(other)?.cells) !== text);
      return differs ? { ...read, conflict: true } : read;
    },
    close: lines.close,
  };
}

/** Lines of a unit: the first byte of each, and the byte behind the last. */
interface UnitPlaces {
  readonly number: number;
  readonly segment: number;
  readonly starts: readonly number[];
}

const NEWLINE = "\n".charCodeAt(0);

function lineStarts(bytes: Buffer, from: number): number[] {
  const starts = [from];
  // The last line may end in CR LF, of which the second byte is not among these.
  for (let to = bytes.indexOf(NEWLINE); to >= 0 && to < bytes.length - 1; to = bytes.indexOf(NEWLINE, to + 1)) {
    starts.push(from + to + 1);
  }
  return [...starts, from + bytes.length];
}

function byPlace(one: RowPlace, other: RowPlace): number {
  return one.segment - other.segment || one.offset - other.offset;
}
