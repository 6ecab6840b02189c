import { freemem } from "node:os";
import { gigabytesNeeded } from "../../../validation/memorySize.js";

/**
 * The line before a long run: its threads and its memory.
 *
 * @param what  Library and threads.
 * @param bytes Peak memory.
 *
 * @example
 * memoryLine(["openblas", "2 threads"], 3.1e8) // => "openblas, 2 threads, at most 0.4 GB of memory\n"
 */
export function memoryLine(what: readonly string[], bytes: number): string {
  return `${[...what, `at most ${gigabytesNeeded(bytes)} GB of memory`].join(", ")}\n`;
}

/** Free memory in bytes: that of the machine, or less if a container limits it. */
export function availableMemory(): number {
  return Math.min(freemem(), process.constrainedMemory() || Number.POSITIVE_INFINITY);
}
