import { gaussLegendre } from "../../src/numerics/gaussLegendre.js";
import { cdfAt, type NormalCut, normalCut } from "../../src/numerics/normal.js";
import { hinge, squaredHinge } from "../losses.js";
import type { Alignment, Cavity, Channel, Fluctuation } from "../types.js";
import { labelCorrelation } from "./labelField.js";
import { rampBelow, type WindowAverages, windowAverages } from "./window.js";

/** Below this width, in standard deviations, the mean of Phi over the window is taken by quadrature. */
const NARROW = 0.4;
const NARROW_NODES = 8;
const NARROW_RULE = gaussLegendre(NARROW_NODES);
/** Relative rounding error of the averages, measured against 30-digit quadrature (test/equations/channels/hinge.test.ts). */
const RELATIVE_ERROR = 2e-14;

/**
 * The hinge loss in closed form: prox(u) - u is V below the window, 1 - u inside, 0 above.
 *
 * @param epsilon Fraction of random labels, [0, 1].
 * @returns A channel good to about 1e-14 relative for every V in (0, Infinity].
 *
 * Source: equations/README.md (CH.5).
 */
export function hingeChannel(epsilon: number): Channel {
  const c = labelCorrelation(epsilon);
  const endsAt = sphericalEnds();
  return {
    loss: hinge,
    route: "exact",
    epsilon,
    relativeError: () => RELATIVE_ERROR,
    alignment: (V, tau) => windowAlignment(c, V, tau, endsAt(V, tau)),
    fluctuation: (cavity) => windowFluctuation(cavity, epsilon, endsAt(cavity.V, cavity.tau)),
    trainingLoss: (cavity) => {
      const { V, m, tau } = cavity;
      if (V === Number.POSITIVE_INFINITY) return 0;
      // max(0, 1 - prox) is a ramp that starts at the low end of the window.
      const root = Math.sqrt(m * m + tau * tau);
      return root * rampBelow((1 - V) / root, m / tau, epsilon, normalCut((1 - V) / tau));
    },
  };
}

/**
 * The squared hinge loss max(0, 1 - u)^2 / 2 in closed form: prox(u) - u = V (1 - u) / (1 + V) below 1.
 *
 * It is the interpolating limit of the hinge, shrunk by V / (1 + V); at V = Infinity the two are one, the max-margin classifier.
 *
 * Source: equations/README.md (CH.8).
 */
export function squaredHingeChannel(epsilon: number): Channel {
  const c = labelCorrelation(epsilon);
  const removed = (V: number): number => (V === Number.POSITIVE_INFINITY ? 1 : V / (1 + V));
  const kept = (V: number): number => (V === Number.POSITIVE_INFINITY ? 0 : 1 / (1 + V));
  const endsAt = sphericalEnds();
  const unbounded = ({ m, tau }: Cavity): Fluctuation =>
    windowFluctuation({ V: Number.POSITIVE_INFINITY, m, tau }, epsilon, endsAt(Number.POSITIVE_INFINITY, tau));
  return {
    loss: squaredHinge,
    route: "exact",
    epsilon,
    relativeError: () => RELATIVE_ERROR,
    alignment: (V, tau) => {
      const full = windowAlignment(c, Number.POSITIVE_INFINITY, tau, endsAt(Number.POSITIVE_INFINITY, tau));
      const share = removed(V);
      const mHat = share * full.mHat;
      return { mHat, mHatByLogV: mHat * kept(V), mHatByLogTau: share * full.mHatByLogTau };
    },
    fluctuation: (cavity) => {
      const full = unbounded(cavity);
      const share = removed(cavity.V);
      const left = kept(cavity.V);
      const size = share * share;
      return {
        VHat: share * full.VHat,
        VHatByLogV: share * left * full.VHat,
        VHatByLogTau: share * full.VHatByLogTau,
        VHatByM: share * full.VHatByM,
        qHat: size * full.qHat,
        qHatByLogV: 2 * size * left * full.qHat,
        qHatByLogTau: size * full.qHatByLogTau,
        qHatByM: size * full.qHatByM,
      };
    },
    trainingLoss: (cavity) => {
      const left = kept(cavity.V);
      if (left === 0) return 0;
      return 0.5 * left * left * unbounded(cavity).qHat;
    },
  };
}

/** Ends of the window in units of tau, (1 - V) / tau and 1 / tau. */
interface SphericalEnds {
  readonly low: NormalCut;
  readonly high: NormalCut;
}

