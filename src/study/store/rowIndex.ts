import { closeSync, openSync, readSync } from "node:fs";
import { join } from "node:path";
import { CONVERGED } from "../parts/computedRow.js";
import { KEY_DIGITS } from "../parts/rowKeys.js";
import type { StudyPart } from "../parts/studyPart.js";
import type { Column } from "../plan/computations.js";
import { type Claim, isDead, readClaim } from "./claim.js";
import { type DamagedLine, type DamagedLines, damagedLines } from "./damagedLines.js";
import { keyTable, keyWords, readKey } from "./keyTable.js";
import { type PlannedRows, type PlannedUnit, plannedRows, type RowPlace } from "./plannedRows.js";
import { KEY_OFFSET } from "./rowLine.js";
import { isSealed } from "./sealedLine.js";
import {
  headerSeed,
  readHeader,
  type SegmentHeader,
  type SegmentWriter,
  segmentLines,
  segmentNames,
} from "./segmentFile.js";
import { StoreError } from "./storeError.js";
import { readTimeMark, type TimeMark } from "./timeMark.js";

/** A segment that has been read, up to the last whole line. A file that was joined from several has several. */
export interface ReadSegment {
  readonly path: string;
  readonly header: SegmentHeader;
  /** Checksum of the header, with which its lines are sealed. */
  readonly seed: number;
  /** Its place among the segments. */
  readonly index: number;
  rows: number;
  failed: number;
  /** Its beginning, and how many rows there were at the times that its run has marked. */
  readonly marks: TimeMark[];
}

/** The rows of one or more stores: those of a plan that stand in its order, and all others by their keys. */
export interface RowIndex {
  readonly segments: readonly ReadSegment[];
  /** Rows of the plan that stand in its order. find and findAll do not know them. */
  readonly planned: PlannedRows;
  /** Number of the other keys. */
  readonly others: () => number;
  /** Lines that have changed since they were written, torn last lines not counted. */
  readonly damaged: () => DamagedLines;
  /** The row of a key with these columns: a result if there is one, and a failure otherwise. */
  readonly find: (key: string, columns: readonly Column[]) => RowPlace | undefined;
  /** All rows of a key, the last first. */
  readonly findAll: (key: string) => readonly RowPlace[];
  /**
   * True if another run is computing the unit that begins with the row of a key, as far as its segment tells: it has taken the unit, has
   * not ended, and has written something in the last minute.
   *
   * @param now Milliseconds since 1970.
   */
  readonly isClaimed: (key: string, now: number) => boolean;
  /** Reads what other runs have appended since. */
  readonly refresh: () => Promise<void>;
  /** Begins a segment of this process, which is not read: what is appended to it is told. */
  readonly ownSegment: (segment: Pick<SegmentWriter, "name" | "header">) => OwnSegment;
}

/**
 * Tells of rows that were appended.
 *
 * @param place Of the first line in the file.
 * @param unit  Set if the lines are a whole unit without failures, whose keys need not be compared.
 */
type OwnSegment = (lines: Uint8Array, place: number, unit?: PlannedUnit) => void;

/** A run that has written nothing for so long may be dead. */
export const ACTIVE_MILLISECONDS = 60_000;

const OPEN = "[".charCodeAt(0);
const QUOTE = '"'.charCodeAt(0);
const CARRIAGE_RETURN = 0x0d;
const NEWLINE = 0x0a;
const BYTE_ORDER_MARK = Buffer.from("\ufeff");
/** Bytes behind the key of a result. */
const SUCCESS = Buffer.from(`","${CONVERGED}"`);
const STATUS_OFFSET = KEY_OFFSET + KEY_DIGITS;
/** Numbers that store a place. */
const FIELDS = 4;

/** A file of segments, as far as it has been read. */
interface SegmentFile {
  readonly path: string;
  /** Segment of the next line; undefined behind a header that cannot be read. */
  current: ReadSegment | undefined;
  /** Bytes and lines. */
  read: number;
  lines: number;
  /** Lines under no header so far: damaged ones, and those behind a damaged header. */
  unread: UnreadLine[];
}

