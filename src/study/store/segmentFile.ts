import { closeSync, fsyncSync, openSync, writeSync } from "node:fs";
import { open, readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Column } from "../plan/computations.js";
import { isSealed, sealedLine } from "./sealedLine.js";
import { MARK_MILLISECONDS, timeMarkLine } from "./timeMark.js";

/** Version of the files of a store. Version 1 had no checksums. */
export const STORE_FORMAT = 2;

/** The first line of a segment: what its rows are. */
export interface SegmentHeader {
  readonly segment: typeof STORE_FORMAT;
  /** Kind of computation. */
  readonly kind: string;
  readonly columns: readonly Column[];
  /** "i/N". */
  readonly shard: string;
  /** When it was opened, in milliseconds since 1970. */
  readonly started: number;
}

/** A segment that this process appends to. */
export interface SegmentWriter {
  readonly name: string;
  /** 0 for the first segment of its kind and shard, 1 for the second, ... */
  readonly serial: number;
  /** Appends whole lines, and from time to time a mark of the time. After an error nothing more is written: the last line may be torn, and readers drop it. */
  readonly append: (lines: Uint8Array) => void;
  /** Asks the system to put it on the disk. */
  readonly close: () => void;
}

/** Segments of a store. */
const SEGMENT = /^rows-.*\.ndjson$/;
/** Names that are tried before something else must be wrong. */
const MOST_SEGMENTS = 1e6;

/** Names of the segments in a store, sorted. */
export async function segmentNames(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((name) => SEGMENT.test(name)).sort();
}

/**
 * Opens a new segment. Each process writes segments of its own and appends to no other, so that two of them never meet in one file;
 * the system's exclusive creation decides between two that want the same name.
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
    let isWhole = true;
    const write = (bytes: Uint8Array): void => {
      isWhole = false;
      for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
      isWhole = true;
    };
    let marked = Date.now();
    write(Buffer.from(headerLine({ segment: STORE_FORMAT, ...header, started: marked })));
    const append = (lines: Uint8Array): void => {
      write(lines);
      const now = Date.now();
      if (now - marked < MARK_MILLISECONDS) return;
      marked = now;
      write(Buffer.from(timeMarkLine(now)));
    };
    return {
      name,
      serial,
      append,
      close: () => {
        try {
          // Behind a torn line nothing may come: it would be a part of it.
          if (isWhole) write(Buffer.from(timeMarkLine(Date.now(), "ended")));
          fsyncSync(file);
        } finally {
          closeSync(file);
        }
      },
    };
  }
  throw new Error(`${folder} has ${MOST_SEGMENTS} segments named ${stem}`);
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

/** A header as the first line of a segment. */
function headerLine(header: SegmentHeader): string {
  return sealedLine(`[${JSON.stringify(header)}`);
}

/** The header of a segment, or undefined if its first line is none or has changed since it was written. */
export function parseHeader(line: Buffer): SegmentHeader | undefined {
  if (!isSealed(line)) return undefined;
  const [header] = JSON.parse(line.toString()) as [Partial<SegmentHeader>];
  return header.segment === STORE_FORMAT ? (header as SegmentHeader) : undefined;
}
