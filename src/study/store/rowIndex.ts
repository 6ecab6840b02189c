import { join } from "node:path";
import { CONVERGED } from "../parts/computedRow.js";
import { KEY_DIGITS } from "../parts/rowKeys.js";
import type { Column } from "../plan/computations.js";
import { type DamagedLines, damagedLines } from "./damagedLines.js";
import { keyTable, keyWords, readKey } from "./keyTable.js";
import { KEY_OFFSET } from "./rowLine.js";
import { isSealed } from "./sealedLine.js";
import { parseHeader, type SegmentHeader, segmentLines, segmentNames } from "./segmentFile.js";
import { StoreError } from "./storeError.js";
import { readTimeMark, type TimeMark } from "./timeMark.js";

/** Where a row is stored. */
export interface RowPlace {
  readonly segment: number;
  readonly offset: number;
  readonly length: number;
  readonly converged: boolean;
}

/** A segment that has been read, up to the last whole line. */
export interface ReadSegment {
  readonly path: string;
  readonly header: SegmentHeader;
  /** Its place among the segments. */
  readonly index: number;
  rows: number;
  failed: number;
  /** Its beginning, and how many rows there were at the times that its run has marked. */
  readonly marks: TimeMark[];
  /** Bytes and lines. */
  read: number;
  lines: number;
}

/** The rows of one or more stores, by key. */
export interface RowIndex {
  readonly segments: readonly ReadSegment[];
  /** Lines that are not as they were written, the torn last ones aside; those whose rows are there from other lines are only counted. */
  readonly damaged: () => DamagedLines;
  /** The row of a key with these columns: a result if there is one, and a failure otherwise. */
  readonly find: (key: string, columns: readonly Column[]) => RowPlace | undefined;
  /** All rows of a key, the last first. */
  readonly findAll: (key: string) => readonly RowPlace[];
  /** Reads what has been appended since, segments of these names aside. */
  readonly refresh: (except?: ReadonlySet<string>) => Promise<void>;
}

const OPEN = "[".charCodeAt(0);
/** What stands behind the key of a result. */
const SUCCESS = Buffer.from(`","${CONVERGED}"`);
const STATUS_OFFSET = KEY_OFFSET + KEY_DIGITS;
/** Numbers by which a place is stored. */
const FIELDS = 4;

/**
 * Reads all segments of stores.
 *
 * Where a key was stored twice, a result wins over a failure, and among equals the first in the order of the segments' names. Rows of
 * segments that lack a wanted column are as good as absent. A line whose checksum is wrong is left out: its row counts as missing and is
 * computed again.
 *
 * @param folders The stores.
 */
export async function rowIndex(folders: readonly string[]): Promise<RowIndex> {
  const segments: ReadSegment[] = [];
  const known = new Map<string, ReadSegment>();
  const table = keyTable();
  const places = placeList();
  const damaged = damagedLines();
  const headless = new Set<string>();

  const refresh = async (except: ReadonlySet<string> = new Set()): Promise<void> => {
    for (const folder of folders) {
      for (const name of await segmentNames(folder)) {
        if (except.has(name)) continue;
        const path = join(folder, name);
        try {
          await readSegment(path);
        } catch (error) {
          throw StoreError.reading(folder, path, error);
        }
      }
    }
  };
  const readSegment = async (path: string): Promise<void> => {
    if (headless.has(path)) return;
    let segment = known.get(path);
    for await (const { bytes, offset, ends } of segmentLines(path, segment?.read ?? 0)) {
      let from = 0;
      for (const to of ends) {
        if (segment === undefined) {
          const header = parseHeader(bytes.subarray(from, to));
          if (header === undefined) {
            headless.add(path);
            damaged.note(path, 1);
            return;
          }
          segment = {
            path,
            header,
            index: segments.length,
            rows: 0,
            failed: 0,
            marks: [{ time: header.started, rows: 0 }],
            read: 0,
            lines: 0,
          };
          known.set(path, segment);
          segments.push(segment);
        } else if (!addRow(segment, bytes, from, to, offset)) {
          const key = bytes.toString("latin1", from + KEY_OFFSET, Math.min(to, from + STATUS_OFFSET));
          damaged.note(path, segment.lines + 1, key);
        }
        segment.lines++;
        from = to + 1;
        segment.read = offset + from;
      }
    }
  };
  const words = keyWords();
  const addRow = (segment: ReadSegment, bytes: Buffer, from: number, to: number, base: number): boolean => {
    if (bytes[from] !== OPEN || !isSealed(bytes.subarray(from, to))) return false;
    if (!readKey((digit) => bytes[from + KEY_OFFSET + digit] ?? 0, words)) {
      const mark = readTimeMark(bytes.subarray(from, to));
      if (mark !== undefined) segment.marks.push({ ...mark, rows: segment.rows });
      return mark !== undefined;
    }
    const converged =
      bytes.compare(SUCCESS, 0, SUCCESS.length, from + STATUS_OFFSET, from + STATUS_OFFSET + SUCCESS.length) === 0;
    segment.rows++;
    if (!converged) segment.failed++;
    const place = { segment: segment.index, offset: base + from, length: to - from, converged };
    table.set(words, places.add(place, table.get(words)));
    return true;
  };
  const placeOf = (key: string): number | undefined =>
    readKey((digit) => key.charCodeAt(digit), words) ? table.get(words) : undefined;
  await refresh();
  const has = ({ segment }: RowPlace, columns: readonly Column[]): boolean =>
    columns.every(({ name }) => segments[segment]!.header.columns.some((own) => own.name === name));
  return {
    segments,
    damaged: () => damaged.found((key) => placeOf(key) !== undefined),
    find: (key, columns) => {
      let best: RowPlace | undefined;
      for (let at = placeOf(key); at !== undefined; at = places.next(at)) {
        const place = places.get(at);
        const better = best === undefined || place.converged || !best.converged;
        if (better && has(place, columns)) best = place;
      }
      return best;
    },
    findAll: (key) => {
      const found: RowPlace[] = [];
      for (let at = placeOf(key); at !== undefined; at = places.next(at)) found.push(places.get(at));
      return found;
    },
    refresh,
  };
}

interface PlaceList {
  readonly add: (place: RowPlace, next: number | undefined) => number;
  readonly get: (at: number) => RowPlace;
  readonly next: (at: number) => number | undefined;
}

/** Places in typed arrays: segment and state, offset, length, and the place before of the same key. */
function placeList(): PlaceList {
  let fields = new Float64Array(FIELDS * 1024);
  let count = 0;
  return {
    add: ({ segment, offset, length, converged }, next) => {
      if (FIELDS * (count + 1) > fields.length) {
        const larger = new Float64Array(2 * fields.length);
        larger.set(fields);
        fields = larger;
      }
      const first = FIELDS * count;
      fields[first] = 2 * segment + (converged ? 1 : 0);
      fields[first + 1] = offset;
      fields[first + 2] = length;
      fields[first + 3] = next === undefined ? 0 : next + 1;
      return count++;
    },
    get: (at) => {
      const first = FIELDS * at;
      const state = fields[first]!;
      const [offset, length] = [fields[first + 1]!, fields[first + 2]!];
      return { segment: Math.floor(state / 2), offset, length, converged: state % 2 === 1 };
    },
    next: (at) => {
      const next = fields[FIELDS * at + 3]!;
      return next === 0 ? undefined : next - 1;
    },
  };
}
