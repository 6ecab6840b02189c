import type { LinearAlgebra } from "../linearAlgebra/linearAlgebra.js";
import { dot } from "../linearAlgebra/vectors.js";
import { type Attempt, CertificateError, notPositive, RESIDUAL_BOUND } from "./certificate.js";
import { type Fit, gradientTarget, predictionOf, type TrainingProblem } from "./problem.js";

/** Steps of iterative refinement: the first gains as many digits as the conditioning leaves, the second is for the worst. */
const REFINEMENTS = 2;

/** A negative eigenvalue above this share of the largest is not rounding. */
const NEGATIVE = 1e-10;

/**
 * Least squares with a ridge, (1 - y f)^2 / 2, at every lambda from one eigendecomposition.
 *
 * In the weights when there are fewer features than samples, in the dual coefficients otherwise. lambda = 0 is the solution of least norm:
 * directions whose eigenvalue is zero to rounding are left out.
 *
 * @param problem Features or kernel; the smaller of the two forms is the faster.
 * @param lambdas [0, Infinity) each.
 * @returns One fit for each lambda, certified by the residual of the normal equations, |X^T (f - y) + lambda w| / |X^T y|; a
 *          CertificateError where the residual exceeds 1e-8, and everywhere if the kernel matrix has a negative eigenvalue.
 */
export function ridge(problem: TrainingProblem, lambdas: readonly number[], algebra: LinearAlgebra): Attempt<Fit>[] {
  // X^T X w + lambda w = X^T y for features, K a + lambda a = y for a kernel: one symmetric matrix, one right-hand side.
  const matrix = problem.kind === "features" ? algebra.gram(problem.features) : problem.kernel;
  const target = gradientTarget(problem, algebra);
  const { values, vectors } = algebra.eigen(matrix);
  const zero = rankTolerance(values);
  if (values[0]! < -NEGATIVE * (values.at(-1) ?? 0)) {
    return lambdas.map((lambda) => notPositive("ridge", lambda, "relative residual of the normal equations"));
  }
  /** The exact solution of one right-hand side in the eigenvectors: its coefficients along them. */
  const along = (projected: Float64Array, lambda: number): Float64Array =>
    // Along a direction that no sample sees the weights are zero, and the dual coefficients without effect.
    projected.map((value, k) => (values[k]! <= zero ? 0 : value / (values[k]! + lambda)));
  const projected = algebra.timesVector(vectors, target);
  const size = matrix.rows;
  const inEigenvectors = { rows: lambdas.length, columns: size, data: new Float64Array(lambdas.length * size) };
  for (const [row, lambda] of lambdas.entries()) inEigenvectors.data.set(along(projected, lambda), row * size);
  // All lambda in one product: this, and not the eigenvectors, would be most of the work otherwise.
  const coefficients = algebra.product(inEigenvectors, vectors);
  const scale = gradientNorm(problem, target, algebra);
  return lambdas.map((lambda, row) => {
    let best = predictionOf(problem, coefficients.data.slice(row * size, (row + 1) * size), algebra);
    let gradient = gradientOf(problem, best, lambda, algebra);
    let certificate = gradientNorm(problem, gradient, algebra) / scale;
    for (let step = 0; step < REFINEMENTS && certificate > RESIDUAL_BOUND; step++) {
      const correction = algebra.transposedTimesVector(vectors, along(algebra.timesVector(vectors, gradient), lambda));
      best = predictionOf(
        problem,
        best.coefficients.map((value, k) => value - correction[k]!),
        algebra,
      );
      gradient = gradientOf(problem, best, lambda, algebra);
      certificate = gradientNorm(problem, gradient, algebra) / scale;
    }
    if (!(certificate <= RESIDUAL_BOUND)) {
      return new CertificateError(
        "ridge",
        lambda,
        "relative residual of the normal equations",
        certificate,
        RESIDUAL_BOUND,
        "the matrix is singular to rounding; take a larger lambda or another size",
      );
    }
    return { lambda, ...best, certificate, certificateBound: RESIDUAL_BOUND };
  });
}

/** Eigenvalues below this are rounding. */
function rankTolerance(values: Float64Array): number {
  return values.length * Number.EPSILON * (values.at(-1) ?? 0);
}

/** X^T (f - y) + lambda w, or its coefficients f - y + lambda a. */
function gradientOf(
  problem: TrainingProblem,
  { coefficients, outputs }: { readonly coefficients: Float64Array; readonly outputs: Float64Array },
  lambda: number,
  algebra: LinearAlgebra,
): Float64Array {
  const residual = outputs.map((output, i) => output - problem.labels[i]!);
  const force = problem.kind === "features" ? algebra.transposedTimesVector(problem.features, residual) : residual;
  return force.map((value, k) => value + lambda * coefficients[k]!);
}

/** Norm in the space of the weights, whatever the coefficients are. */
function gradientNorm(problem: TrainingProblem, gradient: Float64Array, algebra: LinearAlgebra): number {
  if (problem.kind === "features") return Math.sqrt(dot(gradient, gradient));
  // Negative by rounding only: the eigenvalues are known not to be.
  return Math.sqrt(Math.max(0, dot(gradient, algebra.timesVector(problem.kernel, gradient))));
}
