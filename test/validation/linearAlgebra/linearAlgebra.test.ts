import { describe, expect, test } from "vitest";
import { normals, randomStream } from "../../../validation/gaussianStream.js";
import type { LinearAlgebra, Matrix } from "../../../validation/linearAlgebra/linearAlgebra.js";
import { NotPositiveError } from "../../../validation/linearAlgebra/notPositiveError.js";
import { transposed } from "../../../validation/linearAlgebra/rowProducts.js";
import { BACKENDS, distance, inner, matrix } from "./backends.js";

const at =
  ({ columns, data }: Matrix) =>
  (i: number, j: number): number =>
    data[i * columns + j]!;
const random = (rows: number, columns: number, replica: number): Matrix => ({
  rows,
  columns,
  data: normals(randomStream(5, replica), rows * columns),
});
/** Odd sizes, so that no tile fits, and one longer than a cache block. */
const SIZES = [
  [7, 5, 3],
  [1, 1, 1],
  [6, 9, 1031],
] as const;
/** Shapes of one matrix. */
const SHAPES = [
  [7, 5],
  [6, 1031],
  [1, 1],
] as const;
/** Rounding of sums of a thousand products of order 1. */
const ROUNDING = 1e-11;

describe.each(BACKENDS)("$name", ({ algebra: found }) => {
  const algebra = found as LinearAlgebra;
  // Without OpenBLAS on this machine its tests are skipped, and reported as skipped.
  describe.skipIf(found === undefined)("is loaded and", () => {
    test.each(SIZES)("crossProducts of %i and %i rows of %i columns is a b^T", (n, m, k) => {
      const [a, b] = [random(n, k, 0), random(m, k, 1)];
      const expected = matrix(n, m, (i, j) =>
        inner(
          k,
          (l) => at(a)(i, l),
          (l) => at(b)(j, l),
        ),
      );
      expect(distance(algebra.crossProducts(a, b), expected)).toBeLessThan(ROUNDING);
    });

    test.each(SHAPES)("timesVector and its transpose are x v and x^T v of %i x %i", (n, m) => {
      const x = random(n, m, 0);
      const [v, u] = [random(m, 1, 1), random(n, 1, 2)];
      const image = { rows: n, columns: 1, data: algebra.timesVector(x, v.data) };
      const back = { rows: m, columns: 1, data: algebra.transposedTimesVector(x, u.data) };
      expect(distance(image, algebra.product(x, v))).toBeLessThan(ROUNDING);
      expect(distance(back, algebra.product(transposed(x), u))).toBeLessThan(ROUNDING);
    });

    test("timesVector and its transpose of an empty matrix are zero", () => {
      expect(
        algebra.timesVector(
          matrix(2, 0, () => 1),
          new Float64Array(0),
        ),
      ).toEqual(new Float64Array(2));
      expect(
        algebra.transposedTimesVector(
          matrix(0, 2, () => 1),
          new Float64Array(0),
        ),
      ).toEqual(new Float64Array(2));
    });

    test.each(SIZES)("product of %i x k and k x %i is a b", (n, m, k) => {
      const [a, b] = [random(n, k, 0), random(k, m, 1)];
      const expected = matrix(n, m, (i, j) =>
        inner(
          k,
          (l) => at(a)(i, l),
          (l) => at(b)(l, j),
        ),
      );
      expect(distance(algebra.product(a, b), expected)).toBeLessThan(ROUNDING);
    });

    test.each(SIZES)("gram of %i rows is x^T x, exactly symmetric (%i, %i)", (n, m, k) => {
      const x = random(k, n + m, 2);
      const expected = matrix(n + m, n + m, (i, j) =>
        inner(
          k,
          (l) => at(x)(l, i),
          (l) => at(x)(l, j),
        ),
      );
      const gram = algebra.gram(x);
      expect(distance(gram, expected)).toBeLessThan(ROUNDING);
      expect(
        distance(
          gram,
          matrix(n + m, n + m, (i, j) => at(gram)(j, i)),
        ),
      ).toBe(0);
    });

    test("solvePositive gives the x with s x = b, for several right-hand sides", () => {
      const s = algebra.gram(random(40, 23, 3));
      const b = random(23, 3, 4);
      const x = algebra.solvePositive(s, b);
      expect(distance(algebra.product(s, x), b)).toBeLessThan(1e-10);
    });

    test("solvePositive refuses a matrix that is not positive definite", () => {
      const s = matrix(3, 3, (i, j) => (i === j ? (i === 2 ? -1 : 1) : 0));
      expect(() => algebra.solvePositive(s, random(3, 1, 5))).toThrow(NotPositiveError);
    });

    test("invertPositive puts the whole inverse in place of s, and refuses what is not positive definite", () => {
      const s = algebra.gram(random(90, 75, 3));
      const inverse = algebra.invertPositive({ ...s, data: s.data.slice() });
      const identity = matrix(75, 75, (i, j) => (i === j ? 1 : 0));
      expect(distance(algebra.product(s, inverse), identity)).toBeLessThan(1e-9);
      const indefinite = matrix(3, 3, (i, j) => (i === j ? (i === 2 ? -1 : 1) : 0));
      expect(() => algebra.invertPositive(indefinite)).toThrow(NotPositiveError);
    });

    test("eigen takes a symmetric matrix apart: U^T diag(values) U, values ascending, rows of U orthonormal", () => {
      const s = algebra.gram(random(20, 31, 6));
      const { values, vectors } = algebra.eigen(s);
      expect([...values]).toEqual([...values].sort((x, y) => x - y));
      const identity = matrix(31, 31, (i, j) => (i === j ? 1 : 0));
      expect(distance(algebra.crossProducts(vectors, vectors), identity)).toBeLessThan(1e-12);
      const scaled = matrix(31, 31, (i, j) => values[i]! * at(vectors)(i, j));
      expect(
        distance(
          algebra.product(
            matrix(31, 31, (i, j) => at(vectors)(j, i)),
            scaled,
          ),
          s,
        ),
      ).toBeLessThan(1e-11);
    });

    test("operations leave their operands as they were", () => {
      const [s, b] = [algebra.gram(random(9, 4, 7)), random(4, 2, 8)];
      const before = [s.data.slice(), b.data.slice()];
      algebra.solvePositive(s, b);
      algebra.eigen(s);
      algebra.product(s, b);
      expect([s.data, b.data]).toEqual(before);
    });

    test("operations give the same bits each time", () => {
      const x = random(130, 70, 9);
      const once = algebra.eigen(algebra.gram(x)).vectors.data;
      expect(algebra.eigen(algebra.gram({ ...x, data: x.data.slice() })).vectors.data).toEqual(once);
    });
  });
});
