import type { Matrix } from "../linearAlgebra/linearAlgebra.js";
import { transposedTimesVector } from "../linearAlgebra/vectors.js";
import { GAP_BOUND } from "./certificate.js";

/** Steps between looks at the gap, which cost a step each. */
const CHECK_EVERY = 32;

/** Start and budget of the greedy descent. */
export interface GreedyOptions {
  readonly start?: Float64Array;
  /** Relative gap to stop at; defaults to that of the certificate. */
  readonly goal?: number;
  /** Steps, two coordinates each. */
  readonly steps: number;
}

/**
 * Greedy dual coordinate descent for the hinge loss on a kernel matrix: each step takes the two coordinates that gain most, one for a
 * larger and one for a smaller output.
 *
 * Without a bias there is no constraint that ties coordinates together, so they move one after the other and share the pass that brings
 * the slopes up to date. The duality gap follows from the slopes at the cost of a step.
 *
 * @returns beta in [0, 1], as good as the steps allowed: the caller certifies it.
 */
export function hingeGreedy(
  kernel: Matrix,
  labels: Float64Array,
  lambda: number,
  { start, steps, goal = GAP_BOUND }: GreedyOptions,
): Float64Array {
  const n = labels.length;
  const { data } = kernel;
  // a = y beta, between 0 and the label, and f - y, the derivative of -D with respect to it.
  const values = labels.map((label, i) => label * (start?.[i] ?? 0));
  // The matrix is symmetric, and a start from 0 costs nothing this way.
  const slopes = transposedTimesVector(
    kernel,
    values.map((value) => value / lambda),
  ).map((output, i) => output - labels[i]!);
  // Room of each to move up and down: the distance to the bounds.
  const above = labels.map((label, i) => Math.max(0, label) - values[i]!);
  const below = labels.map((label, i) => Math.min(0, label) - values[i]!);
  const curvatures = Float64Array.from({ length: n }, (_, i) => data[i * n + i]! / lambda);
  const inverses = curvatures.map((curvature) => 1 / curvature);
  /** Moves one coordinate to its best value; by how much the row of the kernel changes the outputs. */
  const moved = (i: number, slope: number): number => {
    const old = values[i]!;
    const [lowest, highest] = [Math.min(0, labels[i]!), Math.max(0, labels[i]!)];
    const next = Math.min(highest, Math.max(lowest, old - slope * inverses[i]!));
    values[i] = next;
    above[i] = highest - next;
    below[i] = lowest - next;
    return (next - old) / lambda;
  };
  let [up, down] = [0, 0];
  let [upFactor, downFactor] = [0, 0];
  for (let step = 0; ; step++) {
    const [upRow, downRow] = [up * n, down * n];
    let [mostUp, mostDown] = [0, 0];
    for (let j = 0; j < n; j++) {
      const slope = slopes[j]! + upFactor * data[upRow + j]! + downFactor * data[downRow + j]!;
      slopes[j] = slope;
      const move = -slope * inverses[j]!;
      // The gain of a move to the bound only where the best one goes beyond it: most do not.
      if (slope < 0) {
        const room = above[j]!;
        const gain = move < room ? -0.5 * move * slope : -room * (slope + 0.5 * curvatures[j]! * room);
        if (gain > mostUp) {
          mostUp = gain;
          up = j;
        }
      } else {
        const room = below[j]!;
        const gain = move > room ? -0.5 * move * slope : -room * (slope + 0.5 * curvatures[j]! * room);
        if (gain > mostDown) {
          mostDown = gain;
          down = j;
        }
      }
    }
    const finished = step >= steps || Math.max(mostUp, mostDown) === 0;
    if (finished || (step % CHECK_EVERY === 0 && gapOf(values, slopes, labels) <= goal)) {
      return values.map((value, i) => labels[i]! * value);
    }
    upFactor = mostUp > 0 ? moved(up, slopes[up]!) : 0;
    downFactor = mostDown > 0 ? moved(down, slopes[down]! + upFactor * data[up * n + down]!) : 0;
  }
}

/** (P - D) / P, from sum_i a_i f_i = lambda |w|^2. */
function gapOf(values: Float64Array, slopes: Float64Array, labels: Float64Array): number {
  let loss = 0;
  let sum = 0;
  let square = 0;
  for (let i = 0; i < values.length; i++) {
    loss += Math.max(0, -labels[i]! * slopes[i]!);
    sum += labels[i]! * values[i]!;
    square += values[i]! * (slopes[i]! + labels[i]!);
  }
  const primal = loss + 0.5 * square;
  return (primal - (sum - 0.5 * square)) / primal;
}
