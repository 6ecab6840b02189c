import { MessageChannel } from "node:worker_threads";
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
export async function partWorkers(count: number): Promise<PartWorkers> {
  const { Piscina } = await import("piscina");
  const compiled = import.meta.url.endsWith(".js");
  const pool = new Piscina<Parameters<typeof makePartOnThread>[0], PartOutcome>({
    filename: new URL(compiled ? "./makePart.js" : "./developmentWorker.mjs", import.meta.url).href,
    minThreads: count,
    maxThreads: count,
  });
  return {
    make: async (request, progress) => {
      const { port1, port2 } = new MessageChannel();
      port1.on("message", progress);
      try {
        return await pool.run({ request, port: port2 }, { name: "makePartOnThread", transferList: [port2] });
      } finally {
        port1.close();
      }
    },
    close: () => pool.destroy(),
  };
}
