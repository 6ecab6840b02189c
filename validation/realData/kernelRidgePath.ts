import type { LinearAlgebra, Matrix } from "../linearAlgebra/linearAlgebra.js";

/** Kernel ridge regression at every lambda of a list; row l of a matrix belongs to lambda l. */
export interface KernelRidgePath {
  /** The dual weights a: f(x) = sum_i a_i K(x_i, x). */
  readonly weights: Matrix;
  /** f at the training samples. */
  readonly outputs: Matrix;
  /**
   * Residual of (K + lambda) a = y in units of what rounding leaves of it, |K + lambda| |a| + |y|: the backward error. At lambda = 0 the
   * residual in the space that the kernel spans.
   */
  readonly certificates: Float64Array;
  /** Eigenvalues that differ from 0 by more than rounding. Below n, the limit 0+ is the least-squares solution of least norm. */
  readonly rank: number;
}

/**
 * All lambda from one eigendecomposition K = U^T S U: a = U^T (S + lambda)^-1 U y.
 *
 * @param kernel  K of the training samples, n x n.
 * @param y       Labels.
 * @param lambdas In [0, Infinity]: 0 is the limit 0+, the interpolator of least norm; at Infinity a stands for lambda a, which is y.
 *
 * Source: equations/README.md (RD.2).
 */
export function kernelRidgePath(
  algebra: LinearAlgebra,
  kernel: Matrix,
  y: Float64Array,
  lambdas: readonly number[],
): KernelRidgePath {
  const n = y.length;
  const { values, vectors } = algebra.eigen(kernel);
  const largest = values[n - 1] ?? 0;
  const noise = n * Number.EPSILON * largest;
  const spanned = (index: number): boolean => values[index]! > noise;
  const projections = algebra.product(vectors, { rows: n, columns: 1, data: y }).data;
  const coefficients = new Float64Array(lambdas.length * n);
  for (const [l, lambda] of lambdas.entries()) {
    for (let k = 0; k < n; k++) coefficients[l * n + k] = projections[k]! * weight(values[k]!, lambda, spanned(k));
  }
  const weights = algebra.product({ rows: lambdas.length, columns: n, data: coefficients }, vectors);
  const outputs = algebra.product(weights, kernel);
  const certificates = Float64Array.from(lambdas, (lambda, l) => {
    // There the solution is given, not solved for.
    if (lambda === Number.POSITIVE_INFINITY) return 0;
    const a = weights.data.subarray(l * n, (l + 1) * n);
    const residual = y.map((label, i) => label - outputs.data[l * n + i]! - lambda * a[i]!);
    const left = lambda > 0 ? residual : spannedPart(algebra, vectors, residual, spanned);
    return length(left) / ((largest + lambda) * length(a) + length(y));
  });
  return { weights, outputs, certificates, rank: values.reduce((count, _value, k) => count + (spanned(k) ? 1 : 0), 0) };
}

function weight(eigenvalue: number, lambda: number, spanned: boolean): number {
  if (lambda === Number.POSITIVE_INFINITY) return 1;
  if (lambda === 0) return spanned ? 1 / eigenvalue : 0;
  // Rounding can make an eigenvalue negative, never a sum of a kernel and a ridge.
  return 1 / (Math.max(0, eigenvalue) + lambda);
}

function spannedPart(
  algebra: LinearAlgebra,
  vectors: Matrix,
  residual: Float64Array,
  spanned: (index: number) => boolean,
): Float64Array {
  const parts = algebra.product(vectors, { rows: residual.length, columns: 1, data: residual }).data;
  return parts.map((part, k) => (spanned(k) ? part : 0));
}

function length(vector: Float64Array): number {
  return Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
}
