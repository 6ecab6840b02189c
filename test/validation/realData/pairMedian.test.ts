/** @module-tag heavy */
import { expect, test } from "vitest";
import { randomStream } from "../../../validation/gaussianStream.js";
import type { Matrix } from "../../../validation/linearAlgebra/linearAlgebra.js";
import { pairMedian } from "../../../validation/realData/pairMedian.js";

/** A matrix with these entries above the diagonal, and others, which do not count, elsewhere. */
function withPairs(side: number, pair: () => number): { readonly matrix: Matrix; readonly pairs: number[] } {
  const pairs: number[] = [];
  const data = new Float64Array(side * side).fill(-1e6);
  for (let i = 0; i < side; i++) {
    for (let j = i + 1; j < side; j++) {
      data[i * side + j] = pair();
      pairs.push(data[i * side + j]!);
    }
  }
  return { matrix: { rows: side, columns: side, data }, pairs };
}

function sortedMedian(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return (sorted[Math.floor((sorted.length - 1) / 2)]! + sorted[Math.floor(sorted.length / 2)]!) / 2;
}

test.each([
  ["few pairs, an odd number", 3],
  ["few pairs, an even number", 4],
  ["more pairs than are sorted at once", 600],
  ["an odd number of those", 603],
])("pairMedian is the median of a sorted list: %s", (_what, side) => {
  const { uniform, normal } = randomStream(9, side);
  const distributions = [
    uniform,
    () => Math.exp(5 * normal()),
    () => Math.floor(3 * uniform()),
    () => 1 + 1e-15 * uniform(),
  ];
  for (const draw of distributions) {
    const { matrix, pairs } = withPairs(side, draw);
    expect(pairMedian(matrix)).toBe(sortedMedian(pairs));
  }
});

test("pairMedian of equal values is that value, and of no pairs is not a number", () => {
  expect(pairMedian(withPairs(600, () => 0.1).matrix)).toBe(0.1);
  expect(pairMedian({ rows: 1, columns: 1, data: Float64Array.of(3) })).toBeNaN();
});
