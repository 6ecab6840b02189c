import { expect, test } from "vitest";
import { normals, randomStream } from "../../../validation/gaussianStream.js";
import { mlMatrix } from "../../../validation/linearAlgebra/mlMatrix.js";
import { rbfKernel, squaredDistances } from "../../../validation/realData/distances.js";

const stream = randomStream(8, 0);
const a = { rows: 5, columns: 3, data: normals(stream, 15) };
const b = { rows: 4, columns: 3, data: normals(stream, 12) };

test("squaredDistances are the sums of the squared differences", () => {
  const { rows, columns, data } = squaredDistances(mlMatrix, a, b);
  expect({ rows, columns }).toEqual({ rows: 5, columns: 4 });
  for (let i = 0; i < 5; i++) {
    for (let j = 0; j < 4; j++) {
      const direct = [0, 1, 2].reduce((sum, k) => sum + (a.data[i * 3 + k]! - b.data[j * 3 + k]!) ** 2, 0);
      expect(data[i * 4 + j]).toBeCloseTo(direct, 12);
    }
  }
});

test("squaredDistances of a set from itself are symmetric, 0 on the diagonal and never negative", () => {
  const twice = { rows: 10, columns: 3, data: Float64Array.from([...a.data, ...a.data]) };
  const { data } = squaredDistances(mlMatrix, twice, twice);
  for (let i = 0; i < 10; i++) {
    expect(data[i * 10 + i]).toBe(0);
    for (let j = 0; j < 10; j++) expect(data[i * 10 + j]).toBe(data[j * 10 + i]);
    expect(data[i * 10 + ((i + 5) % 10)]).toBeCloseTo(0, 14);
  }
  expect(Math.min(...data)).toBe(0);
});

test("rbfKernel is exp(-eta) at the median, 1 at distance 0, and knows no unit of length", () => {
  const distances = { rows: 1, columns: 3, data: Float64Array.of(0, 2.5, 5) };
  expect([...rbfKernel(distances, 4, 2.5).data]).toEqual([1, Math.exp(-4), Math.exp(-8)]);
  const scaled = { ...distances, data: distances.data.map((value) => 16 * value) };
  expect([...rbfKernel(scaled, 4, 16 * 2.5).data]).toEqual([...rbfKernel(distances, 4, 2.5).data]);
});