interface UnreadLine extends DamagedLine {
  readonly offset: number;
  readonly length: number;
}

/**
 * Reads all segments of stores.
 *
 * A result wins over a failure where a key was stored twice, and among equals the first in the order of the segments' names. Rows of
 * segments that lack a wanted column are as good as absent. A line whose checksum is wrong is left out: its row counts as missing and is
 * computed again.
 *
 * Files that were joined, that begin with a byte order mark, or whose lines end in CR LF are read as the segments that they hold. Lines
 * behind a damaged header wait for a copy of the header, which every run writes from time to time and at its end.
 *
 * @param folders The stores.
 * @param parts   Parts of the plan whose rows are wanted. Defaults to none: then all rows are found by their keys.
 */
export async function rowIndex(folders: readonly string[], parts: readonly StudyPart[] = []): Promise<RowIndex> {
  const planned = plannedRows(parts);
  const segments: ReadSegment[] = [];
  const files = new Map<string, SegmentFile>();
  const table = keyTable();
  const places = placeList();
  const claims = new Map<string, HeldClaim>();
  const ownPaths = new Set<string>();

  const refresh = async (): Promise<void> => {
    for (const folder of folders) {
      for (const name of await segmentNames(folder)) {
        const path = join(folder, name);
        if (ownPaths.has(path)) continue;
        try {
          await readFile(path);
        } catch (error) {
          throw StoreError.reading(folder, path, error);
        }
      }
    }
  };
  const readFile = async (path: string): Promise<void> => {
    const file = files.get(path) ?? { path, current: undefined, read: 0, lines: 0, unread: [] };
    files.set(path, file);
    // A run that has ended appends nothing more.
    if (file.current?.marks.at(-1)?.ended === true) return;
    for await (const { bytes, offset, ends } of segmentLines(path, file.read)) {
      let from = 0;
      for (const end of ends) {
        const start = file.lines === 0 && bytes.indexOf(BYTE_ORDER_MARK) === 0 ? BYTE_ORDER_MARK.length : from;
        const to = bytes[end - 1] === CARRIAGE_RETURN ? end - 1 : end;
        file.lines++;
        if (to > start && !addLine(file.current, bytes, start, to, offset)) {
          readOther(file, bytes.subarray(start, to), offset + start);
        }
        from = end + 1;
        file.read = offset + from;
      }
    }
  };
  /** A line that is no row of the current segment: a header, or a damaged line. */
  const readOther = (file: SegmentFile, line: Buffer, offset: number): void => {
    const { path, lines } = file;
    const own = readHeader(line, lines === 1);
    if (own === undefined) {
      const key = line.toString("latin1", KEY_OFFSET, STATUS_OFFSET);
      const place = { path, line: lines, offset, length: line.length };
      // Marks and claims hold no rows.
      file.unread.push(/^[@#]/.test(key) ? { ...place, isRepaired: true } : { ...place, key });
      return;
    }
    const { header, isDamaged } = own;
    const repaired = header === undefined ? {} : { isRepaired: true as const };
    if (isDamaged) file.unread.push({ path, line: lines, offset, length: line.length, ...repaired });
    file.current = header === undefined ? undefined : segmentOf(path, header);
    if (file.current !== undefined && file.unread.length > 0) file.unread = stillUnread(file, file.current);
  };
  /** The segment of a header, which may be the copy of an earlier header. */
  const segmentOf = (path: string, header: SegmentHeader): ReadSegment => {
    const seed = headerSeed(header);
    const known = segments.find((own) => own.path === path && own.seed === seed);
    if (known !== undefined) return known;
    const marks = [{ time: header.started, rows: 0 }];
    const segment = { path, header, seed, index: segments.length, rows: 0, failed: 0, marks };
    segments.push(segment);
    return segment;
  };
  /** Reads the lines that turn out to belong to a segment, and gives back the others. */
  const stillUnread = ({ path, unread }: SegmentFile, segment: ReadSegment): UnreadLine[] => {
    const reader = openSync(path, "r");
    try {
      const others = unread.filter(({ offset, length }) => {
        const bytes = Buffer.alloc(length);
        readSync(reader, bytes, 0, length, offset);
        return !addLine(segment, bytes, 0, length, offset);
      });
      // A damaged header in front of them has done no harm.
      return others.length === unread.length
        ? others
        : others.map((own) => (own.key === undefined ? { ...own, isRepaired: true as const } : own));
    } finally {
      closeSync(reader);
    }
  };
  const words = keyWords();
  const addLine = (
    segment: ReadSegment | undefined,
    bytes: Buffer,
    from: number,
    to: number,
    base: number,
  ): boolean => {
    if (segment === undefined || bytes[from] !== OPEN || bytes[from + 1] !== QUOTE) return false;
    const line = bytes.subarray(from, to);
    if (!isSealed(line, segment.seed)) return false;
    if (!readKey((digit) => bytes[from + KEY_OFFSET + digit] ?? 0, words)) {
      const claimed = readClaim(line);
      if (claimed !== undefined) claims.set(claimed.key, { segment, claim: claimed });
      const mark = claimed === undefined ? readTimeMark(line) : undefined;
      if (mark !== undefined) segment.marks.push({ ...mark, rows: segment.rows });
      return mark !== undefined || claimed !== undefined;
    }
    if (claims.size > 0) claims.delete(bytes.toString("latin1", from + KEY_OFFSET, from + STATUS_OFFSET));
    let converged = true;
    for (let at = 0; at < SUCCESS.length; at++) converged &&= bytes[from + STATUS_OFFSET + at] === SUCCESS[at];
    segment.rows++;
    if (!converged) segment.failed++;
    const place = { segment: segment.index, offset: base + from, length: to - from, converged };
    if (planned.note(words, place, segment.header.columns)) return true;
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
    planned,
    others: table.size,
    damaged: () => {
      const lines = [...files.values()].flatMap(({ unread }) => unread);
      const keys = new Set(lines.flatMap(({ key }) => (key === undefined ? [] : [key])));
      const noted = planned.notedAmong(keys);
      return damagedLines(lines, (key) => placeOf(key) !== undefined || noted.has(key));
    },
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
    isClaimed: (key, now) => {
      const held = claims.get(key);
      if (held === undefined) return false;
      const last = held.segment.marks.at(-1)!;
      const isActive = Math.abs(now - Math.max(held.claim.time, last.time)) < ACTIVE_MILLISECONDS;
      return isActive && last.ended !== true && !isDead(held.claim);
    },
    refresh,
    ownSegment: ({ name, header }) => {
      const path = join(folders[0]!, name);
      ownPaths.add(path);
      const segment = segmentOf(path, header);
      return (lines, place, unit) => {
        if (unit !== undefined) {
          const noted = planned.noteUnit(unit, { segment: segment.index, from: place, to: place + lines.length });
          segment.rows += noted;
          if (noted > 0) return;
        }
        const bytes = Buffer.from(lines.buffer, lines.byteOffset, lines.length);
        let from = 0;
        for (let to = bytes.indexOf(NEWLINE); to >= 0; to = bytes.indexOf(NEWLINE, from)) {
          addLine(segment, bytes, from, to, place);
          from = to + 1;
        }
      };
    },
  };
}

interface HeldClaim {
  readonly segment: ReadSegment;
  readonly claim: Claim;
}

/** Names of the libraries of linear algebra that have computed the replicas of stores. */
export function linearAlgebrasOf({ segments }: RowIndex): string[] {
  return [
    ...new Set(
      segments.flatMap(({ header: { linearAlgebra }, rows }) =>
        linearAlgebra === undefined || rows === 0 ? [] : [linearAlgebra],
      ),
    ),
  ].sort();
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
