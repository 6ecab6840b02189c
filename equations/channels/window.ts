import { exp } from "../../src/numerics/elementary.js";
import { gaussLegendre } from "../../src/numerics/gaussLegendre.js";
import { integerPower } from "../../src/numerics/integerPower.js";
import { NORMAL_DENSITY_AT_ZERO, normalCdf, normalDensity } from "../../src/numerics/normal.js";
import { gaussianPanels } from "../../src/numerics/panels.js";
import { type TruncatedMoments, truncatedMoments } from "./truncatedMoments.js";

/** Averages of the ramp (h1 - t) over the window h0 < t < h1, against p(t), and their derivatives in b. */
export interface WindowAverages {
  /** int p over the window. */
  readonly inside: number;
  /** int (h1 - t) p. */
  readonly ramp: number;
  /** int (h1 - t)^2 p. */
  readonly rampSquare: number;
  readonly insideByB: number;
  readonly rampSquareByB: number;
  /** int_-inf^h0 p and its derivative in b. */
  readonly below: number;
  readonly belowByB: number;
  readonly densityLow: number;
  readonly densityHigh: number;
}

/** Largest relative rounding error accepted from the closed forms before the window is integrated directly. */
const CANCELLATION_LIMIT = 2e-14;
/** Rounding of one term of a closed form, in units of the term. */
const ROUNDING = 4e-16;
/** A window narrower than this, in units of the density's own scale, takes one panel. */
const NARROW = 0.5;
/** Eight nodes integrate a Gaussian of unit width over half a unit to 1e-20. */
const NARROW_NODES = 8;
const NARROW_RULE = gaussLegendre(NARROW_NODES);
const PANEL_NODES = 16;
/** Beyond this the upper moments are the smaller ones. Nearer to 0 the lower may be tiny, and one minus the upper would lose them. */
const UPPER_FROM = 0.5;
/** The step Phi(b t) is over, to rounding, at this b t. */
const STEP_REACH = 9;

/**
 * Averages over the window of the hinge loss, by truncated moments where these keep their digits, else by quadrature.
 *
 * Differences of truncated moments cancel when the window is narrow (V / sqrt q small) or when the whole window lies where
 * p is small (epsilon = 0 at large alpha). The size of the terms says so, and then the window is integrated directly.
 *
 * @param low   h0 = (1 - V) / sqrt q, -Infinity for V = Infinity.
 * @param width h1 - h0 = V / sqrt q, passed apart because the difference would lose it.
 * @param high  h1 = 1 / sqrt q.
 * @param b     m / tau, [0, Infinity).
 * @param epsilon Fraction of random labels.
 * @param lowTail, highTail 1 - Phi(r |h|) at both ends.
 *
 * Source: equations/README.md (CH.5)-(CH.7).
 */
export function windowAverages(
  low: number,
  width: number,
  high: number,
  b: number,
  epsilon: number,
  lowTail: number,
  highTail: number,
): WindowAverages {
  const rSquare = 1 + b * b;
  const upper = low > UPPER_FROM;
  const start = truncatedMoments(low, b, epsilon, upper, lowTail);
  // The window always reaches above 0, so it holds the step of p unless it starts beyond it.
  const scale = Math.max(1, b * low < STEP_REACH ? b : low);
  const narrow = width * scale < NARROW;
  const below = upper ? 1 - start.zeroth : start.zeroth;
  const byBScale = 2 * (1 - epsilon) * NORMAL_DENSITY_AT_ZERO;
  const belowByB = (-byBScale * start.phiFar) / rSquare;
  let densityHigh: number;
  let averages: DirectAverages;
  if (narrow) {
    densityHigh = normalDensity(high) * (epsilon + 2 * (1 - epsilon) * normalCdf(b * high));
    averages = integrateWindow([width, 0], high, b, epsilon, NARROW_NODES);
  } else {
    const end = truncatedMoments(high, b, epsilon, upper, highTail);
    densityHigh = end.density;
    averages = closedForms(low, width, high, b, epsilon, { start, end, below, lowTail, highTail, upper });
  }
  return {
    inside: averages.inside,
    ramp: averages.ramp,
    rampSquare: averages.rampSquare,
    insideByB: averages.insideByB,
    rampSquareByB: averages.rampSquareByB,
    below,
    belowByB,
    densityLow: start.density,
    densityHigh,
  };
}

interface Ends {
  readonly start: TruncatedMoments;
  readonly end: TruncatedMoments;
  readonly below: number;
  readonly lowTail: number;
  readonly highTail: number;
  readonly upper: boolean;
}

