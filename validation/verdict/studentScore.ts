import { gaussLegendre } from "../../src/numerics/gaussLegendre.js";
import { normalTail } from "../../src/numerics/normal.js";
import { LARGEST_SCORE, rootOfFalling } from "./spread.js";

/** Degrees of freedom below which Hill's expansion is not used. */
const FEW = 8;
/** Nodes on an arc of at most a quarter circle, where the integrand is a power of the sine. */
const NODES = 32;

/**
 * The normal score of a Student t: the z that a standard normal exceeds as often as t is exceeded.
 *
 * A standard error is itself estimated from a few dozen replicas, so a difference over its standard error is a t, whose tails are heavier
 * than the normal's. Its score can be compared and squared and added like any z. Hill's expansion in 1 / degreesOfFreedom, and with few
 * degrees of freedom the tail itself, int_0^phi sin(s)^(nu - 1) ds with tan phi = sqrt(nu) / t, which does not cancel.
 *
 * @param t                Any number; infinite where the standard error is 0.
 * @param degreesOfFreedom [1, Infinity].
 * @returns The score, with absolute error below 1e-4 for |t| <= 8, and below 1e-6 at any t for whole numbers of fewer than 8 degrees of
 *          freedom.
 *
 * Source: equations/README.md (VE.3).
 *
 * @example
 * studentScore(2.042272456301238, 30) // => 1.9599639845250243
 */
export function studentScore(t: number, degreesOfFreedom: number): number {
  if (degreesOfFreedom === Number.POSITIVE_INFINITY || t === 0 || !Number.isFinite(t)) return t;
  if (degreesOfFreedom < FEW)
    return Math.sign(t) * rootOfFalling(normalTail, studentTail(Math.abs(t), degreesOfFreedom), LARGEST_SCORE);
  const a = degreesOfFreedom - 0.5;
  const b = 48 * a * a;
  const y = a * Math.log1p((t * t) / degreesOfFreedom);
  const tail = (((-0.4 * y - 3.3) * y - 24) * y - 85.5) / (0.8 * y * y + 100 + b);
  return Math.sign(t) * Math.sqrt(y) * (1 + (tail + y + 3) / b);
}

/** The chance that a Student t exceeds t >= 0. */
function studentTail(t: number, degreesOfFreedom: number): number {
  const arc = (phi: number): number => {
    let sum = 0;
    for (const [i, node] of nodes.entries()) {
      sum += weights[i]! * Math.sin(0.5 * phi * (1 + node)) ** (degreesOfFreedom - 1);
    }
    return 0.5 * phi * sum;
  };
  const { nodes, weights } = gaussLegendre(NODES);
  return (0.5 * arc(Math.atan2(Math.sqrt(degreesOfFreedom), t))) / arc(0.5 * Math.PI);
}
