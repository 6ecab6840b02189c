import type { LinearAlgebra, Matrix } from "../linearAlgebra/linearAlgebra.js";
import { NotPositiveError } from "../linearAlgebra/notPositiveError.js";
import { column, columnsOf, dot, rowsOf } from "../linearAlgebra/vectors.js";
import { blockDescent } from "./blockDescent.js";
import { GAP_BOUND } from "./certificate.js";
import { conjugateGradients } from "./conjugateGradients.js";
import { predictionOfDual, type TrainingProblem } from "./problem.js";

/** Relative gap below which the bounds that samples lie at hardly change any more, and Newton's method needs no help. */
const SETTLED = 1e-2;
/** Passes of the descent before a Newton step. */
const PASSES = 2;
/** A direction far from the solution: the residual that is good enough, and products with the matrix at most. */
const ROUGH = { fraction: 0.3, products: 8 } as const;
/** A factorization costs about as much as this many products for each of its samples. */
const PRODUCTS_PER_SAMPLE = 0.1;
const LEAST_PRODUCTS = 8;
/** Halvings of a step, and the part of the promised gain that is enough. */
const HALVINGS = 12;
const GAIN_FRACTION = 0.01;

/** The gap that is carried along stops so far below that of the certificate, which is computed anew. A step halves it at least, or rounding ends it. */
const GOAL = 0.01 * GAP_BOUND;

/** Start and budget of the iteration. */
export interface HingeNewtonOptions {
  readonly start?: Float64Array;
  /** Newton steps, with the descent before each. */
  readonly rounds: number;
}

/**
 * The hinge loss by a projected Newton method on its dual (Bertsekas 1982), with passes of coordinate descent before every step.
 *
 * The descent finds the samples at a bound and is slow along what many samples have in common. The Newton step of the others, projected onto the
 * box, is the opposite. Its direction comes from conjugate gradients, rough at first; near the solution from a factorization where that is cheaper.
 *
 * @returns beta in [0, 1], as good as the rounds allowed: the caller certifies it.
 */
export function hingeNewton(
  problem: TrainingProblem,
  lambda: number,
  algebra: LinearAlgebra,
  { start, rounds }: HingeNewtonOptions,
): Float64Array {
  const { labels } = problem;
  const outputsOf = (dual: Float64Array): Float64Array =>
    predictionOfDual(
      problem,
      dual.map((value) => value / lambda),
      algebra,
    ).outputs;
  // a = y beta, between 0 and the label, and f - y, the derivative of -D with respect to it.
  let values: Float64Array = labels.map((label, i) => label * (start?.[i] ?? 0));
  const slopes = outputsOf(values).map((output, i) => output - labels[i]!);
  const descend = blockDescent(problem, lambda, algebra);
  let before = Number.POSITIVE_INFINITY;
  for (let round = 0; ; round++) {
    const gap = gapOf(values, slopes, labels);
    if (!(gap > GOAL) || round === rounds || (gap <= GAP_BOUND && gap > 0.5 * before)) break;
    before = gap;
    for (let pass = 0; pass < PASSES && gap > SETTLED; pass++) descend(values, slopes);
    const free = [...values.keys()].filter((i) => !isPressed(values[i]!, slopes[i]!, labels[i]!));
    const direction = directionOf(problem, slopes, free, lambda, algebra, gap);
    const move = projectedMove(values, slopes, labels, direction, outputsOf);
    if (move === undefined) {
      if (gap <= SETTLED) break;
      continue;
    }
    values = move.values;
    for (let i = 0; i < slopes.length; i++) slopes[i]! += move.change[i]!;
  }
  return values.map((value, i) => labels[i]! * value);
}

/** True if a sample lies at a bound and presses against it. */
function isPressed(value: number, slope: number, label: number): boolean {
  return (value === 0 && label * slope >= 0) || (value === label && label * slope <= 0);
}

