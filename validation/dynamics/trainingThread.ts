import { ParameterError } from "../../src/core/errors.js";
import type { LinearAlgebra } from "../linearAlgebra/linearAlgebra.js";
import { loadLinearAlgebra } from "../linearAlgebra/loadLinearAlgebra.js";
import { threadPool } from "../threadPool.js";
import type { TrainingExperiment } from "./trainingExperiment.js";
import { type TrainingReplica, trainingReplica } from "./trainingReplica.js";

/** One replica, as plain data. */
export interface TrainingRequest {
  readonly experiment: TrainingExperiment;
  readonly replica: number;
}

/** Message of a thread: errors cross between threads as plain data only. */
export type TrainingOutcome =
  | TrainingReplica
  | { readonly parameter: readonly [string, string, unknown, string, string | undefined] };

let algebra: LinearAlgebra | undefined;

/** One replica, on a worker thread. */
export async function trainingOnThread({ experiment, replica }: TrainingRequest): Promise<TrainingOutcome> {
  algebra ??= loadLinearAlgebra();
  try {
    return await trainingReplica(experiment, replica, algebra);
  } catch (error) {
    if (!(error instanceof ParameterError)) throw error;
    return { parameter: [error.where, error.parameter, error.value, error.allowed, error.remedy] };
  }
}

/** Runs replicas of a training, several at a time. */
export interface TrainingWorkers {
  readonly inHand: number;
  /** @throws {ParameterError} as trainingReplica does. */
  readonly run: (request: TrainingRequest) => Promise<TrainingReplica>;
  readonly close: () => Promise<void>;
}

/**
 * Threads that train, so that this one has time for Ctrl-C and the progress bar. A replica does not depend on their number.
 *
 * @param count Number of threads, 1, 2, ...; each holds one data set.
 */
export function trainingWorkers(count: number): TrainingWorkers {
  const task = { beside: import.meta.url, module: "./trainingThread", name: "trainingOnThread" };
  const pool = threadPool<TrainingRequest, TrainingOutcome>(task, count);
  return {
    inHand: pool.inHand,
    run: async (request) => {
      const outcome = await pool.run(request);
      if ("parameter" in outcome) throw new ParameterError(...outcome.parameter);
      return outcome;
    },
    close: pool.close,
  };
}
