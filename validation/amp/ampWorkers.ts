import { type ThreadPool, threadPool } from "../threadPool.js";
import type { AmpReplica } from "./ampReplica.js";
import type { AmpRequest } from "./ampThread.js";

/** Runs replicas of message passing, several at a time. */
export type AmpWorkers = ThreadPool<AmpRequest, AmpReplica>;

/**
 * Threads that run message passing, so that this one has time for Ctrl-C and the progress bar. A replica does not depend on their number.
 *
 * @param count Number of threads, 1, 2, ...; each holds one data set.
 */
export function ampWorkers(count: number): AmpWorkers {
  const task = { beside: import.meta.url, module: "./ampThread", name: "ampOnThread" };
  return threadPool<AmpRequest, AmpReplica>(task, count);
}
