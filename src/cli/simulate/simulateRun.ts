import { type Experiment, isCertified, type ReplicaRow, type UncertifiedRow } from "../../../validation/experiment.js";
import type { LambdaSummary } from "../../../validation/replicaSummary.js";
import { replicaWorkers } from "../../../validation/replicaWorkers.js";
import { type EnsembleRun, simulateEnsemble } from "../../../validation/simulateEnsemble.js";
import type { ReplicaStore } from "../../study/store/replicaStore.js";
import { failureOf, traceOf } from "../errors/failure.js";
import { EXIT_CODES, type Outcome } from "../output/outcome.js";
import type { Streams } from "../output/streams.js";
import { interruptible } from "../run/interruptible.js";
import { resumeText, storedRuns } from "../run/storedRuns.js";

/** The work of `raf simulate`. */
export interface SimulateRun {
  readonly experiment: Experiment;
  readonly count: number;
  readonly threads: number;
  /** Store of finished replicas; undefined without --store. */
  readonly store: ReplicaStore<readonly (ReplicaRow | UncertifiedRow)[]> | undefined;
}

/** Runs the replicas that are not in the store, until Ctrl-C or SIGTERM. */
export async function simulateRun(
  { experiment, count, threads, store }: SimulateRun,
  stderr: Streams["stderr"],
): Promise<EnsembleRun> {
  return interruptible(stderr, async ({ bar, signal }) => {
    const workers = replicaWorkers(threads);
    try {
      const progress = (finished: number): void => {
        bar.update(finished / count);
      };
      return await simulateEnsemble(
        experiment,
        count,
        storedRuns(workers, store, (rows) => rows.every(isCertified)),
        { progress, signal },
      );
    } finally {
      await workers.close();
      store?.close();
    }
  });
}

/** The message and the exit code if a lambda has no mean because a learner was not certified. */
export function uncertifiedLambdas(summaries: readonly LambdaSummary[]): Partial<Outcome> {
  const reasons = summaries.flatMap(({ uncertified, replicas }) =>
    uncertified === null ? [] : [`${uncertified.count} of ${replicas} replicas: ${uncertified.failure}`],
  );
  if (reasons.length === 0) return {};
  return {
    exitCode: EXIT_CODES.notConverged,
    message: `not certified, and therefore without means:\n${reasons.join("\n")}`,
  };
}

/** The message and the exit code if replicas are missing, and how to continue. */
export function missingReplicas(
  { replicas, failure, interrupted }: EnsembleRun,
  count: number,
  store: string | undefined,
): Partial<Outcome> {
  const finished = `finished: ${replicas.length} of ${count} replicas${store === undefined ? "" : `, kept in ${store}`}`;
  if (interrupted) {
    return { exitCode: EXIT_CODES.interrupted, message: `interrupted; ${finished}; ${resumeText(store)}` };
  }
  if (failure === undefined) return {};
  const { exitCode, message } = failureOf(failure);
  return { exitCode, message: `${message}${replicas.length === 0 ? "" : `; ${finished}`}${traceOf(failure)}` };
}
