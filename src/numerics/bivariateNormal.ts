import { atan, cos, exp, sin } from "./elementary.js";
import { gaussLegendre } from "./gaussLegendre.js";
import { normalCdf } from "./normal.js";
import { owensT } from "./owensT.js";

/**
 * P(x < h, y < k) of two standard normal numbers of correlation r.
 *
 * Owen's formula: (Phi(h) + Phi(k)) / 2 - T(h, (k - r h) / (h s)) - T(k, (h - r k) / (k s)), less 1/2 where h and k have different signs,
 * with s^2 = 1 - r^2.
 *
 * @param h, k Any numbers, infinities included.
 * @param r    In [-1, 1].
 * @returns A probability in [0, 1]; absolute error below 1e-14.
 *
 * Source: equations/README.md (NU.6).
 *
 * @example
 * bivariateCdf(0, 0, 0.5).toFixed(12) // => "0.333333333333"
 */
export function bivariateCdf(h: number, k: number, r: number): number {
  if (h === Number.NEGATIVE_INFINITY || k === Number.NEGATIVE_INFINITY) return 0;
  if (h === Number.POSITIVE_INFINITY) return normalCdf(k);
  if (k === Number.POSITIVE_INFINITY) return normalCdf(h);
  if (r >= 1) return normalCdf(Math.min(h, k));
  if (r <= -1) return Math.max(0, normalCdf(h) - normalCdf(-k));
  const s = Math.sqrt((1 - r) * (1 + r));
  const oneSign = h * k > 0 || (h * k === 0 && h + k >= 0);
  const sum = 0.5 * (normalCdf(h) + normalCdf(k)) - turned(h, k, r, s) - turned(k, h, r, s) - (oneSign ? 0 : 0.5);
  return Math.min(1, Math.max(0, sum));
}

/** Correlations up to which the rule of the same rank reaches rounding, and its nodes. */
const WEAK = [0.15, 0.3, 0.6];
const WEAK_NODES = [6, 8, 14];

/**
 * The same for finite numbers and one correlation, cheaper where it is weak.
 *
 * Phi(h) Phi(k) + (1 / 2 pi) int_0^asin(r) exp(-(h^2 + k^2 - 2 h k sin x) / (2 cos^2 x)) dx, Plackett's formula, by a Gauss-Legendre rule
 * whose sines are taken once.
 *
 * @param r In [-1, 1].
 * @returns Absolute error below 1e-14.
 *
 * Source: equations/README.md (NU.6).
 */
export function bivariateCdfAt(r: number): (h: number, k: number) => number {
  const rank = WEAK.findIndex((reach) => Math.abs(r) <= reach);
  if (rank < 0) return (h, k) => bivariateCdf(h, k, r);
  const { nodes, weights } = gaussLegendre(WEAK_NODES[rank]!);
  const half = 0.5 * atan(r / Math.sqrt((1 - r) * (1 + r)));
  const angles = nodes.map((node) => half * (1 + node));
  const sines = angles.map(sin);
  const factors = angles.map((angle) => -0.5 / cos(angle) ** 2);
  const scale = half / (2 * Math.PI);
  return (h, k) => {
    const squares = h * h + k * k;
    const product = 2 * h * k;
    let sum = 0;
    for (let i = 0; i < sines.length; i++) sum += weights[i]! * exp(factors[i]! * (squares - product * sines[i]!));
    return Math.max(0, normalCdf(h) * normalCdf(k) + scale * sum);
  };
}

/** T(h, (k - r h) / (h s)); at h = 0 its limit from above. */
function turned(h: number, k: number, r: number, s: number): number {
  if (h !== 0) return owensT(h, (k - r * h) / (h * s));
  if (k === 0) return owensT(0, Math.sqrt((1 - r) / (1 + r)));
  return k > 0 ? 0.25 : -0.25;
}
