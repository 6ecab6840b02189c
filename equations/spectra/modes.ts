import type { Mode } from "../types.js";
import { marchenkoPasturNodes } from "./marchenkoPasturNodes.js";

/** The perceptron, and kernels: one eigenvalue, and a continuum of vanishing ones. Source: equations/README.md (SP.2), (SP.3). */
export function isotropicModes(mu1: number, muStar: number): Mode[] {
  return [{ nu: mu1 * mu1, weight: 1, share: 1 }, ...continuumModes(muStar * muStar)];
}

/**
 * A list of eigenvalues. A long list is gathered in narrow intervals, where noise and teacher have a node each at their own mean.
 *
 * @param entries Eigenvalues with their weights.
 *
 * Source: equations/README.md (SP.6), (MF.2).
 */
export function empiricalModes(entries: readonly Mode[], continuum: number): Mode[] {
  const modes = entries.length <= MOST_MODES ? entries : gathered(entries);
  return [...modes, ...continuumModes(continuum)];
}

/** Longer lists are gathered. */
const MOST_MODES = 100;
/** Relative width of an interval: a response changes by less than its square over 24. */
const WIDTH = 0.04;

function gathered(entries: readonly Mode[]): Mode[] {
  const falling = [...entries].sort((a, b) => b.nu - a.nu);
  const modes: Mode[] = [];
  for (let from = 0; from < falling.length; ) {
    let to = from;
    while (to < falling.length && falling[to]!.nu > (1 - WIDTH) * falling[from]!.nu) to++;
    const group = falling.slice(from, to);
    const sum = (f: (entry: Mode) => number): number => group.reduce((total, entry) => total + f(entry), 0);
    const weight = sum((entry) => entry.weight);
    const share = sum((entry) => entry.share);
    modes.push({ nu: sum((entry) => entry.weight * entry.nu) / weight, weight, share: 0 });
    if (share > 0) modes.push({ nu: sum((entry) => entry.share * entry.nu) / share, weight: 0, share });
    from = to;
  }
  return modes;
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
