import type { Matrix } from "../linearAlgebra/linearAlgebra.js";

const BINS = 4096;
/** Entries that are sorted at once; above it, the bracket is divided further. */
const SORTED_AT_ONCE = 100_000;

/**
 * The weighted median of the entries above the diagonal of a square matrix, without a copy of them.
 *
 * @param weights One for each row; a pair has the product of its two.
 * @returns The least entry up to which the pairs have half of the weight; NaN without pairs.
 */
export function weightedPairMedian({ rows, data }: Matrix, weights: Float64Array): number {
  const eachPair = (visit: (value: number, weight: number) => void): void => {
    for (let i = 0; i < rows; i++) {
      for (let j = i + 1; j < rows; j++) {
        const weight = weights[i]! * weights[j]!;
        if (weight > 0) visit(data[i * rows + j]!, weight);
      }
    }
  };
  let [low, high, total, inside] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0, 0];
  eachPair((value, weight) => {
    low = Math.min(low, value);
    high = Math.max(high, value);
    total += weight;
    inside += 1;
  });
  if (inside === 0) return Number.NaN;
  let left = total / 2;
  while (inside > SORTED_AT_ONCE && low < high) {
    const [from, to] = [low, high];
    const bin = (value: number): number => Math.min(BINS - 1, Math.floor(((value - from) / (to - from)) * BINS));
    const sums = new Float64Array(BINS);
    eachPair((value, weight) => {
      if (value >= from && value <= to) sums[bin(value)]! += weight;
    });
    let chosen = 0;
    while (chosen < BINS - 1 && left > sums[chosen]!) {
      left -= sums[chosen]!;
      chosen += 1;
    }
    [low, high, inside] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0];
    eachPair((value) => {
      if (value < from || value > to || bin(value) !== chosen) return;
      low = Math.min(low, value);
      high = Math.max(high, value);
      inside += 1;
    });
  }
  const content: { readonly value: number; readonly weight: number }[] = [];
  eachPair((value, weight) => {
    if (low < high && value >= low && value <= high) content.push({ value, weight });
  });
  content.sort((a, b) => a.value - b.value);
  for (const { value, weight } of content) {
    left -= weight;
    if (left <= 0) return value;
  }
  return content.at(-1)?.value ?? low;
}
