import type { LinearAlgebra } from "../linearAlgebra/linearAlgebra.js";
import { GAP_BOUND } from "./certificate.js";
import { type Prediction, predictionOf, predictionOfDual, type TrainingProblem } from "./problem.js";

/** A dual point of the hinge loss: 0 <= beta <= 1, with lambda w = sum_i beta_i y_i phi_i. */
export interface HingePoint {
  readonly beta: Float64Array;
  readonly prediction: Prediction;
  /** sum max(0, 1 - y f), without the ridge. */
  readonly lossSum: number;
  /** (P - D) / P. */
  readonly gap: number;
}

/**
 * Everything that is known of a primal and a dual point, computed anew: what a solver carried along while it iterated is not trusted.
 *
 * @param coefficients w or a, where they are known better than from beta / lambda; any pair gives a valid gap.
 */
export function hingePoint(
  problem: TrainingProblem,
  beta: Float64Array,
  lambda: number,
  algebra: LinearAlgebra,
  coefficients?: Float64Array,
): HingePoint {
  const { labels } = problem;
  const dual = predictionOfDual(
    problem,
    beta.map((value, i) => (labels[i]! * value) / lambda),
    algebra,
  );
  const prediction = coefficients === undefined ? dual : predictionOf(problem, coefficients, algebra);
  let lossSum = 0;
  let betaSum = 0;
  for (let i = 0; i < beta.length; i++) {
    lossSum += Math.max(0, 1 - labels[i]! * prediction.outputs[i]!);
    betaSum += beta[i]!;
  }
  const primal = lossSum + 0.5 * lambda * prediction.normSquare;
  return { beta, prediction, lossSum, gap: (primal - (betaSum - 0.5 * lambda * dual.normSquare)) / primal };
}

/** Is the point certified? A gap below zero beyond rounding, or |w|^2 < 0, is no certificate: the kernel matrix is not positive. */
export function isOptimal({ gap, prediction }: HingePoint): boolean {
  return Math.abs(gap) <= GAP_BOUND && prediction.normSquare >= 0;
}

/**
 * Start at another lambda: what is at its bound stays there, and what lies between keeps its weight beta / lambda, which is what
 * hardly changes once lambda is small.
 */
export function warmStart(beta: Float64Array, lambda: number, next: number): Float64Array {
  return beta.map((value) => (value >= 1 ? 1 : Math.min(1, (value * next) / lambda)));
}
