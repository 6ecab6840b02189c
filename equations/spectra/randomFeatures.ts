import type { Spectrum, SpectrumMoments } from "../types.js";
import { complexRandomFeatures } from "./complexRandomFeatures.js";
import { marchenkoPasturResolvent } from "./marchenkoPastur.js";
import { randomFeaturesModes } from "./modes.js";

/** Relative rounding of the resolvent. */
const ROUNDING = 1e-14;

/**
 * Spectrum of random features sigma(F x / sqrt d) with kappa = p / d: mu1^2 F^T F / p plus muStar^2 / kappa on every feature.
 *
 * With S = E[s / (s + z)], z = zeta / mu1^2 + r / kappa and r = muStar^2 / mu1^2, every average is a rational function of S
 * with positive terms only; kappa -> infinity visibly gives the kernel.
 *
 * @param mu1    Linear part of the activation, (0, Infinity).
 * @param muStar Non-linear part, [0, Infinity).
 * @param kappa  Features per input dimension, (0, Infinity).
 * @returns Moments with relative error below 1e-13.
 *
 * Source: equations/README.md (SP.5).
 */
export function randomFeatures(mu1: number, muStar: number, kappa: number): Spectrum {
  const mu1Square = mu1 * mu1;
  const muStarSquare = muStar * muStar;
  const ratio = muStarSquare / mu1Square;
  const gamma = 1 / kappa;
  // The eigenvalues of a square matrix reach 0 so densely that their inverses have no mean.
  const hardEdge = ratio === 0 && kappa === 1;
  const moments = (zeta: number): SpectrumMoments => {
    const scaled = zeta / mu1Square;
    const { S, oneMinusS, oneMinusGammaS, D } = marchenkoPasturResolvent(scaled + gamma * ratio, gamma);
    const edge = S * D;
    const lift = ratio === 0 ? 0 : ratio / oneMinusS;
    const widening = oneMinusGammaS + gamma * oneMinusS + 2 * gamma * ratio + gamma * lift * lift;
    const noise = (S * S * widening) / edge;
    const offset = oneMinusS * oneMinusS + ratio;
    const spread = (gamma * S * S * offset) / edge;
    const slope = S / D;
    const responseByS = 1 + (ratio === 0 ? 0 : lift / oneMinusS);
    const byEdge = (2 * gamma * S) / edge;
    const wideningByS = -2 * gamma + (ratio === 0 ? 0 : (2 * gamma * lift * lift) / oneMinusS);
    const noiseByS = (2 * noise) / S + (S * S * wideningByS) / edge + noise * byEdge;
    const spreadByS = (2 * spread) / S - (2 * gamma * S * S * oneMinusS) / edge + spread * byEdge;
    const byLogZeta = -slope * scaled;
    return {
      response: S * (1 + lift),
      teacher: S,
      noise,
      spread,
      weight: hardEdge && zeta === 0 ? Number.POSITIVE_INFINITY : (slope * responseByS) / mu1Square,
      teacherWeight: hardEdge && zeta === 0 ? Number.POSITIVE_INFINITY : slope / mu1Square,
      responseByLogZeta: responseByS * byLogZeta,
      teacherByLogZeta: byLogZeta,
      noiseByLogZeta: noiseByS * byLogZeta,
      spreadByLogZeta: spreadByS * byLogZeta,
    };
  };
  // Marchenko and Pastur's lower edge, without an atom at 0: for kappa < 1 the d - p directions that no feature sees do not count.
  const bulkEdge = mu1Square * (1 - Math.sqrt(gamma)) ** 2;
  const atZero = marchenkoPasturResolvent(gamma * ratio, gamma);
  // Without idle part and with enough features nothing is missing, which the resolvent only tends to.
  const complete = ratio === 0 && kappa >= 1;
  const missing = complete ? { value: 0, error: 0 } : { value: atZero.oneMinusS, error: ROUNDING * atZero.oneMinusS };
  return {
    moments,
    means: {
      nu: mu1Square + muStarSquare,
      t: mu1Square,
      nuSquare: mu1Square * mu1Square * (1 + gamma) + gamma * muStarSquare * (2 * mu1Square + muStarSquare),
      spread: gamma * mu1Square * (mu1Square + muStarSquare),
    },
    rank: ratio === 0 ? Math.min(1, kappa) : kappa,
    teacherShare: atZero.S,
    teacherMissing: missing,
    modes: (degree) => randomFeaturesModes(mu1, muStar, kappa, degree),
    complex: complexRandomFeatures(mu1, muStar, kappa),
    smallest: kappa > 1 && ratio > 0 ? gamma * muStarSquare : bulkEdge + gamma * muStarSquare || mu1Square,
  };
}
