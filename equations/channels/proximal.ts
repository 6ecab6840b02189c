import { exp } from "../../src/numerics/elementary.js";
import { NORMAL_DENSITY_AT_ZERO, normalCdf } from "../../src/numerics/normal.js";
import type { Loss } from "../losses.js";
import type { Alignment, Cavity, Channel, Fluctuation } from "../types.js";
import { labelCorrelation } from "./labelField.js";
import { landmarksOf } from "./landmarks.js";
import { BESIDE, type ProximalGrid, proximalGrid } from "./proximalGrid.js";
import { visitNodes } from "./proximalMap.js";

/** Nodes a panel of the rule and of the check on it. */
const NODES = 16;
const CHECK_NODES = 12;
/** Probability that may be missing by rounding and the finite reach. */
const HOLE = 1e-9;

/**
 * Any convex margin loss, by Gaussian quadrature: the general route, and the independent check on the closed forms.
 *
 * Derivatives in (tau, m) act on the density and use the same nodes; the derivative of V VHat in V is taken after partial
 * integration, so the third derivative of the loss is never needed.
 *
 * @param loss    Convex, with its kinks declared.
 * @param epsilon Fraction of random labels, [0, 1].
 * @returns A channel whose `relativeError` is the distance between a 16- and a 12-node rule on every panel.
 *
 * Source: equations/README.md (CH.1)-(CH.3), (CH.9).
 */
export function proximalChannel(loss: Loss, epsilon: number): Channel {
  const c = labelCorrelation(epsilon);
  const marks = landmarksOf(loss);
  const whole = proximalGrid(loss);
  /** At V = Infinity prox is a projection, which has kinks. */
  const gridAt = (V: number): ProximalGrid | undefined => (V === Number.POSITIVE_INFINITY ? undefined : whole);
  return {
    loss,
    route: "quadrature",
    epsilon,
    relativeError: (cavity) => {
      const grid = gridAt(cavity.V);
      const alignment = grid?.alignment(cavity.V, cavity.tau, 1);
      const fluctuation = alignment && grid?.fluctuation(cavity, epsilon);
      return fluctuation
        ? Math.max(alignment.relativeError, fluctuation.relativeError)
        : quadratureError(loss, marks, epsilon, cavity);
    },
    alignment: (V, tau) => gridAt(V)?.alignment(V, tau, c)?.averages ?? alignmentByNodes(loss, marks, c, V, tau, NODES),
    fluctuation: (cavity) =>
      gridAt(cavity.V)?.fluctuation(cavity, epsilon)?.averages ??
      fluctuationByNodes(loss, marks, epsilon, cavity, NODES),
    trainingLoss: (cavity) =>
      gridAt(cavity.V)?.trainingLoss(cavity, epsilon, false)?.averages.mean ??
      lossByNodes(loss, marks, epsilon, cavity, NODES).mean,
    lossError: (cavity) => {
      const found = gridAt(cavity.V)?.trainingLoss(cavity, epsilon, true);
      if (found !== undefined) return found.averages.noise + found.relativeError * Math.abs(found.averages.mean);
      const { mean, noise } = lossByNodes(loss, marks, epsilon, cavity, NODES);
      return (
        Math.abs(mean - lossByNodes(loss, marks, epsilon, cavity, CHECK_NODES).mean) + noise + 4e-16 * Math.abs(mean)
      );
    },
  };
}

/** Mean of the loss at prox(u), and of its rounding. */
function lossByNodes(
  loss: Loss,
  marks: readonly number[],
  epsilon: number,
  { V, m, tau }: Cavity,
  n: number,
): { readonly mean: number; readonly noise: number } {
  if (V === Number.POSITIVE_INFINITY) return { mean: 0, noise: 0 };
  const scale = Math.sqrt(m * m + tau * tau);
  const slope = m / tau;
  let mean = 0;
  let noise = 0;
  visitNodes(loss, marks, V, scale, slope, n, (u, weight, shift, _byLogV, _removed, x, known) => {
    const t = u / scale;
    const mass = weight * exp(-0.5 * t * t) * (epsilon + 2 * (1 - epsilon) * normalCdf(slope * t));
    const value = Number.isNaN(known) ? loss.value(x) : known;
    mean += mass * value;
    if (Number.isNaN(known)) return;
    const beside = BESIDE * x;
    noise += mass * Math.abs(loss.value(beside) - value + ((beside - x) * shift) / V);
  });
  return { mean: (NORMAL_DENSITY_AT_ZERO * mean) / scale, noise: (NORMAL_DENSITY_AT_ZERO * noise) / scale };
}

