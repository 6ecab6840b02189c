import type { LinearAlgebra, Matrix } from "../linearAlgebra/linearAlgebra.js";

/** The pool with every image answering by its average: G = (K + D)^-1, D = 1/chi - V. */
export interface EffectiveMedium {
  /** The diagonal of G. */
  readonly resolvent: Float64Array;
  /** B_ij = G_ij / (G_ii G_jj), symmetric, with diagonal 0. */
  readonly coupling: Matrix;
  /** 1/G_ii - D_i, which is V where the equations are solved. */
  readonly response: Float64Array;
}

/**
 * The effective medium of susceptibilities chi and responses V.
 *
 * It is computed as D^-1/2 (1 + D^-1/2 K D^-1/2)^-1 D^-1/2, so that images that hardly answer, D -> infinity, cost no digits.
 *
 * @param work size^2 numbers, which become the coupling.
 * @throws {NotPositiveError} if K + D is not positive definite.
 *
 * Source: equations/README.md (PO.4).
 */
export function effectiveMedium(
  kernel: Matrix,
  susceptibility: Float64Array,
  response: Float64Array,
  algebra: LinearAlgebra,
  work: Float64Array,
): EffectiveMedium {
  const size = kernel.rows;
  const shift = response.map((V, i) => Math.max(1 / susceptibility[i]! - V, LEAST_SHIFT * V));
  const scale = shift.map((D) => 1 / Math.sqrt(D));
  const data = work;
  for (let i = 0, place = 0; i < size; i++) {
    const factor = scale[i]!;
    for (let j = 0; j < size; j++, place++) data[place] = kernel.data[place]! * factor * scale[j]!;
    data[i * size + i]! += 1;
  }
  const coupling = algebra.invertPositive({ rows: size, columns: size, data });
  const diagonal = Float64Array.from({ length: size }, (_, i) => data[i * size + i]!);
  const factor = diagonal.map((value, i) => 1 / (value * scale[i]!));
  for (let i = 0, place = 0; i < size; i++) {
    const own = factor[i]!;
    for (let j = 0; j < size; j++, place++) data[place]! *= own * factor[j]!;
    data[i * size + i] = 0;
  }
  return {
    resolvent: diagonal.map((value, i) => value / shift[i]!),
    coupling,
    response: diagonal.map((value, i) => shift[i]! * (1 / value - 1)),
  };
}

/** Least D in units of V: rounding must not make it negative where the ridge vanishes. */
const LEAST_SHIFT = 1e-14;

/** sum_j m_ij^2 x_j. */
export function squaredTimes({ rows, columns, data }: Matrix, x: Float64Array): Float64Array {
  const result = new Float64Array(rows);
  for (let i = 0, place = 0; i < rows; i++) {
    let [even, odd] = [0, 0];
    const paired = columns - (columns % 2);
    for (let j = 0; j < paired; j += 2, place += 2) {
      even += data[place]! * data[place]! * x[j]!;
      odd += data[place + 1]! * data[place + 1]! * x[j + 1]!;
    }
    if (paired < columns) even += data[place]! * data[place++]! * x[paired]!;
    result[i] = even + odd;
  }
  return result;
}

/** Sweeps between two extrapolations. */
const STRETCH = 4;
const MOST_SWEEPS = 4000;

/**
 * Solves x_i = source_i + sum_j B_ij^2 weight_j x_j for weights >= 0, by sweeps that are extrapolated along the slowest mode.
 *
 * The matrix has no negative entry, so that mode is its Perron vector, and one ratio of two steps tells its decay.
 *
 * @param tolerance Largest step of the last sweep, in units of the largest |x|.
 * @returns The solution, and that last step.
 */
export function solveCoupled(
  coupling: Matrix,
  weight: Float64Array,
  source: Float64Array,
  tolerance: number,
): { readonly x: Float64Array; readonly residual: number } {
  let x: Float64Array = source.slice();
  let before = Number.NaN;
  for (let sweep = 1; ; sweep++) {
    const moved = squaredTimes(
      coupling,
      x.map((value, j) => weight[j]! * value),
    );
    let [step, size] = [0, 0];
    for (let i = 0; i < x.length; i++) {
      moved[i]! += source[i]!;
      step = Math.max(step, Math.abs(moved[i]! - x[i]!));
      size = Math.max(size, Math.abs(moved[i]!));
    }
    const last = x;
    x = moved;
    if (step <= tolerance * size || sweep === MOST_SWEEPS) return { x, residual: size === 0 ? 0 : step / size };
    const decay = step / before;
    before = step;
    if (sweep % STRETCH === 0 && decay < 1) {
      x = moved.map((value, i) => value + ((value - last[i]!) * decay) / (1 - decay));
      before = Number.NaN;
    }
  }
}
