import type { Matrix } from "../linearAlgebra/linearAlgebra.js";
import { timesVector } from "../linearAlgebra/vectors.js";
import { GAP_BOUND } from "./certificate.js";

/** Steps between looks at the gap, which cost a step each. */
const CHECK_EVERY = 32;

/** Where the greedy descent begins, how long it may go on. */
export interface GreedyOptions {
  readonly start?: Float64Array;
  /** Relative gap to stop at; defaults to that of the certificate. */
  readonly goal?: number;
  /** Steps, one coordinate each. */
  readonly steps: number;
}

/**
 * Greedy dual coordinate descent for the hinge loss on a kernel matrix: each step takes the coordinate that gains most.
 *
 * Without a bias there is no constraint that ties coordinates together, so one at a time is enough. The slopes are kept up to date, one
 * row of the kernel matrix a step; the duality gap follows from them at the cost of a step.
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
  const beta = start?.slice() ?? new Float64Array(n);
  const outputs = timesVector(
    kernel,
    beta.map((value, i) => (labels[i]! * value) / lambda),
  );
  // y f - 1, the derivative of -D.
  const slopes = outputs.map((output, i) => labels[i]! * output - 1);
  const curvatures = Float64Array.from({ length: n }, (_, i) => data[i * n + i]! / lambda);
  let chosen = -1;
  let factor = 0;
  for (let step = 0; step <= steps; step++) {
    if (step % CHECK_EVERY === 0 && gapOf(beta, slopes) <= goal) return beta;
    // One pass brings the slopes up to date and looks for the next coordinate: the one whose best move raises the dual most.
    const row = Math.max(chosen, 0) * n;
    let most = 0;
    let best = -1;
    for (let j = 0; j < n; j++) {
      const slope = slopes[j]! + labels[j]! * factor * data[row + j]!;
      slopes[j] = slope;
      const old = beta[j]!;
      const curvature = curvatures[j]!;
      let move = -slope / curvature;
      if (move > 1 - old) move = 1 - old;
      else if (move < -old) move = -old;
      const gain = -move * (slope + 0.5 * curvature * move);
      if (gain > most) {
        most = gain;
        best = j;
      }
    }
    if (best === -1 || step === steps) return beta;
    chosen = best;
    const old = beta[chosen]!;
    const next = Math.min(1, Math.max(0, old - slopes[chosen]! / curvatures[chosen]!));
    beta[chosen] = next;
    factor = (labels[chosen]! * (next - old)) / lambda;
  }
  return beta;
}

/** (P - D) / P, from sum_i beta_i y_i f_i = lambda |w|^2. */
function gapOf(beta: Float64Array, slopes: Float64Array): number {
  let loss = 0;
  let betaSum = 0;
  let square = 0;
  for (let i = 0; i < beta.length; i++) {
    loss += Math.max(0, -slopes[i]!);
    betaSum += beta[i]!;
    square += beta[i]! * (slopes[i]! + 1);
  }
  const primal = loss + 0.5 * square;
  return (primal - (betaSum - 0.5 * square)) / primal;
}
