import { exp } from "../../src/numerics/elementary.js";
import { NORMAL_DENSITY_AT_ZERO, normalCdf } from "../../src/numerics/normal.js";
import type { Loss } from "../losses.js";
import type { Alignment, Cavity, Channel, Fluctuation } from "../types.js";
import { labelCorrelation } from "./labelField.js";
import { landmarksOf } from "./landmarks.js";
import { BESIDE, type ProximalGrid, proximalGrid } from "./proximalGrid.js";
import { proximalNodes } from "./proximalMap.js";

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
  // A solver asks for the averages at its last state again, for their error and for the mean loss.
  const aligned = remembered((cavity) => alignmentByNodes(loss, marks, cavity, NODES));
  const fine = remembered((cavity) => averagesByNodes(loss, marks, epsilon, cavity, NODES));
  const coarse = remembered((cavity) => averagesByNodes(loss, marks, epsilon, cavity, CHECK_NODES));
  return {
    loss,
    route: "quadrature",
    epsilon,
    relativeError: (cavity) => {
      const grid = gridAt(cavity.V);
      const alignment = grid?.alignment(cavity.V, cavity.tau, 1);
      const fluctuation = alignment && grid?.fluctuation(cavity, epsilon);
      if (fluctuation) return Math.max(alignment.relativeError, fluctuation.relativeError);
      const alignedCoarsely = alignmentByNodes(loss, marks, cavity, CHECK_NODES);
      return quadratureError(cavity, fine(cavity), coarse(cavity), aligned(tauOnly(cavity)), alignedCoarsely);
    },
    alignment: (V, tau) => {
      const found = gridAt(V)?.alignment(V, tau, c);
      if (found !== undefined) return found.averages;
      const { mHat, mHatByLogV, mHatByLogTau } = aligned({ V, m: 0, tau });
      return { mHat: c * mHat, mHatByLogV: c * mHatByLogV, mHatByLogTau: c * mHatByLogTau };
    },
    fluctuation: (cavity) => gridAt(cavity.V)?.fluctuation(cavity, epsilon)?.averages ?? fine(cavity).fluctuation,
    trainingLoss: (cavity) =>
      gridAt(cavity.V)?.trainingLoss(cavity, epsilon, false)?.averages.mean ?? fine(cavity).meanLoss,
    lossError: (cavity) => {
      const found = gridAt(cavity.V)?.trainingLoss(cavity, epsilon, true);
      if (found !== undefined) return found.averages.noise + found.relativeError * Math.abs(found.averages.mean);
      const mean = fine(cavity).meanLoss;
      const noise = lossNoise(loss, marks, epsilon, cavity);
      return Math.abs(mean - coarse(cavity).meanLoss) + noise + 4e-16 * Math.abs(mean);
    },
  };
}

/** The alignment depends on V and tau only. */
function tauOnly({ V, tau }: Cavity): Cavity {
  return { V, m: 0, tau };
}

/** A function of the cavity that keeps its last result. */
function remembered<Found>(compute: (cavity: Cavity) => Found): (cavity: Cavity) => Found {
  let last: { readonly V: number; readonly m: number; readonly tau: number; readonly found: Found } | undefined;
  return (cavity) => {
    const { V, m, tau } = cavity;
    if (last === undefined || last.V !== V || last.m !== m || last.tau !== tau) {
      last = { V, m, tau, found: compute(cavity) };
    }
    return last.found;
  };
}

/** Mean of the rounding of the loss at prox(u). */
function lossNoise(loss: Loss, marks: readonly number[], epsilon: number, { V, m, tau }: Cavity): number {
  if (V === Number.POSITIVE_INFINITY) return 0;
  const scale = Math.sqrt(m * m + tau * tau);
  const slope = m / tau;
  let noise = 0;
  const { count, u, weight, shift, x, value } = proximalNodes(loss, marks, V, scale, slope, NODES);
  for (let i = 0; i < count; i++) {
    if (Number.isNaN(value[i])) continue;
    const t = u[i]! / scale;
    const mass = weight[i]! * exp(-0.5 * t * t) * (epsilon + 2 * (1 - epsilon) * normalCdf(slope * t));
    const beside = BESIDE * x[i]!;
    noise += mass * Math.abs(loss.value(beside) - value[i]! + ((beside - x[i]!) * shift[i]!) / V);
  }
  return (NORMAL_DENSITY_AT_ZERO * noise) / scale;
}

