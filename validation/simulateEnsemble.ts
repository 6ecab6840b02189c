import type { Experiment, ReplicaRow, UncertifiedRow } from "./experiment.js";
import { type ReplicaOptions, type ReplicaRuns, replicaRuns } from "./replicaRuns.js";
import type { ReplicaWorkers } from "./replicaWorkers.js";

/** Replicas that were run: the rows of each. */
export type EnsembleRun = ReplicaRuns<readonly (ReplicaRow | UncertifiedRow)[]>;

/** Replicas 0, 1, ..., count - 1 of an experiment; what was finished before a failure or an interruption is kept. */
export function simulateEnsemble(
  experiment: Experiment,
  count: number,
  workers: Pick<ReplicaWorkers, "inHand" | "run">,
  options: ReplicaOptions = {},
): Promise<EnsembleRun> {
  const run = (replica: number): Promise<readonly (ReplicaRow | UncertifiedRow)[]> =>
    workers.run({ ...experiment, replica });
  return replicaRuns(count, { inHand: workers.inHand, run }, options);
}
