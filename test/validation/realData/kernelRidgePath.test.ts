import { expect, test } from "vitest";
import { normals, randomStream } from "../../../validation/gaussianStream.js";
import type { LinearAlgebra, Matrix } from "../../../validation/linearAlgebra/linearAlgebra.js";
import { mlMatrix } from "../../../validation/linearAlgebra/mlMatrix.js";
import { rbfKernel, squaredDistances } from "../../../validation/realData/distances.js";
import { kernelRidgePath } from "../../../validation/realData/kernelRidgePath.js";
import { CERTIFICATE_BOUND } from "../../../validation/realData/trainedPath.js";
import { BACKENDS } from "../linearAlgebra/backends.js";

const [n, d] = [40, 10];
const stream = randomStream(12, 0);
const x: Matrix = { rows: n, columns: d, data: normals(stream, n * d) };
const y = Float64Array.from({ length: n }, () => (stream.uniform() < 0.5 ? 1 : -1));
const kernel = rbfKernel(squaredDistances(mlMatrix, x, x), 2, 2 * d);
const lambdas = [0, 1e-6, 1e-2, 1, 100, Number.POSITIVE_INFINITY];

const row = (matrix: Matrix, l: number): Float64Array => matrix.data.subarray(l * n, (l + 1) * n);
const farthest = (a: Float64Array, b: Float64Array): number =>
  Math.max(...a.map((value, i) => Math.abs(value - b[i]!)));

test.each(BACKENDS)("kernelRidgePath with $name equals a direct solve at each lambda", ({ algebra }) => {
  if (algebra === undefined) return;
  const path = kernelRidgePath(algebra, kernel, y, lambdas);
  expect(path.rank).toBe(n);
  expect(Math.max(...path.certificates)).toBeLessThan(CERTIFICATE_BOUND);
  for (const [l, lambda] of lambdas.entries()) {
    if (lambda === Number.POSITIVE_INFINITY) continue;
    const ridged = kernel.data.map((value, place) => value + (place % (n + 1) === 0 ? lambda : 0));
    const direct = mlMatrix.solvePositive({ ...kernel, data: ridged }, { rows: n, columns: 1, data: y });
    expect(farthest(row(path.weights, l), direct.data)).toBeLessThan(1e-10);
    expect(farthest(row(path.outputs, l), mlMatrix.product(kernel, direct).data)).toBeLessThan(1e-10);
  }
});

test("kernelRidgePath interpolates at 0+ and is the Hebb rule at infinity", () => {
  const { weights, outputs } = kernelRidgePath(mlMatrix, kernel, y, [0, 1e7, Number.POSITIVE_INFINITY]);
  expect(farthest(row(outputs, 0), y)).toBeLessThan(1e-10);
  expect(farthest(row(weights, 2), y)).toBeLessThan(1e-12);
  // lambda a tends to y as K y / lambda.
  expect(
    farthest(
      row(weights, 1).map((value) => 1e7 * value),
      y,
    ),
  ).toBeLessThan(1e-5);
});

test("kernelRidgePath at 0+ is the limit of vanishing lambda where samples coincide and their labels do not", () => {
  const twice: Matrix = { rows: 6, columns: 2, data: Float64Array.of(0, 0, 1, 0, 0, 1, 2, 1, 0, 0, 1, 2) };
  const labels = Float64Array.of(1, -1, 1, -1, -1, 1);
  const same = rbfKernel(squaredDistances(mlMatrix, twice, twice), 1, 2);
  const path = kernelRidgePath(mlMatrix, same, labels, [0, 1e-9]);
  expect(path.rank).toBe(5);
  expect(path.certificates[0]).toBeLessThan(CERTIFICATE_BOUND);
  expect([...path.outputs.data.subarray(0, 6)].map((value) => Math.round(value * 1e6) / 1e6 + 0)).toEqual([
    0, -1, 1, -1, 0, 1,
  ]);
  expect(farthest(path.outputs.data.subarray(0, 6), path.outputs.data.subarray(6))).toBeLessThan(1e-6);
});

test("kernelRidgePath has a certificate that an inaccurate eigendecomposition fails", () => {
  const inaccurate: LinearAlgebra = {
    ...mlMatrix,
    eigen: (s) => {
      const { values, vectors } = mlMatrix.eigen(s);
      return { values, vectors: { ...vectors, data: vectors.data.map((value, i) => value + 1e-9 * Math.cos(i)) } };
    },
  };
  const { certificates } = kernelRidgePath(inaccurate, kernel, y, [0, 1e-2, 1]);
  expect(Math.min(...certificates)).toBeGreaterThan(CERTIFICATE_BOUND);
});
