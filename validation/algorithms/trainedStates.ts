import type { Loss } from "../../equations/losses.js";
import { type StepTraining, stepCoefficients } from "../../equations/training/stepRule.js";
import type { RandomStream } from "../gaussianStream.js";
import type { Prediction, TrainingProblem } from "../learners/problem.js";
import { dot, timesVector, transposedTimesVector } from "../linearAlgebra/vectors.js";

/** A learner on its way: not the minimum, and therefore without a certificate. */
export interface TrainedState extends Prediction {
  /** 0, 1, ..., of gradient flow the time; 0 has zero weights. */
  readonly step: number;
}

/**
 * Gradient descent, heavy ball or Nesterov's method on one data set, from w = 0, along the gradient of the sum over samples.
 *
 * A kernel is trained in its dual coefficients: the weights stay in the span of the samples. A mini-batch takes every sample with probability
 * `batch`, independently at every step, and its pull divided by that.
 *
 * @param problem  Features or kernel.
 * @param training The algorithm.
 * @param stream   Of the mini-batches.
 * @param steps    Which states are wanted, ascending.
 *
 * Source: equations/README.md (MF.1).
 */
export function trainedStates(
  problem: TrainingProblem,
  { loss, lambda, training }: { readonly loss: Loss; readonly lambda: number; readonly training: StepTraining },
  stream: RandomStream,
  steps: readonly number[],
): TrainedState[] {
  const { labels } = problem;
  const { batch = 1, eta } = training;
  const size = problem.kind === "features" ? problem.features.columns : labels.length;
  const outputsOf = (coefficients: Float64Array): Float64Array =>
    timesVector(problem.kind === "features" ? problem.features : problem.kernel, coefficients);
  let weights: Float64Array = new Float64Array(size);
  let before = weights;
  let outputs: Float64Array = new Float64Array(labels.length);
  let outputsBefore = outputs;
  const states: TrainedState[] = [];
  for (let step = 0; ; step++) {
    if (steps.includes(step)) {
      const normSquare = dot(weights, problem.kind === "features" ? weights : outputs);
      states.push({ step, coefficients: weights, outputs, normSquare });
    }
    if (step >= (steps.at(-1) ?? 0)) return states;
    const { now, before: inertia, lookAhead } = stepCoefficients(training, lambda, step);
    const force = labels.map((y, i) => {
      const output = outputs[i]! + lookAhead * (outputs[i]! - outputsBefore[i]!);
      const taken = batch === 1 ? 1 : stream.uniform() < batch ? 1 / batch : 0;
      return taken === 0 ? 0 : -taken * y * loss.slope(y * output);
    });
    const along = problem.kind === "features" ? transposedTimesVector(problem.features, force) : force;
    const next = weights.map((w, k) => now * w + inertia * before[k]! + eta * along[k]!);
    [before, weights] = [weights, next];
    [outputsBefore, outputs] = [outputs, outputsOf(weights)];
  }
}
