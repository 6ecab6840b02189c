import { atan, exp } from "./elementary.js";
import { gaussLegendre } from "./gaussLegendre.js";
import { cdfAt, erf, NORMAL_DENSITY_AT_ZERO, type NormalCut, normalCut, normalTail } from "./normal.js";

const INVERSE_TWO_PI = 0.15915494309189535;
const SQRT_HALF_PI = 1.2533141373155003;
/** h^2 / 2 up to which the series in it is summed: it cancels by exp(h^2 / 2). */
const SERIES_REACH = 3;
/** h^2 / 2 from which on the recurrence of moments keeps its digits. */
const RECURRENCE_FROM = 4.7;
/** Between them 18 nodes resolve the integrand to rounding. */
const MIDDLE_RULE = gaussLegendre(18);
/** Terms of the series below this part of the first are left out. */
const NEGLIGIBLE = 1e-18;
/** Beyond this h a the integral is that to infinity, to rounding. */
const GAUSSIAN_REACH = 8.5;
/** Resolves exp(-x) over TAIL_EXPONENT decay lengths to rounding. */
const TAIL_NODES = 26;
/** The polynomial that stands for 1 / (1 + y) is off by 2 (3 + sqrt 8)^-NODES. */
const NODES = 23;
const COEFFICIENTS = reciprocalCoefficients();

/**
 * Owen's T for slopes up to one, T(h, a) = (1 / 2 pi) int_0^a exp(-h^2 (1 + x^2) / 2) / (1 + x^2) dx.
 *
 * Near h = 0 a series in h^2 / 2, far from it a recurrence, between them Gauss-Legendre. None is a difference of distribution functions,
 * which would lose the relative accuracy of small values. Where the Gaussian ends before the interval, half its tail.
 *
 * @param h Any number (T is even in h).
 * @param a Slope, [-1, 1] (T is odd in a).
 * @returns T(h, a), relative error below 1e-14, or 1e-16 h^2 where that is more, wherever it does not underflow.
 *
 * Source: equations/README.md (NU.1), (NU.7), (NU.9).
 */
export function owensTSmallSlope(h: number, a: number): number {
  return owensTAt(normalCut(h), normalCut(a * h), a);
}

/**
 * The same for a caller who has cut the normal distribution there.
 *
 * @param near At h.
 * @param far At a h.
 * @param a Slope, [-1, 1].
 */
export function owensTAt(near: NormalCut, far: NormalCut, a: number): number {
  if (near.density === 0 || a === 0) return 0;
  if (a < 0) return -owensTAt(near, far, -a);
  if (Math.abs(far.at) > GAUSSIAN_REACH) return 0.5 * near.tail;
  return NORMAL_DENSITY_AT_ZERO * near.density * scaledIntegral(0.5 * near.at * near.at, a, far);
}

/** int_0^a exp(-s x^2) / (1 + x^2) dx. */
function scaledIntegral(s: number, a: number, far: NormalCut): number {
  if (s < SERIES_REACH) return seriesNearZero(s, a);
  if (s > RECURRENCE_FROM) return momentSum(s, a, far);
  const { nodes, weights } = MIDDLE_RULE;
  const half = 0.5 * a;
  let sum = 0;
  for (let i = 0; i < nodes.length; i++) {
    const x = half * (1 + (nodes[i] as number));
    const square = x * x;
    sum += ((weights[i] as number) * exp(-s * square)) / (1 + square);
  }
  return half * sum;
}

/**
 * The same for large s, with a polynomial c_0 + c_1 x^2 + ... in place of 1 / (1 + x^2): J_i = int_0^a x^2i exp(-s x^2) dx follows from
 * 2 s J_i = (2i - 1) J_{i-1} - a^(2i-1) exp(-s a^2), which is stable because the coefficients fall where the factors exceed one.
 *
 * Source: equations/README.md (NU.9).
 */
function momentSum(s: number, a: number, far: NormalCut): number {
  const scale = 0.5 / s;
  const square = a * a;
  let moment = SQRT_HALF_PI * Math.sqrt(scale) * Math.abs(centralPart(far));
  let edge = (scale * a * far.density) / NORMAL_DENSITY_AT_ZERO;
  let sum = COEFFICIENTS[0]! * moment;
  for (let i = 1; i < COEFFICIENTS.length; i++) {
    moment = (2 * i - 1) * scale * moment - edge;
    edge *= square;
    sum += COEFFICIENTS[i]! * moment;
  }
  return sum;
}

/** Coefficients in y of the polynomial that is 1 / (1 + y) at Chebyshev's nodes of [0, 1]: [1 - T(2y - 1) / T(-3)] / (1 + y). */
function reciprocalCoefficients(): Float64Array {
  const [degree, length] = [NODES, NODES + 1];
  let before = new Float64Array(length);
  let here = new Float64Array(length);
  before[0] = 1;
  here[0] = -1;
  here[1] = 2;
  for (let n = 1; n < degree; n++) {
    const [last, earlier] = [here, before];
    before = here;
    here = last.map((value, i) => (i === 0 ? 0 : 4 * last[i - 1]!) - 2 * value - earlier[i]!);
  }
  const atMinusOne = here.reduce((sum, value, i) => sum + (i % 2 === 0 ? value : -value), 0);
  const coefficients = new Float64Array(degree);
  for (let i = 0; i < degree; i++) {
    coefficients[i] = (i === 0 ? 1 : -coefficients[i - 1]!) - here[i]! / atMinusOne;
  }
  return coefficients;
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
 * @param near At the upper end h, any number.
 * @param far At b h.
 * @param b  Slope, [0, Infinity).
 *
 * Source: equations/README.md (NU.3).
 */
export function halfSkewCdf(near: NormalCut, far: NormalCut, b: number): number {
  if (b <= 1) return 0.5 * cdfAt(near) - owensTAt(near, far, b);
  return 0.5 * cdfAt(far) * centralPart(near) + owensTAt(far, near, 1 / b);
}

/** erf(h / sqrt 2) at a cut h, from the tail where nothing cancels. */
function centralPart({ at, tail }: NormalCut): number {
  if (Math.abs(at) < 1) return erf(at * Math.SQRT1_2);
  return at > 0 ? 1 - 2 * tail : 2 * tail - 1;
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
  return 2 * halfSkewCdf(normalCut(h), normalCut(b * h), b);
}
