import { type Loss, logistic, square, squaredHinge } from "../../../equations/losses.js";
import type { Cavity } from "../../../equations/types.js";
import { integrateAdaptive } from "../../../src/numerics/adaptive.js";
import { brentRoot } from "../../../src/numerics/bracket.js";
import { erf, normalDensity } from "../../../src/numerics/normal.js";

/** The proximal map of a built-in loss, and where it is not smooth: written from the loss, not from the code. */
export interface ProximalMap {
  /** prox(u) - u. */
  readonly shift: (u: number, V: number) => number;
  /** 1 - prox'(u). */
  readonly removed: (u: number, V: number) => number;
  readonly kinks: (V: number) => readonly number[];
}

/** prox(u) - u of the logistic loss solves s = V / (1 + exp(u + s)). */
function logisticShift(u: number, V: number): number {
  return brentRoot((s) => s - V / (1 + Math.exp(u + s)), 0, V, 0)?.x ?? Number.NaN;
}

export function proximalMapOf(loss: Loss): ProximalMap {
  if (loss === square)
    return { shift: (u, V) => (V * (1 - u)) / (1 + V), removed: (_u, V) => V / (1 + V), kinks: () => [] };
  if (loss === logistic) {
    const stiffness = (u: number, V: number): number => V / (4 * Math.cosh(0.5 * (u + logisticShift(u, V))) ** 2);
    return { shift: logisticShift, removed: (u, V) => 1 - 1 / (1 + stiffness(u, V)), kinks: () => [] };
  }
  if (loss === squaredHinge) {
    return {
      shift: (u, V) => (V * Math.max(0, 1 - u)) / (1 + V),
      removed: (u, V) => (u < 1 ? V / (1 + V) : 0),
      kinks: () => [1],
    };
  }
  return {
    shift: (u, V) => Math.min(V, Math.max(0, 1 - u)),
    removed: (u, V) => (u > 1 - V && u < 1 ? 1 : 0),
    kinks: (V) => [1 - V, 1],
  };
}

/** Averages of a channel from their definition in the theory, by adaptive quadrature over the Gaussian field. */
export interface DefinedAverages {
  readonly mHat: number;
  readonly VHat: number;
  readonly qHat: number;
  readonly trainingLoss: number;
}

/**
 * V mHat, V VHat, V^2 qHat and the training loss per sample, from (prox - u), over t = u / sqrt q with the density
 * phi(t) [1 + (1 - epsilon) erf(b t / sqrt 2)], and over s = u / tau for mHat.
 */
export function definedAverages(loss: Loss, epsilon: number, { V, m, tau }: Cavity): DefinedAverages {
  const { shift, removed, kinks } = proximalMapOf(loss);
  const root = Math.hypot(m, tau);
  const average = (scale: number, slope: number, f: (u: number) => number): number => {
    const cuts = [
      -9,
      -6,
      -3,
      -1.5,
      0,
      1.5,
      3,
      6,
      9,
      ...kinks(V).map((u) => u / scale),
      ...[-8, -2, 2, 8].map((t) => t / (1 + slope)),
    ];
    const breakpoints = [...new Set(cuts.filter((t) => Math.abs(t) <= 9))].sort((a, b) => a - b);
    const density = (t: number): number => normalDensity(t) * (1 + (1 - epsilon) * erf(slope * t * Math.SQRT1_2));
    return integrateAdaptive((t) => density(t) * f(scale * t), breakpoints, 1e-14).value;
  };
  return {
    mHat: (1 - epsilon) * Math.sqrt(2 / Math.PI) * average(tau, 0, (u) => shift(u, V)),
    VHat: average(root, m / tau, (u) => removed(u, V)),
    qHat: average(root, m / tau, (u) => shift(u, V) ** 2),
    trainingLoss: average(root, m / tau, (u) => loss.value(u + shift(u, V))),
  };
}
