import {
  type Complex,
  type ComplexColumn,
  complexColumn,
  product,
  quotient,
  scaled,
  squareRoot,
} from "../../src/numerics/complex.js";
import { type ComplexMoments, type ComplexSpectrum, PAIR, PAIR_LENGTH, type PairAverages } from "../types.js";

// Constants of this module: an imported binding is looked up at every use.
const { noise: NOISE, spread: SPREAD, weight: WEIGHT, teacherWeight: TEACHER_WEIGHT } = PAIR;
const LENGTH = PAIR_LENGTH;

const ONE: Complex = { re: 1, im: 0 };

/** Resolvent of the Marchenko-Pastur law at a complex argument. */
interface Resolvent {
  readonly S: Complex;
  readonly oneMinusS: Complex;
  readonly oneMinusGammaS: Complex;
  readonly D: Complex;
}

/**
 * Resolvent of the Marchenko-Pastur law at x off the cut between its edges.
 *
 * D = sqrt(x + (1 + sqrt g)^2) sqrt(x + (1 - sqrt g)^2) with both roots in the right half plane: the branch that grows like x, cut between minus the edges only.
 *
 * Source: equations/README.md (SP.4), (SP.8).
 */
function complexResolvent(x: Complex, gamma: number): Resolvent {
  const root = Math.sqrt(gamma);
  const D = product(
    squareRoot({ re: x.re + (1 + root) ** 2, im: x.im }),
    squareRoot({ re: x.re + (1 - root) ** 2, im: x.im }),
  );
  const S = quotient({ re: 2, im: 0 }, { re: 1 + gamma + x.re + D.re, im: x.im + D.im });
  const gap = 1 - gamma;
  const twice = scaled(x, 2);
  if (gap >= 0) {
    const oneMinusS = quotient(twice, { re: D.re + x.re + gap, im: D.im + x.im });
    return { S, oneMinusS, oneMinusGammaS: { re: gap + gamma * oneMinusS.re, im: gamma * oneMinusS.im }, D };
  }
  const oneMinusGammaS = quotient(twice, { re: D.re + x.re - gap, im: D.im + x.im });
  return { S, oneMinusS: scaled({ re: oneMinusGammaS.re - gap, im: oneMinusGammaS.im }, 1 / gamma), oneMinusGammaS, D };
}

/**
 * Random features at complex zeta: the closed forms of the real axis continued, and their averages over a pair of ridges.
 *
 * @returns Averages with relative error below 1e-13.
 *
 * Source: equations/README.md (SP.5), (SP.8).
 */