/** At c = 1. */
function alignmentByNodes(loss: Loss, marks: readonly number[], { V, tau }: Cavity, n: number): Alignment {
  let mean = 0;
  let byLogV = 0;
  let byLogTau = 0;
  const { count, u, weight, shift, shiftByLogV } = proximalNodes(loss, marks, V, tau, 0, n);
  for (let i = 0; i < count; i++) {
    const s = u[i]! / tau;
    const mass = weight[i]! * exp(-0.5 * s * s);
    mean += mass * shift[i]!;
    byLogV += mass * shiftByLogV[i]!;
    byLogTau += mass * shift[i]! * (s * s - 1);
  }
  const scale = NORMAL_DENSITY_AT_ZERO / tau;
  return { mHat: scale * mean, mHatByLogV: scale * byLogV, mHatByLogTau: scale * byLogTau };
}

/** Averages by one set of nodes. */
interface NodeAverages {
  readonly fluctuation: Fluctuation;
  /** Mean of the loss at prox(u). */
  readonly meanLoss: number;
  /** Probability of the fields that the nodes stand for, random labels or not. */
  readonly probability: number;
}

function averagesByNodes(
  loss: Loss,
  marks: readonly number[],
  epsilon: number,
  cavity: Cavity,
  n: number,
): NodeAverages {
  const { V, m, tau } = cavity;
  const q = m * m + tau * tau;
  const scale = Math.sqrt(q);
  const slope = m / tau;
  const rule = 2 * (1 - epsilon);
  let VHat = 0;
  let VHatByScale = 0;
  let VHatBySlope = 0;
  let VHatByLogV = 0;
  let qHat = 0;
  let qHatByScale = 0;
  let qHatBySlope = 0;
  let qHatByLogV = 0;
  let meanLoss = 0;
  let probability = 0;
  const nodes = proximalNodes(loss, marks, V, scale, slope, n);
  const { shift, shiftByLogV, removed, x, value } = nodes;
  for (let i = 0; i < nodes.count; i++) {
    const t = nodes.u[i]! / scale;
    const gauss = (nodes.weight[i]! / scale) * NORMAL_DENSITY_AT_ZERO * exp(-0.5 * t * t);
    const mass = gauss * (epsilon + rule * normalCdf(slope * t));
    const lean = gauss * rule * NORMAL_DENSITY_AT_ZERO * exp(-0.5 * slope * slope * t * t);
    const square = shift[i]! * shift[i]!;
    const spread = t * t - 1;
    VHat += mass * removed[i]!;
    VHatByScale += mass * removed[i]! * spread;
    VHatBySlope += lean * removed[i]! * t;
    VHatByLogV += ((slope * lean - t * mass) / scale) * shiftByLogV[i]!;
    qHat += mass * square;
    qHatByScale += mass * square * spread;
    qHatBySlope += lean * square * t;
    qHatByLogV += 2 * mass * shift[i]! * shiftByLogV[i]!;
    meanLoss += mass * (Number.isNaN(value[i]) ? loss.value(x[i]!) : value[i]!);
    probability += gauss;
  }
  // At fixed u the density depends on the scale through phi and through the argument slope * u / scale of the step.
  const scaleByLogTau = (tau * tau) / q;
  const scaleByM = m / q;
  const slopeByLogTau = -slope * (1 + scaleByLogTau);
  const slopeByM = 1 / tau - slope * scaleByM;
  const fluctuation = {
    VHat,
    VHatByLogV,
    VHatByLogTau: VHatByScale * scaleByLogTau + VHatBySlope * slopeByLogTau,
    VHatByM: VHatByScale * scaleByM + VHatBySlope * slopeByM,
    qHat,
    qHatByLogV,
    qHatByLogTau: qHatByScale * scaleByLogTau + qHatBySlope * slopeByLogTau,
    qHatByM: qHatByScale * scaleByM + qHatBySlope * slopeByM,
  };
  // Interpolated data have no loss.
  return { fluctuation, meanLoss: V === Number.POSITIVE_INFINITY ? 0 : meanLoss, probability };
}

/** Relative distance between the two rules over all three averages. */
function quadratureError(
  { V }: Cavity,
  fine: NodeAverages,
  coarse: NodeAverages,
  aligned: Alignment,
  alignedCoarsely: Alignment,
): number {
  // A kink that nobody declared leaves a hole in the fields, which both rules miss alike: the probabilities no longer sum to one.
  if (V < Number.POSITIVE_INFINITY && Math.abs(1 - fine.probability) > HOLE) return Number.POSITIVE_INFINITY;
  const gap = (a: number, b: number): number => (a === 0 ? 0 : Math.abs(b / a - 1));
  const [one, other] = [fine.fluctuation, coarse.fluctuation];
  return (
    Math.max(gap(one.VHat, other.VHat), gap(one.qHat, other.qHat), gap(aligned.mHat, alignedCoarsely.mHat)) + 4e-15
  );
}
