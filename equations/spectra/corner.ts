import type { Spectrum, SpectrumMoments } from "../types.js";

/**
 * The spectrum left in the corner gamma -> pi/2, lambda -> 0 at fixed delta = muStar^2 / lambda, in units of muStar^2.
 *
 * The linear part sits at infinite eigenvalues, where zeta does not matter: one per input dimension, and it carries the whole teacher.
 * Random features have kappa - 1 more at 1 / kappa, which carry nothing; a kernel has the same variance in a continuum. A spectrum of its
 * own, so that every equation holds in the corner as it stands.
 *
 * @param delta muStar^2 / lambda, (0, Infinity).
 * @param kappa Features per input dimension, (1, Infinity]; at kappa <= 1 no small eigenvalue is left, and delta is without effect.
 * @returns Moments at zeta = 1 / VHat, as of a model with lambda = 1; all terms positive.
 *
 * Source: equations/README.md (SP.7).
 */
export function cornerSpectrum(delta: number, kappa: number): Spectrum {
  const g = 1 / kappa;
  const moments = (zeta: number): SpectrumMoments => {
    const scale = g * delta + zeta;
    const lift = ((1 - g) * delta) / scale;
    const share = (g * delta) / scale;
    const complement = zeta / scale;
    return {
      response: 1 + lift,
      teacher: 1,
      noise: 1 + lift * share,
      spread: 0,
      weight: lift / scale,
      teacherWeight: 0,
      responseByLogZeta: -lift * complement,
      teacherByLogZeta: 0,
      noiseByLogZeta: -2 * lift * share * complement,
      spreadByLogZeta: 0,
    };
  };
  return {
    moments,
    // lambda is the unit and does not go to infinity: the means start the square loss's root, and are no limit.
    means: { nu: 1 + delta, t: 1, nuSquare: 1, spread: 0 },
    rank: kappa,
    teacherShare: 1,
    teacherMissing: { value: 0, error: 0 },
    smallest: Math.min(1, delta),
  };
}
