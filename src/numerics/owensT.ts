import { atan, exp } from "./elementary.js";
import { gaussLegendre } from "./gaussLegendre.js";
import { erf, normalCdf, normalTail } from "./normal.js";

const INVERSE_TWO_PI = 0.15915494309189535;
/** h^2 / 2 up to which the series in it is summed: it cancels by exp(h^2 / 2). */
const SERIES_REACH = 2.4;
/** Terms of the series below this part of the first are left out. */
const NEGLIGIBLE = 1e-18;
/** Beyond this h a the integral is that to infinity, to rounding. */
const GAUSSIAN_REACH = 8.5;
/** Upper ends of h a for which the rule of the same rank reaches 1e-16 relative (measured against 40-digit values). */
const REACHES = [0.6, 1.5, 3, 5, GAUSSIAN_REACH] as const;
/** Resolves exp(-x) over TAIL_EXPONENT decay lengths to rounding. */
const TAIL_NODES = 40;
const RULES = [12, 14, 18, 24, 36].map((n) => gaussLegendre(n));

/**
 * Owen's T for slopes up to one, T(h, a) = (1 / 2 pi) int_0^a exp(-h^2 (1 + x^2) / 2) / (1 + x^2) dx.
 *
 * Near h = 0 a series in h^2 / 2. Else Gauss-Legendre on the interval: every term is positive, so small values keep their
 * relative accuracy, which a difference of distribution functions would lose. Where the Gaussian ends before the interval, half its tail.
 *
 * @param h Any number (T is even in h).
 * @param a Slope, [-1, 1] (T is odd in a).
 * @returns T(h, a), relative error below 1e-14, or 1e-16 h^2 where that is more, wherever it does not underflow.
 *
 * Source: equations/README.md (NU.1), (NU.7).
 */
export function owensTSmallSlope(h: number, a: number): number {
  const height = Math.abs(h);
  const halfSquare = 0.5 * height * height;
  if (halfSquare > 745 || a === 0) return 0;
  if (a < 0) return -owensTSmallSlope(h, -a);
  if (halfSquare < SERIES_REACH) return INVERSE_TWO_PI * exp(-halfSquare) * seriesNearZero(halfSquare, a);
  const spread = height * a;
  if (spread > GAUSSIAN_REACH) return 0.5 * normalTail(height);
  let rank = 0;
  while (spread > (REACHES[rank] ?? GAUSSIAN_REACH)) rank++;
  const { nodes, weights } = RULES[rank]!;
  const half = 0.5 * a;
  let sum = 0;
  for (let i = 0; i < nodes.length; i++) {
    const x = half * (1 + (nodes[i] as number));
    const square = x * x;
    sum += ((weights[i] as number) * exp(-halfSquare * square)) / (1 + square);
  }
  return INVERSE_TWO_PI * exp(-halfSquare) * half * sum;
}

/**
 * int_0^a exp(-s x^2) / (1 + x^2) dx, the sum of (-s)^n / n! J_n with J_n the integral of x^2n / (1 + x^2): J_0 = atan a and
 * J_n = a^(2n-1) / (2n-1) - J_{n-1}.
 *
 * Source: equations/README.md (NU.7).
 */
function seriesNearZero(s: number, a: number): number {
  const square = a * a;
  let integral = atan(a);
  let power = a;
  let factor = 1;
  let sum = integral;
  // Each J_n is below a^(2n+1) / (2n+1), so that it is clear when the rest is nothing.
  const least = NEGLIGIBLE * a;
  for (let n = 1; factor * power > least || -factor * power > least; n++) {
    integral = power / (2 * n - 1) - integral;
    factor *= -s / n;
    power *= square;
    sum += factor * integral;
  }
  return sum;
}

