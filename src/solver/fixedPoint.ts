import { Matrix, SVD } from "ml-matrix";
import { exp, log } from "../numerics/elementary.js";

/** Options of the fixed-point iteration. */
export interface FixedPointOptions {
  /** Largest residual accepted. */
  readonly tolerance: number;
  readonly maxIterations: number;
  /** Weight of the new iterate, (0, 1]; 1 is the undamped iteration. */
  readonly damping: number;
  /** Earlier steps that Anderson acceleration combines, 0 to 10; 0 is the plain iteration. */
  readonly anderson: number;
}

/** End of an iteration. The point is the one whose residual was measured. */
export interface FixedPointResult {
  readonly status: "converged" | "max-iterations" | "diverged" | "stalled" | "non-finite";
  readonly point: readonly number[];
  readonly iterations: number;
  /** Residual of the undamped map at the point. */
  readonly residual: number;
  /** Geometric mean of the last ratios of successive residuals. */
  readonly contraction: number;
}

/** A component beyond this (a logarithm, or an overlap) is on its way to infinity. */
const DIVERGED = 1e8;
/** Residuals over which the contraction rate is averaged. */
const RATE_WINDOW = 8;
/** No new least residual in this many iterations is a stall. */
const PATIENCE = 4000;
/** Singular values below this, relative to the largest, are noise in the differences. */
const RANK_TOLERANCE = 1e-12;

/**
 * Damped fixed-point iteration x -> F(x) with Anderson acceleration, for any map on a few numbers.
 *
 * The residual is always that of the undamped map, F(x) - x: damping must not loosen the tolerance. The point returned is the
 * point tested.
 *
 * @param map      F; may return non-finite numbers, which end the iteration.
 * @param start    First point.
 * @param residual Size of a step, in the caller's scale.
 * @param options  Tolerance, budget, damping, memory.
 *
 * @example
 * fixedPoint(([x]) => [Math.cos(x)], [1], ([x], [y]) => Math.abs(y - x), { tolerance: 1e-14, maxIterations: 200, damping: 1, anderson: 0 }).point[0].toFixed(12) // => "0.739085133215"
 */
export function fixedPoint(
  map: (point: readonly number[]) => readonly number[],
  start: readonly number[],
  residual: (from: readonly number[], next: readonly number[]) => number,
  options: FixedPointOptions,
): FixedPointResult {
  let point = start;
  let best = Number.POSITIVE_INFINITY;
  let bestAt = 0;
  const residuals: number[] = [];
  const history: { point: readonly number[]; step: readonly number[] }[] = [];
  for (let iterations = 1; ; iterations++) {
    const next = map(point);
    const size = residual(point, next);
    residuals.push(size);
    const done = (status: FixedPointResult["status"]): FixedPointResult => {
      return { status, point, iterations, residual: size, contraction: rate(residuals) };
    };
    if (!Number.isFinite(size)) return done("non-finite");
    if (size <= options.tolerance) return done("converged");
    if (point.some((value) => Math.abs(value) > DIVERGED)) return done("diverged");
    if (iterations >= options.maxIterations) return done("max-iterations");
    if (size < best) {
      best = size;
      bestAt = iterations;
    } else if (iterations - bestAt > PATIENCE) return done("stalled");
    history.push({ point, step: next.map((value, i) => value - (point[i] as number)) });
    if (history.length > options.anderson + 1) history.shift();
    point = history.length < 2 ? mixed(point, next, options.damping) : accelerated(history, options.damping);
  }
}

function mixed(point: readonly number[], next: readonly number[], damping: number): number[] {
  return point.map((value, i) => value + damping * ((next[i] as number) - value));
}

/** Anderson's combination: the one whose linearized step is least. */
function accelerated(
  history: readonly { point: readonly number[]; step: readonly number[] }[],
  damping: number,
): number[] {
  const last = history[history.length - 1] as (typeof history)[number];
  const columns = history.slice(0, -1);
  const size = last.step.length;
  const differences = new Matrix(size, columns.length);
  columns.forEach((column, j) => {
    for (let i = 0; i < size; i++) differences.set(i, j, (last.step[i] as number) - (column.step[i] as number));
  });
  const weights = leastSquares(differences, last.step);
  return last.point.map((value, i) => {
    let moved = value + damping * (last.step[i] as number);
    columns.forEach((column, j) => {
      const weight = weights[j] as number;
      const shift = (last.point[i] as number) - (column.point[i] as number);
      moved -= weight * (shift + damping * differences.get(i, j));
    });
    return moved;
  });
}

/** Minimum-norm least squares with small singular values dropped: the differences become parallel near convergence. */
function leastSquares(matrix: Matrix, right: readonly number[]): number[] {
  const svd = new SVD(matrix, { autoTranspose: true });
  const largest = Math.max(...svd.diagonal);
  const U = svd.leftSingularVectors;
  const W = svd.rightSingularVectors;
  const weights = new Array<number>(matrix.columns).fill(0);
  svd.diagonal.forEach((value, k) => {
    if (!(value > RANK_TOLERANCE * largest)) return;
    let projection = 0;
    for (let i = 0; i < right.length; i++) projection += U.get(i, k) * (right[i] as number);
    for (let j = 0; j < weights.length; j++) weights[j] = (weights[j] as number) + (W.get(j, k) * projection) / value;
  });
  return weights;
}

function rate(residuals: readonly number[]): number {
  const span = Math.min(RATE_WINDOW, residuals.length - 1);
  if (span < 1) return 0;
  const last = residuals[residuals.length - 1] as number;
  const first = residuals[residuals.length - 1 - span] as number;
  return first > 0 ? exp(log(last / first) / span) : 0;
}
