import type { LinearAlgebra, Matrix } from "../linearAlgebra/linearAlgebra.js";
import type { TrainingProblem } from "./problem.js";

/** Samples of a block: their own kernel matrix stays in the first cache. */
const BLOCK = 50;

/** Consecutive samples. */
interface Block {
  readonly start: number;
  /** Their rows of the features, or of the kernel matrix. */
  readonly rows: Matrix;
  /** Their kernel matrix over lambda. */
  readonly own: Float64Array;
}

/**
 * Coordinate descent on the dual of the hinge loss (Hsieh et al. 2008), block by block: what a step changes inside its block follows from the
 * block's own kernel matrix, and what all steps of a block change elsewhere from one product.
 *
 * Blocks and the samples of each are taken in an order that is drawn anew every pass. In a fixed order a pass hardly moves what many samples have
 * in common (Lee and Wright 2019). The generator starts at the same state each time, so the result is the same each time.
 *
 * @returns One pass over all samples: moves the values a = y beta, given their slopes f - y, in place of both.
 */
export function blockDescent(
  problem: TrainingProblem,
  lambda: number,
  algebra: LinearAlgebra,
): (values: Float64Array, slopes: Float64Array) => void {
  const { labels } = problem;
  const matrix = problem.kind === "features" ? problem.features : problem.kernel;
  const blocks = blocksOf(problem, lambda, algebra);
  const random = places();
  return (values, slopes) => {
    // Kept up to date from block to block: the weights, or with a kernel the slopes themselves.
    const image =
      problem.kind === "kernel"
        ? slopes
        : algebra.transposedTimesVector(
            matrix,
            values.map((value) => value / lambda),
          );
    for (let left = blocks.length; left > 0; left--) {
      const place = random(left);
      const block = blocks[place]!;
      blocks[place] = blocks[left - 1]!;
      blocks[left - 1] = block;
      const { start, rows } = block;
      const local =
        problem.kind === "kernel"
          ? slopes.slice(start, start + rows.rows)
          : algebra.timesVector(rows, image).map((output, k) => output - labels[start + k]!);
      const steps = movedInside(block, labels, values, local, random);
      if (steps.every((step) => step === 0)) continue;
      const change = algebra.transposedTimesVector(
        rows,
        steps.map((step) => step / lambda),
      );
      for (let k = 0; k < image.length; k++) image[k]! += change[k]!;
    }
    if (problem.kind === "features") {
      slopes.set(algebra.timesVector(matrix, image).map((output, i) => output - labels[i]!));
    }
  };
}

/** Moves every sample of a block to its best value, one after the other; by how much each moved. */
function movedInside(
  { start, own }: Block,
  labels: Float64Array,
  values: Float64Array,
  slopes: Float64Array,
  random: (below: number) => number,
): Float64Array {
  const size = slopes.length;
  const steps = new Float64Array(size);
  const order = Int32Array.from(slopes, (_, k) => k);
  for (let left = size; left > 0; left--) {
    const place = random(left);
    const k = order[place]!;
    order[place] = order[left - 1]!;
    const label = labels[start + k]!;
    const old = values[start + k]!;
    const best = old - slopes[k]! / own[k * size + k]!;
    const next = label > 0 ? Math.min(label, Math.max(0, best)) : Math.max(label, Math.min(0, best));
    if (next === old) continue;
    values[start + k] = next;
    const step = next - old;
    steps[k] = step;
    for (let j = 0; j < size; j++) slopes[j]! += step * own[k * size + j]!;
  }
  return steps;
}

function blocksOf(problem: TrainingProblem, lambda: number, algebra: LinearAlgebra): Block[] {
  const { rows: n, columns, data } = problem.kind === "features" ? problem.features : problem.kernel;
  return Array.from({ length: Math.ceil(n / BLOCK) }, (_, place) => {
    const start = place * BLOCK;
    const size = Math.min(BLOCK, n - start);
    const rows = { rows: size, columns, data: data.subarray(start * columns, (start + size) * columns) };
    const own =
      problem.kind === "features"
        ? algebra.crossProducts(rows, rows).data
        : new Float64Array(size * size).map((_value, k) => rows.data[Math.floor(k / size) * n + start + (k % size)]!);
    return { start, rows, own: own.map((value) => value / lambda) };
  });
}

/** A small generator of places: any order will do, as long as it is always the same. */
function places(): (below: number) => number {
  let state = 0x2545f491;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}