export function complexRandomFeatures(mu1: number, muStar: number, kappa: number): ComplexSpectrum {
  const mu1Square = mu1 * mu1;
  const ratio = (muStar * muStar) / mu1Square;
  const gamma = 1 / kappa;
  const rank = ratio === 0 ? Math.min(1, kappa) : kappa;
  const resolventAt = (zeta: Complex): Resolvent =>
    complexResolvent({ re: zeta.re / mu1Square + gamma * ratio, im: zeta.im / mu1Square }, gamma);
  const moments = (zeta: Complex, alpha: number): ComplexMoments => {
    const { S, oneMinusS, oneMinusGammaS, D } = resolventAt(zeta);
    const slope = quotient(S, D);
    const inverse = ratio === 0 ? { re: 0, im: 0 } : quotient(ONE, oneMinusS);
    const widening = scaled(product(inverse, inverse), ratio);
    const response = product(S, { re: 1 + ratio * inverse.re, im: ratio * inverse.im });
    // Near the rank alpha - A is the sum of alpha - rank and rank - A, of which the second is a product.
    const near = Math.abs(response.re) + Math.abs(response.im) > 0.5 * rank;
    return {
      excess: near
        ? excessOf(alpha, zeta, { S, oneMinusS, oneMinusGammaS, D })
        : { re: alpha - response.re, im: -response.im },
      response,
      teacher: S,
      weight: scaled(product(slope, { re: 1 + widening.re, im: widening.im }), 1 / mu1Square),
      teacherWeight: scaled(slope, 1 / mu1Square),
    };
  };
  const excessOf = (alpha: number, zeta: Complex, { S, oneMinusS, oneMinusGammaS }: Resolvent): Complex => {
    if (ratio > 0) {
      const missing = scaled(product(zeta, quotient(S, oneMinusS)), kappa / mu1Square);
      return { re: alpha - rank + missing.re, im: missing.im };
    }
    const missing = kappa >= 1 ? oneMinusS : scaled(oneMinusGammaS, kappa);
    return { re: alpha - rank + missing.re, im: missing.im };
  };
  const pairs = (first: ComplexColumn, second: ComplexColumn): PairAverages => {
    const one = columnsOf(first, resolventAt, ratio > 0);
    const two = columnsOf(second, resolventAt, ratio > 0);
    return (i, j, into) => {
      const sr = one.S.re[i]!;
      const si = one.S.im[i]!;
      const ar = one.oneMinusS.re[i]!;
      const ai = one.oneMinusS.im[i]!;
      const gr = one.oneMinusGammaS.re[i]!;
      const gi = one.oneMinusGammaS.im[i]!;
      const vr = one.inverse.re[i]!;
      const vi = one.inverse.im[i]!;
      for (let mirror = 0; mirror < 2; mirror++) {
        const sign = mirror === 0 ? 1 : -1;
        const at = mirror * LENGTH;
        const tr = two.S.re[j]!;
        const ti = sign * two.S.im[j]!;
        const br = two.oneMinusS.re[j]!;
        const bi = sign * two.oneMinusS.im[j]!;
        const ur = two.inverse.re[j]!;
        const ui = sign * two.inverse.im[j]!;
        // base = S1 S2 / (1 - g S1 S2), with 1 - g S1 S2 = (1 - g S1) + g S1 (1 - S2).
        const pr = sr * tr - si * ti;
        const pi = sr * ti + si * tr;
        const dr = gr + gamma * (sr * br - si * bi);
        const di = gi + gamma * (sr * bi + si * br);
        const size = 1 / (dr * dr + di * di);
        const er = (pr * dr + pi * di) * size;
        const ei = (pi * dr - pr * di) * size;
        const lr = ratio * (vr * ur - vi * ui);
        const li = ratio * (vr * ui + vi * ur);
        const nr = gr + gamma * br + gamma * ratio * (2 + lr);
        const ni = gi + gamma * bi + gamma * ratio * li;
        into[at + NOISE] = er * nr - ei * ni;
        into[at + NOISE + 1] = er * ni + ei * nr;
        const xr = gamma * (ar * br - ai * bi + ratio);
        const xi = gamma * (ar * bi + ai * br);
        into[at + SPREAD] = er * xr - ei * xi;
        into[at + SPREAD + 1] = er * xi + ei * xr;
        into[at + WEIGHT] = (er * (1 + lr) - ei * li) / mu1Square;
        into[at + WEIGHT + 1] = (er * li + ei * (1 + lr)) / mu1Square;
        into[at + TEACHER_WEIGHT] = er / mu1Square;
        into[at + TEACHER_WEIGHT + 1] = ei / mu1Square;
      }
    };
  };
  return { moments, pairs, largest: mu1Square * ((1 + Math.sqrt(gamma)) ** 2 + gamma * ratio) };
}

interface Columns {
  readonly S: ComplexColumn;
  readonly oneMinusS: ComplexColumn;
  readonly oneMinusGammaS: ComplexColumn;
  /** 1 / (1 - S). */
  readonly inverse: ComplexColumn;
}

function columnsOf(zetas: ComplexColumn, resolventAt: (zeta: Complex) => Resolvent, withInverse: boolean): Columns {
  const count = zetas.re.length;
  const columns = {
    S: complexColumn(count),
    oneMinusS: complexColumn(count),
    oneMinusGammaS: complexColumn(count),
    inverse: complexColumn(count),
  };
  for (let k = 0; k < count; k++) {
    const { S, oneMinusS, oneMinusGammaS } = resolventAt(at(zetas, k));
    put(columns.S, k, S);
    put(columns.oneMinusS, k, oneMinusS);
    put(columns.oneMinusGammaS, k, oneMinusGammaS);
    // Without a non-linear part it is of no use, and 1 / 0 at the hard edge.
    put(columns.inverse, k, withInverse ? quotient(ONE, oneMinusS) : { re: 0, im: 0 });
  }
  return columns;
}

function at(column: ComplexColumn, k: number): Complex {
  return { re: column.re[k]!, im: column.im[k]! };
}

function put(column: ComplexColumn, k: number, { re, im }: Complex): void {
  column.re[k] = re;
  column.im[k] = im;
}
