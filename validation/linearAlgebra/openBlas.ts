import { createRequire } from "node:module";
import type { LinearAlgebra, Matrix } from "./linearAlgebra.js";
import { NotPositiveError } from "./notPositiveError.js";
import { transposed } from "./rowProducts.js";

/** Names under which systems keep the library, each tried in turn. */
const LIBRARY_NAMES: { readonly [platform in NodeJS.Platform]?: readonly string[] } = {
  linux: ["libopenblas.so.0", "libopenblas.so", "libopenblas64.so.0"],
  darwin: [
    "libopenblas.dylib",
    "/opt/homebrew/opt/openblas/lib/libopenblas.dylib",
    "/usr/local/opt/openblas/lib/libopenblas.dylib",
  ],
  win32: ["libopenblas.dll", "openblas.dll"],
};

/** The Fortran routines: every argument is an address, and texts are followed by their lengths at the end. */
const SIGNATURES = {
  dgemm:
    "void dgemm_(str transA, str transB, int *m, int *n, int *k, double *alpha, double *a, int *lda, double *b, int *ldb, double *beta, double *c, int *ldc)",
  dgemv:
    "void dgemv_(str trans, int *m, int *n, double *alpha, double *a, int *lda, double *x, int *incx, double *beta, double *y, int *incy)",
  dsyrk:
    "void dsyrk_(str uplo, str trans, int *n, int *k, double *alpha, double *a, int *lda, double *beta, double *c, int *ldc)",
  dpotrf: "void dpotrf_(str uplo, int *n, double *a, int *lda, _Inout_ int *info)",
  dpotrs: "void dpotrs_(str uplo, int *n, int *nrhs, double *a, int *lda, double *b, int *ldb, _Inout_ int *info)",
  dpotri: "void dpotri_(str uplo, int *n, double *a, int *lda, _Inout_ int *info)",
  dsyevd:
    "void dsyevd_(str jobz, str uplo, int *n, double *a, int *lda, double *w, double *work, int *lwork, int *iwork, int *liwork, _Inout_ int *info, size_t jobzLength, size_t uploLength)",
} as const;

type Routines = { readonly [name in keyof typeof SIGNATURES]: (...args: unknown[]) => void };

/** Location and threads of the library. */
export interface OpenBlasOptions {
  /** Path or name; without it the usual names of the platform. */
  readonly library?: string;
  /** Threads inside one operation; defaults to 1: the results then do not depend on how many workers share the machine. */
  readonly threads?: number;
}

/**
 * Linear algebra by the system's OpenBLAS, called through koffi.
 *
 * @returns undefined if koffi or the library cannot be loaded.
 */
export function openBlas({ library, threads = 1 }: OpenBlasOptions = {}): LinearAlgebra | undefined {
  const routines = loadRoutines(library === undefined ? namesHere() : [library], threads);
  if (routines === undefined) return undefined;
  return {
    name: "openblas",
    // In Fortran's order of columns a row-major matrix is its transpose, so every product is written in reverse.
    crossProducts: (a, b) => multiply(routines, "t", "n", b.rows, a.rows, a.columns, b, a),
    product: (a, b) => multiply(routines, "n", "n", b.columns, a.rows, a.columns, b, a),
    timesVector: (x, v) => applied(routines, "t", x, v, new Float64Array(x.rows)),
    transposedTimesVector: (x, v) => applied(routines, "n", x, v, new Float64Array(x.columns)),
    gram: (x) => gram(routines, x),
    solvePositive: (s, b) => positiveSolver(routines, s)(b),
    positiveSolver: (s) => positiveSolver(routines, s),
    invertPositive: (s) => invertPositive(routines, s),
    eigen: (s) => eigen(routines, s),
  };
}

function namesHere(): readonly string[] {
  return LIBRARY_NAMES[process.platform] ?? [];
}

/** The part of koffi that is used here. */
interface Koffi {
  load(path: string): { func(signature: string): (...args: unknown[]) => void };
}

/**
 * koffi, if it is installed and has a build for this platform.
 *
 * By require: where the binary is missing Node throws the error of an import once more, where nobody can catch it.
 */
function loadKoffi(): Koffi | undefined {
  try {
    return createRequire(import.meta.url)("koffi") as Koffi;
  } catch {
    return undefined;
  }
}

