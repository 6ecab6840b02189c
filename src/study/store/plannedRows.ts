import { rowKeys } from "../parts/rowKeys.js";
import { type StudyPart, unitCount, unitRange } from "../parts/studyPart.js";
import type { Column } from "../plan/computations.js";
import { type KeyTable, type KeyWords, keyTable, keyWords, readKey } from "./keyTable.js";

/** States of the rows of a plan in a store, in two bits a row. */
export interface PlannedRows {
  /**
   * Notes a row that was read, if it can be told which row of the plan it is.
   *
   * @param source    Number of the segment. Rows of one segment are given in their order.
   * @param columns   Of the segment.
   * @param converged Whether it is a result.
   * @returns false if it was not noted. It may be a row of the plan all the same.
   */
  readonly note: (key: KeyWords, source: number, columns: readonly Column[], converged: boolean) => boolean;
  /** State that has been noted of a row. */
  readonly stateOf: (part: StudyPart, row: number) => PlannedState;
  /** Subset of some keys: those whose rows have been noted. Makes the keys of all these rows: for the rare case of damage. */
  readonly notedAmong: (keys: ReadonlySet<string>) => ReadonlySet<string>;
}

/** "absent" means that nothing was noted. */
export type PlannedState = "absent" | "failed" | "result";

const [FAILED, RESULT] = [1, 2];
const BITS = 2;
const ROWS_PER_BYTE = 8 / BITS;

/**
 * No row of a plan noted yet.
 *
 * A run stores the rows of a unit in a row. A row is recognized as the first of a unit, by a table with one key a unit, or as one of the
 * rows that come next in the unit of the row before it. The memory is two bits a row and a few tens of bytes a unit, where a key and a
 * place for each row take 85 bytes.
 *
 * @param parts All parts of the plan.
 */
export function plannedRows(parts: readonly StudyPart[]): PlannedRows {
  const planned = parts.map((part) => ({ part, keyOf: rowKeys(part), bits: undefined as Uint8Array | undefined }));
  let firsts: FirstRows | undefined;
  /** Place of the last row of each segment in the plan. */
  const last: (PlaceInPlan | undefined)[] = [];
  const own = keyWords();

  const isKey = ({ part, row }: PlaceInPlan, key: KeyWords): boolean => {
    const text = planned[part]!.keyOf(row);
    readKey((digit) => text.charCodeAt(digit), own);
    return own.every((word, i) => word === key[i]);
  };
  const nextInUnit = (before: PlaceInPlan | undefined, key: KeyWords): PlaceInPlan | undefined => {
    if (before === undefined) return undefined;
    const { part } = planned[before.part]!;
    const end = unitRange(part, Math.floor(before.row / part.unitRows))[1];
    for (let row = before.row + 1; row < end; row++) {
      const place = { part: before.part, row };
      if (isKey(place, key)) return place;
    }
    return undefined;
  };
  const placeOf = (source: number, key: KeyWords): PlaceInPlan | undefined => {
    firsts ??= firstRows(parts);
    return nextInUnit(last[source], key) ?? firsts(key);
  };
  const stateOf = (part: StudyPart, row: number): PlannedState => {
    const bits = planned[parts.indexOf(part)]?.bits;
    const state = (bits?.[Math.floor(row / ROWS_PER_BYTE)] ?? 0) >> (BITS * (row % ROWS_PER_BYTE));
    if ((state & RESULT) !== 0) return "result";
    return (state & FAILED) === 0 ? "absent" : "failed";
  };
  return {
    note: (key, source, columns, converged) => {
      const place = placeOf(source, key);
      last[source] = place;
      if (place === undefined) return false;
      const rows = planned[place.part]!;
      const { part } = rows;
      // Under other columns it may be as good as absent.
      if (!part.columns.every(({ name }) => columns.some((column) => column.name === name))) return false;
      rows.bits ??= new Uint8Array(Math.ceil(part.rows / ROWS_PER_BYTE));
      rows.bits[Math.floor(place.row / ROWS_PER_BYTE)]! |=
        (converged ? RESULT : FAILED) << (BITS * (place.row % ROWS_PER_BYTE));
      return true;
    },
    stateOf,
    notedAmong: (keys) => {
      const found = new Set<string>();
      if (keys.size === 0) return found;
      for (const { part, keyOf } of planned) {
        for (let row = 0; row < part.rows; row++) {
          if (stateOf(part, row) === "absent") continue;
          const key = keyOf(row);
          if (keys.has(key)) found.add(key);
        }
      }
      return found;
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
