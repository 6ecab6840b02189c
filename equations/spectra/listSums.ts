import { type ComplexColumn, complexColumn } from "../../src/numerics/complex.js";

/** A pair is summed where a divided difference loses more than this factor by cancellation. */
const MOST_CANCELLATION = 200;
/** Sums over the list at one zeta, for weights and shares: < c nu g >, < c g >, < c / (zeta + nu) > with g = nu / (zeta + nu). */
export const OUTER = 0;
export const MIDDLE = 1;
/** And the averages of a zeta with itself: < c g^2 >, < c g / (zeta + nu) >. */
export const SQUARE = 3;
export const SLOPE = 4;
export const SUMS = 5;

/** Eigenvalues with what is summed over them. */
export interface ListColumns {
  readonly nu: Float64Array;
  /** Number per input dimension. */
  readonly weight: Float64Array;
  /** Share of the teacher. */
  readonly share: Float64Array;
}

/** The five sums of one kind of coefficient at every zeta, one zeta after the other. */
export function sumsOf({ nu }: ListColumns, coefficient: Float64Array, zetas: ComplexColumn): ComplexColumn {
  const nodes = zetas.re.length;
  const sums = complexColumn(SUMS * nodes);
  for (let i = 0; i < nodes; i++) {
    const zr = zetas.re[i]!;
    const zi = zetas.im[i]!;
    let or = 0;
    let oi = 0;
    let mr = 0;
    let mi = 0;
    let nr = 0;
    let ni = 0;
    let qr = 0;
    let qi = 0;
    let sr = 0;
    let si = 0;
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
export function dividedDifference(
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
export function pairSums(
  nu: Float64Array,
  coefficient: Float64Array,
  xr: number,
  xi: number,
  yr: number,
  yi: number,
  found: Float64Array,
): void {
  let qr = 0;
  let qi = 0;
  let sr = 0;
  let si = 0;
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
