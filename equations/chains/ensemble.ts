import { brentRoot } from "../../src/numerics/bracket.js";
import { hypot } from "../../src/numerics/elementary.js";
import { gaussianPoints, type RandomPoints } from "../../src/numerics/gaussianPoints.js";
import { normalCdf, normalDensity } from "../../src/numerics/normal.js";
import { skewNormalCdf } from "../../src/numerics/owensT.js";
import { GAUSSIAN_REACH, gaussianPanels, type Integral, integratePanels } from "../../src/numerics/panels.js";
import { labelCorrelation } from "../channels/labelField.js";
import { type Loss, square } from "../losses.js";
import type { ReducedState } from "../reduction.js";
import type { Model } from "../types.js";
import type { Ensemble } from "../vocabulary/ensembles.js";
import { drawCounts } from "./bootstrap.js";
import { type MemberShift, memberShift } from "./memberShift.js";

/** Two members of an ensemble beside each other. */
export interface MemberPair {
  /** q_12 - m^2: what two members share besides the rule. */
  readonly cross: number;
  /** Estimated absolute error of it, from quadrature. */
  readonly error: number;
  /** w_1 . w_2 / d; 0 for members with features of their own. */
  readonly crossNorm: number;
  /** |change| of cross under one more step of its equation, relative to tau^2. */
  readonly residual: number;
}

/** Panel width in standard deviations of what is private to a member, around a bend of its displacement. */
const PANEL = 1.5;
/** Secants converge in a handful of steps. */
const MOST_SECANTS = 12;
/** A term of this relative size changes no digit, nor do all that are smaller. */
const NEGLIGIBLE = 1e-18;
/** The trapezoid rule of this spacing is enough where nothing bends, unless the density of the labels is steeper than so. */
const SPACING = 0.25;
const STEEP = 8;
/** Below this spacing panels around the bends take fewer nodes. */
const FINEST = 0.02;

/** Step, relative to tau^2, over which the equation is differenced. */
const PROBE = 1e-4;

/**
 * The overlap of two members, each of which is a minimizer by itself: only q_12 is new, and solves one equation that rises.
 *
 * @param model    Of a member: alpha counts its own samples.
 * @param state    Of a member.
 * @param ensemble What the members share.
 * @param shift    Of the loss at the state's V.
 *
 * Source: equations/README.md (EN.1)-(EN.3).
 */
export function memberPair(model: Model, state: ReducedState, ensemble: Ensemble, shift: MemberShift): MemberPair {
  const { alpha, channel } = model;
  const { m, tau, mHat, VHat, moments, V } = state;
  const own = ensemble.over === "features";
  const shared = ensemble.over === "disjoint" ? 0 : ensemble.over === "subsamples" ? ensemble.fraction : 1;
  const square2 = VHat * VHat;
  const noise = (alpha * shared * (own ? moments.teacher * moments.teacher : moments.noise)) / square2;
  const rule = own ? 0 : (mHat * mHat * moments.spread) / square2;
  const most = tau * tau;
  let cross: number;
  let product: Integral;
  if (channel.loss === square) {
    const share = V === Number.POSITIVE_INFINITY ? 1 : V / (1 + V);
    const c = labelCorrelation(channel.epsilon);
    const residual = (1 - m) * (1 - m) + 2 * m * (1 - c);
    const weight = noise * share * share;
    cross = (weight * residual + rule) / (1 - weight);
    product = { value: share * share * (residual + cross), error: 0 };
  } else {
    const step = (x: number): number => noise * productOf(model, state, shift, x).value + rule;
    cross = shared === 0 ? rule : crossRoot(step, most);
    product = shared === 0 ? { value: 0, error: 0 } : productOf(model, state, shift, cross);
  }
  const here = noise * product.value + rule;
  const slope =
    channel.loss === square || shared === 0
      ? 0
      : (noise * (product.value - productOf(model, state, shift, cross * (1 - PROBE)).value)) / (cross * PROBE);
  const { weight, teacherWeight } = moments;
  return {
    cross,
    error: (noise * product.error + Math.abs(here - cross)) / Math.max(1e-3, 1 - slope),
    crossNorm: own ? 0 : (alpha * shared * product.value * weight + mHat * mHat * teacherWeight) / square2,
    residual: Math.abs(here - cross) / most,
  };
}

