import { type Complex, type ComplexColumn, complexColumn, quotient } from "../../src/numerics/complex.js";
import { type ComplexMoments, type ComplexSpectrum, PAIR, PAIR_LENGTH, type PairAverages } from "../types.js";

// Constants of this module: an imported binding is looked up at every use.
const { noise: NOISE, spread: SPREAD, weight: WEIGHT, teacherWeight: TEACHER_WEIGHT } = PAIR;
const LENGTH = PAIR_LENGTH;

/**
 * One eigenvalue mu1^2 with the whole teacher, and vanishing ones with total variance muStar^2, at complex zeta.
 *
 * @returns Averages to rounding anywhere off the negative axis.
 *
 * Source: equations/README.md (SP.2), (SP.3), (SP.8).
 */
export function complexIsotropic(mu1Square: number, muStarSquare: number): ComplexSpectrum {
  const teacherAt = (zeta: Complex): Complex =>
    quotient({ re: mu1Square, im: 0 }, { re: zeta.re + mu1Square, im: zeta.im });
  const continuumAt = (zeta: Complex): Complex =>
    muStarSquare === 0 ? { re: 0, im: 0 } : quotient({ re: muStarSquare, im: 0 }, zeta);
  const moments = (zeta: Complex, alpha: number): ComplexMoments => {
    const teacher = teacherAt(zeta);
    const continuum = continuumAt(zeta);
    const slope = quotient(teacher, { re: zeta.re + mu1Square, im: zeta.im });
    const tail = muStarSquare === 0 ? continuum : quotient(continuum, zeta);
    // alpha - S as (alpha - 1) + (1 - S): at alpha = 1 the difference is all there is.
    const complement = quotient(zeta, { re: zeta.re + mu1Square, im: zeta.im });
    return {
      excess: { re: alpha - 1 + complement.re - continuum.re, im: complement.im - continuum.im },
      response: { re: teacher.re + continuum.re, im: teacher.im + continuum.im },
      teacher,
      weight: { re: slope.re + tail.re, im: slope.im + tail.im },
      teacherWeight: slope,
    };
  };
  const pairs = (first: ComplexColumn, second: ComplexColumn): PairAverages => {
    const one = factorsOf(first);
    const two = factorsOf(second);
    return (i, j, into) => {
      const sr = one.teacher.re[i]!;
      const si = one.teacher.im[i]!;
      const cr = one.continuum.re[i]!;
      const ci = one.continuum.im[i]!;
      for (let mirror = 0; mirror < 2; mirror++) {
        const sign = mirror === 0 ? 1 : -1;
        const at = mirror * LENGTH;
        const tr = two.teacher.re[j]!;
        const ti = sign * two.teacher.im[j]!;
        const re = sr * tr - si * ti;
        const im = sr * ti + si * tr;
        const er = two.continuum.re[j]!;
        const ei = sign * two.continuum.im[j]!;
        into[at + NOISE] = re;
        into[at + NOISE + 1] = im;
        into[at + SPREAD] = 0;
        into[at + SPREAD + 1] = 0;
        into[at + WEIGHT] = re / mu1Square + cr * er - ci * ei;
        into[at + WEIGHT + 1] = im / mu1Square + cr * ei + ci * er;
        into[at + TEACHER_WEIGHT] = re / mu1Square;
        into[at + TEACHER_WEIGHT + 1] = im / mu1Square;
      }
    };
  };
  /** S and muStar / zeta at every node: a pair is a sum of their products. */
  const factorsOf = (zetas: ComplexColumn): Factors => {
    const count = zetas.re.length;
    const teacher = complexColumn(count);
    const continuum = complexColumn(count);
    const root = Math.sqrt(muStarSquare);
    for (let k = 0; k < count; k++) {
      const zeta = { re: zetas.re[k]!, im: zetas.im[k]! };
      const S = teacherAt(zeta);
      teacher.re[k] = S.re;
      teacher.im[k] = S.im;
      if (root === 0) continue;
      const inverse = quotient({ re: root, im: 0 }, zeta);
      continuum.re[k] = inverse.re;
      continuum.im[k] = inverse.im;
    }
    return { teacher, continuum };
  };
  return { moments, pairs, largest: mu1Square };
}

interface Factors {
  readonly teacher: ComplexColumn;
  readonly continuum: ComplexColumn;
}
