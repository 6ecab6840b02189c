import { gaussLegendre } from "../../src/numerics/gaussLegendre.js";
import { NORMAL_DENSITY_AT_ZERO, normalCdf } from "../../src/numerics/normal.js";
import { gaussianPanels } from "../../src/numerics/panels.js";
import { truncatedMoments } from "./truncatedMoments.js";

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
const PANEL_NODES = 16;
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
  const rule = 2 * (1 - epsilon);
  const rSquare = 1 + b * b;
  const r = Math.sqrt(rSquare);
  const upper = low > 0;
  const start = truncatedMoments(low, b, epsilon, upper, lowTail);
  const end = truncatedMoments(high, b, epsilon, upper, highTail);
  const sign = upper ? -1 : 1;
  const below = upper ? 1 - start.zeroth : start.zeroth;
  const firstScale = -NORMAL_DENSITY_AT_ZERO / rSquare;
  const belowByB = rule * firstScale * start.phiFar;
  const fixed = { below, belowByB, densityLow: start.density, densityHigh: end.density };
  // The window always reaches above 0, so it holds the step of p unless it starts beyond it.
  const scale = Math.max(1, b * low < STEP_REACH ? b : low);
  if (width * scale < NARROW) return { ...fixed, ...integrateWindow([width, 0], high, b, epsilon) };

  const zeroth = sign * (end.zeroth - start.zeroth);
  const first = sign * (end.first - start.first);
  const second = sign * (end.second - start.second);
  const rampSquare = high * high * zeroth - 2 * high * first + second;
  const total = rampSquare + (width === Number.POSITIVE_INFINITY ? 0 : width * width * below);
  const size =
    high * high * (start.zeroth + end.zeroth) +
    2 * Math.abs(high) * (start.firstSize + end.firstSize) +
    start.secondSize +
    end.secondSize;
  const rounding = Math.max(
    (ROUNDING * size) / total,
    zeroth > 0 ? (ROUNDING * (start.zeroth + end.zeroth)) / zeroth : 0,
  );
  if (!(rounding < CANCELLATION_LIMIT)) {
    const cuts = gaussianPanels(low, high, b);
    const heights = cuts.map((cut, i) => (i === 0 && cut === low ? width : high - cut));
    if (cuts.length > 0) return { ...fixed, ...integrateWindow(heights, high, b, epsilon) };
  }
  const K1 = firstScale * (end.phiFar - start.phiFar);
  const lowCdf = low === Number.NEGATIVE_INFINITY ? 0 : low > 0 ? 1 - lowTail : lowTail;
  const spherical = upper ? lowTail - highTail : 1 - highTail - lowCdf;
  const lowEdge = low === Number.NEGATIVE_INFINITY ? 0 : low * start.phiFar;
  const K2 = NORMAL_DENSITY_AT_ZERO * (spherical / (rSquare * r) - (high * end.phiFar - lowEdge) / rSquare);
  const lowSquareEdge = low === Number.NEGATIVE_INFINITY ? 0 : low * lowEdge;
  const K3 =
    firstScale * (high * high * end.phiFar - lowSquareEdge) + (2 * K1) / rSquare;
  return {
    ...fixed,
    inside: zeroth,
    ramp: high * zeroth - first,
    rampSquare,
    insideByB: rule * K1,
    rampSquareByB: rule * (high * high * K1 - 2 * high * K2 + K3),
  };
}

type DirectAverages = Pick<WindowAverages, "inside" | "ramp" | "rampSquare" | "insideByB" | "rampSquareByB">;

/** The same averages by Gauss-Legendre on panels of the height h1 - t, whose small values are exact in a narrow window. */
function integrateWindow(heights: readonly number[], high: number, b: number, epsilon: number): DirectAverages {
  const { nodes, weights } = gaussLegendre(PANEL_NODES);
  const rule = 2 * (1 - epsilon);
  let inside = 0;
  let ramp = 0;
  let rampSquare = 0;
  let insideByB = 0;
  let rampSquareByB = 0;
  for (let k = 1; k < heights.length; k++) {
    const to = heights[k] as number;
    const half = 0.5 * ((heights[k - 1] as number) - to);
    for (let i = 0; i < PANEL_NODES; i++) {
      const height = to + half * (1 + (nodes[i] as number));
      const t = high - height;
      const weight = half * (weights[i] as number) * NORMAL_DENSITY_AT_ZERO * Math.exp(-0.5 * t * t);
      const mass = weight * (epsilon + rule * normalCdf(b * t));
      const lean = weight * rule * t * NORMAL_DENSITY_AT_ZERO * Math.exp(-0.5 * b * b * t * t);
      inside += mass;
      ramp += mass * height;
      rampSquare += mass * height * height;
      insideByB += lean;
      rampSquareByB += lean * height * height;
    }
  }
  return { inside, ramp, rampSquare, insideByB, rampSquareByB };
}
