import type { LinearAlgebra, Matrix } from "../linearAlgebra/linearAlgebra.js";
import { dot } from "../linearAlgebra/vectors.js";
import { type MatrixProblem, matrixMap } from "./matrixProblem.js";

/** Weights where a descent has ended. */
export interface FactorFit {
  /** W, d x d; S = W^T W. */
  readonly weights: Matrix;
  /** sum_i loss(y_i f_i) + (d/2) lambda |W|^2. */
  readonly objective: number;
  readonly steps: number;
}

/** Fall that a step must bring, as a share of what its slope promises. */
const ARMIJO = 0.3;
const GROWTH = 1.5;
const SHRINKING = 0.5;

/**
 * Gradient descent on the weights W of the network itself, the training that the convex problem in S = W^T W stands for.
 *
 * A width of d is enough: then every minimum is one of the convex problem, unless W has lost a rank that it needs, which descent from small random
 * weights does not.
 *
 * @param problem With a smooth loss.
 * @param start   Small random weights, d x d.
 * @param steps   Of descent; each is as long as a line search allows.
 */
export function descendFactor(
  { inputs, labels, loss }: MatrixProblem,
  lambda: number,
  start: Matrix,
  steps: number,
  algebra: LinearAlgebra,
): FactorFit {
  const map = matrixMap({ inputs }, algebra);
  const { d } = map;
  const marginsOf = (W: Matrix): Float64Array => map.outputs(algebra.gram(W)).map((output, i) => labels[i]! * output);
  const objectiveOf = (W: Matrix, margins: Float64Array): number =>
    margins.reduce((sum, margin) => sum + loss.value(margin), 0) + 0.5 * d * lambda * dot(W.data, W.data);
  let weights = start;
  let margins = marginsOf(weights);
  let objective = objectiveOf(weights, margins);
  let rate = 1 / d;
  for (let step = 0; step < steps; step++) {
    // Half the gradient: W (sum_i loss' y_i (x_i x_i^T - 1) / sqrt(2d) + (d/2) lambda).
    const slope = map.transposed(margins.map((margin, i) => labels[i]! * loss.slope(margin)));
    for (let k = 0; k < d; k++) slope.data[k * d + k]! += 0.5 * d * lambda;
    const gradient = algebra.product(weights, slope);
    const square = dot(gradient.data, gradient.data);
    if (square === 0) return { weights, objective, steps: step };
    rate *= GROWTH;
    while (true) {
      const moved = { ...weights, data: weights.data.map((value, k) => value - rate * gradient.data[k]!) };
      const after = marginsOf(moved);
      const value = objectiveOf(moved, after);
      if (value <= objective - 2 * ARMIJO * rate * square) {
        [weights, margins, objective] = [moved, after, value];
        break;
      }
      rate *= SHRINKING;
      // No step is short enough: rounding is reached.
      if (rate * square < Number.EPSILON * objective) return { weights, objective, steps: step };
    }
  }
  return { weights, objective, steps };
}
