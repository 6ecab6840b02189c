import type { Matrix } from "../linearAlgebra/linearAlgebra.js";

/** Values of a bracket that are sorted at once; above it, the bracket is divided further. */
const SORTED_AT_ONCE = 100_000;
const BINS = 4096;

/**
 * The median of the entries above the diagonal of a square matrix: exact, and without a copy of them.
 *
 * Histograms narrow the bracket of the two middle ranks until its content can be sorted; n^2 / 2 numbers would be a third of the memory
 * of a large experiment.
 *
 * @returns The mean of the two middle entries if there are as many below as above; NaN without entries.
 */
export function pairMedian(matrix: Matrix): number {
  const pairs = (matrix.rows * (matrix.rows - 1)) / 2;
  if (pairs === 0) return Number.NaN;
  const lower = valueOfRank(matrix, Math.floor((pairs - 1) / 2));
  return pairs % 2 === 1 ? lower : (lower + valueOfRank(matrix, pairs / 2)) / 2;
}

/** The entry of a rank, 0 for the least. */
function valueOfRank(matrix: Matrix, wanted: number): number {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  let inside = 0;
  eachPair(matrix, (value) => {
    low = Math.min(low, value);
    high = Math.max(high, value);
    inside += 1;
  });
  let rank = wanted;
  while (inside > SORTED_AT_ONCE && low < high) {
    const [from, width] = [low, high - low];
    const bin = (value: number): number => Math.min(BINS - 1, Math.floor(((value - from) / width) * BINS));
    const counts = new Float64Array(BINS);
    const to = high;
    eachPair(matrix, (value) => {
      if (value >= from && value <= to) counts[bin(value)]! += 1;
    });
    let chosen = 0;
    while (rank >= counts[chosen]!) {
      rank -= counts[chosen]!;
      chosen += 1;
    }
    inside = counts[chosen]!;
    // The new bracket is that of the values themselves, so that rounding cannot put one of them outside.
    [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    eachPair(matrix, (value) => {
      if (value < from || value > to || bin(value) !== chosen) return;
      low = Math.min(low, value);
      high = Math.max(high, value);
    });
  }
  if (low === high) return low;
  const content: number[] = [];
  eachPair(matrix, (value) => {
    if (value >= low && value <= high) content.push(value);
  });
  return Float64Array.from(content).sort()[rank]!;
}

function eachPair({ rows, columns, data }: Matrix, visit: (value: number) => void): void {
  for (let i = 0; i < rows; i++) {
    for (let j = i + 1; j < columns; j++) visit(data[i * columns + j]!);
  }
}
