import type { LinearAlgebra, Matrix } from "../linearAlgebra/linearAlgebra.js";

/**
 * Squared distances of all rows of a from all rows of b, from their scalar products: |x|^2 + |y|^2 - 2 x.y, never below 0.
 *
 * The cancellation costs as many digits as the distance is smaller than the norms; equal rows are at some 1e-16 |x|^2.
 */
export function squaredDistances(algebra: LinearAlgebra, a: Matrix, b: Matrix): Matrix {
  const { rows, columns, data } = algebra.crossProducts(a, b);
  const left = squaredNorms(a);
  const right = squaredNorms(b);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      const place = i * columns + j;
      data[place] = a === b && i === j ? 0 : Math.max(0, left[i]! + right[j]! - 2 * data[place]!);
    }
  }
  return { rows, columns, data };
}

/** The RBF kernel exp(-eta D) of squared distances D in units of their median. Source: equations/README.md (RD.1). */
export function rbfKernel({ rows, columns, data }: Matrix, eta: number, median: number): Matrix {
  const kernel = new Float64Array(data.length);
  const rate = -eta / median;
  for (let place = 0; place < data.length; place++) kernel[place] = Math.exp(rate * data[place]!);
  return { rows, columns, data: kernel };
}

function squaredNorms({ rows, columns, data }: Matrix): Float64Array {
  const norms = new Float64Array(rows);
  for (let i = 0; i < rows; i++) {
    let sum = 0;
    for (let place = i * columns; place < (i + 1) * columns; place++) sum += data[place]! ** 2;
    norms[i] = sum;
  }
  return norms;
}
