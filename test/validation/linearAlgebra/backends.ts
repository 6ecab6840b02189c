import type { LinearAlgebra, Matrix } from "../../../validation/linearAlgebra/linearAlgebra.js";
import { mlMatrix } from "../../../validation/linearAlgebra/mlMatrix.js";
import { openBlas } from "../../../validation/linearAlgebra/openBlas.js";

/** Both backends; the algebra is undefined where the library is not installed, and tests then say so and skip. */
export const BACKENDS: readonly { readonly name: string; readonly algebra: LinearAlgebra | undefined }[] = [
  { name: "mlMatrix", algebra: mlMatrix },
  { name: "openBlas", algebra: openBlas() },
];

/** A matrix from its entries. */
export function matrix(rows: number, columns: number, entry: (row: number, column: number) => number): Matrix {
  const data = new Float64Array(rows * columns);
  for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) data[i * columns + j] = entry(i, j);
  return { rows, columns, data };
}

/** The entry of a product by its definition. */
export function inner(length: number, a: (k: number) => number, b: (k: number) => number): number {
  let sum = 0;
  for (let k = 0; k < length; k++) sum += a(k) * b(k);
  return sum;
}

/** Largest absolute difference of two matrices of one shape; Infinity for two shapes. */
export function distance(a: Matrix, b: Matrix): number {
  if (a.rows !== b.rows || a.columns !== b.columns) return Number.POSITIVE_INFINITY;
  return a.data.reduce((worst, value, i) => Math.max(worst, Math.abs(value - b.data[i]!)), 0);
}
