import type { Loss } from "../losses.js";

/** Slope and curvature of a loss at many margins at once, and its value where it is asked for. */
export type LossJets = Required<Loss>["jets"];

/** The jets of a loss, one by one where it has no faster way. */
export function jetsOf({ jets, value, slope, curvature }: Loss): LossJets {
  if (jets !== undefined) return jets;
  return (x, n, slopes, curvatures, values) => {
    for (let i = 0; i < n; i++) {
      slopes[i] = slope(x[i]!);
      curvatures[i] = curvature(x[i]!);
      if (values !== undefined) values[i] = value(x[i]!);
    }
  };
}

/** Rounds at most: each halves the bracket at least every other time, and the doubles of a bracket around 0 are some 1100 halvings apart. */
const MOST_ROUNDS = 2400;
/** Relative size of a step after which the next one is rounding. */
const LAST_STEP = 1e-9;

/** Fields with brackets of their proximal points, and room for what is found: all arrays of one length. */
export interface ProximalBatch {
  readonly u: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** Guesses on entry, proximal points on return. */
  readonly x: Float64Array;
  readonly value: Float64Array;
  readonly slope: Float64Array;
  readonly curvature: Float64Array;
}

/** Working memory that grows with the longest batch. */
export interface Scratch {
  readonly lastStep: Float64Array;
  readonly active: Int32Array;
  readonly place: Float64Array;
  readonly value: Float64Array;
  readonly slope: Float64Array;
  readonly curvature: Float64Array;
}

export function proximalBatch(size: number): ProximalBatch {
  const array = (): Float64Array => new Float64Array(size);
  return { u: array(), low: array(), high: array(), x: array(), value: array(), slope: array(), curvature: array() };
}

export function scratch(size: number): Scratch {
  const array = (): Float64Array => new Float64Array(size);
  return {
    lastStep: array(),
    active: new Int32Array(size),
    place: array(),
    value: array(),
    slope: array(),
    curvature: array(),
  };
}

/** findProximal, with the loss's slope and curvature at the points found. */
export function solveProximal(
  jets: LossJets,
  V: number,
  batch: ProximalBatch,
  indices: Int32Array,
  count: number,
  room: Scratch,
): void {
  findProximal(jets, V, batch, indices, count, room);
  const { place, slope, curvature } = room;
  for (let k = 0; k < count; k++) place[k] = batch.x[indices[k]!]!;
  jets(place, count, slope, curvature, undefined);
  for (let k = 0; k < count; k++) {
    const i = indices[k]!;
    batch.slope[i] = slope[k]!;
    batch.curvature[i] = curvature[k]!;
  }
}

/**
 * prox(u) = argmin_x (x - u)^2 / (2 V) + loss(x) at the fields with the given indices, all at once.
 *
 * Newton's method on x + V loss'(x) = u from the guesses, inside brackets; a step that leaves its bracket or does not halve is replaced by
 * a bisection, because on a sigmoid Newton's steps jump from flank to flank.
 *
 * @param jets    Of a loss that is convex and smooth inside the brackets.
 * @param V       (0, Infinity).
 * @param batch   Fields, brackets and guesses.
 * @param indices The first `count` of them are solved.
 *
 * Source: equations/README.md (CH.1).
 */
export function findProximal(
  jets: LossJets,
  V: number,
  batch: ProximalBatch,
  indices: Int32Array,
  count: number,
  room: Scratch,
): void {
  const { u, low, high, x } = batch;
  const { lastStep, active, place, slope, curvature } = room;
  for (let k = 0; k < count; k++) {
    active[k] = indices[k]!;
    lastStep[indices[k]!] = Number.POSITIVE_INFINITY;
  }
  let left = count;
  for (let round = 0; round < MOST_ROUNDS && left > 0; round++) {
    for (let k = 0; k < left; k++) place[k] = x[active[k]!]!;
    jets(place, left, slope, curvature, undefined);
    let kept = 0;
    for (let k = 0; k < left; k++) {
      const i = active[k]!;
      const here = place[k]!;
      const excess = here - u[i]! + V * slope[k]!;
      if (excess > 0) high[i] = here;
      else low[i] = here;
      const step = -excess / (1 + V * curvature[k]!);
      const next = here + step;
      const size = Math.abs(step);
      const trusted = next >= low[i]! && next <= high[i]! && size < 0.5 * lastStep[i]!;
      const moved = trusted ? next : 0.5 * (low[i]! + high[i]!);
      lastStep[i] = trusted ? size : high[i]! - low[i]!;
      x[i] = moved;
      const scale = Math.abs(here) + Math.abs(u[i]!);
      // Newton's next step would be of the order of the square of this one.
      const done = excess === 0 || (trusted ? size <= LAST_STEP * Math.min(1, scale) : !(lastStep[i] > 4e-16 * scale));
      if (!done) active[kept++] = i;
    }
    left = kept;
  }
}