/** The root of x = step(x) in [0, most], by secants of a function that rises slower than x, else by bracketing. */
function crossRoot(step: (x: number) => number, most: number): number {
  let [x, last, lastGap] = [0.5 * most, Number.NaN, Number.NaN];
  for (let k = 0; k < MOST_SECANTS; k++) {
    const gap = step(x) - x;
    if (Math.abs(gap) <= 1e-15 * most) return x;
    const slope = Number.isNaN(last) ? -1 : (gap - lastGap) / (x - last);
    [last, lastGap] = [x, gap];
    const next = x - gap / slope;
    if (!(next > 0 && next < most) || !(slope < 0)) break;
    if (Math.abs(next - x) <= 2e-16 * most) return next;
    x = next;
  }
  return brentRoot((place) => step(place) - place, 0, most, 1e-15 * most)?.x ?? most;
}

/** E[G(u_1) G(u_2)] on a sample that both members have seen, u_k = what they share + what is private. Source: equations/README.md (EN.2). */
function productOf({ channel }: Model, { m, tau }: ReducedState, shift: MemberShift, cross: number): Integral {
  const { epsilon } = channel;
  const scale = Math.sqrt(m * m + cross);
  const deviation = Math.sqrt(Math.max(0, tau * tau - cross));
  if (scale === 0) return { value: shift.mean(0, deviation) ** 2, error: 0 };
  const slope = m / Math.sqrt(Math.max(cross, Number.MIN_VALUE));
  const cuts = new Set(gaussianPanels(-GAUSSIAN_REACH, GAUSSIAN_REACH, Math.min(slope, 1e8)));
  for (const bend of shift.bends) {
    for (let k = -6; k <= 6; k++) {
      const cut = (bend + PANEL * k * deviation) / scale;
      if (Math.abs(cut) < GAUSSIAN_REACH) cuts.add(cut);
    }
  }
  const mean = (t: number): number => (deviation > 0 ? shift.mean(scale * t, deviation) : shift.at(scale * t));
  const weighted = (t: number): number =>
    normalDensity(t) * (epsilon + 2 * (1 - epsilon) * normalCdf(slope * t)) * mean(t) ** 2;
  // Averaged over what is private the displacement bends no faster than over its deviation.
  const step = Math.min(SPACING, 0.5 / slope, shift.bends.length > 0 ? (0.3 * deviation) / scale : SPACING);
  if (slope > STEEP || step < FINEST)
    return integratePanels(
      weighted,
      [...cuts].sort((a, b) => a - b),
    );
  return trapezoid(weighted, step);
}

/** The trapezoid rule over the whole Gaussian; its error is at most the square of that of the rule with half the nodes. */
function trapezoid(f: (t: number) => number, step: number): Integral {
  const count = 2 * Math.ceil(GAUSSIAN_REACH / (2 * step));
  let [even, odd] = [0, 0];
  for (let k = -count; k <= count; k++) {
    if (k % 2 === 0) even += f(k * step);
    else odd += f(k * step);
  }
  const value = step * (even + odd);
  const difference = Math.abs(value - 2 * step * even);
  return {
    value,
    error: (difference * difference) / Math.max(Math.abs(value), Number.MIN_VALUE) + 1e-15 * Math.abs(value),
  };
}

/** Shares of wrong labels among the facts and the rules of the whole training set, with their standard error where they are sampled. */
export interface EnsembleErrors {
  readonly facts: number;
  readonly rules: number;
  readonly error: number;
}

/** Points of a randomization of the sampled averages, and randomizations. */
const POINTS = 1024;
const RANDOMIZATIONS = 4;
const SEED = 16;
/** Private part of the variance below which members are one learner, whose error is no average. */
const ALIKE = 1e-12;
/** Members beyond which averages of other losses than the square are not sampled. */
export const MOST_SAMPLED = 20;
/** Members beyond which those that have seen a sample are not summed over, one number after another. */
export const MOST_SUMMED = 100;

/**
 * Error of the average of the members on its training set.
 *
 * A member that has seen a sample gives prox(u), one that has not gives u. For K = Infinity the average given the shared part of the field is a
 * number; for the square loss every pattern of members is Gaussian; else the private parts are sampled, the last one in closed form.
 *
 * Source: equations/README.md (EN.4)-(EN.6).
 */
