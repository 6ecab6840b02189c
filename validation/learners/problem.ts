import type { LinearAlgebra, Matrix } from "../linearAlgebra/linearAlgebra.js";
import { dot } from "../linearAlgebra/vectors.js";

/**
 * A training set: labels, and either features (n x p, already divided by sqrt p, so that f = w.phi) or a kernel matrix (n x n).
 *
 * The objective is sum_i loss(y_i f_i) + (lambda/2) |w|^2; for a kernel f = K a and |w|^2 = a.K a.
 */
export type TrainingProblem =
  | { readonly kind: "features"; readonly features: Matrix; readonly labels: Float64Array }
  | { readonly kind: "kernel"; readonly kernel: Matrix; readonly labels: Float64Array };

/** A trained learner. At lambda = Infinity everything is in units of 1/lambda. */
export interface Fit {
  readonly lambda: number;
  /** w for features, a for a kernel. */
  readonly coefficients: Float64Array;
  /** f on the training inputs. */
  readonly outputs: Float64Array;
  /** |w|^2. */
  readonly normSquare: number;
  /** Distance from the optimum, in the measure that the learner is certified by, and the bound that was met. */
  readonly certificate: number;
  readonly certificateBound: number;
}

/** The learner before its certificate: coefficients, outputs, norm. */
export type Prediction = Pick<Fit, "coefficients" | "outputs" | "normSquare">;

/** Number of samples. */
function sampleCount(problem: TrainingProblem): number {
  return problem.labels.length;
}

/** Mean of the diagonal of the kernel matrix: the scale that lambda is to be compared with. */
export function meanSquareFeature(problem: TrainingProblem): number {
  const n = sampleCount(problem);
  if (problem.kind === "features") return dot(problem.features.data, problem.features.data) / n;
  let trace = 0;
  for (let i = 0; i < n; i++) trace += problem.kernel.data[i * n + i]!;
  return trace / n;
}

/** The problem with the fewer unknowns: more features than samples are replaced by their kernel matrix. */
export function smallerProblem(problem: TrainingProblem, algebra: LinearAlgebra): TrainingProblem {
  if (problem.kind === "kernel" || problem.features.columns <= problem.features.rows) return problem;
  const { features, labels } = problem;
  return { kind: "kernel", kernel: algebra.crossProducts(features, features), labels };
}

/** The learner that has the given coefficients. */
export function predictionOf(problem: TrainingProblem, coefficients: Float64Array, algebra: LinearAlgebra): Prediction {
  if (problem.kind === "features") {
    const outputs = algebra.timesVector(problem.features, coefficients);
    return { coefficients, outputs, normSquare: dot(coefficients, coefficients) };
  }
  const outputs = algebra.timesVector(problem.kernel, coefficients);
  return { coefficients, outputs, normSquare: dot(coefficients, outputs) };
}

/** The gradient of the square loss at w = 0, with its sign changed: X^T y for features, y in the dual coefficients of a kernel. */
export function gradientTarget({ labels, ...problem }: TrainingProblem, algebra: LinearAlgebra): Float64Array {
  return problem.kind === "features" ? algebra.transposedTimesVector(problem.features, labels) : labels;
}

/** The learner w = sum_i a_i phi_i. */
export function predictionOfDual(problem: TrainingProblem, dual: Float64Array, algebra: LinearAlgebra): Prediction {
  const coefficients = problem.kind === "features" ? algebra.transposedTimesVector(problem.features, dual) : dual;
  return predictionOf(problem, coefficients, algebra);
}

/** A fit of the smaller problem in the coefficients of the original one. */
export function fitOf(original: TrainingProblem, smaller: TrainingProblem, fit: Fit, algebra: LinearAlgebra): Fit {
  if (original.kind === smaller.kind || original.kind === "kernel") return fit;
  return { ...fit, coefficients: algebra.transposedTimesVector(original.features, fit.coefficients) };
}
