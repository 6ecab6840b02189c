import { ParameterError } from "../../src/core/errors.js";
import { gigabytesFree, gigabytesNeeded } from "../memorySize.js";

const DOUBLE = 8;
/** Beside the data: the program itself, and what every thread has of its own. */
const PROGRAM_BYTES = 200e6;
const THREAD_BYTES = 50e6;

/** Memory of a data set on every thread. */
export interface AmpSize {
  readonly alpha: number;
  readonly d: number;
}

/**
 * Threads whose data sets fit into memory, at most as many as asked for, and one at least: requireAmpMemory has the last word.
 *
 * @param available Bytes.
 */
export function ampThreads({ alpha, d }: AmpSize, threads: number, available: number): number {
  const fitting = Math.floor((available - PROGRAM_BYTES) / threadBytes(alpha, d));
  return Math.max(1, Math.min(threads, fitting));
}

/**
 * Refuses data sets that will not fit, or have no sample, before they are drawn.
 *
 * @param available Bytes.
 * @throws {ParameterError} naming `alpha` if n is 0, `threads` with the largest number that fits, or `d` if one data set does not.
 */
export function requireAmpMemory(
  { alpha, d, threads }: AmpSize & { readonly threads: number },
  available: number,
): void {
  if (Math.round(alpha * d) < 1) {
    throw new ParameterError("amp", "alpha", alpha, `[${0.5 / d}, Infinity) at d = ${d}`, "There would be no sample");
  }
  const needed = ampMemory({ alpha, d, threads });
  if (needed <= available) return;
  const free = `of which ${gigabytesFree(available)} GB are free`;
  const fitting = ampThreads({ alpha, d }, threads, available);
  if (ampMemory({ alpha, d, threads: fitting }) <= available) {
    const what = `A data set on each of ${threads} threads takes ${gigabytesNeeded(needed)} GB of memory, ${free}`;
    throw new ParameterError("amp", "threads", threads, `[1, ${fitting}]`, what);
  }
  const room = Math.max(0, available - PROGRAM_BYTES - THREAD_BYTES);
  const largest = Math.floor(Math.sqrt(room / (DOUBLE * alpha)));
  const one = ampMemory({ alpha, d, threads: 1 });
  const what = `A data set takes ${gigabytesNeeded(one)} GB of memory, ${free}`;
  throw new ParameterError("amp", "d", d, largest < 2 ? "sizes that fit" : `[2, ${largest}]`, what);
}

/** Bytes that so many data sets at once take, the program included. */
export function ampMemory({ alpha, d, threads }: AmpSize & { readonly threads: number }): number {
  return PROGRAM_BYTES + threads * threadBytes(alpha, d);
}

function threadBytes(alpha: number, d: number): number {
  return THREAD_BYTES + DOUBLE * Math.round(alpha * d) * d;
}