function alignmentByNodes(
  loss: Loss,
  marks: readonly number[],
  c: number,
  V: number,
  tau: number,
  n: number,
): Alignment {
  let mean = 0;
  let byLogV = 0;
  let byLogTau = 0;
  visitNodes(loss, marks, V, tau, 0, n, (u, weight, shift, shiftByLogV) => {
    const s = u / tau;
    const mass = weight * exp(-0.5 * s * s);
    mean += mass * shift;
    byLogV += mass * shiftByLogV;
    byLogTau += mass * shift * (s * s - 1);
  });
  const scale = (c * NORMAL_DENSITY_AT_ZERO) / tau;
  return { mHat: scale * mean, mHatByLogV: scale * byLogV, mHatByLogTau: scale * byLogTau };
}

function fluctuationByNodes(
  loss: Loss,
  marks: readonly number[],
  epsilon: number,
  cavity: Cavity,
  n: number,
): Fluctuation {
  const { V, m, tau } = cavity;
  const q = m * m + tau * tau;
  const scale = Math.sqrt(q);
  const slope = m / tau;
  const rule = 2 * (1 - epsilon);
  const sum = {
    VHat: 0,
    VHatByScale: 0,
    VHatBySlope: 0,
    VHatByLogV: 0,
    qHat: 0,
    qHatByScale: 0,
    qHatBySlope: 0,
    qHatByLogV: 0,
  };
  visitNodes(loss, marks, V, scale, slope, n, (u, weight, shift, shiftByLogV, removed) => {
    const t = u / scale;
    const gauss = (weight / scale) * NORMAL_DENSITY_AT_ZERO * exp(-0.5 * t * t);
    const mass = gauss * (epsilon + rule * normalCdf(slope * t));
    const lean = gauss * rule * NORMAL_DENSITY_AT_ZERO * exp(-0.5 * slope * slope * t * t);
    const square = shift * shift;
    const spread = t * t - 1;
    sum.VHat += mass * removed;
    sum.VHatByScale += mass * removed * spread;
    sum.VHatBySlope += lean * removed * t;
    sum.VHatByLogV += ((slope * lean - t * mass) / scale) * shiftByLogV;
    sum.qHat += mass * square;
    sum.qHatByScale += mass * square * spread;
    sum.qHatBySlope += lean * square * t;
    sum.qHatByLogV += 2 * mass * shift * shiftByLogV;
  });
  // At fixed u the density depends on the scale through phi and through the argument slope * u / scale of the step.
  const scaleByLogTau = (tau * tau) / q;
  const scaleByM = m / q;
  const slopeByLogTau = -slope * (1 + scaleByLogTau);
  const slopeByM = 1 / tau - slope * scaleByM;
  return {
    VHat: sum.VHat,
    VHatByLogV: sum.VHatByLogV,
    VHatByLogTau: sum.VHatByScale * scaleByLogTau + sum.VHatBySlope * slopeByLogTau,
    VHatByM: sum.VHatByScale * scaleByM + sum.VHatBySlope * slopeByM,
    qHat: sum.qHat,
    qHatByLogV: sum.qHatByLogV,
    qHatByLogTau: sum.qHatByScale * scaleByLogTau + sum.qHatBySlope * slopeByLogTau,
    qHatByM: sum.qHatByScale * scaleByM + sum.qHatBySlope * slopeByM,
  };
}

/** Relative distance between the two rules over all three averages. */
function quadratureError(loss: Loss, marks: readonly number[], epsilon: number, cavity: Cavity): number {
  const fine = fluctuationByNodes(loss, marks, epsilon, cavity, NODES);
  const coarse = fluctuationByNodes(loss, marks, epsilon, cavity, CHECK_NODES);
  const align = alignmentByNodes(loss, marks, 1, cavity.V, cavity.tau, NODES);
  const alignCoarse = alignmentByNodes(loss, marks, 1, cavity.V, cavity.tau, CHECK_NODES);
  // A kink that nobody declared leaves a hole in the fields, which both rules miss alike: the probabilities no longer sum to one.
  const scale = Math.hypot(cavity.m, cavity.tau);
  let mass = 0;
  visitNodes(loss, marks, cavity.V, scale, cavity.m / cavity.tau, NODES, (u, weight) => {
    mass += (weight / scale) * NORMAL_DENSITY_AT_ZERO * exp(-0.5 * (u / scale) ** 2);
  });
  const hole = Math.abs(1 - mass);
  if (cavity.V < Number.POSITIVE_INFINITY && hole > HOLE) return Number.POSITIVE_INFINITY;
  const gap = (a: number, b: number): number => (a === 0 ? 0 : Math.abs(b / a - 1));
  return Math.max(gap(fine.VHat, coarse.VHat), gap(fine.qHat, coarse.qHat), gap(align.mHat, alignCoarse.mHat)) + 4e-15;
}
