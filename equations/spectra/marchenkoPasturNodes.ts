import { atan2, cos, sin } from "../../src/numerics/elementary.js";

/** A node of a quadrature rule and its weight. */
export interface WeightedNode {
  readonly s: number;
  readonly weight: number;
}

/** Steps of Newton's method for a node; four or five suffice unless g is nearly 1. */
const MOST_STEPS = 60;

/** Rules of one law, by their length: all points of a curve ask for the same ones. */
const known = { g: Number.NaN, rules: new Map<number, readonly WeightedNode[]>() };

/**
 * Gauss quadrature for the Marchenko-Pastur law of ratio g: the average of every polynomial up to degree 2 count - 1 is exact.
 *
 * The Jacobi matrix of the law has the diagonal 1, 1 + g, 1 + g, ... and sqrt g beside it. In s = 1 + g + 2 sqrt(g) cos(theta) its orthogonal
 * polynomials are [sin((k+1) theta) + sqrt(g) sin(k theta)] / sin(theta). The nodes have count theta + arg(sqrt(g) + e^{i theta}) = j pi, j = 1 .. count, whose
 * left side is convex: Newton's method falls from pi j / (count + 1/2), where sqrt(g) = 1 has them.
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
export function marchenkoPasturNodes(g: number, count: number): readonly WeightedNode[] {
  if (known.g !== g) {
    known.g = g;
    known.rules.clear();
  }
  const found = known.rules.get(count) ?? nodesOf(g, count);
  known.rules.set(count, found);
  return found;
}

function nodesOf(g: number, count: number): readonly WeightedNode[] {
  const root = Math.sqrt(g);
  return Array.from({ length: count }, (_, k) => {
    const turns = (k + 1) * Math.PI;
    let theta = turns / (count + 0.5);
    for (let step = 0; step < MOST_STEPS; step++) {
      const cosine = cos(theta);
      const excess = count * theta + atan2(sin(theta), root + cosine) - turns;
      const moved = theta - excess / (count + (1 + root * cosine) / (1 + g + 2 * root * cosine));
      if (!(moved < theta)) break;
      theta = moved;
    }
    const [sine, cosine] = [sin(theta), cos(theta)];
    // sin and cos of degree times theta.
    let [turnedSine, turnedCosine] = [0, 1];
    let squares = 0;
    for (let degree = 0; degree < count; degree++) {
      const next = turnedSine * cosine + turnedCosine * sine;
      squares += (next + root * turnedSine) ** 2;
      turnedCosine = turnedCosine * cosine - turnedSine * sine;
      turnedSine = next;
    }
    return { s: 1 + g + 2 * root * cosine, weight: (sine * sine) / squares };
  });
}
