/**
 * The normal score of a Student t: the z that a standard normal exceeds as often as t is exceeded.
 *
 * A standard error is itself estimated from a few dozen replicas, so a difference over its standard error is a t, whose tails are heavier
 * than the normal's. Its score can be compared and squared and added like any z. Hill's expansion in 1 / degreesOfFreedom.
 *
 * @param t                Any number; infinite where the standard error is 0.
 * @param degreesOfFreedom [4, Infinity].
 * @returns The score, with absolute error below 1e-4 for |t| <= 8 and 8 or more degrees of freedom.
 *
 * Source: equations/README.md (VE.3).
 *
 * @example
 * studentScore(2.042272456301238, 30) // => 1.9599639845250243
 */
export function studentScore(t: number, degreesOfFreedom: number): number {
  if (degreesOfFreedom === Number.POSITIVE_INFINITY || t === 0 || !Number.isFinite(t)) return t;
  const a = degreesOfFreedom - 0.5;
  const b = 48 * a * a;
  const y = a * Math.log1p((t * t) / degreesOfFreedom);
  const tail = (((-0.4 * y - 3.3) * y - 24) * y - 85.5) / (0.8 * y * y + 100 + b);
  return Math.sign(t) * Math.sqrt(y) * (1 + (tail + y + 3) / b);
}
