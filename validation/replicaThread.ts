import { ParameterError } from "../src/core/errors.js";
import type { Experiment, ReplicaRow } from "./experiment.js";
import { CertificateError, type CertificateName } from "./learners/certificate.js";
import type { LinearAlgebra } from "./linearAlgebra/linearAlgebra.js";
import { loadLinearAlgebra } from "./linearAlgebra/loadLinearAlgebra.js";
import { simulateReplica } from "./simulateReplica.js";

/** What a thread sends back: errors cross between threads as plain data only. */
export type ReplicaOutcome =
  | { readonly status: "done"; readonly rows: readonly ReplicaRow[] }
  | {
      readonly status: "parameter";
      readonly parts: readonly [string, string, unknown, string, string | undefined];
    }
  | {
      readonly status: "certificate";
      readonly parts: readonly [string, number, CertificateName, number, number, string];
    };

let algebra: Promise<LinearAlgebra> | undefined;

/** One replica, on a worker thread. */
export async function replicaOnThread(experiment: Experiment): Promise<ReplicaOutcome> {
  algebra ??= loadLinearAlgebra();
  try {
    return { status: "done", rows: await simulateReplica(experiment, await algebra) };
  } catch (error) {
    if (error instanceof ParameterError) {
      const { where, parameter, value, allowed, remedy } = error;
      return { status: "parameter", parts: [where, parameter, value, allowed, remedy] };
    }
    if (!(error instanceof CertificateError)) throw error;
    const { learner, lambda, certificate, value, bound, remedy } = error;
    return { status: "certificate", parts: [learner, lambda, certificate, value, bound, remedy] };
  }
}

/** The rows, or the error as it was thrown on the thread. */
export function rowsOf(outcome: ReplicaOutcome): readonly ReplicaRow[] {
  switch (outcome.status) {
    case "done":
      return outcome.rows;
    case "parameter":
      throw new ParameterError(...outcome.parts);
    case "certificate":
      throw new CertificateError(...outcome.parts);
  }
}
