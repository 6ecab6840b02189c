import { type Complex, type ComplexColumn, complexColumn } from "../../src/numerics/complex.js";
import { type ComplexMoments, type ComplexSpectrum, PAIR, PAIR_LENGTH, type PairAverages } from "../types.js";

// Constants of this module: an imported binding is looked up at every use.
const { noise: NOISE, spread: SPREAD, weight: WEIGHT, teacherWeight: TEACHER_WEIGHT } = PAIR;
const LENGTH = PAIR_LENGTH;

/** Where a divided difference loses more than this factor by cancellation, the pair is summed. */
const MOST_CANCELLATION = 200;
/** Sums over the list at one zeta, for weights and shares: < c nu g >, < c g >, < c / (zeta + nu) > with g = nu / (zeta + nu). */
const OUTER = 0;
const MIDDLE = 1;
/** And the averages of a zeta with itself: < c g^2 >, < c g / (zeta + nu) >. */
const SQUARE = 3;
const SLOPE = 4;
const SUMS = 5;

/** Eigenvalues with what is summed over them. */
export interface ListColumns {
  readonly nu: Float64Array;
  /** Number per input dimension. */
  readonly weight: Float64Array;
  /** Share of the teacher. */
  readonly share: Float64Array;
}

/**
 * A list of eigenvalues at complex zeta.
 *
 * Averages of a pair are divided differences of averages at one zeta, so that a list costs one pass a node and not one a pair. Of the two forms, from
 * infinity and from zero, the one that cancels less is taken; where both cancel (zetas that nearly agree) the pair is summed.
 *
 * @param columns   Of equal length.
 * @param continuum Total variance in vanishing eigenvalues, >= 0.
 * @returns Averages with relative error below 1e-12.
 *
 * Source: equations/README.md (SP.6), (SP.9).
 */
export function complexList(columns: ListColumns, continuum: number): ComplexSpectrum {
  const { nu, weight, share } = columns;
  const count = nu.length;
  let rank = 0;
  let largest = 0;
  for (let k = 0; k < count; k++) {
    rank += weight[k]!;
    largest = Math.max(largest, nu[k]!);
  }
  const moments = (zeta: Complex, alpha: number): ComplexMoments => {
    let [Ar, Ai, Mr, Mi, Sr, Si, Wr, Wi, Ur, Ui] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    for (let k = 0; k < count; k++) {
      const n = nu[k]!;
      const re = zeta.re + n;
      const size = 1 / (re * re + zeta.im * zeta.im);
      const ir = re * size;
      const ii = -zeta.im * size;
      const w = weight[k]!;
      const wn = w * n;
      const sn = share[k]! * n;
      Ar += wn * ir;
      Ai += wn * ii;
      Mr += w * ir;
      Mi += w * ii;
      Sr += sn * ir;
      Si += sn * ii;
      const squareRe = ir * ir - ii * ii;
      const squareIm = 2 * ir * ii;
      Wr += wn * squareRe;
      Wi += wn * squareIm;
      Ur += sn * squareRe;
      Ui += sn * squareIm;
    }
    const inverse = 1 / (zeta.re * zeta.re + zeta.im * zeta.im);
    const cr = continuum === 0 ? 0 : continuum * zeta.re * inverse;
    const ci = continuum === 0 ? 0 : -continuum * zeta.im * inverse;
    // alpha - A as (alpha - rank) + (rank - A) where A is near the rank: the second difference is zeta M.
    const near = continuum === 0 && Math.abs(Ar) + Math.abs(Ai) > 0.5 * rank;
    const excess = near
      ? { re: alpha - rank + zeta.re * Mr - zeta.im * Mi, im: zeta.re * Mi + zeta.im * Mr }
      : { re: alpha - Ar - cr, im: -Ai - ci };
    const tail =
      continuum === 0
        ? { re: 0, im: 0 }
        : { re: (cr * zeta.re + ci * zeta.im) * inverse, im: (ci * zeta.re - cr * zeta.im) * inverse };
    const response = { re: Ar + cr, im: Ai + ci };
    return {
      excess,
      response,
      teacher: { re: Sr, im: Si },
      weight: { re: Wr + tail.re, im: Wi + tail.im },
      teacherWeight: { re: Ur, im: Ui },
    };
  };
  const pairs = (first: ComplexColumn, second: ComplexColumn): PairAverages => {
    const one = [sumsOf(columns, weight, first), sumsOf(columns, share, first)] as const;
    const two = first === second ? one : ([sumsOf(columns, weight, second), sumsOf(columns, share, second)] as const);
    const found = new Float64Array(4);
    return (i, j, into) => {
      const xr = first.re[i]!;
      const xi = first.im[i]!;
      for (let mirror = 0; mirror < 2; mirror++) {
        const sign = mirror === 0 ? 1 : -1;
        const place = mirror * LENGTH;
        const yr = second.re[j]!;
        const yi = sign * second.im[j]!;
        for (let kind = 0; kind < 2; kind++) {
          const a = one[kind]!;
          const b = two[kind]!;
          if (xr === yr && xi === yi) {
            found[0] = a.re[SUMS * i + SQUARE]!;
            found[1] = a.im[SUMS * i + SQUARE]!;
            found[2] = a.re[SUMS * i + SLOPE]!;
            found[3] = a.im[SUMS * i + SLOPE]!;
          } else if (
            !dividedDifference(a, i, b, j, sign, xr, xi, yr, yi, OUTER, found, 0) ||
            !dividedDifference(a, i, b, j, sign, xr, xi, yr, yi, MIDDLE, found, 2)
          ) {
            pairSums(nu, kind === 0 ? weight : share, xr, xi, yr, yi, found);
          }
          const square = place + (kind === 0 ? NOISE : SPREAD);
          const slope = place + (kind === 0 ? WEIGHT : TEACHER_WEIGHT);
          into[square] = found[0]!;
          into[square + 1] = found[1]!;
          into[slope] = found[2]!;
          into[slope + 1] = found[3]!;
        }
        // The share's square average is <t nu / ...>; less S S it is the spread.
        const sr = one[1].re[SUMS * i + MIDDLE]!;
        const si = one[1].im[SUMS * i + MIDDLE]!;
        const tr = two[1].re[SUMS * j + MIDDLE]!;
        const ti = sign * two[1].im[SUMS * j + MIDDLE]!;
        into[place + SPREAD] = into[place + SPREAD]! - (sr * tr - si * ti);
        into[place + SPREAD + 1] = into[place + SPREAD + 1]! - (sr * ti + si * tr);
        if (continuum === 0) continue;
        const pr = xr * yr - xi * yi;
        const pi = xr * yi + xi * yr;
        const size = continuum / (pr * pr + pi * pi);
        into[place + WEIGHT] = into[place + WEIGHT]! + pr * size;
        into[place + WEIGHT + 1] = into[place + WEIGHT + 1]! - pi * size;
      }
    };
  };
  return { moments, pairs, largest };
}

