import { closeSync, openSync, readSync } from "node:fs";
import { dirname } from "node:path";
import { StoreError } from "./storeError.js";

/** Reads lines of segments by their place. */
export interface LineReaders {
  /** @throws {StoreError} if the segment cannot be read. */
  readonly read: (path: string, offset: number, length: number) => string;
  readonly close: () => void;
}

/** Segments that are open at once: systems allow a process some 1000 files, and a store of a large array has as many segments. */
const MOST_OPEN = 200;
const CHUNK_BYTES = 1 << 20;

interface LineReader {
  readonly file: number;
  /** A piece of the file: neighbors are read together, because rows are mostly asked for in the order they were written. */
  window: Buffer;
  windowStart: number;
}

/**
 * Readers of any number of segments, of which those that were used last are open.
 *
 * @param most Segments that are open at once.
 */
export function lineReaders(most: number = MOST_OPEN): LineReaders {
  // A Map keeps the order of insertion: the first is the one that was not used for longest.
  const open = new Map<string, LineReader>();
  let last: { readonly path: string; readonly reader: LineReader } | undefined;
  // The pieces of all together take no more than those of a few: with many segments each is used for a few lines at a time.
  const chunkBytes = (): number => Math.max(1 << 16, Math.floor((8 * CHUNK_BYTES) / Math.max(8, open.size)));
  const close = (path: string, { file }: LineReader): void => {
    open.delete(path);
    closeSync(file);
  };
  const readerOf = (path: string): LineReader => {
    if (last?.path === path) return last.reader;
    let reader = open.get(path);
    if (reader === undefined) {
      const [oldest] = open.size < most ? [] : open;
      if (oldest !== undefined) close(...oldest);
      reader = { file: openSync(path, "r"), window: Buffer.alloc(0), windowStart: 0 };
    } else open.delete(path);
    open.set(path, reader);
    last = { path, reader };
    return reader;
  };
  return {
    read: (path, offset, length) => {
      try {
        const reader = readerOf(path);
        if (offset < reader.windowStart || offset + length > reader.windowStart + reader.window.length) {
          const wanted = Buffer.allocUnsafe(Math.max(length, chunkBytes()));
          reader.window = wanted.subarray(0, readSync(reader.file, wanted, 0, wanted.length, offset));
          reader.windowStart = offset;
        }
        const from = offset - reader.windowStart;
        return reader.window.toString("utf8", from, from + length);
      } catch (error) {
        throw StoreError.reading(dirname(path), path, error);
      }
    },
    close: () => {
      for (const [path, reader] of open) close(path, reader);
      last = undefined;
    },
  };
}
