import { rowKeys } from "../parts/rowKeys.js";
import { type StudyPart, unitCount, unitRange } from "../parts/studyPart.js";
import type { Column } from "../plan/computations.js";
import { type KeyTable, type KeyWords, keyTable, keyWords, readKey } from "./keyTable.js";

/** Place of a stored row. */
export interface RowPlace {
  readonly segment: number;
  readonly offset: number;
  readonly length: number;
  readonly converged: boolean;
}

/** Rows that stand in a store as a run of their plan writes them: those of a unit one behind the other, from its first on. */
export interface PlannedRows {
  /**
   * Notes a row that was read, if it is the first of its unit or comes next behind a noted one.
   *
   * @param place   Rows of one segment are given in their order.
   * @param columns Of the segment.
   * @returns false if it was not noted: another copy of it was, or it stands elsewhere. It may be a row of the plan all the same.
   */
  readonly note: (key: KeyWords, place: RowPlace, columns: readonly Column[]) => boolean;
  /**
   * Notes a whole unit, of which all rows are results.
   *
   * @returns Number of its rows, 0 if some were noted before.
   */
  readonly noteUnit: (unit: PlannedUnit, lines: Omit<UnitLines, "rows">) => number;
  /** The noted rows of a part. */
  readonly ofPart: (part: Pick<StudyPart, "name">) => PlannedPart;
  /** Subset of some keys: those whose rows have been noted. Makes the keys of all these rows: for the rare case of damage. */
  readonly notedAmong: (keys: ReadonlySet<string>) => ReadonlySet<string>;
}

/** Noted rows of a part. */
export interface PlannedPart {
  readonly stateOf: (row: number) => RowState;
  /** Place of the noted lines of a unit; their number is 0 where nothing was noted. */
  readonly linesOf: (unit: number) => UnitLines;
}

/** A unit of a part. */
export interface PlannedUnit {
  readonly part: Pick<StudyPart, "name">;
  readonly unit: number;
}

/** "absent" means that nothing is known of it. */
export type RowState = "absent" | "failed" | "result";

/** Lines of a unit, from its first row on. */
export interface UnitLines {
  readonly segment: number;
  /** First byte, and the byte behind the last newline. */
  readonly from: number;
  readonly to: number;
  readonly rows: number;
}

/** Nothing of a part. */
const NONE: PlannedPart = { stateOf: () => "absent", linesOf: () => ({ segment: 0, from: 0, to: 0, rows: 0 }) };

/**
 * No row of a plan noted yet.
 *
 * A row is recognized by its key, which is made for this one row of the plan. The memory is a bit a row and some 60 bytes a unit, where a
 * key and a place for each row take 85 bytes.
 *
 * @param parts All parts of the plan.
 */
export function plannedRows(parts: readonly StudyPart[]): PlannedRows {
  const units = parts.map(notedUnits);
  let firsts: FirstRows | undefined;
  /** Last noted row of each segment. */
  const last: (PlaceInPlan | undefined)[] = [];
  const own = keyWords();

  const following = (before: PlaceInPlan | undefined, { offset }: RowPlace, key: KeyWords): PlaceInPlan | undefined => {
    if (before === undefined) return undefined;
    const { part, keyOf, endOf } = units[before.part]!;
    const row = before.row + 1;
    if (row === part.rows || row % part.unitRows === 0 || endOf(before.row) !== offset) return undefined;
    const text = keyOf(row);
    readKey((digit) => text.charCodeAt(digit), own);
    for (let i = 0; i < own.length; i++) if (own[i] !== key[i]) return undefined;
    return { part: before.part, row };
  };
  const unnotedFirst = (key: KeyWords, columns: readonly Column[]): PlaceInPlan | undefined => {
    firsts ??= firstRows(parts);
    const place = firsts(key);
    if (place === undefined) return undefined;
    const { part, stateOf } = units[place.part]!;
    // Under other columns a row may be as good as absent.
    const isWhole = part.columns.every(({ name }) => columns.some((column) => column.name === name));
    return isWhole && stateOf(place.row) === "absent" ? place : undefined;
  };
  return {
    note: (key, place, columns) => {
      const found = following(last[place.segment], place, key) ?? unnotedFirst(key, columns);
      last[place.segment] = found;
      if (found !== undefined) units[found.part]!.add(found.row, place);
      return found !== undefined;
    },
    noteUnit: ({ part: { name }, unit }, lines) => units.find(({ part }) => part.name === name)!.addUnit(unit, lines),
    ofPart: ({ name }) => units.find(({ part }) => part.name === name) ?? NONE,
    notedAmong: (keys) => {
      const found = new Set<string>();
      if (keys.size === 0) return found;
      for (const { part, keyOf, stateOf } of units) {
        for (let row = 0; row < part.rows; row++) {
          if (stateOf(row) === "absent") continue;
          const key = keyOf(row);
          if (keys.has(key)) found.add(key);
        }
      }
      return found;
    },
  };
}

