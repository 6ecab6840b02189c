import { exp } from "../../src/numerics/elementary.js";
import { gaussLegendre } from "../../src/numerics/gaussLegendre.js";
import { millsComplement, millsRatio } from "../../src/numerics/millsRatio.js";
import { cdfAt, NORMAL_DENSITY_AT_ZERO, type NormalCut, normalCdf, normalDensity } from "../../src/numerics/normal.js";
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
 * @param lowEnd, highEnd Both ends times r.
 *
 * Source: equations/README.md (CH.5)-(CH.7).
 */
export function windowAverages(
  low: number,
  width: number,
  high: number,
  b: number,
  epsilon: number,
  lowEnd: NormalCut,
  highEnd: NormalCut,
): WindowAverages {
  const rSquare = 1 + b * b;
  const upper = low > UPPER_FROM;
  const start = truncatedMoments(low, b, epsilon, upper, lowEnd);
  // The window always reaches above 0, so it holds the step of p unless it starts beyond it.
  const scale = Math.max(1, b * low < STEP_REACH ? b : low);
  const narrow = width * scale < NARROW;
  const below = upper ? 1 - start.zeroth : start.zeroth;
  const byBScale = 2 * (1 - epsilon) * NORMAL_DENSITY_AT_ZERO;
  const belowByB = (-byBScale * lowEnd.density) / rSquare;
  let densityHigh: number;
  let averages: DirectAverages;
  if (narrow) {
    densityHigh = normalDensity(high) * (epsilon + 2 * (1 - epsilon) * normalCdf(b * high));
    averages = integrateWindow([width, 0], high, b, epsilon, NARROW_NODES);
  } else {
    const end = truncatedMoments(high, b, epsilon, upper, highEnd);
    densityHigh = end.density;
    averages = closedForms(low, width, high, b, epsilon, { start, end, below, lowEnd, highEnd, upper });
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
  readonly lowEnd: NormalCut;
  readonly highEnd: NormalCut;
  readonly upper: boolean;
}

/** Differences of truncated moments; where rounding shows in them, panels. */
function closedForms(low: number, width: number, high: number, b: number, epsilon: number, ends: Ends): DirectAverages {
  const { start, end, below, lowEnd, highEnd, upper } = ends;
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
  const spherical = upper ? lowEnd.tail - highEnd.tail : 1 - highEnd.tail - (bounded ? cdfAt(lowEnd) : 0);
  const edge = bounded ? low * lowEnd.density : 0;
  const K1 = (lowEnd.density - highEnd.density) / rSquare;
  const K2 = spherical / (rSquare * Math.sqrt(rSquare)) - (high * highEnd.density - edge) / rSquare;
  const K3 = ((bounded ? low * edge : 0) - high * high * highEnd.density) / rSquare + (2 * K1) / rSquare;
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

/**
 * int_-inf^h (h - t) p(t) dt, the mean of a ramp that falls to 0 at h.
 *
 * Of random labels in a form that keeps its digits far out; of the rule an integral of positive terms below 0, and h F0 - F1 above, where
 * nothing cancels unless the rounding of its terms says so.
 *
 * @param h         Any number.
 * @param b         m / tau, [0, Infinity).
 * @param epsilon   Fraction of random labels.
 * @param spherical The cut r h.
 * @returns Relative error near 2e-14.
 *
 * Source: equations/README.md (CH.6), (CH.11).
 */
export function rampBelow(h: number, b: number, epsilon: number, spherical: NormalCut): number {
  const facts = Math.max(0, h) + normalDensity(h) * millsComplement(Math.abs(h));
  if (h < 0) return epsilon * facts + (1 - epsilon) * rulesBelow(-h, b, spherical);
  const { zeroth, first, firstSize } = truncatedMoments(h, b, 0, false, spherical);
  const rules = h * zeroth - first;
  const value = epsilon * facts + (1 - epsilon) * rules;
  if ((1 - epsilon) * ROUNDING * (h * zeroth + firstSize) < CANCELLATION_LIMIT * value) return value;
  const { nodes, weights } = gaussLegendre(PANEL_NODES);
  const cuts = gaussianPanels(-h, Number.POSITIVE_INFINITY, b);
  let sum = 0;
  for (let k = 1; k < cuts.length; k++) {
    const half = 0.5 * (cuts[k]! - cuts[k - 1]!);
    for (let i = 0; i < PANEL_NODES; i++) {
      const t = cuts[k - 1]! + half * (1 + nodes[i]!);
      sum += half * weights[i]! * (h + t) * normalDensity(t) * normalCdf(-b * t);
    }
  }
  return epsilon * facts + 2 * (1 - epsilon) * sum;
}

/** Resolves exp(-x) over this many decay lengths, beyond which it is below rounding, to rounding. */
const TAIL_RULE = gaussLegendre(28);
const TAIL_EXPONENT = 40;

/**
 * 2 int_-inf^h (h - t) phi(t) Phi(bt) dt at h = -distance, in y = h - t and with Mills' ratio M in place of Phi:
 * (2 / sqrt 2 pi) phi(rh) int_0^inf y exp(-r^2 y (distance + y / 2)) M(b (distance + y)) dy.
 *
 * Source: equations/README.md (CH.11).
 */
function rulesBelow(distance: number, b: number, spherical: NormalCut): number {
  if (spherical.density === 0) return 0;
  const { nodes, weights } = TAIL_RULE;
  const rSquare = 1 + b * b;
  const lengths = TAIL_EXPONENT / rSquare;
  const half = lengths / (distance + Math.sqrt(distance * distance + 2 * lengths));
  let sum = 0;
  for (let i = 0; i < nodes.length; i++) {
    const y = half * (1 + nodes[i]!);
    sum += weights[i]! * y * exp(-rSquare * y * (distance + 0.5 * y)) * millsRatio(b * (distance + y));
  }
  return 2 * NORMAL_DENSITY_AT_ZERO * spherical.density * half * sum;
}
