import { threadPool } from "../../../validation/threadPool.js";
import { type BatchLines, type BatchResults, solveLines } from "./batchLines.js";

/** Something that solves blocks of lines, several at a time. */
export interface BatchWorkers {
  /** Blocks to have in hand at once, so that none of the workers waits. */
  readonly inHand: number;
  readonly solve: (lines: BatchLines) => Promise<BatchResults>;
  readonly close: () => Promise<void>;
}

/**
 * Worker threads for a batch. One worker is this thread itself: no thread, and nothing to start.
 *
 * @param count Number of workers, 1, 2, ...
 */
export async function batchWorkers(count: number): Promise<BatchWorkers> {
  if (count === 1) return { inHand: 1, solve: solveLines, close: () => Promise.resolve() };
  const task = { beside: import.meta.url, module: "./batchLines", name: "solveLines" };
  const pool = await threadPool<BatchLines, BatchResults>(task, count);
  return { inHand: pool.inHand, solve: pool.run, close: pool.close };
}
