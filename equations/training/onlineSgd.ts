import { ParameterError } from "../../src/core/errors.js";
import { atan2, exp } from "../../src/numerics/elementary.js";
import { normalCdf } from "../../src/numerics/normal.js";
import { integrateField } from "../../src/numerics/rungeKutta.js";
import { labelCorrelation } from "../channels/labelField.js";
import type { Loss } from "../losses.js";
import type { Mode } from "../types.js";
import { E_GEN } from "../vocabulary/observables.js";
import { freshAverages, normalMean } from "./labelAverages.js";

/** Online stochastic gradient descent: every sample is seen once, w <- (1 - eta lambda / d) w - eta loss'(y f) y phi. */
export interface OnlineProblem {
  /** Fraction of random labels, [0, 1]. */
  readonly epsilon: number;
  /** Ridge penalty per d samples, [0, Infinity). */
  readonly lambda: number;
  readonly loss: Loss;
  readonly modes: readonly Mode[];
  /** Step size, (0, Infinity). */
  readonly eta: number;
}

/** The learner after time = samples / d. */
export interface OnlineState {
  readonly time: number;
  /** Probability that the learner disagrees with the rule on a new input. */
  readonly [E_GEN]: number;
  /** Mean loss of the next sample, before it is learned. */
  readonly freshLoss: number;
  readonly norm: number;
  readonly m: number;
  readonly q: number;
  /** Integral of eta E[loss''] over time: what has been forgotten along an eigenvalue nu since then is exp(-nu times its change). */
  readonly curvatureIntegral: number;
  /** Teacher component and variance of the weights along each mode. */
  readonly teacher: Float64Array;
  readonly variance: Float64Array;
}

/** Error of a step, relative to the larger of 1 and a component. */
const TOLERANCE = 1e-9;

/**
 * Online stochastic gradient descent in the limit of infinite size, from w = 0.
 *
 * @param times Samples per input dimension so far, >= 0, ascending.
 * @returns A state for each time, absolute error below 1e-7; fewer where the weights leave the range of numbers.
 * @throws {ParameterError} naming eta, lambda or time.
 *
 * Source: equations/README.md (ON.1)-(ON.3).
 */
export function onlineSgd(problem: OnlineProblem, times: readonly number[]): OnlineState[] {
  const { modes, eta, lambda, epsilon, loss } = problem;
  requireOnline(problem, times);
  const count = modes.length;
  const c = labelCorrelation(epsilon);
  const field = (y: Float64Array): Float64Array => {
    const teacher = y.subarray(0, count);
    const { m, tau } = overlapsOf(modes, teacher, y.subarray(count, 2 * count));
    const { pullSquare, curvature, boundaryPull } = freshAverages(loss, epsilon, m, tau);
    const slope = new Float64Array(y.length);
    for (const [k, { nu }] of modes.entries()) {
      const rate = eta * (curvature * nu + lambda);
      slope[k] = eta * c * boundaryPull - rate * y[k]!;
      slope[count + k] = eta * eta * pullSquare - 2 * rate * y[count + k]!;
    }
    slope[2 * count] = eta * curvature;
    return slope;
  };
  const found = integrateField(field, new Float64Array(2 * count + 1), times, TOLERANCE);
  return found.map((y, place) => stateOf(problem, times[place]!, y));
}

function stateOf({ modes, loss, epsilon }: OnlineProblem, time: number, y: Float64Array): OnlineState {
  const count = modes.length;
  const [teacher, variance] = [y.slice(0, count), y.slice(count, 2 * count)];
  const { m, tau } = overlapsOf(modes, teacher, variance);
  const norm = modes.reduce((sum, { nu, weight, share, continuum }, k) => {
    return sum + (continuum ?? weight * nu) * variance[k]! + share * nu * teacher[k]! ** 2;
  }, 0);
  return {
    time,
    [E_GEN]: m === 0 && tau === 0 ? 0.5 : atan2(tau, m) / Math.PI,
    freshLoss: freshAverages(loss, epsilon, m, tau).value,
    norm,
    m,
    q: m * m + tau * tau,
    curvatureIntegral: y[2 * count]!,
    teacher,
    variance,
  };
}

function overlapsOf(
  modes: readonly Mode[],
  teacher: Float64Array,
  variance: Float64Array,
): { readonly m: number; readonly tau: number } {
  const m = modes.reduce((sum, { share, nu }, k) => sum + share * nu * teacher[k]!, 0);
  const noise = modes.reduce((sum, { weight, nu }, k) => sum + weight * nu * nu * variance[k]!, 0);
  return { m, tau: Math.sqrt(Math.max(0, noise + spreadOf(modes, teacher, teacher))) };
}

/** <t nu x y> - <t x><t y>, as a sum of products of deviations. */
function spreadOf(modes: readonly Mode[], x: Float64Array, y: Float64Array): number {
  const share = modes.reduce((sum, mode) => sum + mode.share, 0);
  const meanOf = (values: Float64Array): number =>
    modes.reduce((sum, mode, k) => sum + mode.share * mode.nu * values[k]!, 0) / share;
  const [xMean, yMean] = [meanOf(x), meanOf(y)];
  return modes.reduce(
    (sum, { share: part, nu }, k) => sum + part * (nu * x[k]! - xMean) * (nu * y[k]! - yMean),
    share * Math.max(0, 1 - share) * xMean * yMean,
  );
}

/**
 * The chance that a fact is still right a time after it was seen.
 *
 * @param seen  The learner that saw it.
 * @param later The same learner later, or at the same time: right after the update.
 *
 * Source: equations/README.md (ON.4).
 */
export function factRecall({ modes, lambda, eta, loss }: OnlineProblem, seen: OnlineState, later: OnlineState): number {
  const share = later.curvatureIntegral - seen.curvatureIntegral;
  const elapsed = later.time - seen.time;
  const kept = modes.map(({ nu }) => exp(-nu * share - eta * lambda * elapsed));
  const own = modes.reduce((sum, { nu, weight, continuum }, k) => sum + (continuum ?? weight * nu) * kept[k]!, 0);
  const noise = modes.reduce((sum, { nu, weight }, k) => sum + weight * nu * nu * kept[k]! * seen.variance[k]!, 0);
  const covariance = noise + spreadOf(modes, seen.teacher, later.teacher) + seen.m * later.m;
  if (seen.q === 0) {
    const mean = -own * eta * loss.slope(0);
    return later.q === 0 ? (mean > 0 ? 1 : 0.5) : normalCdf(mean / Math.sqrt(later.q));
  }
  const scale = Math.sqrt(seen.q);
  const rest = later.q - (covariance * covariance) / seen.q;
  const deviation = Math.sqrt(Math.max(0, rest));
  return normalMean(loss, scale, (t) => {
    const mean = (covariance / scale) * t - own * eta * loss.slope(scale * t);
    return deviation === 0 ? (mean > 0 ? 1 : mean === 0 ? 0.5 : 0) : normalCdf(mean / deviation);
  });
}

function requireOnline({ eta, lambda }: OnlineProblem, times: readonly number[]): void {
  if (!(eta > 0 && eta < Number.POSITIVE_INFINITY)) throw new ParameterError("online", "eta", eta, "(0, Infinity)");
  if (!(lambda >= 0 && lambda < Number.POSITIVE_INFINITY)) {
    throw new ParameterError("online", "lambda", lambda, "[0, Infinity)");
  }
  for (const [place, time] of times.entries()) {
    if (!(time >= (times[place - 1] ?? 0) && time < Number.POSITIVE_INFINITY)) {
      throw new ParameterError("online", "time", time, "[0, Infinity), ascending");
    }
  }
}