/** Differences of truncated moments; where rounding shows in them, panels. */
function closedForms(low: number, width: number, high: number, b: number, epsilon: number, ends: Ends): DirectAverages {
  const { start, end, below, lowTail, highTail, upper } = ends;
  const sign = upper ? -1 : 1;
  const zeroth = sign * (end.zeroth - start.zeroth);
  const first = sign * (end.first - start.first);
  const second = sign * (end.second - start.second);
  const rampSquare = high * high * zeroth - 2 * high * first + second;
  const bounded = width < Number.POSITIVE_INFINITY;
  const total = rampSquare + (bounded ? width * width * below : 0);
  const size =
    high * high * (start.zeroth + end.zeroth) +
    2 * high * (start.firstSize + end.firstSize) +
    start.secondSize +
    end.secondSize;
  const zerothSize = start.zeroth + end.zeroth;
  const kept = ROUNDING * size < CANCELLATION_LIMIT * total && ROUNDING * zerothSize <= CANCELLATION_LIMIT * zeroth;
  if (!kept) {
    const cuts = gaussianPanels(low, high, b);
    if (cuts.length > 0) {
      const heights = cuts.map((cut, i) => (i === 0 && cut === low ? width : high - cut));
      return integrateWindow(heights, high, b, epsilon, PANEL_NODES);
    }
  }
  const rSquare = 1 + b * b;
  const byBScale = 2 * (1 - epsilon) * NORMAL_DENSITY_AT_ZERO;
  const lowCdf = low > 0 ? 1 - lowTail : lowTail;
  const spherical = upper ? lowTail - highTail : 1 - highTail - (bounded ? lowCdf : 0);
  const edge = bounded ? low * start.phiFar : 0;
  const K1 = (start.phiFar - end.phiFar) / rSquare;
  const K2 = spherical / (rSquare * Math.sqrt(rSquare)) - (high * end.phiFar - edge) / rSquare;
  const K3 = ((bounded ? low * edge : 0) - high * high * end.phiFar) / rSquare + (2 * K1) / rSquare;
  return {
    inside: zeroth,
    ramp: high * zeroth - first,
    rampSquare,
    insideByB: byBScale * K1,
    rampSquareByB: byBScale * (high * high * K1 - 2 * high * K2 + K3),
  };
}

type DirectAverages = Pick<WindowAverages, "inside" | "ramp" | "rampSquare" | "insideByB" | "rampSquareByB">;

/** The same averages by Gauss-Legendre on panels of the height h1 - t, whose small values are exact in a narrow window. */
function integrateWindow(
  heights: readonly number[],
  high: number,
  b: number,
  epsilon: number,
  n: number,
): DirectAverages {
  const { nodes, weights } = n === NARROW_NODES ? NARROW_RULE : gaussLegendre(n);
  const rule = 2 * (1 - epsilon);
  let inside = 0;
  let ramp = 0;
  let rampSquare = 0;
  let insideByB = 0;
  let rampSquareByB = 0;
  for (let k = 1; k < heights.length; k++) {
    const to = heights[k] as number;
    const half = 0.5 * ((heights[k - 1] as number) - to);
    for (let i = 0; i < n; i++) {
      const height = to + half * (1 + (nodes[i] as number));
      const t = high - height;
      const weight = half * (weights[i] as number) * NORMAL_DENSITY_AT_ZERO * exp(-0.5 * t * t);
      const mass = weight * (epsilon + rule * normalCdf(b * t));
      const lean = weight * rule * t * NORMAL_DENSITY_AT_ZERO * exp(-0.5 * b * b * t * t);
      inside += mass;
      ramp += mass * height;
      rampSquare += mass * height * height;
      insideByB += lean;
      rampSquareByB += lean * height * height;
    }
  }
  return { inside, ramp, rampSquare, insideByB, rampSquareByB };
}

/** Panels of the ramp's tail grow by this factor from the scale of its decay, until nothing is left. */
const TAIL_GROWTH = 2;
const TAIL_PANELS = 7;

/**
 * int_-inf^h (h - t) p(t) dt, the mean of a ramp that falls to 0 at h.
 *
 * h F0 - F1 where that keeps its digits; where its terms cancel (few labels lie below h), the same as an integral of positive terms.
 *
 * @param h         Any number.
 * @param b         m / tau, [0, Infinity).
 * @param epsilon   Fraction of random labels.
 * @param sphericalTail 1 - Phi(r |h|).
 * @returns Relative error near 2e-14.
 *
 * Source: equations/README.md (CH.6), (CH.7).
 */
export function rampBelow(h: number, b: number, epsilon: number, sphericalTail: number): number {
  const below = truncatedMoments(h, b, epsilon, false, sphericalTail);
  const value = h * below.zeroth - below.first;
  if (ROUNDING * (Math.abs(h) * below.zeroth + below.firstSize) < CANCELLATION_LIMIT * value) return value;
  const { nodes, weights } = gaussLegendre(PANEL_NODES);
  const rule = 2 * (1 - epsilon);
  let sum = 0;
  const heights =
    h < -1 ? tailHeights(-h, epsilon === 0 ? b : 0) : gaussianPanels(-h, Number.POSITIVE_INFINITY, b).map((t) => h + t);
  for (let k = 1; k < heights.length; k++) {
    const from = heights[k - 1]!;
    const half = 0.5 * (heights[k]! - from);
    for (let i = 0; i < PANEL_NODES; i++) {
      const height = from + half * (1 + nodes[i]!);
      const t = h - height;
      sum += half * weights[i]! * height * exp(-0.5 * t * t) * (epsilon + rule * normalCdf(b * t));
    }
  }
  return NORMAL_DENSITY_AT_ZERO * sum;
}

/** Breakpoints of the height below -distance, on the scale over which exp(-(1 + b^2) t^2 / 2) decays there. */
function tailHeights(distance: number, b: number): number[] {
  const decay = 1 / (distance * (1 + b * b));
  const heights = [0];
  for (let k = 0; k < TAIL_PANELS; k++) heights.push(heights[k]! + decay * integerPower(TAIL_GROWTH, k));
  return heights;
}
