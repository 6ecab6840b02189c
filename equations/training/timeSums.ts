import { type ComplexColumn, complexColumn } from "../../src/numerics/complex.js";
import { labelCorrelation } from "../channels/labelField.js";
import type { Spectrum } from "../types.js";
import { type ComplexRidges, complexRidges } from "./complexRidge.js";
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

/** What is read off the weights at one time. */
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

/** The weights w(t) = 2 Re sum_j W_j(t) w_ridge(lambda + z_j) of a contour at every time. Source: equations/README.md (TI.3). */
export function filteredRidges(
  problem: RidgeProblem,
  filter: Filter,
  contour: Contour,
  times: readonly number[],
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
  return { ridges: complexRidges(problem.spectrum, problem.alpha, shifted), weights };
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
  const re = Array.from({ length: count }, (_, j) => Float64Array.from(weights, (weight) => weight.re[j]!));
  const im = Array.from({ length: count }, (_, j) => Float64Array.from(weights, (weight) => weight.im[j]!));
  for (let i = 0; i < count; i++) {
    for (let j = 0; j <= i; j++) {
      overlaps(i, j, pair);
      const size = i === j ? 2 : 4;
      for (let k = 0; k < pair.length; k++) pair[k] = size * pair[k]!;
      addPair(pair, FIELD, re[i]!, im[i]!, re[j]!, im[j]!, forms.field);
      addPair(pair, SAMPLE, re[i]!, im[i]!, re[j]!, im[j]!, forms.sample);
      addPair(pair, NORM, re[i]!, im[i]!, re[j]!, im[j]!, forms.norm);
    }
  }
  return forms;
}

/** Adds Re[w w' p + w conj(w') p'] at every time, with p and p' the overlaps of the pair. */
function addPair(
  pair: Float64Array,
  place: number,
  re: Float64Array,
  im: Float64Array,
  otherRe: Float64Array,
  otherIm: Float64Array,
  form: Float64Array,
): void {
  const pr = pair[place]!;
  const pi = pair[place + 1]!;
  const cr = pair[place + MIRROR]!;
  const ci = pair[place + MIRROR + 1]!;
  const [both, cross, right, left] = [cr + pr, cr - pr, ci - pi, ci + pi];
  for (let t = 0; t < form.length; t++) {
    const x = otherRe[t]!;
    const y = otherIm[t]!;
    form[t] = form[t]! + re[t]! * (both * x + right * y) + im[t]! * (cross * y - left * x);
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