/**
 * Owen's T function for any arguments.
 *
 * Slopes beyond one are reflected, T(h, a) = [Phi(h) + Phi(ah)]/2 - Phi(h) Phi(ah) - T(ah, 1/a) for h >= 0, written
 * with tails so that nothing cancels when both are far out.
 *
 * @param h Any number.
 * @param a Any number, infinities included.
 * @returns T(h, a), absolute error below 2e-16 and relative as that of owensTSmallSlope for |a| <= 1.
 *
 * Source: equations/README.md (NU.1), (NU.2).
 *
 * @example
 * owensT(1, 0.5) // => 0.04306469112078537
 */
export function owensT(h: number, a: number): number {
  if (a < 0) return -owensT(h, -a);
  const height = Math.abs(h);
  if (a <= 1) return owensTSmallSlope(height, a);
  if (height === 0) return atan(a) * INVERSE_TWO_PI;
  const far = a * height;
  const tail = normalTail(height);
  if (far > 38) return 0.5 * tail;
  const farTail = normalTail(far);
  return 0.5 * (tail + farTail) - tail * farTail - owensTSmallSlope(far, 1 / a);
}

/**
 * int_-inf^h phi(t) Phi(b t) dt for b >= 0, without cancellation at large b.
 *
 * The textbook form Phi(h)/2 - T(h, b) is a difference of two numbers near 1/4 when b is large and h small. Reflecting T
 * turns it into Phi(bh) erf(h / sqrt 2)/2 + T(bh, 1/b), a sum of positive terms for h >= 0.
 *
 * @param h  Upper end, any number.
 * @param b  Slope, [0, Infinity).
 * @param cdf     Phi(h).
 * @param farCdf  Phi(b h).
 * @param tail    Phi(-|h|).
 *
 * Source: equations/README.md (NU.3).
 */
export function halfSkewCdf(h: number, b: number, cdf: number, farCdf: number, tail: number): number {
  if (b <= 1) return 0.5 * cdf - owensTSmallSlope(h, b);
  return 0.5 * farCdf * centralPart(h, tail) + owensTSmallSlope(b * h, 1 / b);
}

/** erf(h / sqrt 2), from the tail where nothing cancels. */
function centralPart(h: number, tail: number): number {
  if (Math.abs(h) < 1) return erf(h * Math.SQRT1_2);
  return h > 0 ? 1 - 2 * tail : 2 * tail - 1;
}

/** exp(-40) is below rounding. */
const TAIL_EXPONENT = 40;

/**
 * Phi(h) - 2 T(h, b): the probability that a skew normal of slope b lies below h.
 *
 * In the lower tail the difference cancels; there it is the rest of Owen's integral, (1 / pi) int_b^inf, of positive terms.
 *
 * @param h Any number, infinities included.
 * @param b Slope, [0, Infinity).
 * @returns A probability in [0, 1]; absolute error below 1e-15, relative below 1e-12 in the lower tail for b <= 1.
 *
 * Source: equations/README.md (OB.3).
 *
 * @example
 * skewNormalCdf(0, 1) // => 0.25
 */
export function skewNormalCdf(h: number, b: number): number {
  if (h === Number.POSITIVE_INFINITY) return 1;
  const square = h * h;
  if (h * b < -1 && (h < -2 || b > 1)) {
    if (0.5 * square * (1 + b * b) > 745) return 0;
    const width = Math.sqrt(b * b + (2 * TAIL_EXPONENT) / square) - b;
    const { nodes, weights } = gaussLegendre(TAIL_NODES);
    let sum = 0;
    for (let i = 0; i < nodes.length; i++) {
      const x = b + 0.5 * width * (1 + (nodes[i] as number));
      sum += ((weights[i] as number) * exp(-0.5 * square * (1 + x * x))) / (1 + x * x);
    }
    return INVERSE_TWO_PI * width * sum;
  }
  if (b <= 1) return normalCdf(h) - 2 * owensTSmallSlope(h, b);
  const far = b * h;
  return normalCdf(far) * centralPart(h, normalTail(Math.abs(h))) + 2 * owensTSmallSlope(far, 1 / b);
}
