import type { Loss } from "../../equations/losses.js";
import { trainingOf } from "../../equations/vocabulary/algorithms.js";
import type { UncheckedPoint } from "../../equations/vocabulary/parameters.js";
import { ParameterError } from "../../src/core/errors.js";
import { randomStream } from "../gaussianStream.js";
import type { Fit, TrainingProblem } from "../learners/problem.js";
import type { LinearAlgebra } from "../linearAlgebra/linearAlgebra.js";
import { flowedStates } from "./flowedStates.js";
import { trainedStates } from "./trainedStates.js";

/** True if the learner is trained to its end, which learners of the minimum do. */
export function trainsToTheEnd(experiment: UncheckedPoint): boolean {
  const { algorithm = "minimum" } = experiment;
  return algorithm === "minimum" || trainingOf(experiment).time === Number.POSITIVE_INFINITY;
}

/**
 * The learner after a while of training, from w = 0. It is no minimum, and has no certificate.
 *
 * @param training One that requireTrained accepts, with an end in finite time.
 * @param lambda   [0, Infinity).
 * @throws {ParameterError} naming eta, if the weights leave the range of numbers.
 */
export function trainedFit(
  problem: TrainingProblem,
  { loss, lambda, training }: { readonly loss: Loss; readonly lambda: number; readonly training: UncheckedPoint },
  { seed, replica }: { readonly seed: number; readonly replica: number },
  algebra: LinearAlgebra,
): Fit {
  if (lambda === Number.POSITIVE_INFINITY) {
    throw new ParameterError("experiment", "lambda", lambda, "[0, Infinity) for a training that ends");
  }
  const { algorithm, time } = trainingOf(training);
  const exact = { lambda, certificate: 0, certificateBound: 0 };
  if (algorithm.name === "gradient-flow") return { ...exact, ...flowedStates(problem, lambda, [time], algebra)[0]! };
  const { name, precision: _sampled, ...numbers } = algorithm;
  const step = { algorithm: name, steps: time, ...numbers };
  const [state] = trainedStates(problem, { loss, lambda, training: step }, randomStream(seed, replica, "batches"), [
    time,
  ]);
  if (!Number.isFinite(state!.normSquare)) {
    const remedy = "On features or kernels with a constant part, centered takes that off";
    throw new ParameterError("experiment", "eta", algorithm.eta, "steps at which the weights stay finite", remedy);
  }
  return { ...exact, ...state! };
}
