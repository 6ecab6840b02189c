import { type BatchLines, type BatchResults, solveLines } from "./batchLines.js";

/** Something that solves blocks of lines, several at a time. */
export interface BatchWorkers {
  /** Blocks to have in hand at once, so that none of the workers waits. */
  readonly inHand: number;
  readonly solve: (lines: BatchLines) => Promise<BatchResults>;
  readonly close: () => Promise<void>;
}

/** Blocks in hand per worker: one that is solved, and one that waits for the worker. */
const BLOCKS_PER_WORKER = 2;

/**
 * Worker threads for a batch. One worker is this thread itself: no thread, and nothing to start.
 *
 * @param count Number of workers, 1, 2, ...
 */
export async function batchWorkers(count: number): Promise<BatchWorkers> {
  if (count === 1) return { inHand: 1, solve: solveLines, close: () => Promise.resolve() };
  const { Piscina } = await import("piscina");
  const compiled = import.meta.url.endsWith(".js");
  const pool = new Piscina<BatchLines, BatchResults>({
    filename: new URL(compiled ? "./batchLines.js" : "./developmentWorker.mjs", import.meta.url).href,
    minThreads: count,
    maxThreads: count,
  });
  return {
    inHand: count * BLOCKS_PER_WORKER,
    solve: (lines) => pool.run(lines, { name: "solveLines" }),
    close: () => pool.destroy(),
  };
}
