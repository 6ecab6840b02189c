import type { Experiment, ReplicaRow, UncertifiedRow } from "./experiment.js";
import { type ReplicaOutcome, rowsOf } from "./replicaThread.js";
import { threadPool } from "./threadPool.js";

/** Something that runs replicas, several at a time. */
export interface ReplicaWorkers {
  /** Replicas to have in hand at once, so that no thread waits. */
  readonly inHand: number;
  /** @throws {ParameterError} as simulateReplicaEach does. */
  readonly run: (experiment: Experiment) => Promise<readonly (ReplicaRow | UncertifiedRow)[]>;
  /** Ends the threads, even in the middle of a replica. */
  readonly close: () => Promise<void>;
}

/**
 * Threads that run replicas, so that this one has time for Ctrl-C and the progress bar. A replica's rows do not depend on their number.
 *
 * @param count Number of threads, 1, 2, ...
 */
export function replicaWorkers(count: number): ReplicaWorkers {
  const task = { beside: import.meta.url, module: "./replicaThread", name: "replicaOnThread" };
  const pool = threadPool<Experiment, ReplicaOutcome>(task, count);
  return {
    inHand: pool.inHand,
    run: async (experiment) => rowsOf(await pool.run(experiment)),
    close: pool.close,
  };
}
