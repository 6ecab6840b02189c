import { ParameterError } from "../../src/core/errors.js";
import { gigabytes } from "../realData/memoryNeeded.js";

const DOUBLE = 8;
/** Beside the data: the program itself. */
const PROGRAM_BYTES = 200e6;

/**
 * Refuses a data set that will not fit, or has no sample, before it is drawn.
 *
 * @param available Bytes.
 * @throws {ParameterError} naming `alpha` if n is 0, and `d` with the largest that fits if the data do not.
 */
export function requireAmpMemory(
  { alpha, d }: { readonly alpha: number; readonly d: number },
  available: number,
): void {
  const n = Math.round(alpha * d);
  if (n < 1) {
    throw new ParameterError("amp", "alpha", alpha, `[${0.5 / d}, Infinity) at d = ${d}`, "There would be no sample");
  }
  const needed = PROGRAM_BYTES + DOUBLE * n * d;
  if (needed <= available) return;
  const largest = Math.floor(Math.sqrt(Math.max(0, available - PROGRAM_BYTES) / (DOUBLE * alpha)));
  const what = `A data set takes ${gigabytes(needed)} GB of memory, of which ${gigabytes(available)} GB are free`;
  throw new ParameterError("amp", "d", d, largest < 2 ? "sizes that fit" : `[2, ${largest}]`, what);
}
