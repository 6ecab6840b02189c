import { MessageChannel } from "node:worker_threads";
import { threadPool } from "../../../validation/threadPool.js";
import type { makePartOnThread, PartOutcome, PartRequest } from "./makePart.js";

/** Something that makes parts. */
export interface PartWorkers {
  readonly make: (request: PartRequest, progress: (fraction: number) => void) => Promise<PartOutcome>;
  /** Ends the threads, even in the middle of a part; what they were making is then never told. */
  readonly close: () => Promise<void>;
}

/**
 * Threads that make parts, so that two figures are computed at once and this thread has time for Ctrl-C and the progress bar.
 *
 * @param count Number of threads, 1, 2, ...
 */
export function partWorkers(count: number): PartWorkers {
  const task = { beside: import.meta.url, module: "./makePart", name: "makePartOnThread" };
  const pool = threadPool<Parameters<typeof makePartOnThread>[0], PartOutcome>(task, count);
  return {
    make: async (request, progress) => {
      const { port1, port2 } = new MessageChannel();
      port1.on("message", progress);
      try {
        return await pool.run({ request, port: port2 }, [port2]);
      } finally {
        port1.close();
      }
    },
    close: pool.close,
  };
}
