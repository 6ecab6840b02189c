import { ParameterError } from "../src/core/errors.js";
import type { Experiment, ReplicaRow, UncertifiedRow } from "./experiment.js";
import type { LinearAlgebra } from "./linearAlgebra/linearAlgebra.js";
import { loadLinearAlgebra } from "./linearAlgebra/loadLinearAlgebra.js";
import { simulateReplicaEach } from "./simulateReplica.js";

/** Message of a thread: errors cross between threads as plain data only. */
export type ReplicaOutcome =
  | { readonly status: "done"; readonly rows: readonly (ReplicaRow | UncertifiedRow)[] }
  | {
      readonly status: "parameter";
      readonly parts: readonly [string, string, unknown, string, string | undefined];
    };

let algebra: LinearAlgebra | undefined;

/** One replica, on a worker thread. */
export async function replicaOnThread(experiment: Experiment): Promise<ReplicaOutcome> {
  algebra ??= loadLinearAlgebra();
  try {
    return { status: "done", rows: await simulateReplicaEach(experiment, algebra) };
  } catch (error) {
    if (error instanceof ParameterError) {
      const { where, parameter, value, allowed, remedy } = error;
      return { status: "parameter", parts: [where, parameter, value, allowed, remedy] };
    }
    throw error;
  }
}

/** The rows, or the error as it was thrown on the thread. */
export function rowsOf(outcome: ReplicaOutcome): readonly (ReplicaRow | UncertifiedRow)[] {
  switch (outcome.status) {
    case "done":
      return outcome.rows;
    case "parameter":
      throw new ParameterError(...outcome.parts);
  }
}
