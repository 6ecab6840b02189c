import { type Loss, logistic, square, squaredHinge } from "../../../equations/losses.js";
import type { Cavity } from "../../../equations/types.js";
import { integrateAdaptive } from "../../../src/numerics/adaptive.js";
import { brentRoot } from "../../../src/numerics/bracket.js";
import { erf, normalDensity } from "../../../src/numerics/normal.js";

/** The proximal map of a built-in loss, and where it is not smooth: written from the loss, not from the code. */
interface ProximalMap {
  readonly prox: (u: number, V: number) => number;
  readonly proxSlope: (u: number, V: number) => number;
  readonly kinks: (V: number) => readonly number[];
}

const shrunk = (u: number, V: number): number => (u + V) / (1 + V);

function logisticProx(u: number, V: number): number {
  const root = brentRoot((x) => x - u - V / (1 + Math.exp(x)), u, u + V, 0);
  return root?.x ?? Number.NaN;
}

/** -exp(x) / (1 + exp(x))^2 is the slope of 1 / (1 + exp(x)). */
function logisticSlope(u: number, V: number): number {
  const x = logisticProx(u, V);
  return 1 / (1 + V / (4 * Math.cosh(0.5 * x) ** 2));
}

export function proximalMapOf(loss: Loss): ProximalMap {
  if (loss === square) return { prox: shrunk, proxSlope: (_u, V) => 1 / (1 + V), kinks: () => [] };
  if (loss === logistic) return { prox: logisticProx, proxSlope: logisticSlope, kinks: () => [] };
  if (loss === squaredHinge) {
    return {
      prox: (u, V) => (u < 1 ? shrunk(u, V) : u),
      proxSlope: (u, V) => (u < 1 ? 1 / (1 + V) : 1),
      kinks: () => [1],
    };
  }
  return {
    prox: (u, V) => (u < 1 - V ? u + V : Math.max(u, 1)),
    proxSlope: (u, V) => (u > 1 - V && u < 1 ? 0 : 1),
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
  const { prox, proxSlope, kinks } = proximalMapOf(loss);
  const root = Math.hypot(m, tau);
  const average = (scale: number, slope: number, f: (u: number) => number): number => {
    const cuts = [-9, -6, -3, -1.5, 0, 1.5, 3, 6, 9, ...kinks(V).map((u) => u / scale), ...[-8, -2, 2, 8].map((t) => t / (1 + slope))];
    const breakpoints = [...new Set(cuts.filter((t) => Math.abs(t) <= 9))].sort((a, b) => a - b);
    const density = (t: number): number => normalDensity(t) * (1 + (1 - epsilon) * erf(slope * t * Math.SQRT1_2));
    return integrateAdaptive((t) => density(t) * f(scale * t), breakpoints, 1e-15).value;
  };
  return {
    mHat: (1 - epsilon) * Math.sqrt(2 / Math.PI) * average(tau, 0, (u) => prox(u, V) - u),
    VHat: average(root, m / tau, (u) => 1 - proxSlope(u, V)),
    qHat: average(root, m / tau, (u) => (prox(u, V) - u) ** 2),
    trainingLoss: average(root, m / tau, (u) => loss.value(prox(u, V))),
  };
}
