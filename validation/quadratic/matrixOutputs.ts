import type { LinearAlgebra, Matrix } from "../linearAlgebra/linearAlgebra.js";
import { rowDot } from "../linearAlgebra/vectors.js";

/** (x.S x - tr S) / sqrt(2 d) of every row x: the pre-activation of a quadratic network with S = W^T W. */
export function matrixOutputs(inputs: Matrix, S: Matrix, algebra: LinearAlgebra): Float64Array {
  const { rows, columns: d, data } = inputs;
  const images = algebra.product(inputs, S).data;
  const trace = traceOf(S);
  const scale = 1 / Math.sqrt(2 * d);
  return Float64Array.from(
    { length: rows },
    (_, i) => scale * (rowDot(images, i * d, data.subarray(i * d, (i + 1) * d), d) - trace),
  );
}

/** Sum of the diagonal of a square matrix. */
export function traceOf({ rows, data }: Matrix): number {
  let trace = 0;
  for (let k = 0; k < rows; k++) trace += data[k * rows + k]!;
  return trace;
}
