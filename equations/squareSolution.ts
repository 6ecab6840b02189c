import { log } from "../src/numerics/elementary.js";
import { labelCorrelation } from "./channels/labelField.js";
import type { Spectrum } from "./types.js";

/** The one unknown of the spectrum and log tau: a point of the reduced equations. */
export interface ReducedCoordinates {
  readonly x: number;
  readonly y: number;
  /** A third, where a matrix is learned. */
  readonly z?: number;
}

/** Newton on a convex function from the right converges monotonically; the bound is a guard, not a budget. */
const MAX_STEPS = 400;
/** A start that is still left of the root after so many doublings has none: the corner of data that are interpolated. */
const MAX_DOUBLINGS = 100;

/**
 * zeta of the square loss: the positive root of zeta (alpha - A(zeta)) = lambda.
 *
 * zeta A(zeta) is concave, so the left side minus lambda is convex and negative at 0: one positive root. One eigenvalue
 * makes it a quadratic; else Newton from the right, which cannot overshoot.
 *
 * @returns 0 where lambda = 0 and alpha exceeds the rank.
 *
 * Source: equations/README.md (SQ.1).
 */
export function squareZeta(spectrum: Spectrum, alpha: number, lambda: number): number {
  if (lambda === 0 && alpha >= spectrum.rank) return 0;
  if (spectrum.isotropic !== undefined) {
    const { mu1Square, muStarSquare } = spectrum.isotropic;
    const ridge = lambda + muStarSquare;
    const b = (alpha - 1) * mu1Square - ridge;
    const root = Math.sqrt(b * b + 4 * alpha * ridge * mu1Square);
    return b > 0 ? (2 * ridge * mu1Square) / (b + root) : (root - b) / (2 * alpha);
  }
  const valueAt = (zeta: number): number => zeta * (alpha - spectrum.moments(zeta).response) - lambda;
  let zeta = (lambda + spectrum.means.nu) / alpha;
  // zeta A is at most the mean eigenvalue, unless that is infinite, as in the corner.
  for (let k = 0; k < MAX_DOUBLINGS && valueAt(zeta) < 0; k++) zeta *= 2;
  for (let k = 0; k < MAX_STEPS; k++) {
    const { response, responseByLogZeta } = spectrum.moments(zeta);
    const value = zeta * (alpha - response) - lambda;
    const next = zeta - value / (alpha - response - responseByLogZeta);
    if (!(next > 0) || Math.abs(next - zeta) <= 2e-16 * zeta) break;
    zeta = next;
  }
  return zeta;
}

/**
 * The solution of the square loss in closed form, as coordinates of the reduced equations.
 *
 *   m = c S,   tau^2 = [(1 - 2 c m + m^2) Q + alpha c^2 R] / (lambda / zeta + zeta W)
 *
 * The denominator is alpha - Q without its cancellation at the interpolation peak.
 *
 * @param spectrum Of the features.
 * @param alpha    (0, Infinity).
 * @param epsilon  [0, 1].
 * @param lambda   [0, Infinity); 0 is the limit 0+.
 * @returns x = log zeta, or log V where lambda = 0 and the data are not interpolated; y = log tau.
 *
 * Source: equations/README.md (SQ.1)-(SQ.3).
 */
export function squareSolution(spectrum: Spectrum, alpha: number, epsilon: number, lambda: number): ReducedCoordinates {
  return squareSolutionOf(spectrum, alpha, labelCorrelation(epsilon), lambda);
}

/** The same for labels of any correlation c with the teacher's field, [0, 1]: the square loss knows nothing else of them. */
export function squareSolutionOf(spectrum: Spectrum, alpha: number, c: number, lambda: number): ReducedCoordinates {
  const zeta = squareZeta(spectrum, alpha, lambda);
  const { response, teacher, noise, spread, weight } = spectrum.moments(zeta);
  const m = c * teacher;
  const residual = (1 - m) * (1 - m) + 2 * m * (1 - c);
  const denominator = zeta === 0 ? alpha - response : lambda / zeta + zeta * weight;
  const tau = Math.sqrt((residual * noise + alpha * c * c * spread) / denominator);
  const x = zeta === 0 ? log(response / (alpha - response)) : log(zeta);
  return { x, y: log(tau) };
}
