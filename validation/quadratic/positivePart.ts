import type { LinearAlgebra, Matrix } from "../linearAlgebra/linearAlgebra.js";

/** The positive part of a symmetric matrix less a multiple of the identity, and the eigenvalues that it keeps, ascending. */
export function positivePart(
  matrix: Matrix,
  shift: number,
  algebra: LinearAlgebra,
): { readonly matrix: Matrix; readonly eigenvalues: Float64Array } {
  const d = matrix.rows;
  const { values, vectors } = algebra.eigen(matrix);
  const eigenvalues = values.map((value) => value - shift).filter((value) => value > 0);
  const kept = eigenvalues.length;
  if (kept === 0) return { matrix: { rows: d, columns: d, data: new Float64Array(d * d) }, eigenvalues };
  const roots = { rows: d, columns: kept, data: new Float64Array(d * kept) };
  for (let j = 0; j < kept; j++) {
    const scale = Math.sqrt(eigenvalues[j]!);
    for (let i = 0; i < d; i++) roots.data[i * kept + j] = scale * vectors.data[(d - kept + j) * d + i]!;
  }
  return { matrix: algebra.crossProducts(roots, roots), eigenvalues };
}
