import type { Matrix } from "./linearAlgebra.js";

/** Columns that fit into the first cache next to each other, four rows at a time. */
const BLOCK = 512;

/**
 * a b^T: the inner products of the rows of a with the rows of b, in plain JavaScript.
 *
 * Tiles of 2 x 4 rows, so that every number that is loaded is used more than once: several times faster than one inner product after
 * the other, and than the general product of a matrix package.
 */
export function rowProducts(a: Matrix, b: Matrix): Matrix {
  const { rows, columns } = a;
  const result = new Float64Array(rows * b.rows);
  for (let start = 0; start < columns; start += BLOCK) {
    const end = Math.min(columns, start + BLOCK);
    for (let i = 0; i < rows; i += 2) {
      for (let j = 0; j < b.rows; j += 4) {
        if (i + 2 <= rows && j + 4 <= b.rows) addTile(a, b, i, j, start, end, result);
        else addEdge(a, b, i, j, start, end, result);
      }
    }
  }
  return { rows, columns: b.rows, data: result };
}

function addTile(a: Matrix, b: Matrix, i: number, j: number, start: number, end: number, result: Float64Array): void {
  const { columns } = a;
  const x = a.data;
  const y = b.data;
  const i0 = i * columns;
  const i1 = i0 + columns;
  const j0 = j * columns;
  const j1 = j0 + columns;
  const j2 = j1 + columns;
  const j3 = j2 + columns;
  let [s00, s01, s02, s03, s10, s11, s12, s13] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (let k = start; k < end; k++) {
    const x0 = x[i0 + k]!;
    const x1 = x[i1 + k]!;
    const y0 = y[j0 + k]!;
    const y1 = y[j1 + k]!;
    const y2 = y[j2 + k]!;
    const y3 = y[j3 + k]!;
    s00 += x0 * y0;
    s01 += x0 * y1;
    s02 += x0 * y2;
    s03 += x0 * y3;
    s10 += x1 * y0;
    s11 += x1 * y1;
    s12 += x1 * y2;
    s13 += x1 * y3;
  }
  const first = i * b.rows + j;
  const second = first + b.rows;
  result[first]! += s00;
  result[first + 1]! += s01;
  result[first + 2]! += s02;
  result[first + 3]! += s03;
  result[second]! += s10;
  result[second + 1]! += s11;
  result[second + 2]! += s12;
  result[second + 3]! += s13;
}

/** Remainder of the tiles at the borders. */
function addEdge(a: Matrix, b: Matrix, i: number, j: number, start: number, end: number, result: Float64Array): void {
  for (let row = i; row < Math.min(i + 2, a.rows); row++) {
    for (let column = j; column < Math.min(j + 4, b.rows); column++) {
      let sum = 0;
      for (let k = start; k < end; k++) sum += a.data[row * a.columns + k]! * b.data[column * a.columns + k]!;
      result[row * b.rows + column]! += sum;
    }
  }
}

/** The transpose, by squares that fit into the cache. */
export function transposed({ rows, columns, data }: Matrix): Matrix {
  const result = new Float64Array(data.length);
  const side = 32;
  for (let i0 = 0; i0 < rows; i0 += side) {
    for (let j0 = 0; j0 < columns; j0 += side) {
      for (let i = i0; i < Math.min(rows, i0 + side); i++) {
        for (let j = j0; j < Math.min(columns, j0 + side); j++) result[j * rows + i] = data[i * columns + j]!;
      }
    }
  }
  return { rows: columns, columns: rows, data: result };
}
