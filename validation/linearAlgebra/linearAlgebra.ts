/** A dense matrix, row by row. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  /** rows x columns numbers, row-major. */
  readonly data: Float64Array;
}

/** The dense linear algebra that the finite-size experiments stand on: from the system's BLAS, or from a package that needs nothing installed. */
export interface LinearAlgebra {
  readonly name: "openblas" | "ml-matrix";
  /** a b^T: (rows of a) x (rows of b). */
  readonly crossProducts: (a: Matrix, b: Matrix) => Matrix;
  /** x^T x: columns x columns, symmetric. */
  readonly gram: (x: Matrix) => Matrix;
  /** a b. */
  readonly product: (a: Matrix, b: Matrix) => Matrix;
  /** x v. */
  readonly timesVector: (x: Matrix, v: Float64Array) => Float64Array;
  /** x^T v. */
  readonly transposedTimesVector: (x: Matrix, v: Float64Array) => Float64Array;
  /** The x with s x = b, for s symmetric and positive definite (Cholesky); a NotPositiveError for any other s. */
  readonly solvePositive: (s: Matrix, b: Matrix) => Matrix;
  /** Factors s once and solves for any number of right-hand sides. */
  readonly positiveSolver: (s: Matrix) => (b: Matrix) => Matrix;
  /** The inverse of s, symmetric and positive definite, in place of s; a NotPositiveError for any other s. */
  readonly invertPositive: (s: Matrix) => Matrix;
  /** s = U^T diag(values) U with the eigenvectors as the rows of U; values ascending. */
  readonly eigen: (s: Matrix) => { readonly values: Float64Array; readonly vectors: Matrix };
}
