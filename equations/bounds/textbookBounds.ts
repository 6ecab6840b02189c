import { integrateAdaptive } from "../../src/numerics/adaptive.js";
import { brentMinimum, brentRoot } from "../../src/numerics/bracket.js";
import { atan2, exp, hypot, log } from "../../src/numerics/elementary.js";
import { normalCdf } from "../../src/numerics/normal.js";
import { skewNormalCdf } from "../../src/numerics/owensT.js";
import { GAUSSIAN_REACH } from "../../src/numerics/panels.js";
import { memberShift } from "../chains/memberShift.js";
import { hinge, logistic, separates, unitMargin } from "../losses.js";
import { type MinimumState, minimumReading } from "../observables/minimum.js";
import { interpolationThreshold } from "../thresholds.js";

/** Upper bounds on the error of a learner on new labels, in the limit of many samples, beside that error itself. */
export interface TextbookBounds {
  readonly generalizationError: number;
  /** Error on new samples whose labels are random as often as those of the training set: the error that the bounds are on. */
  readonly testError: number;
  readonly trainingError: number;
  /** Rademacher complexity of the ball of the weights' norm, margins in units of 1. */
  readonly rademacher: number;
  /** The same with margins in the best unit. */
  readonly margin: number;
  /** Dimension of the hyperplanes; Infinity for kernels. */
  readonly vc: number;
  /** Uniform stability; null for a loss whose slope is not bounded. */
  readonly stability: number | null;
  /** Samples that count if one is left out; null where all do, and for losses whose displacement is not known. */
  readonly supportVectors: number | null;
  /** Leave-one-out with the largest response k / lambda in place of V; null as above. */
  readonly leaveOneOut: number | null;
}

/** Names of the bounds, in the order of the table. */
export const BOUND_NAMES = ["rademacher", "margin", "vc", "stability", "supportVectors", "leaveOneOut"] as const;

/** Range of the unit of margins that is searched, and its grid. */
const UNITS = { from: 1e-3, to: 1e4, count: 15 } as const;
const INTEGRAL_TOLERANCE = 1e-10;

/**
 * Bounds on the error of a minimum of the training objective.
 *
 * Confidence terms of order sqrt(log(1 / delta) / n) vanish in the limit, and with them what a union over norms and margins costs.
 *
 * @param solved A minimum over weights, lambda in [0, Infinity).
 *
 * Source: equations/README.md (BD.1)-(BD.7).
 */
export function textbookBounds(solved: MinimumState): TextbookBounds {
  const { model, regime, state } = solved;
  const { alpha, lambda, channel, spectrum } = model;
  const { loss, epsilon } = channel;
  const { m, tau, V, zeta, moments } = state;
  const root = hypot(m, tau);
  const reading = minimumReading(solved);
  const interpolating = regime === "interpolating";
  /** Share of the training samples with u <= c. */
  const cavityBelow = (c: number): number =>
    epsilon * normalCdf(c / root) + (1 - epsilon) * skewNormalCdf(c / root, m / tau);
  const trainingError = epsilon * reading.factErrors() + (1 - epsilon) * reading.ruleErrors();
  const least = unitMargin(loss);
  /** Share of the training samples with a margin of at most A. */
  const marginBelow = (A: number): number => {
    if (interpolating) return A < least ? 0 : separates(loss) ? cavityBelow(A) : 1;
    return cavityBelow(A + V * loss.slope(A));
  };
  const size = spectrum.means.nu;
  const complexity = Math.sqrt((reading.norm() * size) / alpha);
  const kinks = [...loss.kinks, ...(interpolating ? [least] : [])];
  const ramp = (unit: number): number => {
    const cuts = [0, ...kinks.filter((kink) => kink > 0 && kink < unit), unit];
    return (
      integrateAdaptive(
        marginBelow,
        [...new Set(cuts)].sort((a, b) => a - b),
        INTEGRAL_TOLERANCE,
      ).value / unit
    );
  };
  const atUnit = (unit: number): number => ramp(unit) + (2 * complexity) / unit;
  const generalizationError = atan2(tau, m) / Math.PI;
  return {
    generalizationError,
    testError: epsilon / 2 + (1 - epsilon) * generalizationError,
    trainingError,
    rademacher: atUnit(1),
    margin: Math.min(atUnit(1), leastOver(atUnit)),
    vc: trainingError + vcTerm(alpha / interpolationThreshold(spectrum)),
    stability:
      loss === hinge || loss === logistic ? stabilityBound(loss.value(0), reading.trainingLoss(), size / lambda) : null,
    ...leftOut(solved, cavityBelow, size / (zeta * moments.response)),
  };
}

/** The minimum over the unit of margins, from a grid. */
function leastOver(f: (unit: number) => number): number {
  const step = log(UNITS.to / UNITS.from) / (UNITS.count - 1);
  const places = Array.from({ length: UNITS.count }, (_, k) => log(UNITS.from) + k * step);
  const values = places.map((place) => f(exp(place)));
  const best = values.indexOf(Math.min(...values));
  const near = (k: number): number => places[Math.max(0, Math.min(places.length - 1, k))]!;
  const { value: y } = brentMinimum((place) => f(exp(place)), near(best - 1), near(best + 1), 1e-6);
  return Math.min(y, values[best]!);
}

/** sqrt(8 log Pi(2n) / n), Pi the number of ways in which hyperplanes part 2n points, at so many samples per dimension. */
function vcTerm(ratio: number): number {
  const logWays = ratio <= 0.5 ? 2 * ratio * Math.LN2 : log(2 * ratio) + 1;
  return ratio === 0 ? Math.sqrt(16 * Math.LN2) : Math.sqrt((8 * logWays) / ratio);
}

/** Bound by the loss: it is at least loss(0) where a label is wrong, and falls by at most 2 k / lambda from new samples to trained ones. */
function stabilityBound(lossAtZero: number, trainingLoss: number, response: number): number {
  return (trainingLoss + 2 * response) / lossAtZero;
}

/**
 * Bounds by leaving samples out.
 *
 * @param ratio k / lambda over V.
 */
function leftOut(
  { model, regime, state }: MinimumState,
  cavityBelow: (c: number) => number,
  ratio: number,
): Pick<TextbookBounds, "supportVectors" | "leaveOneOut"> {
  const { loss } = model.channel;
  const shift = memberShift(loss, regime === "interpolating" ? Number.POSITIVE_INFINITY : state.V);
  if (shift === undefined) return { supportVectors: null, leaveOneOut: null };
  const counts = Number.isFinite(loss.minimizers.from) && separates(loss);
  const supportVectors = counts ? cavityBelow(unitMargin(loss)) : null;
  if (!Number.isFinite(ratio)) return { supportVectors, leaveOneOut: supportVectors ?? 1 };
  // A sample that has moved by G from its cavity field u is lost where u + G <= ratio G; the difference rises with u.
  const kept = (u: number): number => u - (ratio - 1) * shift.at(u);
  const reach = GAUSSIAN_REACH * hypot(state.m, state.tau);
  const place = kept(reach) <= 0 ? reach : (brentRoot(kept, 0, reach, 1e-14)?.x ?? 0);
  return { supportVectors, leaveOneOut: cavityBelow(place) };
}
