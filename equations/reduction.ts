import { exp, log } from "../src/numerics/elementary.js";
import { SMALLEST_NORMAL } from "../src/numerics/powersOfTwo.js";
import type { Conjugates, Model, Overlaps, SpectrumMoments } from "./types.js";

/**
 * Place of a model on the line of regularizations, and how its response follows from the one unknown of the spectrum.
 *
 * Every regime has the same two equations in (x, log tau); they differ in how V and zeta depend on x. See (RE.1)-(RE.4).
 */
export interface Regime {
  readonly name: "regular" | "interpolating" | "ridgeless" | "corner";
  /** Response, moments, and d log V / dx at x. */
  readonly at: (x: number) => RegimePoint;
}

export interface RegimePoint {
  readonly V: number;
  readonly logVByX: number;
  readonly zeta: number;
  readonly moments: SpectrumMoments;
}

/** Two residuals, their Jacobian in (x, y = log tau), and the state they were taken at. */
export interface ReducedPoint {
  readonly x: number;
  readonly y: number;
  readonly first: number;
  readonly second: number;
  readonly firstByX: number;
  readonly firstByY: number;
  readonly secondByX: number;
  readonly secondByY: number;
  /** Sensitivity of V, A and m to x, the unit of steps in x: far out nothing depends on x. */
  readonly reach: number;
  readonly state: ReducedState;
}

/** Everything known at a point: the cavity and the conjugates in units of the response, alpha included. */
export interface ReducedState {
  readonly V: number;
  readonly zeta: number;
  readonly m: number;
  readonly tau: number;
  /** V mHat, V^2 qHat, V VHat. */
  readonly mHat: number;
  readonly qHat: number;
  readonly VHat: number;
  readonly moments: SpectrumMoments;
}

/**
 * Added to V VHat, so that its logarithm exists where the window of the hinge holds less than the smallest double (large
 * lambda). There zeta is astronomically large and no overlap depends on it.
 */
export const RESPONSE_FLOOR = 1e-40;

/** Regime of a finite, positive lambda: V = zeta A(zeta) / lambda, x = log zeta. Source: equations/README.md (RE.1). */
export function regularRegime(model: Model): Regime {
  const { lambda, spectrum } = model;
  return {
    name: "regular",
    at: (x) => {
      const zeta = exp(x);
      const moments = spectrum.moments(zeta);
      const V = (zeta * moments.response) / lambda;
      return { V, logVByX: 1 + moments.responseByLogZeta / moments.response, zeta, moments };
    },
  };
}

/** lambda -> 0+ where the data can be interpolated: V = Infinity, x = log zeta. Source: equations/README.md (RE.2). */
export function interpolatingRegime(model: Model): Regime {
  return {
    name: "interpolating",
    at: (x) => {
      const zeta = exp(x);
      return { V: Number.POSITIVE_INFINITY, logVByX: 0, zeta, moments: model.spectrum.moments(zeta) };
    },
  };
}

/** lambda -> 0+ where the data cannot be interpolated: zeta = 0, x = log V. Source: equations/README.md (RE.3). */
export function ridgelessRegime(model: Model): Regime {
  const moments = model.spectrum.moments(0);
  return { name: "ridgeless", at: (x) => ({ V: exp(x), logVByX: 1, zeta: 0, moments }) };
}

/**
 * The corner gamma -> pi/2, lambda -> 0 at fixed delta = muStar^2 / lambda: the regular equations of the corner's own spectrum, in which
 * lambda is the unit. Source: equations/README.md (RE.4).
 */
export function cornerRegime(model: Model): Regime {
  return { ...regularRegime({ ...model, lambda: 1 }), name: "corner" };
}

/**
 * The two equations left after the channel and the spectrum are joined, in x and y = log tau.
 *
 *   first  = log(V VHat) - log A(zeta)
 *   second = log(V^2 qHat Q + (V mHat)^2 R) / 2 - log A - log tau
 *
 * with m = V mHat S / A explicit, because V mHat depends on V and tau only. Logarithms make the steps scale-free.
 *
 * Source: equations/README.md (RE.5).
 */
export function reducedEquations(model: Model, regime: Regime): (x: number, y: number) => ReducedPoint {
  const { alpha, channel } = model;
  return (x, y) => {
    const { V, logVByX, zeta, moments } = regime.at(x);
    const tau = exp(y);
    const { response: A, teacher: S, noise: Q, spread: R } = moments;
    const logAByX = moments.responseByLogZeta / A;
    const alignment = channel.alignment(V, tau);
    const mHat = alpha * alignment.mHat;
    const mHatByX = alpha * alignment.mHatByLogV * logVByX;
    const mHatByY = alpha * alignment.mHatByLogTau;
    const m = (mHat * S) / A;
    const mByX = (mHatByX * S) / A + m * (moments.teacherByLogZeta / S - logAByX);
    const mByY = (mHatByY * S) / A;
    const f = channel.fluctuation({ V, m, tau });
    const VHat = alpha * f.VHat + RESPONSE_FLOOR;
    const qHat = alpha * f.qHat;
    const square = qHat * Q + mHat * mHat * R;
    const qHatByX = alpha * (f.qHatByLogV * logVByX + f.qHatByM * mByX);
    const qHatByY = alpha * (f.qHatByLogTau + f.qHatByM * mByY);
    const squareByX =
      qHatByX * Q + qHat * moments.noiseByLogZeta + 2 * mHat * mHatByX * R + mHat * mHat * moments.spreadByLogZeta;
    const squareByY = qHatByY * Q + 2 * mHat * mHatByY * R;
    return {
      x,
      y,
      first: log(VHat / A),
      // A square below the normal numbers has lost its digits.
      second: square >= SMALLEST_NORMAL ? 0.5 * log(square / (A * A)) - y : Number.NaN,
      firstByX: (alpha * (f.VHatByLogV * logVByX + f.VHatByM * mByX)) / VHat - logAByX,
      firstByY: (alpha * (f.VHatByLogTau + f.VHatByM * mByY)) / VHat,
      secondByX: (0.5 * squareByX) / square - logAByX,
      secondByY: (0.5 * squareByY) / square - 1,
      reach: Math.max(
        V === Number.POSITIVE_INFINITY ? Math.abs(logAByX) : Math.abs(1 + logAByX),
        Math.abs(moments.teacherByLogZeta / S - logAByX),
      ),
      state: { V, zeta, m, tau, mHat, qHat, VHat, moments },
    };
  };
}

/** Overlaps of a state. V is Infinity where it diverges. */
export function overlapsOf(state: ReducedState): Overlaps {
  return { m: state.m, q: state.m * state.m + state.tau * state.tau, V: state.V };
}

/** Conjugates of a state, from their values in units of the response. All 0 where V diverges. */
export function conjugatesOf(state: ReducedState): Conjugates {
  const { V, mHat, qHat, VHat } = state;
  return { mHat: mHat / V, qHat: qHat / (V * V), VHat: VHat / V };
}
