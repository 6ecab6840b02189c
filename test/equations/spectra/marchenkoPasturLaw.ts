/** A discrete measure: what the averages of a spectrum are sums over. */
export interface WeightedPoint {
  readonly s: number;
  readonly weight: number;
}

/**
 * The bulk of the Marchenko-Pastur law of F^T F / p (d x d, ratio gamma = 1 / kappa) as a Gauss-Chebyshev rule of the second kind.
 *
 * With s = 1 + gamma + 2 sqrt(gamma) x the density is (2 / pi) sqrt(1 - x^2) / s dx, so the weights are the rule's divided by s. They
 * add up to min(1, kappa): for kappa < 1 the rest is an atom at s = 0.
 *
 * @param kappa p / d.
 * @param n     Nodes; the error falls exponentially, at a rate set by the distance of the integrand's next pole from the bulk.
 */
export function marchenkoPasturBulk(kappa: number, n: number): WeightedPoint[] {
  const gamma = 1 / kappa;
  const inner = Array.from({ length: n }, (_, i) => {
    const angle = (Math.PI * (i + 1)) / (n + 1);
    // 1 + gamma + 2 sqrt(gamma) cos(angle), without cancellation at the hard edge.
    const s = (1 - Math.sqrt(gamma)) ** 2 + 4 * Math.sqrt(gamma) * Math.cos(0.5 * angle) ** 2;
    return { s, weight: ((2 / (n + 1)) * Math.sin(angle) ** 2) / s };
  });
  // The rule is the trapezoid's in the angle. At kappa = 1 the integrand does not vanish at the hard edge: half a step belongs to it.
  return kappa === 1 ? [...inner, { s: 0, weight: 1 / (n + 1) }] : inner;
}

/** The list of eigenvalues (nu, t, weight per input dimension) of random features, the teacher's part t on each. */
export function randomFeatureEigenvalues(
  mu1: number,
  muStar: number,
  kappa: number,
  n: number,
): { readonly nu: number; readonly t: number; readonly weight: number }[] {
  const floor = (muStar * muStar) / kappa;
  const bulk = marchenkoPasturBulk(kappa, n).map(({ s, weight }) => ({
    nu: mu1 * mu1 * s + floor,
    t: mu1 * mu1 * s,
    weight,
  }));
  // The atom at s = 0 for kappa < 1 and the negative count kappa - 1 cancel.
  return kappa > 1 ? [...bulk, { nu: floor, t: 0, weight: kappa - 1 }] : bulk;
}
