import type { Spectrum, SpectrumMoments } from "../types.js";
import { complexIsotropic } from "./complexIsotropic.js";
import { isotropicModes } from "./modes.js";

/**
 * One eigenvalue mu1^2 that carries the whole teacher, and a continuum of vanishing ones with total variance muStar^2.
 *
 * muStar = 0 is the perceptron. The continuum only adds response, muStar^2 / zeta: a kernel is the perceptron trained on a
 * smoother loss.
 *
 * @param mu1 Linear part of the activation or kernel, (0, Infinity).
 * @param muStar Non-linear part, [0, Infinity).
 * @returns Moments without cancellation for zeta in [0, Infinity).
 *
 * Source: equations/README.md (SP.2).
 */
export function isotropic(mu1: number, muStar: number): Spectrum {
  const mu1Square = mu1 * mu1;
  const muStarSquare = muStar * muStar;
  const moments = (zeta: number): SpectrumMoments => {
    const total = zeta + mu1Square;
    const S = mu1Square / total;
    const complement = zeta / total;
    const continuum = muStarSquare === 0 ? 0 : muStarSquare / zeta;
    const teacherWeight = S / total;
    return {
      response: S + continuum,
      teacher: S,
      noise: S * S,
      spread: 0,
      weight: teacherWeight + (muStarSquare === 0 ? 0 : continuum / zeta),
      teacherWeight,
      responseByLogZeta: -S * complement - continuum,
      teacherByLogZeta: -S * complement,
      noiseByLogZeta: -2 * S * S * complement,
      spreadByLogZeta: 0,
    };
  };
  return {
    moments,
    means: { nu: mu1Square + muStarSquare, t: mu1Square, nuSquare: mu1Square * mu1Square, spread: 0 },
    rank: muStarSquare === 0 ? 1 : Number.POSITIVE_INFINITY,
    teacherShare: 1,
    teacherMissing: { value: 0, error: 0 },
    smallest: muStarSquare === 0 ? mu1Square : Math.min(mu1Square, muStarSquare),
    isotropic: { mu1Square, muStarSquare },
    modes: () => isotropicModes(mu1, muStar),
    complex: complexIsotropic(mu1Square, muStarSquare),
  };
}
