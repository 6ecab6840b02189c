import { NORMAL_DENSITY_AT_ZERO, normalDensity, normalTail } from "../../src/numerics/normal.js";
import { halfSkewCdf, owensTSmallSlope } from "../../src/numerics/owensT.js";

/** Truncated moments int_-inf^h t^k p(t) dt of the label density, or the same over (h, inf). */
export interface TruncatedMoments {
  readonly zeroth: number;
  readonly first: number;
  readonly second: number;
  /** The label density p(h). */
  readonly density: number;
  /** phi(h) and phi(r h), with r^2 = 1 + b^2. */
  readonly phi: number;
  readonly phiFar: number;
  /** Sums of the absolute values of the terms of `first` and `second`: what rounding is relative to. */
  readonly firstSize: number;
  readonly secondSize: number;
}

const EMPTY: TruncatedMoments = {
  zeroth: 0,
  first: 0,
  second: 0,
  density: 0,
  phi: 0,
  phiFar: 0,
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
 * @param sphericalTail 1 - Phi(r |h|), which callers know as a function of tau alone.
 *
 * Source: equations/README.md (CH.6).
 */
export function truncatedMoments(
  h: number,
  b: number,
  epsilon: number,
  upper: boolean,
  sphericalTail: number,
): TruncatedMoments {
  if (h < -NORMAL_REACH || (upper && h > NORMAL_REACH)) return EMPTY;
  const rSquare = 1 + b * b;
  const r = Math.sqrt(rSquare);
  const bh = b * h;
  const phi = normalDensity(h);
  const phiFar = normalDensity(r * h);
  const tail = normalTail(Math.abs(h));
  const farTail = normalTail(Math.abs(bh));
  const farCdf = h > 0 ? 1 - farTail : farTail;
  const lean = (b / r) * NORMAL_DENSITY_AT_ZERO;
  const leanSquare = (b / rSquare) * NORMAL_DENSITY_AT_ZERO * phiFar;
  const rule = 2 * (1 - epsilon);
  const density = phi * (epsilon + rule * farCdf);
  const edge = phi * farCdf;
  if (upper) {
    const zeroth =
      b <= 1 ? 0.5 * tail + owensTSmallSlope(h, b) : farCdf * tail + 0.5 * farTail - owensTSmallSlope(bh, 1 / b);
    const first = edge + lean * sphericalTail;
    const second = h * edge + zeroth + leanSquare;
    return {
      zeroth: epsilon * tail + rule * zeroth,
      first: epsilon * phi + rule * first,
      second: epsilon * (tail + h * phi) + rule * second,
      density,
      phi,
      phiFar,
      firstSize: epsilon * phi + rule * first,
      secondSize: epsilon * (tail + h * phi) + rule * second,
    };
  }
  const cdf = h > 0 ? 1 - tail : tail;
  const zeroth = halfSkewCdf(h, b, cdf, farCdf, tail);
  const spherical = h > 0 ? 1 - sphericalTail : sphericalTail;
  const hEdge = h * edge;
  return {
    zeroth: epsilon * cdf + rule * zeroth,
    first: -epsilon * phi + rule * (lean * spherical - edge),
    second: epsilon * (cdf - h * phi) + rule * (zeroth - hEdge - leanSquare),
    density,
    phi,
    phiFar,
    firstSize: epsilon * phi + rule * (lean * spherical + edge),
    secondSize: epsilon * (cdf + Math.abs(h) * phi) + rule * (zeroth + Math.abs(hEdge) + leanSquare),
  };
}
