import { gaussRuleOf, type PointMasses } from "../../src/numerics/gaussCompression.js";
import type { Mode } from "../types.js";
import { marchenkoPasturNodes } from "./marchenkoPasturNodes.js";

/** The perceptron, and kernels: one eigenvalue, and a continuum of vanishing ones. Source: equations/README.md (SP.2), (SP.3). */
export function isotropicModes(mu1: number, muStar: number): Mode[] {
  return [{ nu: mu1 * mu1, weight: 1, share: 1 }, ...continuumModes(muStar * muStar)];
}

/** A list of eigenvalues: entry i has a weight and a share. */
export interface EigenvalueColumns {
  readonly nu: Float64Array;
  readonly weight: Float64Array;
  readonly share: Float64Array;
}

/**
 * A list of eigenvalues. A long one becomes Gauss's rules of its two measures, the weights and the teacher's shares, each exact for polynomials of the degree that
 * is asked for.
 *
 * Source: equations/README.md (SP.6), (MF.2), (NU.4).
 */
export function listModes({ nu, weight, share }: EigenvalueColumns, continuum: number, degree: number): Mode[] {
  const count = Math.max(1, Math.ceil((degree + 1) / 2));
  if (nu.length <= 2 * count) {
    return [
      ...Array.from(nu, (value, i) => ({ nu: value, weight: weight[i]!, share: share[i]! })),
      ...continuumModes(continuum),
    ];
  }
  const [from, to] = [nu.reduce((a, b) => Math.min(a, b)), nu.reduce((a, b) => Math.max(a, b))];
  const rule = (weights: Float64Array): PointMasses =>
    from === to
      ? { points: nu.subarray(0, 1), weights: Float64Array.of(weights.reduce((a, b) => a + b)) }
      : gaussRuleOf({ points: nu, weights }, from, to, count);
  const [noise, teacher] = [rule(weight), rule(share)];
  return [
    ...Array.from(noise.points, (value, i) => ({ nu: value, weight: noise.weights[i]!, share: 0 })),
    ...Array.from(teacher.points, (value, i) => ({ nu: value, weight: 0, share: teacher.weights[i]! })),
    ...continuumModes(continuum),
  ];
}

/**
 * Random features, by a quadrature rule for the Marchenko-Pastur bulk that is exact for polynomials of the degree that is asked for.
 *
 * @param degree Of polynomials in nu, times nu where the features are fewer than the inputs.
 *
 * Source: equations/README.md (SP.5), (MF.2).
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
