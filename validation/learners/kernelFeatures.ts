import type { LinearAlgebra, Matrix } from "../linearAlgebra/linearAlgebra.js";

/** A kernel matrix as inner products of features, one for each eigenvalue that is not rounding. */
export interface KernelFeatures {
  readonly features: Matrix;
  /** The dual coefficients a of f = K a, from the weights of the features. */
  readonly coefficientsOf: (weights: Float64Array) => Float64Array;
}

/** K = Phi Phi^T with as many features as K has rank. */
export function kernelFeatures(kernel: Matrix, algebra: LinearAlgebra): KernelFeatures {
  const { values, vectors } = algebra.eigen(kernel);
  const n = values.length;
  const zero = n * Number.EPSILON * (values.at(-1) ?? 0);
  const kept = [...values.keys()].filter((k) => values[k]! > zero);
  const p = kept.length;
  const data = new Float64Array(n * p);
  const inverse = new Float64Array(n * p);
  for (const [column, k] of kept.entries()) {
    const root = Math.sqrt(values[k]!);
    for (let i = 0; i < n; i++) {
      data[i * p + column] = root * vectors.data[k * n + i]!;
      inverse[i * p + column] = vectors.data[k * n + i]! / root;
    }
  }
  return {
    features: { rows: n, columns: p, data },
    coefficientsOf: (weights) => algebra.timesVector({ rows: n, columns: p, data: inverse }, weights),
  };
}
