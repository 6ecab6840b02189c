import type { Experiment, ReplicaRow } from "./experiment.js";
import type { ReplicaWorkers } from "./replicaWorkers.js";

/** Replicas that were run. */
export interface EnsembleRun {
  /** The rows of each finished replica, in the order of the replicas. */
  readonly replicas: readonly (readonly ReplicaRow[])[];
  /** Why the others were not run; absent when all were. */
  readonly failure?: unknown;
  readonly interrupted: boolean;
}

/** What happens meanwhile. */
export interface EnsembleOptions {
  readonly progress?: (finished: number) => void;
  /** Ends the run; what was finished is kept. */
  readonly signal?: AbortSignal;
}

/**
 * Replicas 0, 1, ..., count - 1 of an experiment.
 *
 * The first failure ends the run, because leaving out the replicas that fail would bias the mean; those finished before are kept.
 */
export async function simulateEnsemble(
  experiment: Experiment,
  count: number,
  workers: ReplicaWorkers,
  { progress, signal }: EnsembleOptions = {},
): Promise<EnsembleRun> {
  const finished = new Map<number, readonly ReplicaRow[]>();
  const failures: unknown[] = [];
  let next = 0;
  const isOver = (): boolean => signal?.aborted === true || failures.length > 0;
  // As many replicas in hand as keep every thread busy: a long run is never one long queue.
  const hand = async (): Promise<void> => {
    while (next < count && !isOver()) {
      const replica = next++;
      try {
        const rows = await workers.run({ ...experiment, replica });
        if (isOver()) return;
        finished.set(replica, rows);
        progress?.(finished.size);
      } catch (error) {
        if (!isOver()) failures.push(error);
      }
    }
  };
  const stopped = new Promise<void>((resolve) => {
    signal?.addEventListener(
      "abort",
      () => {
        resolve();
      },
      { once: true },
    );
  });
  // What is still running when it is over ends with the threads; nobody waits for it.
  await Promise.race([Promise.all(Array.from({ length: workers.inHand }, hand)), stopped]);
  const replicas = [...finished].sort(([a], [b]) => a - b).map(([, rows]) => rows);
  const interrupted = signal?.aborted === true;
  return interrupted || failures.length === 0
    ? { replicas, interrupted }
    : { replicas, failure: failures[0], interrupted };
}
