import { freemem } from "node:os";
import { gigabytesNeeded } from "../../../validation/memorySize.js";

/**
 * What a long run will take, for the line that is written before it starts.
 *
 * @param what  What of the machine it uses.
 * @param bytes At its height.
 *
 * @example
 * memoryLine(["openblas", "2 threads"], 3.1e8) // => "openblas, 2 threads, at most 0.4 GB of memory\n"
 */
export function memoryLine(what: readonly string[], bytes: number): string {
  return `${[...what, `at most ${gigabytesNeeded(bytes)} GB of memory`].join(", ")}\n`;
}

/** Bytes that this process may still take: what the machine has free, or a container allows. */
export function availableMemory(): number {
  return Math.min(freemem(), process.constrainedMemory() || Number.POSITIVE_INFINITY);
}
