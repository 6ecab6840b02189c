import { type ComplexColumn, complexColumn } from "../../src/numerics/complex.js";
import { labelCorrelation } from "../channels/labelField.js";
import type { Spectrum } from "../types.js";
import { type ComplexRidges, complexRidges, type RidgeRoot } from "./complexRidge.js";
import type { Contour } from "./contours.js";
import type { Filter } from "./filters.js";
import { OVERLAP, OVERLAP_LENGTH, pairOverlaps } from "./pairOverlaps.js";

/** Ridge regression on one task: what a first-order method filters. */
export interface RidgeProblem {
  readonly spectrum: Spectrum;
  /** (0, Infinity). */
  readonly alpha: number;
  /** [0, 1]. */
  readonly epsilon: number;
  /** [0, Infinity). */
  readonly lambda: number;
}

/** Sums over the weights at one time. */
export interface TimeSums {
  /** Cov(z, f) on a new input. */
  readonly m: number;
  /** Var f - m^2 on a new input. */
  readonly tauSquare: number;
  /** A training sample has f = pull y + g, g of the other samples: pull. */
  readonly pull: number;
  /** 1 - pull. */
  readonly unpulled: number;
  /** Cov(z, g). */
  readonly sampleM: number;
  /** Var g - Cov(z, g)^2. */
  readonly sampleTauSquare: number;
  /** |w|^2 / d. */
  readonly norm: number;
}

/** Weights of the ridge solutions at every time on one contour, with these solutions. */
export interface FilteredRidges {
  readonly ridges: ComplexRidges;
  /** One column a time. */
  readonly weights: readonly ComplexColumn[];
}

/**
 * The weights w(t) = 2 Re sum_j W_j(t) w_ridge(lambda + z_j) of a contour at every time.
 *
 * @param start Any root of the same problem, from which the first is reached.
 *
 * Source: equations/README.md (TI.3).
 */
export function filteredRidges(
  problem: RidgeProblem,
  filter: Filter,
  contour: Contour,
  times: readonly number[],
  start?: RidgeRoot,
): FilteredRidges {
  const { z, factor } = contour;
  const count = z.re.length;
  const shifted = { re: z.re.map((value) => value + problem.lambda), im: z.im };
  const residuals = filter.residuals(z, times);
  const weights = residuals.map((residual) => {
    const column = complexColumn(count);
    for (let j = 0; j < count; j++) {
      column.re[j] = factor.re[j]! * residual.re[j]! - factor.im[j]! * residual.im[j]!;
      column.im[j] = factor.re[j]! * residual.im[j]! + factor.im[j]! * residual.re[j]!;
    }
    return column;
  });
  return { ridges: complexRidges(problem.spectrum, problem.alpha, shifted, start), weights };
}

/**
 * All sums over nodes and pairs of nodes, at every time.
 *
 * Source: equations/README.md (TI.7).
 */
export function timeSums(problem: RidgeProblem, { ridges, weights }: FilteredRidges): TimeSums[] {
  const c = labelCorrelation(problem.epsilon);
  const forms = quadraticForms(problem, { ridges, weights });
  return weights.map((weight, index) => {
    let [m, pull, unpulled, sampleM] = [0, 0, 0, 0];
    for (let j = 0; j < weight.re.length; j++) {
      const re = weight.re[j]!;
      const im = weight.im[j]!;
      const { teacher, removed, left } = ridges;
      const wr = re * left.re[j]! - im * left.im[j]!;
      const wi = re * left.im[j]! + im * left.re[j]!;
      m += re * teacher.re[j]! - im * teacher.im[j]!;
      pull += re * removed.re[j]! - im * removed.im[j]!;
      unpulled += wr;
      sampleM += wr * teacher.re[j]! - wi * teacher.im[j]!;
    }
    return {
      m: 2 * c * m,
      tauSquare: forms.field[index]!,
      pull: 2 * pull,
      unpulled: 2 * unpulled,
      sampleM: 2 * c * sampleM,
      sampleTauSquare: forms.sample[index]!,
      norm: forms.norm[index]!,
    };
  });
}

/** The quadratic forms of every time. */
interface Forms {
  readonly field: Float64Array;
  readonly sample: Float64Array;
  readonly norm: Float64Array;
}

const { field: FIELD, sample: SAMPLE, norm: NORM } = OVERLAP;
const MIRROR = OVERLAP_LENGTH;

