import { ParameterError } from "../src/core/errors.js";
import type { LinearAlgebra, Matrix } from "./linearAlgebra/linearAlgebra.js";
import { NotPositiveError } from "./linearAlgebra/notPositiveError.js";

/** Negative eigenvalues below this share of the largest are rounding of the entries and of the factorization. */
const ROUNDING = 1e-11;

/**
 * Refuses a kernel whose matrix has a negative eigenvalue: it is no inner product of features, so that |w|^2 may be negative, the problem
 * is not convex, and no duality gap certifies anything.
 *
 * A Cholesky factorization of the matrix, shifted by what rounding can do, tells; only when it fails are the eigenvalues computed. Matrices
 * of low rank pass.
 *
 * @param kernel    Symmetric.
 * @param parameter What the kernel was given by, and its value: for the message.
 * @throws {ParameterError} with the least eigenvalue relative to the largest.
 */
export function requirePositiveKernel(
  kernel: Matrix,
  { name, value }: { readonly name: string; readonly value: unknown },
  algebra: LinearAlgebra,
): void {
  const { rows: n, data } = kernel;
  const shift = ROUNDING * rowSumBound(kernel);
  const shifted = { ...kernel, data: data.slice() };
  for (let i = 0; i < n; i++) shifted.data[i * n + i]! += shift;
  try {
    algebra.positiveSolver(shifted);
  } catch (error) {
    if (!(error instanceof NotPositiveError)) throw error;
    const { values } = algebra.eigen(kernel);
    const [least, largest] = [values[0]!, values.at(-1)!];
    if (least >= -shift) return;
    throw new ParameterError(
      "kernel",
      name,
      value,
      "kernels whose matrices are positive semidefinite",
      largest > 0
        ? `Its matrix on these ${n} inputs is not: the least eigenvalue is ${(least / largest).toExponential(2)} of the largest`
        : `Its matrix on these ${n} inputs has no positive eigenvalue`,
    );
  }
}

/** The largest sum of a row's magnitudes: no eigenvalue exceeds it. */
function rowSumBound({ rows, columns, data }: Matrix): number {
  let most = 0;
  for (let i = 0; i < rows; i++) {
    let sum = 0;
    for (let j = 0; j < columns; j++) sum += Math.abs(data[i * columns + j]!);
    most = Math.max(most, sum);
  }
  return most;
}
