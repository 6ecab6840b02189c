import { expect, test } from "vitest";
import { normals, randomStream } from "../../../validation/gaussianStream.js";
import { standardized } from "../../../validation/realData/standardized.js";
import { setOf } from "./sets.js";

const stream = randomStream(5, 0);
const [d, count] = [4, 50];
const rows = Array.from({ length: count }, () =>
  Array.from(normals(stream, d), (value, input) => 10 ** input * value + 1000),
);
const set = setOf(rows);
const train = { set, indices: Int32Array.from({ length: 30 }, (_, index) => index) };
const rest = { set, indices: Int32Array.from({ length: 20 }, (_, index) => 30 + index) };

test("standardized gives every input mean 0 and variance 1 over the training samples alone", () => {
  const { train: matrix, test: tested, constantInputs } = standardized(train, rest);
  expect({ rows: matrix.rows, columns: matrix.columns, tests: tested.rows, constantInputs }).toEqual({
    rows: 30,
    columns: d,
    tests: 20,
    constantInputs: 0,
  });
  for (let input = 0; input < d; input++) {
    const column = Array.from({ length: 30 }, (_, row) => matrix.data[row * d + input]!);
    expect(column.reduce((sum, x) => sum + x, 0)).toBeCloseTo(0, 10);
    expect(column.reduce((sum, x) => sum + x * x, 0)).toBeCloseTo(30, 10);
  }
  // The test samples have the training samples' shift and scale, so their moments are others.
  const own = standardized(rest, rest).train;
  expect(Math.abs(own.data[0]! - tested.data[0]!)).toBeGreaterThan(1e-3);
});

test("standardized does not see units: a shifted and scaled input gives the same numbers", () => {
  const scaled = setOf(rows.map((row) => row.map((value) => -0.25 * value + 7)));
  const one = standardized(train, rest).train.data;
  const other = standardized({ ...train, set: scaled }, { ...rest, set: scaled }).train.data;
  expect(Math.max(...one.map((value, place) => Math.abs(value + other[place]!)))).toBeLessThan(1e-10);
});

test("standardized makes inputs that are constant in the training samples 0, and counts them", () => {
  const flat = setOf(rows.map((row, sample) => [row[0]!, sample < 30 ? 0.1 : 5, 3]));
  const { train: matrix, test: tested, constantInputs } = standardized({ ...train, set: flat }, { ...rest, set: flat });
  expect(constantInputs).toBe(2);
  for (const { data, rows: samples } of [matrix, tested]) {
    for (let row = 0; row < samples; row++)
      expect([...data.subarray(row * 3 + 1, row * 3 + 3)].map(Math.abs)).toEqual([0, 0]);
  }
});

test("standardized raises the deviation of an input that hardly varies in training to 1 % of its range over all images, and counts it", () => {
  const rim = (sample: number): number => (sample === 0 ? 1 : sample === 40 ? 255 : 0);
  for (const factor of [1, 1e-6]) {
    const scaled = setOf(rows.map((row, sample) => [row[0]!, factor * rim(sample)]));
    const { test: tested, flooredInputs } = standardized({ ...train, set: scaled }, { ...rest, set: scaled });
    expect(flooredInputs).toBe(1);
    // A deviation of 0.18 of a range of 255 is 0.07 %: the ink of sample 40 is 100 deviations away and not 1,400.
    expect(tested.data[2 * 10 + 1]).toBeCloseTo((255 - 1 / 30) / 2.55, 10);
  }
});