/** The three forms at every time; a pair of nodes is visited once. */
function quadraticForms(problem: RidgeProblem, { ridges, weights }: FilteredRidges): Forms {
  const { spectrum, alpha, epsilon } = problem;
  const overlaps = pairOverlaps(spectrum, alpha, labelCorrelation(epsilon), ridges, ridges);
  const count = ridges.zeta.re.length;
  const times = weights.length;
  const forms = { field: new Float64Array(times), sample: new Float64Array(times), norm: new Float64Array(times) };
  const pair = new Float64Array(2 * OVERLAP_LENGTH);
  // One node after the other, so that the times of a pair lie side by side.
  const re = new Float64Array(count * times);
  const im = new Float64Array(count * times);
  for (let t = 0; t < times; t++) {
    const weight = weights[t]!;
    for (let j = 0; j < count; j++) {
      re[times * j + t] = weight.re[j]!;
      im[times * j + t] = weight.im[j]!;
    }
  }
  for (let i = 0; i < count; i++) {
    for (let j = 0; j <= i; j++) {
      overlaps(i, j, pair);
      const size = i === j ? 2 : 4;
      for (let k = 0; k < pair.length; k++) pair[k] = size * pair[k]!;
      addPair(pair, re, im, times * i, times * j, forms);
    }
  }
  return forms;
}

/** Adds Re[w w' p + w conj(w') p'] to the three forms of every time, with p and p' their overlaps of the pair. */
function addPair(
  pair: Float64Array,
  re: Float64Array,
  im: Float64Array,
  own: number,
  other: number,
  { field, sample, norm }: Forms,
): void {
  // Coefficients of the products of real and imaginary parts, form by form.
  const f0 = pair[FIELD + MIRROR]! + pair[FIELD]!;
  const f1 = pair[FIELD + MIRROR]! - pair[FIELD]!;
  const f2 = pair[FIELD + MIRROR + 1]! - pair[FIELD + 1]!;
  const f3 = -pair[FIELD + MIRROR + 1]! - pair[FIELD + 1]!;
  const s0 = pair[SAMPLE + MIRROR]! + pair[SAMPLE]!;
  const s1 = pair[SAMPLE + MIRROR]! - pair[SAMPLE]!;
  const s2 = pair[SAMPLE + MIRROR + 1]! - pair[SAMPLE + 1]!;
  const s3 = -pair[SAMPLE + MIRROR + 1]! - pair[SAMPLE + 1]!;
  const n0 = pair[NORM + MIRROR]! + pair[NORM]!;
  const n1 = pair[NORM + MIRROR]! - pair[NORM]!;
  const n2 = pair[NORM + MIRROR + 1]! - pair[NORM + 1]!;
  const n3 = -pair[NORM + MIRROR + 1]! - pair[NORM + 1]!;
  for (let t = 0; t < field.length; t++) {
    const a = re[own + t]!;
    const b = im[own + t]!;
    const x = re[other + t]!;
    const y = im[other + t]!;
    const ax = a * x;
    const by = b * y;
    const ay = a * y;
    const bx = b * x;
    field[t] = field[t]! + (f0 * ax + f1 * by + f2 * ay + f3 * bx);
    sample[t] = sample[t]! + (s0 * ax + s1 * by + s2 * ay + s3 * bx);
    norm[t] = norm[t]! + (n0 * ax + n1 * by + n2 * ay + n3 * bx);
  }
}

/**
 * q(t, t') = Cov(f(t), f(t')) on a new input, with the product m(t) m(t') apart: the two-time overlap is the sum of both.
 *
 * @returns q(t, t') - m(t) m(t') for the first time of one and of the other.
 *
 * Source: equations/README.md (TI.8).
 */
export function twoTimeSum(problem: RidgeProblem, one: FilteredRidges, other: FilteredRidges): number {
  const { spectrum, alpha, epsilon } = problem;
  const overlaps = pairOverlaps(spectrum, alpha, labelCorrelation(epsilon), one.ridges, other.ridges);
  const pair = new Float64Array(2 * OVERLAP_LENGTH);
  const [first, second] = [one.weights[0]!, other.weights[0]!];
  let total = 0;
  for (let i = 0; i < first.re.length; i++) {
    for (let j = 0; j < second.re.length; j++) {
      overlaps(i, j, pair);
      const [a, b, x, y] = [first.re[i]!, first.im[i]!, second.re[j]!, second.im[j]!];
      const [pr, pi] = [pair[OVERLAP.field]!, pair[OVERLAP.field + 1]!];
      const [cr, ci] = [pair[OVERLAP.field + OVERLAP_LENGTH]!, pair[OVERLAP.field + OVERLAP_LENGTH + 1]!];
      total += (a * x - b * y) * pr - (a * y + b * x) * pi + (a * x + b * y) * cr - (b * x - a * y) * ci;
    }
  }
  return 2 * total;
}
