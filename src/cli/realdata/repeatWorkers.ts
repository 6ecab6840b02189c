import { MessageChannel } from "node:worker_threads";
import { threadPool } from "../../../validation/threadPool.js";
import { ParameterError } from "../../core/errors.js";
import type { FinishedBandwidth, Refusal, RepeatRequest, repeatOnThread } from "./repeatOnThread.js";

/** Something that runs repeats. */
export interface RepeatWorkers {
  /** Resolves when all bandwidths were handed over; `finished` gets each of them. */
  readonly run: (request: RepeatRequest, finished: (bandwidth: FinishedBandwidth) => void) => Promise<void>;
  /** Ends the threads, even in the middle of a repeat. */
  readonly close: () => Promise<void>;
}

/**
 * Threads that run repeats, so that this thread has time for Ctrl-C, the files and the progress bar.
 *
 * @param count Number of threads, 1, 2, ...
 */
export async function repeatWorkers(count: number): Promise<RepeatWorkers> {
  const task = { beside: import.meta.url, module: "./repeatOnThread", name: "repeatOnThread" };
  const pool = await threadPool<Parameters<typeof repeatOnThread>[0], Refusal | undefined>(task, count);
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
        // Results come another way than the end of the task, and may come after it.
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
