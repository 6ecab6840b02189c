import { expect, test } from "vitest";
import { balancedDraws } from "../../../validation/pool/balancedDraws.js";
import { requireKernel, trainingMix } from "../../../validation/pool/pool.js";
import { weightedPairMedian } from "../../../validation/pool/weightedPairMedian.js";
import { gaussianPool, poolOf } from "./pools.js";

const pool = poolOf([...Array.from({ length: 10 }, (_, i) => (i < 6 ? 1 : -1)), 0, 0, 0]);

test("a mix has the rule's classes in equal numbers and the facts from their own class", () => {
  const { counts, inclusion, meanLabel } = trainingMix(pool, 8, 0.25);
  expect(counts).toEqual([3, 3, 2]);
  expect([...inclusion]).toEqual(Array.from({ length: 13 }, (_, i) => (i < 6 ? 1 / 2 : i < 10 ? 3 / 4 : 2 / 3)));
  expect([...meanLabel]).toEqual([1, 1, 1, 1, 1, 1, -1, -1, -1, -1, 0, 0, 0]);
});

test("an n beyond the pool is refused with the largest one", () => {
  expect(() => trainingMix(pool, 13, 0.25)).toThrow(
    "pool: n must lie in [2, 12] at epsilon = 0.25 with this pool; got 13. It asks for 5 of the 6 images of label 1, 5 of the 4 images of label -1, 3 of the 3 images of label 0. A pool predicts training sets up to its own size",
  );
});

test("draws take every image equally often, each stratum its number, and labels with their mean", () => {
  const mix = trainingMix(pool, 8, 0.25);
  const { taken, labels, draws } = balancedDraws(pool, mix, 60, 1);
  for (const [g, { members }] of pool.strata.entries()) {
    for (let d = 0; d < draws; d++) {
      expect(members.reduce((sum, i) => sum + taken[i * draws + d]!, 0)).toBe(mix.counts[g]);
    }
    for (const i of members) {
      const times = taken.subarray(i * draws, (i + 1) * draws).reduce((sum, value) => sum + value, 0);
      expect(Math.abs(times - draws * mix.inclusion[i]!)).toBeLessThanOrEqual(1);
    }
  }
  const coins = pool.strata[2]!.members.map((i) =>
    labels.subarray(i * draws, (i + 1) * draws).reduce((sum, value) => sum + value, 0),
  );
  expect(coins.every((sum) => Math.abs(sum) <= 6)).toBe(true);
});

test("the weighted median of pairs, against all pairs sorted", () => {
  const { kernel } = gaussianPool(500, 2, 2);
  const weights = Float64Array.from({ length: 500 }, (_, i) => i % 3);
  const pairs: [number, number][] = [];
  for (let i = 0; i < 500; i++)
    for (let j = i + 1; j < 500; j++) pairs.push([kernel.data[i * 500 + j]!, weights[i]! * weights[j]!]);
  pairs.sort((a, b) => a[0] - b[0]);
  const half = pairs.reduce((sum, [, weight]) => sum + weight, 0) / 2;
  let sum = 0;
  const median = pairs.find(([, weight]) => {
    sum += weight;
    return sum >= half;
  })![0];
  expect(weightedPairMedian(kernel, weights)).toBe(median);
});

test("what is no kernel is refused, naming the entry", () => {
  const { pool: small, kernel } = gaussianPool(6, 3, 1);
  const withEntry = (place: number, value: number): (() => void) => {
    const data = kernel.data.slice();
    data[place] = value;
    return () => requireKernel(small, { ...kernel, data });
  };
  expect(withEntry(13, Number.NaN)).toThrow("kernel cannot be NaN; allowed: finite numbers; this is row 2, column 1");
  expect(withEntry(8, Number.NaN)).toThrow("kernel cannot be NaN; allowed: finite numbers; this is row 1, column 2");
  for (const beyond of [1e-300, 1e300]) {
    expect(withEntry(7, beyond)).toThrow(
      `kernel must lie in [1e-100, 1e+100] on the diagonal, here in row 1; got ${beyond}`,
    );
  }
  expect(withEntry(8, 40)).toThrow(/a symmetric matrix/);
  expect(withEntry(7, 0)).toThrow("pool: kernel cannot be 0; allowed: positive numbers on the diagonal; this is row 1");
  expect(() => requireKernel(pool, kernel)).toThrow(
    'pool: kernel cannot be "6 x 6"; allowed: a 13 x 13 matrix, one row and one column for every label',
  );
});
