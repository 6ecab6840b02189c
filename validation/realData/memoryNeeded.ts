import { ParameterError } from "../../src/core/errors.js";
import { gigabytesFree, gigabytesNeeded } from "../memorySize.js";

/** Sizes of one repeat. */
export interface RepeatSizes {
  readonly n: number;
  readonly d: number;
  readonly testSamples: number;
  /** Values of lambda. */
  readonly lambdas: number;
}

const DOUBLE = 8;
/** n x n matrices at once: distances, kernel, its copy that becomes the eigenvectors, and the solver's two for work. */
const SQUARE_MATRICES = 5;
/** Beside them: the program itself. */
const PROGRAM_BYTES = 200e6;

/** Bytes that a repeat takes at its height, beside the images. */
export function memoryNeeded({ n, d, testSamples, lambdas }: RepeatSizes): number {
  const samples = (n + testSamples) * d;
  const paths = lambdas * (3 * n + testSamples);
  return PROGRAM_BYTES + DOUBLE * (SQUARE_MATRICES * n * n + 2 * testSamples * n + samples + paths);
}

/**
 * Refuses what will not fit, before it starts.
 *
 * @param available Bytes.
 * @throws {ParameterError} naming `n`, what it would take, and the largest n that fits.
 */
export function requireMemory(sizes: RepeatSizes, available: number): void {
  const needed = memoryNeeded(sizes);
  if (needed <= available) return;
  let [low, high] = [0, sizes.n];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (memoryNeeded({ ...sizes, n: middle }) <= available) low = middle;
    else high = middle;
  }
  const what = `It takes ${gigabytesNeeded(needed)} GB of memory, of which ${gigabytesFree(available)} GB are free`;
  const remedy = low < 2 ? "; fewer test samples (--test) take less" : "";
  throw new ParameterError("realData", "n", sizes.n, low < 2 ? "sizes that fit" : `[2, ${low}]`, what + remedy);
}
