import type { Loss } from "../../equations/losses.js";
import type { LinearAlgebra, Matrix } from "../linearAlgebra/linearAlgebra.js";
import { dot } from "../linearAlgebra/vectors.js";
import { matrixOutputs } from "./matrixOutputs.js";

/** A training set of the quadratic network: minimize sum_i loss(y_i f_i) + (d/2) lambda tr S over S >= 0. */
export interface MatrixProblem {
  /** n x d. */
  readonly inputs: Matrix;
  /** +1 or -1. */
  readonly labels: Float64Array;
  readonly loss: Loss;
}

/** The linear map from matrices to outputs, and its transpose. */
export interface MatrixMap {
  readonly d: number;
  /** f of every training input. */
  readonly outputs: (S: Matrix) => Float64Array;
  /** sum_i r_i (x_i x_i^T - 1) / sqrt(2 d). */
  readonly transposed: (r: Float64Array) => Matrix;
  /** The largest eigenvalue of the one after the other, by power iteration: a lower bound. */
  readonly squareNorm: () => number;
}

/** Steps of the power iteration. */
const POWER_STEPS = 30;

/** The map of a training set. */
export function matrixMap({ inputs }: Pick<MatrixProblem, "inputs">, algebra: LinearAlgebra): MatrixMap {
  const { rows: n, columns: d, data } = inputs;
  const columns = { rows: d, columns: n, data: new Float64Array(n * d) };
  for (let i = 0; i < n; i++) for (let k = 0; k < d; k++) columns.data[k * n + i] = data[i * d + k]!;
  const scale = 1 / Math.sqrt(2 * d);
  const outputs = (S: Matrix): Float64Array => matrixOutputs(inputs, S, algebra);
  const transposed = (r: Float64Array): Matrix => {
    const weighted = new Float64Array(n * d);
    let sum = 0;
    for (let i = 0; i < n; i++) {
      const weight = scale * r[i]!;
      sum += weight;
      for (let k = i * d; k < (i + 1) * d; k++) weighted[k] = weight * data[k]!;
    }
    const result = algebra.product(columns, { rows: n, columns: d, data: weighted });
    for (let k = 0; k < d; k++) result.data[k * d + k]! -= sum;
    return result;
  };
  const squareNorm = (): number => {
    // A matrix without symmetries of its own: every eigenvector has a part in it.
    let S: Matrix = { rows: d, columns: d, data: Float64Array.from({ length: d * d }, (_, k) => 1 / (1 + k)) };
    let norm = 0;
    for (let step = 0; step < POWER_STEPS; step++) {
      const next = transposed(outputs(S));
      norm = Math.sqrt(dot(next.data, next.data));
      S = { ...next, data: next.data.map((value) => value / norm) };
    }
    return norm;
  };
  return { d, outputs, transposed, squareNorm };
}
