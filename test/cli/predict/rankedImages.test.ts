import { expect, test } from "vitest";
import type { PredictionRow } from "../../../src/cli/predict/predictionRows.js";
import { hardest, rankedImages, scatter } from "../../../src/cli/predict/rankedImages.js";
import { poolOf } from "../../validation/pool/pools.js";

const pool = poolOf([1, 1, -1, 0]);
const row = {
  epsilon: 0.2,
  eta: 1,
  prediction: {
    images: {
      wrong: Float64Array.of(0, 0.2, 0.6, Number.NaN),
      lost: Float64Array.of(Number.NaN, Number.NaN, Number.NaN, 0),
    },
  },
  measured: {
    images: {
      wrong: Float64Array.of(0, 3, 1, 0),
      tested: Float64Array.of(5, 10, 0, 0),
      lost: Float64Array.of(0, 0, 0, 1),
      learned: Float64Array.of(0, 0, 0, 4),
    },
  },
} as unknown as PredictionRow;

test("images are ranked by their predicted errors, each role with its own images, measured shares beside", () => {
  const { wrong, lost } = rankedImages(row, pool);
  expect(wrong.map(({ index, predicted, measured }) => [index, predicted, measured])).toEqual([
    [2, 0.6, null],
    [1, 0.2, 0.3],
    [0, 0, 0],
  ]);
  expect(lost).toEqual([{ index: 3, stratum: "label 0", predicted: 0, measured: 0.25, trials: 4 }]);
  expect([hardest(wrong, 5).length, hardest(wrong, 1).length, hardest(lost, 5).length]).toEqual([2, 1, 0]);
});

test("the scatter of measured about predicted errors, and the one that counting makes", () => {
  const { wrong } = rankedImages(row, pool);
  const { found, expected } = scatter(wrong, 40)!;
  // Two images have trials: errors .3 against .2 in 10 trials, and 0 against 0.
  expect(found).toBeCloseTo(Math.sqrt(0.1 ** 2 / 2), 12);
  expect(expected).toBeCloseTo(Math.sqrt((0.16 * (1 / 10 + 1 / 40)) / 2), 12);
  expect(scatter(rankedImages({ ...row, measured: undefined } as never, pool).wrong, 40)).toBe(null);
});