function loadRoutines(names: readonly string[], threads: number): Routines | undefined {
  const koffi = loadKoffi();
  if (koffi === undefined) return undefined;
  for (const name of names) {
    try {
      const handle = koffi.load(name);
      handle.func("void openblas_set_num_threads(int count)")(threads);
      const entries = Object.entries(SIGNATURES).map(([key, signature]) => [key, handle.func(signature)]);
      return Object.fromEntries(entries) as Routines;
    } catch {
      // Not this name, or a library without these routines: the next may do.
    }
  }
  return undefined;
}

/** C = op(a) op(b) in Fortran's order, an m x n matrix there and n x m here. */
function multiply(
  { dgemm }: Routines,
  transA: "n" | "t",
  transB: "n" | "t",
  m: number,
  n: number,
  k: number,
  a: Matrix,
  b: Matrix,
): Matrix {
  const data = new Float64Array(m * n);
  dgemm(
    transA,
    transB,
    int(m),
    int(n),
    int(k),
    real(1),
    a.data,
    int(a.columns),
    b.data,
    int(b.columns),
    real(0),
    data,
    int(m),
  );
  return { rows: n, columns: m, data };
}

/** op(x) v into the result, with op in Fortran's order: "t" is x itself. */
function applied(
  { dgemv }: Routines,
  trans: "n" | "t",
  { rows, columns, data }: Matrix,
  v: Float64Array,
  result: Float64Array,
): Float64Array {
  // Fortran refuses a leading dimension of 0.
  if (rows === 0 || columns === 0) return result;
  dgemv(trans, int(columns), int(rows), real(1), data, int(columns), v, int(1), real(0), result, int(1));
  return result;
}

function gram({ dsyrk }: Routines, { rows, columns, data }: Matrix): Matrix {
  const result = new Float64Array(columns * columns);
  dsyrk("u", "n", int(columns), int(rows), real(1), data, int(columns), real(0), result, int(columns));
  const square = { rows: columns, columns, data: result };
  mirrorLower(square);
  return square;
}

function positiveSolver({ dpotrf, dpotrs }: Routines, s: Matrix): (b: Matrix) => Matrix {
  const n = int(s.rows);
  const factor = s.data.slice();
  const info = int(0);
  dpotrf("u", n, factor, n, info);
  if (info[0] !== 0) throw new NotPositiveError(s.rows);
  return (b) => {
    // The right-hand sides are the columns of b, which Fortran wants one after the other.
    const columns = transposed(b);
    dpotrs("u", n, int(b.columns), factor, n, columns.data, n, info);
    return transposed(columns);
  };
}

function invertPositive({ dpotrf, dpotri }: Routines, s: Matrix): Matrix {
  const n = int(s.rows);
  const [factorFailure, inverseFailure] = [int(0), int(0)];
  dpotrf("u", n, s.data, n, factorFailure);
  if (factorFailure[0] !== 0) throw new NotPositiveError(s.rows);
  dpotri("u", n, s.data, n, inverseFailure);
  if (inverseFailure[0] !== 0) throw new NotPositiveError(s.rows);
  mirrorLower(s);
  return s;
}

/** Entries of a block: both triangles of one fit into the cache. */
const BLOCK = 32;

/** The upper triangle in Fortran's order is the lower one here; it is copied above the diagonal, block by block. */
function mirrorLower({ rows: n, data }: Matrix): void {
  for (let top = 0; top < n; top += BLOCK) {
    for (let left = 0; left <= top; left += BLOCK) {
      for (let i = top; i < Math.min(n, top + BLOCK); i++) {
        for (let j = left; j < Math.min(i, left + BLOCK); j++) data[j * n + i] = data[i * n + j]!;
      }
    }
  }
}

function eigen({ dsyevd }: Routines, s: Matrix): { readonly values: Float64Array; readonly vectors: Matrix } {
  const n = s.rows;
  const vectors = s.data.slice();
  const values = new Float64Array(n);
  // Sizes of the work arrays as dsyevd's documentation asks for them.
  const work = new Float64Array(1 + 6 * n + 2 * n * n);
  const indices = new Int32Array(3 + 5 * n);
  const info = int(0);
  dsyevd("v", "u", int(n), vectors, int(n), values, work, int(work.length), indices, int(indices.length), info, 1, 1);
  if (info[0] !== 0) throw new Error(`dsyevd: info = ${String(info[0])} on a ${n} x ${n} matrix`);
  return { values, vectors: { rows: n, columns: n, data: vectors } };
}

function int(value: number): Int32Array {
  return Int32Array.of(value);
}

function real(value: number): Float64Array {
  return Float64Array.of(value);
}
