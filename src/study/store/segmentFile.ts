import { closeSync, fsyncSync, openSync, writeSync } from "node:fs";
import { open, readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Column } from "../plan/computations.js";
import { bitCorrected, checksumNumber, isSealed, sealedLine } from "./sealedLine.js";
import { MARK_MILLISECONDS, timeMarkLine } from "./timeMark.js";

/**
 * Version of the files of a store. Version 1 had no checksums. Version 2 had one header a file and rows that were valid under any header.
 */
export const STORE_FORMAT = 3;

/** Description of the rows that follow. */
export interface SegmentHeader {
  readonly segment: typeof STORE_FORMAT;
  /** Kind of computation. */
  readonly kind: string;
  readonly columns: readonly Column[];
  /** "i/N". */
  readonly shard: string;
  /** Name of the library that multiplies matrices, for replicas. */
  readonly linearAlgebra?: string;
  /** When it was opened, in milliseconds since 1970. */
  readonly started: number;
}

/** A segment that this process appends to. */
export interface SegmentWriter {
  readonly name: string;
  /** 0 for the first segment of its kind and shard, 1 for the second, ... */
  readonly serial: number;
  readonly header: SegmentHeader;
  /** Checksum of the header. Every line of the segment is sealed with it, so that no row is ever read under the header of another segment. */
  readonly seed: number;
  /**
   * Appends whole lines, and from time to time a mark of the time. After an error nothing more is written: the last line may be torn, and
   * readers drop it.
   *
   * @returns Place of the first line in the file.
   */
  readonly append: (lines: Uint8Array) => number;
  /** Makes sure that the rows are on the disk, and closes the file. */
  readonly close: () => void;
}

/** Names of segments. */
export const SEGMENT_NAME = /^rows-.*\.ndjson$/;
/** Names that are tried before something else must be wrong. */
const MOST_SEGMENTS = 1e6;
/** Marks of the time from one copy of the header to the next. */
const MARKS_PER_HEADER = 12;

/** Names of the segments in a store, sorted. */
export async function segmentNames(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((name) => SEGMENT_NAME.test(name)).sort();
}

/**
 * Opens a new segment. Each process writes segments of its own and appends to no other, so that two processes never write to one file. The
 * system's exclusive creation decides between two that want the same name.
 *
 * The header is written again from time to time and at the end: the rows can still be read where its first copy is damaged.
 *
 * @param folder The store.
 * @throws The system's error if the folder cannot be written.
 */
export function newSegment(folder: string, header: Omit<SegmentHeader, "started" | "segment">): SegmentWriter {
  const stem = `rows-${header.kind}-${header.shard.replace("/", "-of-")}`;
  for (let serial = 0; serial < MOST_SEGMENTS; serial++) {
    const name = `${stem}-${String(serial).padStart(4, "0")}.ndjson`;
    let file: number;
    try {
      file = openSync(join(folder, name), "ax");
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "EEXIST") continue;
      throw error;
    }
    return { name, serial, ...segmentWriter(file, { segment: STORE_FORMAT, ...header, started: Date.now() }) };
  }
  throw new Error(`${folder} has ${MOST_SEGMENTS} segments named ${stem}`);
}

function segmentWriter(file: number, header: SegmentHeader): Omit<SegmentWriter, "name" | "serial"> {
  const headerText = headerLine(header);
  const seed = headerSeed(header);
  let isWhole = true;
  let size = 0;
  const write = (bytes: Uint8Array): void => {
    isWhole = false;
    for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
    isWhole = true;
    size += bytes.length;
  };
  let marked = header.started;
  let marks = 0;
  write(Buffer.from(headerText));
  return {
    header,
    seed,
    append: (lines) => {
      const place = size;
      write(lines);
      const now = Date.now();
      if (now - marked < MARK_MILLISECONDS) return place;
      marked = now;
      const copy = ++marks % MARKS_PER_HEADER === 0 ? headerText : "";
      write(Buffer.from(copy + timeMarkLine(now, "running", seed)));
      return place;
    },
    close: () => {
      try {
        // Behind a torn line nothing may come: it would be a part of that line.
        if (isWhole) write(Buffer.from(headerText + timeMarkLine(Date.now(), "ended", seed)));
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
    },
  };
}

const NEWLINE = 0x0a;
const CHUNK_BYTES = 1 << 20;

/** Some whole lines of a segment, as bytes. */
export interface SegmentLines {
  readonly bytes: Buffer;
  /** Of the first byte in the file. */
  readonly offset: number;
  /** Ends of the lines in the bytes: the places of their newlines. */
  readonly ends: readonly number[];
}

/**
 * The whole lines of a segment from an offset on. A last line without newline is torn or still being written, and is left out.
 *
 * @param path   The file.
 * @param offset Start of a line.
 */
export async function* segmentLines(path: string, offset: number): AsyncGenerator<SegmentLines> {
  const file = await open(path, "r");
  try {
    let rest = Buffer.alloc(0);
    let start = offset;
    while (true) {
      const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
      const { bytesRead } = await file.read(chunk, 0, CHUNK_BYTES, start + rest.length);
      if (bytesRead === 0) return;
      const bytes = Buffer.concat([rest, chunk.subarray(0, bytesRead)]);
      const ends: number[] = [];
      for (let to = bytes.indexOf(NEWLINE); to >= 0; to = bytes.indexOf(NEWLINE, to + 1)) ends.push(to);
      yield { bytes, offset: start, ends };
      const whole = (ends.at(-1) ?? -1) + 1;
      start += whole;
      rest = Buffer.from(bytes.subarray(whole));
    }
  } finally {
    await file.close();
  }
}

/** Start of a header line. No row begins so. */
const HEADER_START = '[{"segment":';

function headerLine(header: SegmentHeader): string {
  return sealedLine(`[${JSON.stringify(header)}`);
}

/** The seed of the lines under a header. */
export function headerSeed(header: SegmentHeader): number {
  return checksumNumber(headerLine(header));
}

/** Content of a line that is a header. */
export interface ReadHeader {
  /** Undefined if it is one and cannot be read. */
  readonly header?: SegmentHeader;
  /** True if a bit of it was wrong, or the torn line of another segment stands before it. */
  readonly isDamaged: boolean;
}

/**
 * Reads a line as a header: also one of which a single bit is wrong, and one behind a torn line, as where two segments were joined.
 *
 * @param line    Without its newline.
 * @param isFirst Whether it is the first line of its file, where a damaged line is the header.
 * @returns undefined if it is no header.
 */
export function readHeader(line: Buffer, isFirst: boolean): ReadHeader | undefined {
  const start = line.lastIndexOf(HEADER_START);
  if (start >= 0) {
    const own = line.subarray(start);
    const header = parseHeader(own);
    if (header !== undefined) return { header, isDamaged: start > 0 };
  } else if (!isFirst) return undefined;
  const corrected = bitCorrected(start > 0 ? line.subarray(start) : line);
  const header = corrected === undefined ? undefined : parseHeader(corrected);
  if (header !== undefined) return { header, isDamaged: true };
  return { isDamaged: true };
}

function parseHeader(line: Buffer): SegmentHeader | undefined {
  if (!isSealed(line)) return undefined;
  const [header] = JSON.parse(line.toString()) as [Partial<SegmentHeader> | undefined];
  return header?.segment === STORE_FORMAT ? (header as SegmentHeader) : undefined;
}
