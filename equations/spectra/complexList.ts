import type { Complex, ComplexColumn } from "../../src/numerics/complex.js";
import { type ComplexMoments, type ComplexSpectrum, PAIR, PAIR_LENGTH, type PairAverages } from "../types.js";
import {
  dividedDifference,
  type ListColumns,
  MIDDLE,
  OUTER,
  pairSums,
  SLOPE,
  SQUARE,
  SUMS,
  sumsOf,
} from "./listSums.js";

// Constants of this module: an imported binding is looked up at every use.
const { noise: NOISE, spread: SPREAD, weight: WEIGHT, teacherWeight: TEACHER_WEIGHT } = PAIR;
const LENGTH = PAIR_LENGTH;

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
    let Ar = 0;
    let Ai = 0;
    let Mr = 0;
    let Mi = 0;
    let Sr = 0;
    let Si = 0;
    let Wr = 0;
    let Wi = 0;
    let Ur = 0;
    let Ui = 0;
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
