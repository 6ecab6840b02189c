/** Certificate of a learner. */
export type CertificateName =
  | "relative duality gap"
  | "relative residual of the normal equations"
  | "relative Newton decrement";

/** A learner that stopped short of the optimum: an error, never a data point. */
export class CertificateError extends Error {
  constructor(
    readonly learner: string,
    readonly lambda: number,
    readonly certificate: CertificateName,
    readonly value: number,
    readonly bound: number,
    readonly remedy: string,
  ) {
    super(
      `${learner} at lambda = ${lambda}: ${certificate} ${Number.isFinite(value) ? `${value.toExponential(2)} exceeds` : "is beyond double precision and not within"} its bound ${bound.toExponential(0)}; ${remedy}`,
    );
    this.name = "CertificateError";
  }
}

/** A fit within its bound, or why there is none. */
export type Attempt<Fit> = Fit | CertificateError;

/** The fit that `train` returns, or its failure to meet the bound. */
export function attempted<Fit>(train: () => Fit): Attempt<Fit> {
  try {
    return train();
  } catch (error) {
    if (error instanceof CertificateError) return error;
    throw error;
  }
}

/**
 * The fits, where all of them are within their bounds.
 *
 * @throws {CertificateError} the first one.
 */
export function certified<Fit>(attempts: readonly Attempt<Fit>[]): Fit[] {
  return attempts.map((attempt) => {
    if (attempt instanceof CertificateError) throw attempt;
    return attempt;
  });
}

/** The error of a learner whose kernel matrix has shown a negative eigenvalue: neither a gap nor a residual means anything then. */
export function notPositive(
  learner: string,
  lambda: number,
  certificate: CertificateName = "relative duality gap",
): CertificateError {
  return new CertificateError(
    learner,
    lambda,
    certificate,
    Number.POSITIVE_INFINITY,
    GAP_BOUND,
    "the kernel matrix is not positive semidefinite in double precision",
  );
}

/** (P - D) / P, at which iterative learners stop: the relative error of |w| is below its square root times sqrt(2 P / (lambda |w|^2)). */
export const GAP_BOUND = 1e-8;

/** |X^T (f - y) + lambda w| / |X^T y| for least squares. */
export const RESIDUAL_BOUND = 1e-8;
