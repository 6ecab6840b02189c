import { PAIR, PAIR_LENGTH, type Spectrum } from "../types.js";
import { type ComplexRidges, complexOf } from "./complexRidge.js";

/** Places of the overlaps of a pair in the array that they fill: real part here, imaginary part behind it. */
export const OVERLAP = {
  /** q_12 - m_1 m_2, of fields on a new input. */
  field: 0,
  /** The same of what other samples contribute to the field on a training sample: times the residuals 1/(1+V). */
  sample: 2,
  /** w_1 . w_2 / d. */
  norm: 4,
} as const;

/** Length of the part of one pair. */
export const OVERLAP_LENGTH = 6;

// Constants of this module: an imported binding is looked up at every use.
const { noise: NOISE, spread: SPREAD, weight: WEIGHT, teacherWeight: TEACHER_WEIGHT } = PAIR;
const { field: FIELD, sample: SAMPLE, norm: NORM } = OVERLAP;
const LENGTH = PAIR_LENGTH;

/** Fills the first six places with the overlaps of ridges i and j, the next six with those of i and the conjugate of j. */
export type PairOverlaps = (i: number, j: number, into: Float64Array) => void;

/**
 * Overlaps of two ridge solutions on the same data, at complex ridges.
 *
 *   q_12 - m_1 m_2 = (Q_12 N + alpha c^2 R_12) / (alpha - Q_12),   N = 1 - c m_1 - c m_2 + m_1 m_2
 *
 * alpha - Q_12 = VHat_1 + zeta_2 W_12, a sum that does not cancel at the interpolation threshold.
 *
 * @param c Correlation of labels with the teacher field, [0, sqrt(2 / pi)].
 *
 * Source: equations/README.md (TI.6).
 */
export function pairOverlaps(
  spectrum: Spectrum,
  alpha: number,
  c: number,
  first: ComplexRidges,
  second: ComplexRidges,
): PairOverlaps {
  const averages = complexOf(spectrum).pairs(first.zeta, second.zeta);
  const pair = new Float64Array(2 * PAIR_LENGTH);
  const square = c * c;
  const strength = alpha * square;
  return (i, j, into) => {
    averages(i, j, pair);
    const sr = first.teacher.re[i]!;
    const si = first.teacher.im[i]!;
    const vr = first.VHat.re[i]!;
    const vi = first.VHat.im[i]!;
    const lr = first.left.re[i]!;
    const li = first.left.im[i]!;
    const zr = second.zeta.re[j]!;
    for (let mirror = 0; mirror < 2; mirror++) {
      const sign = mirror === 0 ? 1 : -1;
      const from = mirror * LENGTH;
      const to = mirror * OVERLAP_LENGTH;
      const zi = sign * second.zeta.im[j]!;
      const tr = second.teacher.re[j]!;
      const ti = sign * second.teacher.im[j]!;
      const qr = pair[from + NOISE]!;
      const qi = pair[from + NOISE + 1]!;
      const rr = strength * pair[from + SPREAD]!;
      const ri = strength * pair[from + SPREAD + 1]!;
      const wr = pair[from + WEIGHT]!;
      const wi = pair[from + WEIGHT + 1]!;
      const nr = 1 - square * (sr + tr) + square * (sr * tr - si * ti);
      const ni = square * (sr * ti + si * tr) - square * (si + ti);
      const dr = vr + zr * wr - zi * wi;
      const di = vi + zr * wi + zi * wr;
      const size = 1 / (dr * dr + di * di);
      const ar = qr * nr - qi * ni + rr;
      const ai = qr * ni + qi * nr + ri;
      const fr = (ar * dr + ai * di) * size;
      const fi = (ai * dr - ar * di) * size;
      into[to + FIELD] = fr;
      into[to + FIELD + 1] = fi;
      const kr = second.left.re[j]!;
      const ki = sign * second.left.im[j]!;
      const br = lr * kr - li * ki;
      const bi = lr * ki + li * kr;
      into[to + SAMPLE] = fr * br - fi * bi;
      into[to + SAMPLE + 1] = fr * bi + fi * br;
      // |w|^2 / d: the residual N + c^2 R per (alpha - Q), times W, and the teacher's part.
      const er = nr + rr / alpha;
      const ei = ni + ri / alpha;
      const gr = (er * dr + ei * di) * size;
      const gi = (ei * dr - er * di) * size;
      into[to + NORM] = gr * wr - gi * wi + square * pair[from + TEACHER_WEIGHT]!;
      into[to + NORM + 1] = gr * wi + gi * wr + square * pair[from + TEACHER_WEIGHT + 1]!;
    }
  };
}
