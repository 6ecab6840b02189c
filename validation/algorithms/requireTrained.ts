import { flowLossError } from "../../equations/training/flowLossError.js";
import { requireTraining } from "../../equations/vocabulary/algorithms.js";
import { namedLoss } from "../../equations/vocabulary/losses.js";
import type { UncheckedPoint } from "../../equations/vocabulary/parameters.js";

/**
 * Refuses a training that cannot be run.
 *
 * @throws {ParameterError} naming the algorithm, or the number that it needs or cannot have.
 */
export function requireTrained(experiment: UncheckedPoint, loss: string): void {
  requireTraining(experiment);
  if (experiment.algorithm === "gradient-flow" && loss !== "square") {
    throw flowLossError("experiment", namedLoss(loss)!);
  }
}
