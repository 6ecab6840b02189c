import { exp } from "../../src/numerics/elementary.js";
import { NORMAL_DENSITY_AT_ZERO, normalTail } from "../../src/numerics/normal.js";
import type { Loss } from "../losses.js";
import type { Alignment, Cavity, Fluctuation } from "../types.js";
import { jetsOf, type LossJets, proximalBatch, type Scratch, scratch, solveProximal } from "./proximalSolve.js";

/** Standard deviations on either side: exp(-x^2 / 2) is below rounding beyond. */
const REACH = 8.7;
/** Nodes on either side of 0 at most; where more are needed, panels are used. */
const MOST = 512;
/** Of the narrower Gaussian, of width tau: at h = tau / 2 the sum over every other node is good to exp(-2 pi^2) = 3e-9, over all to its fourth power. */
const NODES_PER_WIDTH = 2;
/** The two sums may differ by this much: the error of the finer one is the square of that of the coarser one. */
const ACCEPTED = 1e-7;
const ROUNDING = 4e-15;
/** Every so many nodes one is solved without a neighbor's help. */
const STRIDE = 8;

/** Averages by the trapezoid rule, and the estimate of their relative error. */
export interface GridAverages<Averages> {
  readonly averages: Averages;
  readonly relativeError: number;
}

/** Averages of a smooth loss on a grid of equal steps in the field u; undefined where the grid would be too long or too coarse. */
export interface ProximalGrid {
  readonly alignment: (V: number, tau: number, c: number) => GridAverages<Alignment> | undefined;
  readonly fluctuation: (cavity: Cavity, epsilon: number) => GridAverages<Fluctuation> | undefined;
  /** Mean of the loss at prox(u), and of the rounding of its values. */
  readonly trainingLoss: (
    cavity: Cavity,
    epsilon: number,
    noise: boolean,
  ) => GridAverages<{ readonly mean: number; readonly noise: number }> | undefined;
}

/** Steps that are tried, the coarsest first, at these responses. */
const STEPS = [1.1, 0.8, 0.55, 0.4, 0.28, 0.2, 0.14];
const RESPONSES = [0.1, 1, 10, 300, 1e4];
/** Widths of the Gaussian of a trial, in steps: wide enough not to be what limits it. And what a trial asks of the estimated error. */
const TRIAL_WIDTHS = [3, 12];
const TRIAL_ERROR = 1.02 * ROUNDING;

const grids = new WeakMap<Loss, ProximalGrid | null>();

/**
 * The trapezoid rule for the averages (CH.2) and (CH.3) of a loss without kinks.
 *
 * prox is analytic in a strip around the real axis (for the logistic loss of half-width pi at every V), the Gaussian everywhere, and the
 * label density's step has the width tau of the narrower Gaussian. So the rule converges geometrically in 1 / h: the sum over every
 * other node, which costs nothing, has an error whose square is that of the whole sum. Both averages use the same nodes.
 *
 * @returns undefined for a loss that bends too sharply for the coarsest step.
 *
 * Source: equations/README.md (CH.10).
 */
export function proximalGrid(loss: Loss): ProximalGrid | undefined {
  const known = grids.get(loss);
  if (known !== undefined) return known ?? undefined;
  const made = loss.kinks.length > 0 ? undefined : triedGrid(jetsOf(loss));
  grids.set(loss, made ?? null);
  return made;
}

/** The strip depends on the response: the coarsest step that resolves prox is found once at some responses, and holds between two of them. */
function triedGrid(jets: LossJets): ProximalGrid | undefined {
  const steps = RESPONSES.map((V) =>
    STEPS.find((h) => {
      const trial = gridOf(jets, () => h);
      return TRIAL_WIDTHS.every((width) => {
        const tau = width * h;
        const found = [trial.alignment(V, tau, 1), trial.fluctuation({ V, m: 0, tau }, 1)];
        return found.every((one) => one !== undefined && one.relativeError < TRIAL_ERROR);
      });
    }),
  );
  if (steps.includes(undefined)) return undefined;
  return gridOf(jets, (V) => {
    const above = RESPONSES.findIndex((response) => response >= V);
    const next = above === -1 ? RESPONSES.length - 1 : above;
    return Math.min(steps[next]!, steps[Math.max(0, next - 1)]!);
  });
}

