import { cos, sin } from "../../src/numerics/elementary.js";

/** A node of a quadrature rule and its weight. */
export interface WeightedNode {
  readonly s: number;
  readonly weight: number;
}

/** Halvings of an interval between neighboring zeros: enough for double precision. */
const HALVINGS = 60;

/**
 * Gauss quadrature for the Marchenko-Pastur law of ratio g: the average of every polynomial up to degree 2 count - 1 is exact.
 *
 * The Jacobi matrix of the law has the diagonal 1, 1 + g, 1 + g, ... and sqrt g beside it. In s = 1 + g + 2 sqrt(g) cos(theta) its orthogonal
 * polynomials are [sin((k+1) theta) + sqrt(g) sin(k theta)] / sin(theta), so that the nodes are zeros between known points.
 *
 * @param g     Ratio, (0, 1]: no atom at 0.
 * @param count Nodes, at least 1.
 * @returns Nodes in decreasing order, inside the support; the weights add up to 1.
 *
 * Source: equations/README.md (MF.2).
 *
 * @example
 * marchenkoPasturNodes(0.5, 4).reduce((sum, { s, weight }) => sum + weight * s * s, 0).toFixed(12) // => "1.500000000000"
 */
export function marchenkoPasturNodes(g: number, count: number): WeightedNode[] {
  const root = Math.sqrt(g);
  const polynomial = (theta: number, degree: number): number => sin((degree + 1) * theta) + root * sin(degree * theta);
  return Array.from({ length: count }, (_, k) => {
    // At j pi / (count + 1) the sign is that of the second term alone, which alternates.
    let low = ((k + 1) * Math.PI) / (count + 1);
    let high = ((k + 2) * Math.PI) / (count + 1);
    if (k === count - 1) high = Math.PI * (1 - Number.EPSILON);
    const sign = Math.sign(polynomial(low, count)) || 1;
    for (let halving = 0; halving < HALVINGS; halving++) {
      const middle = 0.5 * (low + high);
      if (polynomial(middle, count) * sign > 0) low = middle;
      else high = middle;
    }
    const theta = 0.5 * (low + high);
    const sine = sin(theta);
    let squares = 0;
    for (let degree = 0; degree < count; degree++) squares += polynomial(theta, degree) ** 2;
    return { s: 1 + g + 2 * root * cos(theta), weight: (sine * sine) / squares };
  });
}
