import { rowKeys } from "../parts/rowKeys.js";
import type { StudyPart } from "../parts/studyPart.js";
import type { Column } from "../plan/computations.js";
import { lineReaders } from "../store/lineReaders.js";
import type { RowPlace, UnitLines } from "../store/plannedRows.js";
import type { ReadSegment, RowIndex } from "../store/rowIndex.js";
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
  const orders: Order[] = [];
  const orderOf = (segment: number): Order => (orders[segment] ??= columnOrder(index.segments[segment]!, columns));
  const stored = ({ segment, line }: Line): StoredRow | undefined => {
    const row = parseRowLine(line, index.segments[segment]!.header.columns);
    const { places, isSame } = orderOf(segment);
    return row === undefined || isSame ? row : { ...row, cells: places.map((place) => row.cells[place]!) };
  };
  let unit: { readonly number: number; readonly place: UnitLines; readonly lines: readonly string[] } | undefined;
  const plannedLine = (row: number): Line | undefined => {
    const state = stateOf(row);
    if (state === "absent") return undefined;
    const number = Math.floor(row / unitRows);
    if (unit?.number !== number) {
      const place = linesOf(number);
      const { segment, from, to } = place;
      unit = { number, place, lines: lines.read(index.segments[segment]!.path, from, to - from).split("\n") };
    }
    const { segment, from: offset } = unit.place;
    return { segment, offset, converged: state === "result", line: unit.lines[row % unitRows]! };
  };
  const otherLine = ({ segment, offset, length, converged }: RowPlace): Line => {
    const line = lines.read(index.segments[segment]!.path, offset, length);
    return { segment, offset, converged, line };
  };
  return {
    row: (row, purpose = "table") => {
      const others = index.others() === 0 ? [] : index.findAll(keyOf(row));
      if (others.length === 0 && purpose === "conflicts") return undefined;
      const own = plannedLine(row);
      if (others.length === 0) return own === undefined ? undefined : stored(own);
      const copies = [...(own === undefined ? [] : [own]), ...others.map(otherLine)]
        .filter(({ segment }) => orderOf(segment).isWhole)
        .sort((one, other) => one.segment - other.segment || one.offset - other.offset);
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

/** A copy of a row. */
interface Line {
  readonly segment: number;
  /** Of the line, or of the first line of its unit. */
  readonly offset: number;
  readonly converged: boolean;
  readonly line: string;
}

/** Places of wanted columns among those of a segment. */
interface Order {
  readonly places: readonly number[];
  /** True if all are there. */
  readonly isWhole: boolean;
  /** True if the segment has these columns in this order, and no others. */
  readonly isSame: boolean;
}

function columnOrder({ header }: ReadSegment, columns: readonly Column[]): Order {
  const places = columns.map(({ name }) => header.columns.findIndex((own) => own.name === name));
  const isSame = header.columns.length === columns.length && places.every((place, i) => place === i);
  return { places, isWhole: places.every((place) => place >= 0), isSame };
}