interface NotedUnits extends PlannedPart {
  readonly part: StudyPart;
  readonly keyOf: (row: number) => string;
  /** The first row of a unit, or the row behind the last noted one. */
  readonly add: (row: number, place: RowPlace) => void;
  readonly addUnit: (unit: number, lines: Omit<UnitLines, "rows">) => number;
  /** The byte behind the noted lines of a row's unit. */
  readonly endOf: (row: number) => number;
}

/** Numbers that store the lines of a unit: segment, first byte, byte behind, rows. */
const FIELDS = 4;

function notedUnits(part: StudyPart): NotedUnits {
  const { rows, unitRows } = part;
  let lines = new Float64Array(0);
  let failed = new Uint8Array(0);
  const fieldsOf = (row: number): number => FIELDS * Math.floor(row / unitRows);
  const makeRoom = (): void => {
    if (lines.length > 0) return;
    lines = new Float64Array(FIELDS * unitCount(part));
    failed = new Uint8Array(Math.ceil(rows / 8));
  };
  return {
    part,
    keyOf: rowKeys(part),
    addUnit: (unit, { segment, from, to }) => {
      makeRoom();
      if (lines[FIELDS * unit + 3]! > 0) return 0;
      const [first, end] = unitRange(part, unit);
      lines.set([segment, from, to, end - first], FIELDS * unit);
      return end - first;
    },
    add: (row, { segment, offset, length, converged }) => {
      makeRoom();
      const at = fieldsOf(row);
      if (row % unitRows === 0) lines.set([segment, offset], at);
      lines[at + 2] = offset + length + 1;
      lines[at + 3]!++;
      if (!converged) failed[Math.floor(row / 8)]! |= 1 << (row % 8);
    },
    endOf: (row) => lines[fieldsOf(row) + 2]!,
    stateOf: (row) => {
      if (row % unitRows >= (lines[fieldsOf(row) + 3] ?? 0)) return "absent";
      return (failed[Math.floor(row / 8)]! & (1 << (row % 8))) === 0 ? "result" : "failed";
    },
    linesOf: (unit) => {
      const [segment = 0, from = 0, to = 0, count = 0] = lines.subarray(FIELDS * unit, FIELDS * (unit + 1));
      return { segment, from, to, rows: count };
    },
  };
}

interface PlaceInPlan {
  /** Number of the part. */
  readonly part: number;
  readonly row: number;
}

/** From a key to the row of the plan, if that row is the first of its unit. */
type FirstRows = (key: KeyWords) => PlaceInPlan | undefined;

function firstRows(parts: readonly StudyPart[]): FirstRows {
  const table: KeyTable = keyTable();
  const words = keyWords();
  const starts: number[] = [];
  let units = 0;
  for (const part of parts) {
    starts.push(units);
    const keyOf = rowKeys(part);
    for (let unit = 0; unit < unitCount(part); unit++) {
      const text = keyOf(unitRange(part, unit)[0]);
      readKey((digit) => text.charCodeAt(digit), words);
      table.set(words, units + unit);
    }
    units += unitCount(part);
  }
  return (key) => {
    const unit = table.get(key);
    if (unit === undefined) return undefined;
    const part = starts.findLastIndex((start) => start <= unit);
    return { part, row: unitRange(parts[part]!, unit - starts[part]!)[0] };
  };
}
