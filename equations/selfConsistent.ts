import { exp, expm1, hypot, log } from "../src/numerics/elementary.js";
import { RESPONSE_FLOOR, type ReducedState, type Regime } from "./reduction.js";
import type { Model } from "./types.js";

/** Iterated state: log V (log of lambda V where V diverges), m, log tau. */
export type IteratedState = readonly [logResponse: number, m: number, logTau: number];

/** One undamped step of the self-consistent equations, and everything known at the point it started from. */
export interface MapStep {
  readonly next: IteratedState;
  readonly state: ReducedState;
}

/**
 * The self-consistent map overlaps -> conjugates -> overlaps of the saddle-point equations, in the physicists' order: the channel
 * gives mHat, qHat, VHat, the spectrum at zeta = lambda / VHat gives m, q, V back.
 *
 * Conjugates are in units of the response, so that the same map serves V = Infinity. It shares no step with Newton's reduced
 * equations beyond channel and spectrum.
 *
 * Source: equations/README.md (RE.6).
 */
export function selfConsistentMap(model: Model, regime: Regime): (state: IteratedState) => MapStep {
  const { alpha, channel, spectrum } = model;
  // In the corner lambda is the unit.
  const lambda = regime.name === "corner" ? 1 : model.lambda;
  const atZero = regime.name === "ridgeless" ? spectrum.moments(0) : undefined;
  return ([logResponse, m, logTau]) => {
    const response = exp(logResponse);
    const V = regime.name === "interpolating" ? Number.POSITIVE_INFINITY : response;
    const tau = exp(logTau);
    const mHat = alpha * channel.alignment(V, tau).mHat;
    const fluctuation = channel.fluctuation({ V, m, tau });
    const qHat = alpha * fluctuation.qHat;
    const VHat = alpha * fluctuation.VHat + RESPONSE_FLOOR;
    // zeta = lambda / VHat = lambda V / (V VHat).
    const zeta = atZero !== undefined ? 0 : regime.name === "interpolating" ? response / VHat : (lambda * V) / VHat;
    const moments = atZero ?? spectrum.moments(zeta);
    return {
      next: [
        logResponse + log(moments.response / VHat),
        (mHat * moments.teacher) / VHat,
        0.5 * log(qHat * moments.noise + mHat * mHat * moments.spread) - log(VHat),
      ],
      state: { V, zeta, m, tau, mHat, qHat, VHat, moments },
    };
  };
}

/**
 * Largest relative change of (V, tau, m) under one undamped step; m is measured in units of sqrt q.
 *
 * Source: equations/README.md (RE.6).
 */
export function stepResidual(from: IteratedState, next: IteratedState): number {
  const root = hypot(from[1], exp(from[2]));
  return Math.max(
    Math.abs(expm1(next[0] - from[0])),
    Math.abs(next[1] - from[1]) / root,
    Math.abs(expm1(next[2] - from[2])),
  );
}

/**
 * The residual that is reported, whatever method found the point.
 *
 * Source: equations/README.md (RE.6).
 */
export function mapResidual(model: Model, regime: Regime, state: ReducedState): number {
  const { VHat, mHat, qHat, m, tau, moments, zeta } = state;
  const next = regime.name === "ridgeless" ? moments : model.spectrum.moments((zeta * moments.response) / VHat);
  const tauNext = Math.sqrt(qHat * next.noise + mHat * mHat * next.spread) / VHat;
  const mNext = (mHat * next.teacher) / VHat;
  return Math.max(Math.abs(next.response / VHat - 1), Math.abs(tauNext / tau - 1), Math.abs(mNext - m) / hypot(m, tau));
}
