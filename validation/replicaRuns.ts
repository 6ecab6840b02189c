/** Something that runs replicas, several at a time. */
export interface ReplicaRunner<Result> {
  /** Replicas to have in hand at once, so that no thread waits. */
  readonly inHand: number;
  readonly run: (replica: number) => Promise<Result>;
}

/** Replicas that were run. */
export interface ReplicaRuns<Result> {
  /** Of each finished replica, in the order of the replicas. */
  readonly replicas: readonly Result[];
  /** Why the others were not run; absent when all were. */
  readonly failure?: Error;
  readonly interrupted: boolean;
}

/** Progress and signal of the runs. */
export interface ReplicaOptions {
  readonly progress?: (finished: number) => void;
  /** Ends the run; what was finished is kept. */
  readonly signal?: AbortSignal;
}

/**
 * Replicas 0, 1, ..., count - 1, as many at once as keep every thread busy.
 *
 * The first failure ends the run, because leaving out the replicas that fail would bias the mean; those finished before are kept.
 */
export async function replicaRuns<Result>(
  count: number,
  { inHand, run }: ReplicaRunner<Result>,
  { progress, signal }: ReplicaOptions = {},
): Promise<ReplicaRuns<Result>> {
  const finished = new Map<number, Result>();
  const failures: Error[] = [];
  let next = 0;
  const isOver = (): boolean => signal?.aborted === true || failures.length > 0;
  const end = new AbortController();
  const stopped = new Promise<void>((resolve) => {
    for (const cause of [end.signal, signal]) {
      cause?.addEventListener(
        "abort",
        () => {
          resolve();
        },
        { once: true },
      );
    }
  });
  const hand = async (): Promise<void> => {
    while (next < count && !isOver()) {
      const replica = next++;
      try {
        const result = await run(replica);
        if (isOver()) return;
        finished.set(replica, result);
        progress?.(finished.size);
      } catch (error) {
        if (!isOver()) failures.push(error instanceof Error ? error : new Error("A replica failed", { cause: error }));
        end.abort();
      }
    }
  };
  // A replica still running when it is over ends with the threads; nobody waits for it.
  await Promise.race([Promise.all(Array.from({ length: inHand }, hand)), stopped]);
  const replicas = [...finished].sort(([a], [b]) => a - b).map(([, result]) => result);
  const interrupted = signal?.aborted === true;
  return interrupted || failures.length === 0
    ? { replicas, interrupted }
    : { replicas, failure: failures[0] as Error, interrupted };
}