export function ensembleErrors(
  model: Model,
  state: ReducedState,
  ensemble: Ensemble,
  cross: number,
  shift: MemberShift,
): EnsembleErrors {
  const { members: K, fraction } = ensemble;
  const { m, tau } = state;
  const field: Field = {
    scale: Math.sqrt(m * m + cross),
    slope: m / Math.sqrt(Math.max(cross, Number.MIN_VALUE)),
    deviation: Math.sqrt(Math.max(0, tau * tau - cross)),
    m,
  };
  const bootstrap = ensemble.over === "bootstrap";
  if (K === Number.POSITIVE_INFINITY) {
    return limitErrors(field, ensemble.over === "features" || bootstrap ? 1 : fraction, shift);
  }
  if (bootstrap) return drawnErrors(field, K, state.V, model.channel.loss, drawCounts(fraction));
  const total = { facts: 0, rules: 0, error: 0 };
  const alike = K === 1 || field.deviation ** 2 <= ALIKE * tau * tau;
  const one: Field = { scale: hypot(m, tau), slope: m / Math.max(tau, Number.MIN_VALUE), deviation: 0, m };
  for (const { seen, probability } of patterns(ensemble)) {
    const part =
      model.channel.loss === square || seen === 0
        ? gaussianErrors(field, cross, K, seen, state.V)
        : alike && seen === K && state.V < Number.POSITIVE_INFINITY
          ? limitErrors(one, 1, shift)
          : sampledErrors(field, K, seen, state.V, shift, (x) => model.channel.loss.slope(x));
    total.facts += probability * part.facts;
    total.rules += probability * part.rules;
    total.error += probability * part.error;
  }
  return total;
}

/** Fields of the members on a sample: a shared part of width `scale`, whose label density has the slope `slope`, and private parts. */
interface Field {
  readonly scale: number;
  readonly slope: number;
  readonly deviation: number;
  readonly m: number;
}

function limitErrors({ scale, slope, deviation }: Field, seen: number, shift: MemberShift): EnsembleErrors {
  const mean = (c: number): number => c + seen * (deviation > 0 ? shift.mean(c, deviation) : shift.at(c));
  const lowest = -GAUSSIAN_REACH * 4 * scale;
  const root = mean(lowest) >= 0 ? Number.NEGATIVE_INFINITY : (brentRoot(mean, lowest, scale, 1e-15)?.x ?? 0);
  const h = root / scale;
  return { facts: normalCdf(h), rules: skewNormalCdf(h, slope), error: 0 };
}

/** Patterns of how many members have seen a sample, and how often, with their probabilities. */
function patterns({ members: K, over, fraction }: Ensemble): { readonly seen: number; readonly probability: number }[] {
  if (over === "features") return [{ seen: K, probability: 1 }];
  if (over === "disjoint") {
    return [
      { seen: 1, probability: K * fraction },
      { seen: 0, probability: 1 - K * fraction },
    ].filter(({ probability }) => probability > 0);
  }
  // Pascal's rule, member by member: sums of positive numbers.
  let row = [1];
  for (let k = 0; k < K; k++) {
    row = Array.from({ length: k + 2 }, (_, j) => (row[j] ?? 0) * (1 - fraction) + (row[j - 1] ?? 0) * fraction);
  }
  return row.map((probability, seen) => ({ seen, probability })).filter(({ probability }) => probability > 1e-17);
}

/** The square loss, whose prox is (u + V) / (1 + V), and samples that no member has seen. */
function gaussianErrors({ deviation, m }: Field, cross: number, K: number, seen: number, V: number): EnsembleErrors {
  const kept = V === Number.POSITIVE_INFINITY ? 0 : 1 / (1 + V);
  const mean = (seen * (1 - kept)) / K;
  const along = (seen * kept + K - seen) / K;
  const rest = Math.sqrt(cross * along * along + (deviation * deviation * (seen * kept * kept + K - seen)) / (K * K));
  const root = hypot(m * along, rest);
  if (root === 0) return { facts: 0, rules: 0, error: 0 };
  return { facts: normalCdf(-mean / root), rules: skewNormalCdf(-mean / root, (m * along) / rest), error: 0 };
}