function gridOf(jets: LossJets, coarsestAt: (V: number) => number): ProximalGrid {
  const size = 2 * MOST + 1;
  // Everything about node k of -MOST .. MOST is at k + MOST.
  const nodes = proximalBatch(size);
  const room: Scratch = scratch(size);
  const indices = new Int32Array(size);
  const shift = new Float64Array(size);
  const shiftByLogV = new Float64Array(size);
  const removed = new Float64Array(size);
  const besides = new Float64Array(size);
  /** Probability of each node's field for the task of `weighed`, up to a common factor. */
  const mass = new Float64Array(size);
  // A solver asks for the averages at its last state again, for their error and for the mean loss: they are kept while the nodes stay.
  let weighed:
    | { readonly m: number; readonly epsilon: number; readonly found: GridAverages<Fluctuation> | undefined }
    | undefined;
  let aligned: AlignmentSums | undefined;
  let solvedFor = { V: Number.NaN, tau: Number.NaN };
  let h = 0;
  let solved = -1;

  /** Solves the nodes of [-reach, reach] that are not solved yet; false where these are too many. */
  const extend = (V: number, tau: number, reach: number): number => {
    if (V !== solvedFor.V || tau !== solvedFor.tau) {
      solvedFor = { V, tau };
      aligned = undefined;
      weighed = undefined;
      h = Math.min(coarsestAt(V), tau / NODES_PER_WIDTH);
      solved = -1;
    }
    const last = Math.ceil(reach / h);
    const padded = Math.ceil(last / STRIDE) * STRIDE;
    if (!(padded <= MOST)) return -1;
    if (padded > solved) {
      solveBeyond(V, solved, padded);
      solved = padded;
    }
    return last;
  };
  const solveBeyond = (V: number, inner: number, outer: number): void => {
    for (let stride = STRIDE; stride >= 1; stride /= 2) {
      let count = 0;
      const add = (k: number): void => {
        indices[count++] = k + MOST;
      };
      for (let k = 0; k <= outer; k += stride) {
        if (k <= inner || (stride < STRIDE && k % (2 * stride) === 0)) continue;
        add(k);
        if (k > 0) add(-k);
      }
      if (stride === STRIDE) guessAlone(V, indices, count);
      else guessBetween(indices, count, stride, outer);
      solveProximal(jets, V, nodes, indices, count, room);
      finish(V, indices, count);
    }
  };
  /** x lies between u and u - V loss'(u), because the slope is monotone. */
  const guessAlone = (V: number, places: Int32Array, count: number): void => {
    for (let k = 0; k < count; k++) room.place[k] = (places[k]! - MOST) * h;
    jets(room.place, count, room.slope, room.curvature, undefined);
    for (let k = 0; k < count; k++) {
      const i = places[k]!;
      const u = room.place[k]!;
      const pull = -V * room.slope[k]!;
      nodes.u[i] = u;
      nodes.low[i] = Math.min(u, u + pull);
      nodes.high[i] = Math.max(u, u + pull);
      const guess = u + pull / (1 + V * room.curvature[k]!);
      nodes.x[i] = Number.isFinite(guess) ? guess : u;
    }
  };
  /** Hermite's polynomial through two neighbors on either side, or one at the end, with their slopes prox' = 1 - removed; x lies between. */
  const guessBetween = (places: Int32Array, count: number, stride: number, outer: number): void => {
    const unit = stride * h;
    for (let k = 0; k < count; k++) {
      const i = places[k]!;
      const left = i - stride;
      const right = i + stride;
      const from = nodes.x[left]!;
      const to = nodes.x[right]!;
      const rise = unit * (removed[right]! - removed[left]!);
      let guess = 0.5 * (from + to) + 0.25 * rise;
      if (Math.abs(i - MOST) + 3 * stride <= outer) {
        const before = i - 3 * stride;
        const after = i + 3 * stride;
        const farRise = unit * (removed[after]! - removed[before]!);
        guess = (243 * (from + to) + 13 * (nodes.x[before]! + nodes.x[after]!) + 162 * rise + 6 * farRise) / 512;
      }
      nodes.u[i] = (i - MOST) * h;
      nodes.low[i] = from;
      nodes.high[i] = to;
      nodes.x[i] = Math.min(Math.max(guess, from), to);
    }
  };
  const finish = (V: number, places: Int32Array, count: number): void => {
    for (let k = 0; k < count; k++) {
      const i = places[k]!;
      const x = nodes.x[i]!;
      const u = nodes.u[i]!;
      const stiffness = V * nodes.curvature[i]!;
      const stretch = 1 + stiffness;
      const pull = -V * nodes.slope[i]!;
      // A last step of Newton's method removes the residual. The shift has two forms: the one that does not magnify the residual is taken.
      const rest = (u + pull - x) / stretch;
      const moved = stiffness > 1 ? x + rest - u : pull - stiffness * rest;
      nodes.x[i] = x + rest;
      shift[i] = moved;
      shiftByLogV[i] = moved / stretch;
      removed[i] = stiffness / stretch;
    }
  };
  const alignmentSums = (last: number, tau: number): AlignmentSums => {
    let mean = 0;
    let byLogV = 0;
    let byLogTau = 0;
    let coarse = 0;
    for (let k = last; k >= 0; k--) {
      const s = (k * h) / tau;
      const gauss = exp(-0.5 * s * s);
      const i = MOST + k;
      const j = MOST - k;
      const moved = k === 0 ? shift[i]! : shift[i]! + shift[j]!;
      mean += gauss * moved;
      byLogV += gauss * (k === 0 ? shiftByLogV[i]! : shiftByLogV[i]! + shiftByLogV[j]!);
      byLogTau += gauss * moved * (s * s - 1);
      if (k % 2 === 0) coarse += 2 * gauss * moved;
    }
    return { mean, byLogV, byLogTau, gap: difference(mean, coarse) };
  };
  const fluctuationSums = (
    m: number,
    tau: number,
    epsilon: number,
    last: number,
  ): GridAverages<Fluctuation> | undefined => {
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
    let coarseVHat = 0;
    let coarseQHat = 0;
    for (let k = last; k >= 0; k--) {
      const t = (k * h) / scale;
      const gauss = exp(-0.5 * t * t);
      const tail = normalTail(slope * t);
      const s = (k * h) / tau;
      // phi(t) phi(b t) is the Gaussian of width tau.
      const lean = rule * NORMAL_DENSITY_AT_ZERO * exp(-0.5 * s * s);
      const spread = t * t - 1;
      for (let side = k === 0 ? 1 : -1; side <= 1; side += 2) {
        const i = MOST + side * k;
        const share = gauss * (epsilon + rule * (side > 0 ? 1 - tail : tail));
        mass[i] = share;
        const moved = shift[i]!;
        const gone = removed[i]!;
        const square = moved * moved;
        VHat += share * gone;
        VHatByScale += share * gone * spread;
        VHatBySlope += side * lean * gone * t;
        VHatByLogV += (slope * lean - side * t * share) * shiftByLogV[i]!;
        qHat += share * square;
        qHatByScale += share * square * spread;
        qHatBySlope += side * lean * square * t;
        qHatByLogV += 2 * share * moved * shiftByLogV[i]!;
        if (k % 2 === 0) {
          coarseVHat += 2 * share * gone;
          coarseQHat += 2 * share * square;
        }
      }
    }
    const gap = Math.max(difference(VHat, coarseVHat), difference(qHat, coarseQHat));
    if (!(gap <= ACCEPTED)) return undefined;
    // At fixed u the density depends on the scale through phi and through the argument slope * u / scale of the step.
    const weight = (NORMAL_DENSITY_AT_ZERO * h) / scale;
    const scaleByLogTau = (tau * tau) / q;
    const scaleByM = m / q;
    const slopeByLogTau = -slope * (1 + scaleByLogTau);
    const slopeByM = 1 / tau - slope * scaleByM;
    return {
      averages: {
        VHat: weight * VHat,
        VHatByLogV: (weight * VHatByLogV) / scale,
        VHatByLogTau: weight * (VHatByScale * scaleByLogTau + VHatBySlope * slopeByLogTau),
        VHatByM: weight * (VHatByScale * scaleByM + VHatBySlope * slopeByM),
        qHat: weight * qHat,
        qHatByLogV: weight * qHatByLogV,
        qHatByLogTau: weight * (qHatByScale * scaleByLogTau + qHatBySlope * slopeByLogTau),
        qHatByM: weight * (qHatByScale * scaleByM + qHatBySlope * slopeByM),
      },
      relativeError: gap * gap + ROUNDING,
    };
  };
  const fluctuation: ProximalGrid["fluctuation"] = ({ V, m, tau }, epsilon) => {
    const last = extend(V, tau, REACH * Math.sqrt(m * m + tau * tau));
    if (last < 0) return undefined;
    if (weighed === undefined || weighed.m !== m || weighed.epsilon !== epsilon) {
      weighed = { m, epsilon, found: fluctuationSums(m, tau, epsilon, last) };
    }
    return weighed.found;
  };

  return {
    alignment: (V, tau, c) => {
      const last = extend(V, tau, REACH * tau);
      if (last < 0) return undefined;
      aligned ??= alignmentSums(last, tau);
      const { mean, byLogV, byLogTau, gap } = aligned;
      if (!(gap <= ACCEPTED)) return undefined;
      const scale = (c * NORMAL_DENSITY_AT_ZERO * h) / tau;
      return {
        averages: { mHat: scale * mean, mHatByLogV: scale * byLogV, mHatByLogTau: scale * byLogTau },
        relativeError: gap * gap + ROUNDING,
      };
    },
    fluctuation,
    trainingLoss: (cavity, epsilon, withNoise) => {
      const { V, m, tau } = cavity;
      const scale = Math.sqrt(m * m + tau * tau);
      const last = extend(V, tau, REACH * scale);
      if (last < 0) return undefined;
      fluctuation(cavity, epsilon);
      const { place, value: values } = room;
      const count = 2 * last + 1;
      for (let k = 0; k < count; k++) place[k] = nodes.x[MOST - last + k]!;
      jets(place, count, room.slope, room.curvature, values);
      if (withNoise) {
        for (let k = 0; k < count; k++) place[k] = BESIDE * nodes.x[MOST - last + k]!;
        jets(place, count, room.slope, room.curvature, besides);
      }
      let mean = 0;
      let noise = 0;
      let coarse = 0;
      for (let k = last; k >= 0; k--) {
        for (let side = k === 0 ? 1 : -1; side <= 1; side += 2) {
          const i = MOST + side * k;
          const value = values[i - MOST + last]!;
          mean += mass[i]! * value;
          if (k % 2 === 0) coarse += 2 * mass[i]! * value;
          if (!withNoise) continue;
          const rise = besides[i - MOST + last]! - value;
          noise += mass[i]! * Math.abs(rise - nodes.slope[i]! * (place[i - MOST + last]! - nodes.x[i]!));
        }
      }
      const gap = difference(mean, coarse);
      if (!(gap <= ACCEPTED)) return undefined;
      const weight = (NORMAL_DENSITY_AT_ZERO * h) / scale;
      return { averages: { mean: weight * mean, noise: weight * noise }, relativeError: gap * gap + ROUNDING };
    },
  };
}

/** The loss at prox(u) is also evaluated at the next place but a few; what its slope does not explain of the change is rounding. */
export const BESIDE = 1 + 2e-15;

/** Sums over the nodes for the alignment, up to a common factor, and the distance of the sum over every other node from the mean. */
interface AlignmentSums {
  readonly mean: number;
  readonly byLogV: number;
  readonly byLogTau: number;
  readonly gap: number;
}

function difference(fine: number, coarse: number): number {
  return fine === 0 && coarse === 0 ? 0 : Math.abs(coarse / fine - 1);
}