/** The ends at a cavity; those of the last one are kept, because alignment and fluctuation are taken at the same. */
function sphericalEnds(): (V: number, tau: number) => SphericalEnds {
  let [lastV, lastTau] = [Number.NaN, Number.NaN];
  let ends: SphericalEnds;
  return (V, tau) => {
    if (V !== lastV || tau !== lastTau) {
      ends = {
        low: normalCut(V === Number.POSITIVE_INFINITY ? Number.NEGATIVE_INFINITY : (1 - V) / tau),
        high: normalCut(1 / tau),
      };
      [lastV, lastTau] = [V, tau];
    }
    return ends;
  };
}

/** (CH.5): c tau times the integral of Phi over ((1 - V) / tau, 1 / tau). */
function windowAlignment(c: number, V: number, tau: number, ends: SphericalEnds): Alignment {
  const low = ends.low.at;
  const high = ends.high.at;
  const unbounded = V === Number.POSITIVE_INFINITY;
  const width = V / tau;
  const lowCdf = cdfAt(ends.low);
  let integral: number;
  let densityChange = ends.high.density - ends.low.density;
  if (width < NARROW) {
    const { nodes, weights } = NARROW_RULE;
    integral = 0;
    densityChange = 0;
    for (let i = 0; i < NARROW_NODES; i++) {
      const s = low + 0.5 * width * (1 + (nodes[i] as number));
      const cut = normalCut(s);
      integral += (weights[i] as number) * cdfAt(cut);
      densityChange -= (weights[i] as number) * s * cut.density;
    }
    integral *= 0.5 * width;
    densityChange *= 0.5 * width;
  } else if (low > 0) {
    integral = width - (ends.low.density - low * ends.low.tail) + (ends.high.density - high * ends.high.tail);
  } else {
    const below = unbounded ? 0 : low * lowCdf + ends.low.density;
    integral = high * (1 - ends.high.tail) + ends.high.density - below;
  }
  return {
    mHat: c * tau * integral,
    mHatByLogV: unbounded ? 0 : c * V * lowCdf,
    mHatByLogTau: c * tau * densityChange,
  };
}

/** (CH.5): the mean of 1 - prox' and of (prox - u)^2, with their partial derivatives. */
function windowFluctuation(cavity: Cavity, epsilon: number, ends: SphericalEnds): Fluctuation {
  const { V, m, tau } = cavity;
  const q = m * m + tau * tau;
  const root = Math.sqrt(q);
  const high = 1 / root;
  const unbounded = V === Number.POSITIVE_INFINITY;
  const low = unbounded ? Number.NEGATIVE_INFINITY : (1 - V) / root;
  const width = V / root;
  const b = m / tau;
  const window = windowAverages(low, width, high, b, epsilon, ends.low, ends.high);
  return fluctuationOf(window, { low: unbounded ? 0 : low, width: unbounded ? 0 : width, high, q, tau, m, b });
}

interface Geometry {
  readonly low: number;
  readonly width: number;
  readonly high: number;
  readonly q: number;
  readonly tau: number;
  readonly m: number;
  readonly b: number;
}

/** Chain rule from the ends of the window and the slope to (log V, log tau, m). */
function fluctuationOf(window: WindowAverages, geometry: Geometry): Fluctuation {
  const { low, width, high, q, tau, m, b } = geometry;
  const noiseShare = (tau * tau) / q;
  const clipped = width * width * window.below;
  const meanSquare = clipped + window.rampSquare;
  const byHigh = 2 * (width * window.below + window.ramp);
  const byLow = -2 * width * window.below;
  const byB = width * width * window.belowByB + window.rampSquareByB;
  // h0 and h1 shrink together with sqrt q: d/dlog tau = -h tau^2 / q, d/dm = -h m / q.
  const insideByScale = window.densityHigh * high - window.densityLow * low;
  const squareByScale = byHigh * high + byLow * low;
  return {
    VHat: window.inside,
    VHatByLogV: window.densityLow * width,
    VHatByLogTau: -noiseShare * insideByScale - b * window.insideByB,
    VHatByM: (-m / q) * insideByScale + window.insideByB / tau,
    qHat: q * meanSquare,
    qHatByLogV: -q * byLow * width,
    qHatByLogTau: 2 * tau * tau * meanSquare - q * (noiseShare * squareByScale + b * byB),
    qHatByM: 2 * m * meanSquare - m * squareByScale + (q * byB) / tau,
  };
}
