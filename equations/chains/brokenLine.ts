import { bivariateCdf } from "../../src/numerics/bivariateNormal.js";
import { exp, log1p } from "../../src/numerics/elementary.js";
import { gaussLegendre } from "../../src/numerics/gaussLegendre.js";
import { normalCdf } from "../../src/numerics/normal.js";

/** A line x(t) that is straight between its corners, in the plane of two standard normal numbers t and x. */
export interface BrokenLine {
  /** t of the corners, increasing. */
  readonly corners: readonly number[];
  /** Slope of each piece, one more than corners. */
  readonly slopes: readonly number[];
  /** x of each piece at t = 0, of its prolongation where it ends before. */
  readonly heights: readonly number[];
}

/**
 * P(x < x(t)).
 *
 * @returns A probability; absolute error below 1e-14.
 *
 * Source: equations/README.md (DI.7).
 */
export function massBelow({ corners, slopes, heights }: BrokenLine): number {
  let sum = 0;
  for (let k = 0; k <= corners.length; k++) {
    const slope = slopes[k]!;
    const length = Math.sqrt(1 + slope * slope);
    const height = heights[k]! / length;
    const upTo = (t: number): number => bivariateCdf(t, height, -slope / length);
    sum += k === corners.length ? normalCdf(height) : upTo(corners[k]!);
    if (k > 0) sum -= upTo(corners[k - 1]!);
  }
  return sum;
}

/** Sizes of (a, b) up to which the rule of the same rank reaches 1e-15, and its nodes. */
const SIZES = [0.3, 0.5, 1, 1.5, 2, 3, 5, 10, 30, 300];
const NODES = [6, 8, 10, 12, 14, 20, 24, 28, 40, 60];

/**
 * E[1(x < x(t)) (2 Phi(a t + b x) - 1)]: how much more often a sign is 1 than -1 below the line, if it is 1 with probability Phi(a t + b x).
 *
 * The derivative by the size of (a, b) = sinh(u) (sine, cosine) is an integral over the line, by the divergence theorem, and the integral
 * over a straight piece is a difference of Phi. Gauss-Legendre in u.
 *
 * @param share Of the nodes, (0, 1]: fewer for a check.
 * @returns Absolute error below 2e-15 with all nodes; undefined where sqrt(a^2 + b^2) is above 300, which needs too many.
 *
 * Source: equations/README.md (DI.8).
 */
export function signBelow(
  { corners, slopes, heights }: BrokenLine,
  a: number,
  b: number,
  share: number,
): number | undefined {
  const size = Math.sqrt(a * a + b * b);
  if (size === 0) return 0;
  const rank = SIZES.findIndex((reach) => size <= reach);
  if (rank < 0) return undefined;
  const { nodes, weights } = gaussLegendre(Math.ceil(share * NODES[rank]!));
  const half = 0.5 * log1p(size + (size * size) / (1 + Math.sqrt(1 + size * size)));
  /** 1 / cosh u. */
  const nears = nodes.map((node) => {
    const power = exp(half * (1 + node));
    return 2 / (power + 1 / power);
  });
  const sine = a / size;
  const cosine = b / size;
  const last = corners.length;
  let sum = 0;
  for (let k = 0; k <= last; k++) {
    const slope = slopes[k]!;
    const height = heights[k]!;
    // Components across and along (sine, cosine), of the direction of the piece and of its ends.
    const across = cosine - sine * slope;
    const along = sine + cosine * slope;
    const [from, to] = [k === 0 ? 0 : corners[k - 1]!, k === last ? 0 : corners[k]!];
    const fromAlong = along * (sine * from + cosine * (height + slope * from));
    const fromAcross = across * (cosine * from - sine * (height + slope * from));
    const toAlong = along * (sine * to + cosine * (height + slope * to));
    const toAcross = across * (cosine * to - sine * (height + slope * to));
    for (let i = 0; i < nears.length; i++) {
      const near = nears[i]!;
      const nearSquare = near * near;
      const square = along * along + across * across * nearSquare;
      const root = Math.sqrt(square);
      const scale = near * root;
      const upper = k === last ? 1 : normalCdf((toAlong + nearSquare * toAcross) / scale);
      const lower = k === 0 ? 0 : normalCdf((fromAlong + nearSquare * fromAcross) / scale);
      sum += ((weights[i]! * nearSquare * across) / root) * exp((-0.5 * height * height) / square) * (upper - lower);
    }
  }
  return (-half * sum) / Math.PI;
}
