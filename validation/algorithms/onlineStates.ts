import type { Loss } from "../../equations/losses.js";
import { ParameterError } from "../../src/core/errors.js";
import type { TrainingProblem } from "../learners/problem.js";
import { addRow, dot, rowDot, timesVector } from "../linearAlgebra/vectors.js";
import type { TrainedState } from "./trainedStates.js";

/**
 * Online stochastic gradient descent: every sample of the data set once, in its order, from w = 0.
 *
 * @param problem Features; a kernel has no weights to step.
 * @param d       Input dimension: the ridge acts once in d samples.
 * @param steps   Numbers of samples after which the state is wanted, ascending.
 * @throws {ParameterError} naming the model, if it is a kernel.
 *
 * Source: equations/README.md (ON.1).
 */
export function onlineStates(
  problem: TrainingProblem,
  { loss, lambda, eta, d }: { readonly loss: Loss; readonly lambda: number; readonly eta: number; readonly d: number },
  steps: readonly number[],
): TrainedState[] {
  if (problem.kind === "kernel") {
    throw new ParameterError("online-sgd", "model", "kernel", "{linear, rf}", "A kernel has no weights to step");
  }
  const { features, labels } = problem;
  const { columns, data } = features;
  const weights = new Float64Array(columns);
  const keep = 1 - (eta * lambda) / d;
  return steps.map((step, place) => {
    for (let i = steps[place - 1] ?? 0; i < step; i++) {
      const y = labels[i]!;
      const amount = -eta * y * loss.slope(y * rowDot(data, i * columns, weights, columns));
      for (let k = 0; k < columns; k++) weights[k]! *= keep;
      addRow(weights, amount, data, i * columns);
    }
    const seen = { rows: step, columns, data: data.subarray(0, step * columns) };
    return {
      step,
      coefficients: weights.slice(),
      outputs: timesVector(seen, weights),
      normSquare: dot(weights, weights),
    };
  });
}