/** The five sums of one kind of coefficient at every zeta, one zeta after the other. */
function sumsOf({ nu }: ListColumns, coefficient: Float64Array, zetas: ComplexColumn): ComplexColumn {
  const nodes = zetas.re.length;
  const sums = complexColumn(SUMS * nodes);
  for (let i = 0; i < nodes; i++) {
    const zr = zetas.re[i]!;
    const zi = zetas.im[i]!;
    let [or, oi, mr, mi, nr, ni, qr, qi, sr, si] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    for (let k = 0; k < nu.length; k++) {
      const n = nu[k]!;
      const re = zr + n;
      const size = 1 / (re * re + zi * zi);
      const ir = re * size;
      const ii = -zi * size;
      const c = coefficient[k]!;
      const cn = c * n;
      const cnn = cn * n;
      const squareRe = ir * ir - ii * ii;
      const squareIm = 2 * ir * ii;
      or += cnn * ir;
      oi += cnn * ii;
      mr += cn * ir;
      mi += cn * ii;
      nr += c * ir;
      ni += c * ii;
      qr += cnn * squareRe;
      qi += cnn * squareIm;
      sr += cn * squareRe;
      si += cn * squareIm;
    }
    sums.re.set([or, mr, nr, qr, sr], SUMS * i);
    sums.im.set([oi, mi, ni, qi, si], SUMS * i);
  }
  return sums;
}

/**
 * Divided difference of an average over the list, from infinity, (F_1 - F_2) / (y - x), or from zero, (y G_2 - x G_1) / (y - x) with G the sum behind F.
 *
 * @returns Whether one of the two forms keeps enough digits.
 */
function dividedDifference(
  a: ComplexColumn,
  i: number,
  b: ComplexColumn,
  j: number,
  sign: number,
  xr: number,
  xi: number,
  yr: number,
  yi: number,
  form: number,
  found: Float64Array,
  at: number,
): boolean {
  const p = SUMS * i + form;
  const q = SUMS * j + form;
  const fr = a.re[p]!;
  const fi = a.im[p]!;
  const gr = b.re[q]!;
  const gi = sign * b.im[q]!;
  let nr = fr - gr;
  let ni = fi - gi;
  const outer = (size(fr, fi) + size(gr, gi)) / size(nr, ni);
  const hr = a.re[p + 1]!;
  const hi = a.im[p + 1]!;
  const kr = b.re[q + 1]!;
  const ki = sign * b.im[q + 1]!;
  const ar = yr * kr - yi * ki;
  const ai = yr * ki + yi * kr;
  const br = xr * hr - xi * hi;
  const bi = xr * hi + xi * hr;
  const inner = (size(ar, ai) + size(br, bi)) / size(ar - br, ai - bi);
  if (!(Math.min(outer, inner) < MOST_CANCELLATION)) return false;
  if (inner < outer) {
    nr = ar - br;
    ni = ai - bi;
  }
  const dr = yr - xr;
  const di = yi - xi;
  const scale = 1 / (dr * dr + di * di);
  found[at] = (nr * dr + ni * di) * scale;
  found[at + 1] = (ni * dr - nr * di) * scale;
  return true;
}

function size(re: number, im: number): number {
  return Math.abs(re) + Math.abs(im);
}

/** < c g_1 g_2 > and < c nu / ((zeta_1 + nu)(zeta_2 + nu)) > by summation. */
function pairSums(
  nu: Float64Array,
  coefficient: Float64Array,
  xr: number,
  xi: number,
  yr: number,
  yi: number,
  found: Float64Array,
): void {
  let [qr, qi, sr, si] = [0, 0, 0, 0];
  for (let k = 0; k < nu.length; k++) {
    const n = nu[k]!;
    const re = (xr + n) * (yr + n) - xi * yi;
    const im = (xr + n) * yi + xi * (yr + n);
    const cn = (coefficient[k]! * n) / (re * re + im * im);
    const cnn = cn * n;
    qr += cnn * re;
    qi -= cnn * im;
    sr += cn * re;
    si -= cn * im;
  }
  found[0] = qr;
  found[1] = qi;
  found[2] = sr;
  found[3] = si;
}
