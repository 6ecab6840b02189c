import type { Matrix } from "../linearAlgebra/linearAlgebra.js";
import { addRow, rowDot, transposedTimesVector } from "../linearAlgebra/vectors.js";
import { GAP_BOUND } from "./certificate.js";

/** Start and budget of the dual descent. */
export interface DescentOptions {
  readonly start?: Float64Array;
  /** Relative gap to stop at; defaults to that of the certificate. */
  readonly goal?: number;
  /** Passes over the samples. */
  readonly passes: number;
}

/** A step smaller than this, in units of the box, is rounding. */
const LEAST_STEP = 1e-15;
/** Violations shrink by this factor before the gap, which costs a pass, is looked at again. */
const CHECK_FACTOR = 0.3;
/** Relative gap against the first violation tolerated: the two are of one order. */
const FIRST_VIOLATION = 0.1;

/**
 * Dual coordinate descent for the hinge loss on features (Hsieh et al. 2008): one sample after the other, the weights kept up to date.
 *
 * Samples at a bound that press against it are left out (shrinking) until the others have converged; then all are looked at again.
 * The order is a fixed permutation that changes from pass to pass, so the result is the same each time.
 *
 * @returns beta in [0, 1], as good as the passes allowed: the caller certifies it.
 */
export function hingeDescent(
  features: Matrix,
  labels: Float64Array,
  lambda: number,
  { start, passes, goal = GAP_BOUND }: DescentOptions,
): Float64Array {
  const { rows, columns, data } = features;
  const beta = start?.slice() ?? new Float64Array(rows);
  const weights = transposedTimesVector(
    features,
    beta.map((value, i) => (labels[i]! * value) / lambda),
  );
  const curvatures = Float64Array.from({ length: rows }, (_, i) => {
    const row = data.subarray(i * columns, (i + 1) * columns);
    return rowDot(data, i * columns, row, columns) / lambda;
  });
  const order = Int32Array.from({ length: rows }, (_, i) => i);
  const random = permutations();
  let active = rows;
  let tolerance = FIRST_VIOLATION;
  let shrinkAbove = Number.POSITIVE_INFINITY;
  let shrinkBelow = Number.NEGATIVE_INFINITY;
  for (let pass = 0; pass < passes; pass++) {
    shuffle(order, active, random);
    let highest = Number.NEGATIVE_INFINITY;
    let lowest = Number.POSITIVE_INFINITY;
    for (let place = 0; place < active; place++) {
      const i = order[place]!;
      const label = labels[i]!;
      const old = beta[i]!;
      // The derivative of -D: positive wants a smaller beta.
      const slope = label * rowDot(data, i * columns, weights, columns) - 1;
      if ((old === 0 && slope > shrinkAbove) || (old === 1 && slope < shrinkBelow)) {
        active--;
        order[place] = order[active]!;
        order[active] = i;
        place--;
        continue;
      }
      const projected = old === 0 ? Math.min(slope, 0) : old === 1 ? Math.max(slope, 0) : slope;
      highest = Math.max(highest, projected);
      lowest = Math.min(lowest, projected);
      if (projected === 0) continue;
      const next = Math.min(1, Math.max(0, old - slope / curvatures[i]!));
      if (Math.abs(next - old) <= LEAST_STEP) continue;
      beta[i] = next;
      addRow(weights, (label * (next - old)) / lambda, data, i * columns);
    }
    if (highest - lowest <= tolerance) {
      if (active === rows) {
        if (relativeGap(features, labels, beta, weights, lambda) <= goal) return beta;
        tolerance *= CHECK_FACTOR;
      }
      active = rows;
      shrinkAbove = Number.POSITIVE_INFINITY;
      shrinkBelow = Number.NEGATIVE_INFINITY;
    } else {
      shrinkAbove = highest > 0 ? highest : Number.POSITIVE_INFINITY;
      shrinkBelow = lowest < 0 ? lowest : Number.NEGATIVE_INFINITY;
    }
  }
  return beta;
}

/** The gap with the weights as they are carried along: good enough to decide when to look closely. */
function relativeGap(
  { columns, data }: Matrix,
  labels: Float64Array,
  beta: Float64Array,
  weights: Float64Array,
  lambda: number,
): number {
  const ridge = 0.5 * lambda * rowDot(weights, 0, weights, columns);
  let primal = ridge;
  let dual = -ridge;
  for (let i = 0; i < beta.length; i++) {
    primal += Math.max(0, 1 - labels[i]! * rowDot(data, i * columns, weights, columns));
    dual += beta[i]!;
  }
  return (primal - dual) / primal;
}

/** A small generator of places: any order will do, as long as it is always the same. */
function permutations(): (below: number) => number {
  let state = 0x2545f491;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

function shuffle(order: Int32Array, length: number, random: (below: number) => number): void {
  for (let i = length - 1; i > 0; i--) {
    const j = random(i + 1);
    const kept = order[i]!;
    order[i] = order[j]!;
    order[j] = kept;
  }
}
