import { expect, test } from "vitest";
import { normals, randomStream } from "../../../validation/gaussianStream.js";
import { mlMatrix } from "../../../validation/linearAlgebra/mlMatrix.js";
import type { ImageSet } from "../../../validation/realData/imageSet.js";
import { preparedRepeat, type RealDataRow } from "../../../validation/realData/realDataRepeat.js";
import { CERTIFICATE_BOUND } from "../../../validation/realData/trainedPath.js";
import { gaussianSet, setOf } from "./sets.js";

const task = { rule: [0, 1], facts: 2, n: 60, epsilon: 0.2, seed: 1 } as const;
const lambdas = [0, 1e-2, 1, Number.POSITIVE_INFINITY];
const train = gaussianSet(12, 400, 3);

function rowsOf(set: ImageSet, changes: object = {}, repeat = 0): readonly RealDataRow[] {
  return preparedRepeat(mlMatrix, { train: set }, { ...task, ...changes }, repeat).at(1, lambdas).rows;
}

test("preparedRepeat says what it drew", () => {
  const { sample, at } = preparedRepeat(mlMatrix, { train }, { ...task, testSamples: 50 }, 0);
  expect(sample).toMatchObject({ n: 60, facts: 12, testSamples: 50, constantInputs: 0 });
  // Twice the number of standardized inputs, up to the fluctuation of a median.
  expect(sample.medianSquaredDistance / 24).toBeCloseTo(1, 0);
  expect(at(2, [0])).toMatchObject({ eta: 2, rank: 60 });
});

test("preparedRepeat interpolates rules and facts at 0+, and no longer at large lambda", () => {
  const [interpolated, ...others] = rowsOf(train);
  expect(interpolated).toMatchObject({ lambda: 0, memorizationError: 0, ruleTrainingError: 0, trainingError: 0 });
  expect(interpolated?.trainingLoss).toBeLessThan(1e-12);
  const hebb = others.at(-1)!;
  expect(hebb.memorizationError).toBeGreaterThan(0);
  expect(hebb.trainingLoss).toBeNull();
  expect(Math.max(...others.map(({ certificate }) => certificate))).toBeLessThan(CERTIFICATE_BOUND);
  for (const { trainingError, memorizationError, ruleTrainingError } of others) {
    expect(trainingError).toBeCloseTo(0.2 * memorizationError! + 0.8 * ruleTrainingError!, 12);
  }
});

test("preparedRepeat does not see the units of the inputs, nor their order", () => {
  const scaled: ImageSet = { ...train, values: Float64Array.from(train.values, (value) => 100 - 7 * value) };
  const permuted: ImageSet = {
    ...train,
    values: Float64Array.from(train.values, (_, place) => {
      const [sample, input] = [Math.floor(place / 12), place % 12];
      return train.values[sample * 12 + ((5 * input + 2) % 12)]!;
    }),
  };
  const padded: ImageSet = setOf(
    Array.from(train.labels, (_, sample) => [3, ...train.values.slice(12 * sample, 12 * (sample + 1))]),
    [...train.labels],
  );
  const bare = (rows: readonly RealDataRow[]): object[] =>
    rows.map(({ certificate: _certificate, trainingLoss, ...row }) => ({
      ...row,
      trainingLoss: trainingLoss === null ? null : trainingLoss.toFixed(9),
    }));
  for (const other of [scaled, permuted, padded]) expect(bare(rowsOf(other))).toEqual(bare(rowsOf(train)));
});

test("preparedRepeat learns nothing from random labels alone: E_gen is 1/2", () => {
  const errors = Array.from({ length: 40 }, (_, repeat) => rowsOf(train, { epsilon: 1 }, repeat)).map((rows) =>
    rows.map(({ generalizationError }) => generalizationError),
  );
  for (const [l] of lambdas.entries()) {
    const values = errors.map((row) => row[l]!);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
    expect(Math.abs(mean - 0.5)).toBeLessThan((4 * deviation) / Math.sqrt(values.length));
  }
  expect(rowsOf(train, { epsilon: 1 })[0]?.ruleTrainingError).toBeNull();
});

test("preparedRepeat makes no error on classes far apart, and has no E_mem without facts", () => {
  const stream = randomStream(4, 0);
  const apart = setOf(
    Array.from({ length: 300 }, (_, sample) => {
      const center = [8, -8, 0][sample % 3]!;
      return Array.from(normals(stream, 5), (value, input) => value + (input === 0 ? center : 0));
    }),
  );
  for (const { generalizationError, memorizationError, ruleTrainingError } of rowsOf(apart, { epsilon: 0 })) {
    expect({ generalizationError, memorizationError, ruleTrainingError }).toEqual({
      generalizationError: 0,
      memorizationError: null,
      ruleTrainingError: 0,
    });
  }
  // Facts lie between the classes; the rule is still learned from the others.
  expect(rowsOf(apart, { epsilon: 0.2 })[1]?.generalizationError).toBe(0);
});

test("preparedRepeat refuses samples that are all the same, and samples that mostly are", () => {
  const same = setOf(Array.from({ length: 300 }, () => [1, 2]));
  expect(() => preparedRepeat(mlMatrix, { train: same }, task, 0)).toThrow(
    "median of the squared distances must lie in (0, Infinity); got 0. All inputs are constant over the training samples",
  );
  const mostly = setOf(Array.from({ length: 300 }, (_, sample) => [sample % 10 === 0 ? sample : 1]));
  expect(() => preparedRepeat(mlMatrix, { train: mostly }, task, 0)).toThrow(/pairs of training samples are equal/);
});