function sampledErrors(
  { scale, slope, deviation }: Field,
  K: number,
  seen: number,
  V: number,
  shift: MemberShift,
  lossSlope: (x: number) => number,
): EnsembleErrors {
  // On the interpolating side every member that has seen a sample has it right.
  if (V === Number.POSITIVE_INFINITY && seen === K) return { facts: 0, rules: 0, error: 0 };
  const unseen = K - seen;
  const sampled = unseen > 0 ? seen : seen - 1;
  return randomized(sampled + 1, ([shared, ...parts], i) => {
    const t = shared![i]!;
    const c = scale * t;
    let sum = 0;
    for (const part of parts) {
      const u = c + deviation * part[i]!;
      sum += u + shift.at(u);
    }
    // The members that are not sampled: those that have not seen it together, or the last one that has.
    const wrong =
      unseen > 0
        ? normalCdf(-(sum + unseen * c) / (deviation * Math.sqrt(unseen)))
        : normalCdf((-sum + V * lossSlope(-sum) - c) / deviation);
    return { wrong, rule: 2 * normalCdf(slope * t) };
  });
}

/**
 * The same where every member draws its samples with repetition: how often is sampled too, and only the last member is summed over.
 *
 * @param counts Probabilities of being drawn 0, 1, 2, ... times.
 */
function drawnErrors(
  { scale, slope, deviation }: Field,
  K: number,
  V: number,
  loss: Loss,
  counts: readonly number[],
): EnsembleErrors {
  const shifts = counts.map((_, count) => (count === 0 ? undefined : memberShift(loss, count * V)));
  const mean = counts.reduce((sum, probability, count) => sum + probability * count, 0);
  const below = counts.map((_, count) => counts.slice(0, count + 1).reduce((sum, one) => sum + one, 0));
  return randomized(2 * K - 1, (normals, i) => {
    const t = normals[0]![i]!;
    const c = scale * t;
    let sum = 0;
    for (let k = 1; k < K; k++) {
      const u = c + deviation * normals[k]![i]!;
      const place = normalCdf(normals[K - 1 + k]![i]!);
      const count = below.findIndex((one) => place < one);
      sum += u + (shifts[count]?.at(u) ?? 0);
    }
    const pull = V * loss.slope(-sum);
    let wrong = 0;
    for (let count = 0; count < counts.length; count++) {
      const reach = -sum + (count === 0 ? 0 : count * pull) - c;
      const part = counts[count]! * (deviation > 0 ? normalCdf(reach / deviation) : reach > 0 ? 1 : 0);
      wrong += part;
      // From here on both factors fall.
      if (pull <= 0 && count >= mean && part < NEGLIGIBLE * wrong) break;
    }
    return { wrong, rule: 2 * normalCdf(slope * t) };
  });
}

/** Means over points of a Gaussian, in several randomizations whose scatter is the error. */
function randomized(
  dimensions: number,
  at: (normals: readonly Float64Array[], i: number) => { readonly wrong: number; readonly rule: number },
): EnsembleErrors {
  const runs = Array.from({ length: RANDOMIZATIONS }, (_, run) => {
    const normals = sampledNormals(run, dimensions);
    let [facts, rules] = [0, 0];
    for (let i = 0; i < POINTS; i++) {
      const { wrong, rule } = at(normals, i);
      facts += wrong / POINTS;
      rules += (rule * wrong) / POINTS;
    }
    return { facts, rules };
  });
  const facts = runs.reduce((sum, one) => sum + one.facts, 0) / RANDOMIZATIONS;
  const rules = runs.reduce((sum, one) => sum + one.rules, 0) / RANDOMIZATIONS;
  const spread = runs.reduce((sum, one) => sum + (one.facts - facts) ** 2 + (one.rules - rules) ** 2, 0);
  return { facts, rules, error: Math.sqrt(spread / (RANDOMIZATIONS * (RANDOMIZATIONS - 1))) };
}

/** Randomizations that were drawn, with their coordinates as far as they were asked for. */
const drawn = new Map<number, { readonly points: RandomPoints; readonly columns: Float64Array[] }>();

function sampledNormals(run: number, count: number): readonly Float64Array[] {
  const known = drawn.get(run) ?? { points: gaussianPoints(POINTS, SEED, run), columns: [] };
  drawn.set(run, known);
  while (known.columns.length < count) known.columns.push(known.points.normals());
  return known.columns.slice(0, count);
}
