import { exp } from "../../src/numerics/elementary.js";
import { legendreError } from "../../src/numerics/legendreError.js";
import { NORMAL_DENSITY_AT_ZERO, normalCdf, normalTail } from "../../src/numerics/normal.js";
import { GAUSSIAN_REACH } from "../../src/numerics/panels.js";
import type { Loss } from "../losses.js";
import type { Alignment, Cavity, Channel, Fluctuation } from "../types.js";
import { labelCorrelation } from "./labelField.js";
import { BESIDE, type ProximalGrid, proximalGrid } from "./proximalGrid.js";
import { ALIKE, type ProximalNodes, proximalNodes } from "./proximalNodes.js";
import { jetsOf } from "./proximalSolve.js";

/** Probability that may be missing by rounding and the finite reach. */
const HOLE = 1e-9;
/** Averages whose estimated error is above this are taken on more panels, up to so many times as many. */
const ACCEPTED = 1e-14;
const DENSEST = 8;
/** More panels are of no use where they do not lower the error by this factor. */
const GAIN = 0.1;
/** Of a sum of positive terms, and of one term. */
const ROUNDING = 4e-15;
const ROUNDING_OF_TERM = 2e-16;
/** Fields this many standard deviations out are among the last nodes, and the probability that a field is beyond all nodes. */
const FAR = 9;
const BEYOND = 2 * normalTail(GAUSSIAN_REACH / ALIKE);

/**
 * Any convex margin loss, by Gaussian quadrature: the general route, and the independent check on the closed forms.
 *
 * Derivatives in (tau, m) act on the density and use the same nodes; the derivative of V VHat in V is taken after partial
 * integration, so the third derivative of the loss is never needed.
 *
 * @param loss    Convex, with its kinks declared.
 * @param epsilon Fraction of random labels, [0, 1].
 * @returns A channel whose `relativeError` is estimated from the decay of the integrands' Legendre coefficients on every panel, or of the
 * trapezoid rule for a loss without kinks.
 *
 * Source: equations/README.md (CH.1)-(CH.3), (CH.9).
 */