/** The Newton direction of the samples that are free. */
function directionOf(
  problem: TrainingProblem,
  slopes: Float64Array,
  free: readonly number[],
  lambda: number,
  algebra: LinearAlgebra,
  gap: number,
): Float64Array {
  const right = Float64Array.from(free, (i) => -lambda * slopes[i]!);
  const apply = kernelProduct(problem, free, algebra);
  const settled = gap <= SETTLED;
  const products = Math.max(LEAST_PRODUCTS, Math.floor(PRODUCTS_PER_SAMPLE * free.length));
  const { solution, isEnough } = settled
    ? // The gap falls as the square of the residual.
      conjugateGradients(apply, right, Math.max(Math.sqrt(gap), ROUGH.fraction * Math.sqrt(GOAL / gap)), products)
    : conjugateGradients(apply, right, ROUGH.fraction, ROUGH.products);
  const exact = settled && !isEnough ? exactDirection(problem, right, free, algebra) : undefined;
  return scattered(exact ?? solution, free, slopes.length);
}

/** The kernel matrix of some of the samples, times a vector. */
function kernelProduct(
  problem: TrainingProblem,
  chosen: readonly number[],
  algebra: LinearAlgebra,
): (vector: Float64Array) => Float64Array {
  if (problem.kind === "features") {
    const rows = rowsOf(problem.features, chosen);
    return (vector) => algebra.timesVector(rows, algebra.transposedTimesVector(rows, vector));
  }
  // To copy their part of the matrix costs more than to multiply with all of it.
  const { kernel } = problem;
  return (vector) => {
    const image = algebra.timesVector(kernel, scattered(vector, chosen, kernel.rows));
    return Float64Array.from(chosen, (i) => image[i]!);
  };
}

function scattered(vector: Float64Array, places: readonly number[], length: number): Float64Array {
  const result = new Float64Array(length);
  for (const [k, i] of places.entries()) result[i] = vector[k]!;
  return result;
}

/** The same by a factorization; undefined where the samples' kernel matrix is singular to rounding. */
function exactDirection(
  problem: TrainingProblem,
  right: Float64Array,
  free: readonly number[],
  algebra: LinearAlgebra,
): Float64Array | undefined {
  // More free samples than unknowns: their margins cannot all be 1.
  if (problem.kind === "features" && free.length > problem.features.columns) return undefined;
  try {
    return algebra.solvePositive(kernelAmong(problem, free, algebra), column(right)).data;
  } catch (error) {
    if (error instanceof NotPositiveError) return undefined;
    throw error;
  }
}

/** The longest of the halved steps along a direction, projected onto the box, that gains enough; undefined where none does. */
function projectedMove(
  values: Float64Array,
  slopes: Float64Array,
  labels: Float64Array,
  direction: Float64Array,
  outputsOf: (dual: Float64Array) => Float64Array,
): { readonly values: Float64Array; readonly change: Float64Array } | undefined {
  let length = 1;
  for (let halving = 0; halving <= HALVINGS; halving++, length *= 0.5) {
    const moved = values.map((value, i) => {
      const label = labels[i]!;
      const next = value + length * direction[i]!;
      return label > 0 ? Math.min(label, Math.max(0, next)) : Math.max(label, Math.min(0, next));
    });
    const step = moved.map((value, i) => value - values[i]!);
    const change = outputsOf(step);
    const promised = dot(slopes, step);
    if (promised < 0 && promised + 0.5 * dot(step, change) <= GAIN_FRACTION * promised)
      return { values: moved, change };
  }
  return undefined;
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

/** The kernel matrix of some of the samples. */
function kernelAmong(problem: TrainingProblem, chosen: readonly number[], algebra: LinearAlgebra): Matrix {
  if (problem.kind === "kernel") return columnsOf(rowsOf(problem.kernel, chosen), chosen);
  const rows = rowsOf(problem.features, chosen);
  return algebra.crossProducts(rows, rows);
}
