import { CertificateError, GAP_BOUND } from "../learners/certificate.js";
import { learnEach } from "../learners/learn.js";
import type { LinearAlgebra, Matrix } from "../linearAlgebra/linearAlgebra.js";
import { kernelRidgePath } from "./kernelRidgePath.js";
import type { RealDataLoss } from "./realDataLoss.js";

/** Backward error of a ridge learner that is not believed: some thousand times what rounding leaves. */
export const CERTIFICATE_BOUND = 1e-11;

/** A learner at every lambda of a list; row l of a matrix belongs to lambda l. */
export interface TrainedPath {
  /** f(x) = sum_i a_i K(x_i, x). */
  readonly weights: Matrix;
  /** f at the training samples. */
  readonly outputs: Matrix;
  /** Backward error for the square loss, relative duality gap for the hinge loss. */
  readonly certificates: Float64Array;
  /** The certificate that has to be met. */
  readonly bound: number;
  /** Rank of the kernel matrix within rounding, where it was found on the way. */
  readonly rank: number | null;
}

/**
 * Trains at all lambda: kernel ridge regression by one eigendecomposition, or the support vector machine by its learner.
 *
 * A learner of the hinge loss that misses its certificate has the weights 0 and that certificate; the others are not touched by it.
 */
export function trainedPath(
  algebra: LinearAlgebra,
  kernel: Matrix,
  y: Float64Array,
  lambdas: readonly number[],
  loss: RealDataLoss,
): TrainedPath {
  if (loss === "square") return { ...kernelRidgePath(algebra, kernel, y, lambdas), bound: CERTIFICATE_BOUND };
  const n = y.length;
  const weights = new Float64Array(lambdas.length * n);
  const outputs = new Float64Array(lambdas.length * n);
  const certificates = new Float64Array(lambdas.length);
  const attempts = learnEach({ kind: "kernel", kernel, labels: y }, loss, lambdas, algebra);
  for (const [l, attempt] of attempts.entries()) {
    if (attempt instanceof CertificateError) {
      certificates[l] = attempt.value;
      continue;
    }
    weights.set(attempt.coefficients, l * n);
    outputs.set(attempt.outputs, l * n);
    certificates[l] = attempt.certificate;
  }
  const matrix = (data: Float64Array): Matrix => ({ rows: lambdas.length, columns: n, data });
  return { weights: matrix(weights), outputs: matrix(outputs), certificates, bound: GAP_BOUND, rank: null };
}