export function proximalChannel(loss: Loss, epsilon: number): Channel {
  const c = labelCorrelation(epsilon);
  const whole = proximalGrid(loss);
  /** At V = Infinity prox is a projection, which has kinks. */
  const gridAt = (V: number): ProximalGrid | undefined => (V === Number.POSITIVE_INFINITY ? undefined : whole);
  // A solver asks for the averages at its last state again, for their error and for the mean loss.
  const aligned = remembered((cavity) => densely((density) => alignmentByNodes(loss, cavity, density)));
  const found = remembered((cavity) => densely((density) => averagesByNodes(loss, epsilon, cavity, density)));
  const trained = remembered((cavity) => densely((density) => trainingLossByNodes(loss, epsilon, cavity, density)));
  return {
    loss,
    route: "quadrature",
    epsilon,
    relativeError: (cavity) => {
      const grid = gridAt(cavity.V);
      const alignment = grid?.alignment(cavity.V, cavity.tau, 1);
      const fluctuation = alignment && grid?.fluctuation(cavity, epsilon);
      if (fluctuation) return Math.max(alignment.relativeError, fluctuation.relativeError);
      // A kink that nobody declared may leave a hole in the fields: the probabilities no longer sum to one.
      const { probability, relativeError } = found(cavity);
      if (cavity.V < Number.POSITIVE_INFINITY && Math.abs(1 - probability) > HOLE) return Number.POSITIVE_INFINITY;
      const shifts = aligned(tauOnly(cavity));
      return Math.max(relativeError, shifts.relativeError + ROUNDING_OF_TERM * shifts.cancellation) + ROUNDING;
    },
    alignment: (V, tau) => {
      const onGrid = gridAt(V)?.alignment(V, tau, c);
      if (onGrid !== undefined) return onGrid.averages;
      const { mHat, mHatByLogV, mHatByLogTau } = aligned({ V, m: 0, tau }).alignment;
      return { mHat: c * mHat, mHatByLogV: c * mHatByLogV, mHatByLogTau: c * mHatByLogTau };
    },
    fluctuation: (cavity) => gridAt(cavity.V)?.fluctuation(cavity, epsilon)?.averages ?? found(cavity).fluctuation,
    trainingLoss: (cavity) =>
      gridAt(cavity.V)?.trainingLoss(cavity, epsilon, false)?.averages.mean ?? trained(cavity).mean,
    lossError: (cavity) => {
      const onGrid = gridAt(cavity.V)?.trainingLoss(cavity, epsilon, true);
      if (onGrid !== undefined) return onGrid.averages.noise + onGrid.relativeError * Math.abs(onGrid.averages.mean);
      const { mean, noise, relativeError } = trained(cavity);
      return noise + (relativeError + 4e-16) * Math.abs(mean);
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

/** Averages on as many panels as their error asks for. */
function densely<Found extends { readonly relativeError: number }>(at: (density: number) => Found): Found {
  let found = at(1);
  for (let density = 2; density <= DENSEST && found.relativeError > ACCEPTED; density *= 2) {
    const finer = at(density);
    const gained = finer.relativeError < GAIN * found.relativeError;
    if (finer.relativeError < found.relativeError) found = finer;
    if (!gained) break;
  }
  return found;
}

/** Terms of a sum over the nodes, one after the other. */
let terms: readonly [Float64Array, Float64Array, Float64Array] = [array(0), array(0), array(0)];

function array(size: number): Float64Array {
  return new Float64Array(size);
}

function roomForTerms(count: number): typeof terms {
  if (terms[0].length < count) terms = [array(2 * count), array(2 * count), array(2 * count)];
  return terms;
}

/** Relative error of a sum over the nodes. */
function relativeErrorOf({ panels, first }: ProximalNodes, values: Float64Array, sum: number): number {
  let error = 0;
  for (let panel = 0; panel < panels; panel++) {
    error += legendreError(first[panel + 1]! - first[panel]!, values, first[panel]!);
  }
  return error === 0 ? 0 : error / Math.abs(sum);
}

interface AlignmentByNodes {
  readonly alignment: Alignment;
  readonly relativeError: number;
  /** Sum of the sizes of all shifts in units of the size of their sum: prox moves some fields up and others down. */
  readonly cancellation: number;
}

/** At c = 1. */
function alignmentByNodes(loss: Loss, { V, tau }: Cavity, density: number): AlignmentByNodes {
  let mean = 0;
  let size = 0;
  let byLogV = 0;
  let byLogTau = 0;
  const nodes = proximalNodes(loss, V, tau, tau, density);
  const { count, u, weight, shift, shiftByLogV } = nodes;
  const [first] = roomForTerms(count);
  for (let i = 0; i < count; i++) {
    const s = u[i]! / tau;
    const mass = weight[i]! * exp(-0.5 * s * s);
    const moved = mass * shift[i]!;
    first[i] = moved;
    mean += moved;
    size += Math.abs(moved);
    byLogV += mass * shiftByLogV[i]!;
    byLogTau += moved * (s * s - 1);
  }
  const scale = NORMAL_DENSITY_AT_ZERO / tau;
  return {
    alignment: { mHat: scale * mean, mHatByLogV: scale * byLogV, mHatByLogTau: scale * byLogTau },
    relativeError: relativeErrorOf(nodes, first, mean),
    cancellation: size === 0 ? 0 : size / Math.abs(mean),
  };
}

/** Averages by one set of nodes. */
interface FluctuationByNodes {
  readonly fluctuation: Fluctuation;
  readonly relativeError: number;
  /** Probability of the fields that the nodes stand for, random labels or not. */
  readonly probability: number;
}

function averagesByNodes(loss: Loss, epsilon: number, cavity: Cavity, density: number): FluctuationByNodes {
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
  let probability = 0;
  const nodes = proximalNodes(loss, V, tau, scale, density);
  const { count, u, weight, shift, shiftByLogV, removed } = nodes;
  const [first, second] = roomForTerms(count);
  for (let i = 0; i < count; i++) {
    const t = u[i]! / scale;
    const gauss = (weight[i]! / scale) * NORMAL_DENSITY_AT_ZERO * exp(-0.5 * t * t);
    const mass = gauss * (epsilon + rule * normalCdf(slope * t));
    const lean = gauss * rule * NORMAL_DENSITY_AT_ZERO * exp(-0.5 * slope * slope * t * t);
    const gone = mass * removed[i]!;
    const square = shift[i]! * shift[i]!;
    const moved = mass * square;
    const spread = t * t - 1;
    first[i] = gone;
    second[i] = moved;
    VHat += gone;
    VHatByScale += gone * spread;
    VHatBySlope += lean * removed[i]! * t;
    VHatByLogV += ((slope * lean - t * mass) / scale) * shiftByLogV[i]!;
    qHat += moved;
    qHatByScale += moved * spread;
    qHatBySlope += lean * square * t;
    qHatByLogV += 2 * mass * shift[i]! * shiftByLogV[i]!;
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
  const relativeError = Math.max(relativeErrorOf(nodes, first, VHat), relativeErrorOf(nodes, second, qHat));
  return { fluctuation, relativeError, probability };
}

/** Mean of the loss at prox(u); of the rounding of its values and of prox(u), with the fields beyond all nodes. */
interface TrainingLoss {
  readonly mean: number;
  readonly relativeError: number;
  readonly noise: number;
}

function trainingLossByNodes(loss: Loss, epsilon: number, { V, m, tau }: Cavity, density: number): TrainingLoss {
  // Interpolated data have no loss.
  if (V === Number.POSITIVE_INFINITY) return { mean: 0, relativeError: 0, noise: 0 };
  const scale = Math.sqrt(m * m + tau * tau);
  const slope = m / tau;
  const nodes = proximalNodes(loss, V, tau, scale, density);
  const { panels, first, flat, count, u, weight, shift, x } = nodes;
  const jets = jetsOf(loss);
  const [values, besides, places] = roomForTerms(count);
  const ignored = array(count);
  jets(x, count, ignored, ignored, values);
  for (let i = 0; i < count; i++) places[i] = BESIDE * x[i]!;
  jets(places, count, ignored, ignored, besides);
  let mean = 0;
  let noise = 0;
  let farthest = 0;
  for (let panel = 0; panel < panels; panel++) {
    for (let i = first[panel]!; i < first[panel + 1]!; i++) {
      const t = u[i]! / scale;
      const gauss = (weight[i]! / scale) * NORMAL_DENSITY_AT_ZERO * exp(-0.5 * t * t);
      const share = epsilon + 2 * (1 - epsilon) * normalCdf(slope * t);
      const mass = gauss * share;
      // The slope of the loss is -shift / V.
      if (flat[panel] === 0) {
        const rise = besides[i]! - values[i]! + ((places[i]! - x[i]!) * shift[i]!) / V;
        noise += mass * (Math.abs(rise) + (ROUNDING_OF_TERM * Math.abs(x[i]! * shift[i]!)) / V);
      }
      // Farther out the loss has risen by its slope times a part of the scale.
      if (Math.abs(t) > FAR) farthest = Math.max(farthest, share * (Math.abs(values[i]!) + (loss.pull * scale) / FAR));
      values[i] = mass * values[i]!;
      mean += values[i]!;
    }
  }
  return { mean, relativeError: relativeErrorOf(nodes, values, mean), noise: noise + BEYOND * farthest };
}
