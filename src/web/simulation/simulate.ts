import type { Experiment, ReplicaRow } from "../../../validation/experiment.js";
import type { LinearAlgebra } from "../../../validation/linearAlgebra/linearAlgebra.js";
import { replicaSummary } from "../../../validation/replicaSummary.js";
import { simulateReplica } from "../../../validation/simulateReplica.js";
import { ParameterError } from "../../core/errors.js";
import { errorMessage } from "../theory/errorMessage.js";
import type { SimulatedRow, SimulationAnswer, SimulationQuestion } from "./simulationMessages.js";

/**
 * Runs finite-size experiments, replica by replica; after each all means so far, beside the theory.
 *
 * A refusal of the library, such as a loss that has no learner, is an answer.
 */
export async function* simulate(
  { experiments, replicas }: SimulationQuestion,
  algebra: LinearAlgebra,
): AsyncGenerator<SimulationAnswer, void, undefined> {
  const collected: (readonly ReplicaRow[])[][] = experiments.map(() => []);
  try {
    for (let replica = 0; replica < replicas; replica++) {
      for (const [index, { experiment }] of experiments.entries()) {
        collected[index]?.push(await simulateReplica({ ...experiment, replica }, algebra));
      }
      const rows: SimulatedRow[] = [];
      for (const [index, { value, experiment }] of experiments.entries()) {
        rows.push(...(await rowsOf(experiment, collected[index] ?? [], value)));
      }
      yield { kind: "rows", rows, done: replica + 1, replicas };
    }
  } catch (error) {
    const message = error instanceof ParameterError ? error.message.replace(/^[\w-]+: /, "") : errorMessage(error);
    yield { kind: "refusal", message };
  }
}

async function rowsOf(
  experiment: Experiment,
  replicas: readonly (readonly ReplicaRow[])[],
  value: number | undefined,
): Promise<readonly SimulatedRow[]> {
  const summaries = await replicaSummary(experiment, replicas);
  return summaries.map(({ lambda, observables }) => ({
    value: value ?? lambda,
    d: experiment.d,
    seed: experiment.seed,
    replicas: replicas.length,
    observables: Object.fromEntries(
      observables.map(({ observable, mean, standardError, theory, z }) => [
        observable,
        { mean, standardError, theory, z },
      ]),
    ),
  }));
}
