import { cdfAt, NORMAL_DENSITY_AT_ZERO, type NormalCut, normalCut } from "../../src/numerics/normal.js";
import { halfSkewCdf, owensTAt } from "../../src/numerics/owensT.js";

/** Truncated moments int_-inf^h t^k p(t) dt of the label density, or the same over (h, inf). */
export interface TruncatedMoments {
  readonly zeroth: number;
  readonly first: number;
  readonly second: number;
  /** The label density p(h). */
  readonly density: number;
  /** Sums of the absolute values of the terms of `first` and `second`: what rounding is relative to. */
  readonly firstSize: number;
  readonly secondSize: number;
}

const EMPTY: TruncatedMoments = {
  zeroth: 0,
  first: 0,
  second: 0,
  density: 0,
  firstSize: 0,
  secondSize: 0,
};
/** The standard normal is below the smallest double beyond this. */
const NORMAL_REACH = 38.5;

/**
 * Truncated moments of p(t) = phi(t) [epsilon + 2 (1 - epsilon) Phi(b t)], below h or above it.
 *
 * Above h for h > 0: the upper moments are sums of positive terms and keep their digits in the tail, where one minus the
 * lower moment has none.
 *
 * @param h Cut, finite or -Infinity.
 * @param b Slope m / tau, [0, Infinity).
 * @param epsilon Fraction of random labels.
 * @param upper Integrate over (h, Infinity) instead of (-Infinity, h).
 * @param spherical phi(g) and 1 - Phi(|g|) at g = r h, r^2 = 1 + b^2, which callers know as a function of V and tau alone.
 *
 * Source: equations/README.md (CH.6).
 */
export function truncatedMoments(
  h: number,
  b: number,
  epsilon: number,
  upper: boolean,
  spherical: NormalCut,
): TruncatedMoments {
  if (h < -NORMAL_REACH || (upper && h > NORMAL_REACH)) return EMPTY;
  const near = normalCut(h);
  const far = normalCut(b * h);
  const { density: phi, tail } = near;
  const farCdf = cdfAt(far);
  const rSquare = 1 + b * b;
  const lean = (b / Math.sqrt(rSquare)) * NORMAL_DENSITY_AT_ZERO;
  const leanSquare = (b / rSquare) * NORMAL_DENSITY_AT_ZERO * spherical.density;
  const rule = 2 * (1 - epsilon);
  const density = phi * (epsilon + rule * farCdf);
  const edge = phi * farCdf;
  if (upper) {
    const zeroth =
      b <= 1 ? 0.5 * tail + owensTAt(near, far, b) : farCdf * tail + 0.5 * far.tail - owensTAt(far, near, 1 / b);
    const first = epsilon * phi + rule * (edge + lean * spherical.tail);
    const second = epsilon * (tail + h * phi) + rule * (h * edge + zeroth + leanSquare);
    return {
      zeroth: epsilon * tail + rule * zeroth,
      first,
      second,
      density,
      firstSize: first,
      secondSize: second,
    };
  }
  const cdf = cdfAt(near);
  const zeroth = halfSkewCdf(near, far, b);
  const below = lean * cdfAt(spherical);
  const hEdge = h * edge;
  return {
    zeroth: epsilon * cdf + rule * zeroth,
    first: -epsilon * phi + rule * (below - edge),
    second: epsilon * (cdf - h * phi) + rule * (zeroth - hEdge - leanSquare),
    density,
    firstSize: epsilon * phi + rule * (below + edge),
    secondSize: epsilon * (cdf + Math.abs(h) * phi) + rule * (zeroth + Math.abs(hEdge) + leanSquare),
  };
}
