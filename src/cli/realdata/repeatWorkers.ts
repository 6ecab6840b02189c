import { MessageChannel } from "node:worker_threads";
import { threadPool } from "../../../validation/threadPool.js";
import { ParameterError } from "../../core/errors.js";
import type { FinishedBandwidth, Refusal, RepeatRequest, repeatOnThread } from "./repeatOnThread.js";

/** Threads that run repeats. */
export interface RepeatWorkers {
  /** Calls `finished` with each bandwidth, and resolves after the last. */
  readonly run: (request: RepeatRequest, finished: (bandwidth: FinishedBandwidth) => void) => Promise<void>;
  /** Ends the threads, even in the middle of a repeat. */
  readonly close: () => Promise<void>;
}

/**
 * Starts threads that run repeats. The main thread stays free for Ctrl-C, files and the progress bar.
 *
 * @param count Number of threads, 1, 2, ...
 */
export function repeatWorkers(count: number): RepeatWorkers {
  const task = { beside: import.meta.url, module: "./repeatOnThread", name: "repeatOnThread" };
  const pool = threadPool<Parameters<typeof repeatOnThread>[0], Refusal | undefined>(task, count);
  return {
    run: async (request, finished) => {
      const { port1, port2 } = new MessageChannel();
      let received = 0;
      const all = new Promise<void>((resolve) => {
        port1.on("message", (bandwidth: FinishedBandwidth) => {
          finished(bandwidth);
          received += 1;
          if (received === request.etas.length) resolve();
        });
      });
      try {
        const refusal = await pool.run({ request, port: port2 }, [port2]);
        if (refusal !== undefined) throw parameterError(refusal);
        // Results have a channel of their own and may arrive after the task has ended.
        await all;
      } finally {
        port1.close();
      }
    },
    close: pool.close,
  };
}

function parameterError({ where, parameter, value, allowed, remedy }: Refusal): ParameterError {
  return new ParameterError(where, parameter, value, allowed, remedy);
}
