import { threadPool } from "../../../validation/threadPool.js";
import { computeUnit, type UnitRequest, type UnitResult } from "./computeUnit.js";

/** Something that computes units, several at a time. */
export interface UnitWorkers {
  /** Units to have in hand at once, so that none of the workers waits. */
  readonly inHand: number;
  readonly compute: (request: UnitRequest) => Promise<UnitResult>;
  readonly close: () => Promise<void>;
}

/**
 * Threads that compute units. One worker is this thread itself: no thread, and nothing to start.
 *
 * @param count Number of workers, 1, 2, ...
 */
export function unitWorkers(count: number): UnitWorkers {
  if (count === 1) {
    // The event loop gets its turn between units, so that Ctrl-C is heard.
    const compute = async (request: UnitRequest): Promise<UnitResult> => {
      await new Promise((resolve) => setImmediate(resolve));
      return computeUnit(request);
    };
    return { inHand: 1, compute, close: () => Promise.resolve() };
  }
  const task = { beside: import.meta.url, module: "./computeUnit", name: "computeUnit" };
  const pool = threadPool<UnitRequest, UnitResult>(task, count);
  return { inHand: pool.inHand, compute: pool.run, close: pool.close };
}
