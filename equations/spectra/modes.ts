import type { Eigenvalue } from "./empirical.js";
import { marchenkoPasturNodes } from "./marchenkoPasturNodes.js";

/** One eigenvalue of a spectrum that is summed over, or a node of a quadrature rule for it. */
export interface Mode {
  /** Eigenvalue, >= 0. */
  readonly nu: number;
  /** Number per input dimension. */
  readonly weight: number;
  /** Fraction of the teacher field's variance that is carried linearly along it. */
  readonly share: number;
  /** Total variance per input dimension in vanishing eigenvalues; only with nu = 0. */
  readonly continuum?: number;
}

/** The perceptron, and kernels: one eigenvalue, and a continuum of vanishing ones. Source: equations/README.md (SP.2), (SP.3). */
export function isotropicModes(mu1: number, muStar: number): Mode[] {
  return [{ nu: mu1 * mu1, weight: 1, share: 1 }, ...continuumModes(muStar * muStar)];
}

/** A list of eigenvalues. Source: equations/README.md (SP.6). */
export function empiricalModes(eigenvalues: readonly Eigenvalue[], continuum: number): Mode[] {
  const modes = eigenvalues.map(({ nu, share, weight = 1 / eigenvalues.length }) => ({ nu, share, weight }));
  return [...modes, ...continuumModes(continuum)];
}

/**
 * Random features, by a quadrature rule for the Marchenko-Pastur bulk that is exact for polynomials of the degree that is asked for.
 *
 * @param degree Of polynomials in nu, times nu where the features are fewer than the inputs.
 *
 * Source: equations/README.md (SP.5), (SP.8).
 */
export function randomFeaturesModes(mu1: number, muStar: number, kappa: number, degree: number): Mode[] {
  const count = Math.max(1, Math.ceil((degree + 1) / 2));
  const idle = (muStar * muStar) / kappa;
  // With fewer features than inputs the bulk is that of the p x p matrix, kappa to an input dimension; the atom at 0 cancels.
  const [ratio, number, unit] = kappa >= 1 ? [1 / kappa, 1, 1] : [kappa, kappa, 1 / kappa];
  const bulk = marchenkoPasturNodes(ratio, count).map(({ s, weight }): Mode => {
    const linear = mu1 * mu1 * unit * s;
    const nu = linear + idle;
    return { nu, weight: number * weight, share: nu === 0 ? 0 : (number * weight * linear) / nu };
  });
  return kappa > 1 && idle > 0 ? [...bulk, { nu: idle, weight: kappa - 1, share: 0 }] : bulk;
}

function continuumModes(variance: number): Mode[] {
  return variance === 0 ? [] : [{ nu: 0, weight: 0, share: 0, continuum: variance }];
}
