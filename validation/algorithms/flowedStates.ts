import { gradientTarget, predictionOf, type TrainingProblem } from "../learners/problem.js";
import type { LinearAlgebra } from "../linearAlgebra/linearAlgebra.js";
import type { TrainedState } from "./trainedStates.js";

/**
 * Gradient flow on the square loss on one data set, from w = 0, along the gradient of the sum over samples: exact at any time, because every
 * eigenvector of the Gram matrix is trained by itself.
 *
 * @param lambda [0, Infinity).
 * @param times  [0, Infinity).
 *
 * Source: equations/README.md (TI.3).
 */
export function flowedStates(
  problem: TrainingProblem,
  lambda: number,
  times: readonly number[],
  algebra: LinearAlgebra,
): TrainedState[] {
  const matrix = problem.kind === "features" ? algebra.gram(problem.features) : problem.kernel;
  const { values, vectors } = algebra.eigen(matrix);
  const projected = algebra.timesVector(vectors, gradientTarget(problem, algebra));
  return times.map((time) => {
    const filtered = projected.map((value, k) => {
      const rate = Math.max(0, values[k]!) + lambda;
      return rate === 0 ? value * time : (value * -Math.expm1(-rate * time)) / rate;
    });
    return { step: time, ...predictionOf(problem, algebra.transposedTimesVector(vectors, filtered), algebra) };
  });
}
