import type { Experiment, ReplicaRow } from "./experiment.js";
import { type ReplicaOutcome, rowsOf } from "./replicaThread.js";

/** Replicas in hand per thread: one that runs, and one that waits for the thread. */
const IN_HAND = 2;

/** Something that runs replicas, several at a time. */
export interface ReplicaWorkers {
  /** Replicas to have in hand at once, so that no thread waits. */
  readonly inHand: number;
  /** @throws {CertificateError} or {ParameterError} as simulateReplica does. */
  readonly run: (experiment: Experiment) => Promise<readonly ReplicaRow[]>;
  /** Ends the threads, even in the middle of a replica. */
  readonly close: () => Promise<void>;
}

/**
 * Threads that run replicas, so that this one has time for Ctrl-C and the progress bar. A replica's rows do not depend on their number.
 *
 * @param count Number of threads, 1, 2, ...
 */
export async function replicaWorkers(count: number): Promise<ReplicaWorkers> {
  const { Piscina } = await import("piscina");
  const compiled = import.meta.url.endsWith(".js");
  const pool = new Piscina<Experiment, ReplicaOutcome>({
    filename: new URL(compiled ? "./replicaThread.js" : "./developmentWorker.mjs", import.meta.url).href,
    minThreads: count,
    maxThreads: count,
  });
  return {
    inHand: count * IN_HAND,
    run: async (experiment) => rowsOf(await pool.run(experiment, { name: "replicaOnThread" })),
    close: () => pool.destroy(),
  };
}
