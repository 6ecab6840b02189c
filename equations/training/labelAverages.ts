import { hypot } from "../../src/numerics/elementary.js";
import { normalCdf, normalDensity } from "../../src/numerics/normal.js";
import { GAUSSIAN_REACH, gaussianPanels, panelSum } from "../../src/numerics/panels.js";
import type { Loss } from "../losses.js";

const NODES = 16;
/** Margins between which a smooth loss bends. */
const BENDS = [-30, -12, -5, -2, 0, 2, 5, 12, 30];
/** Distance from a kink at which the slopes on both sides are taken, relative to its size or to 1. */
const BESIDE = 1e-9;

/** Averages of a loss over the margins of fresh samples. */
export interface FreshAverages {
  /** E[loss'^2]. */
  readonly pullSquare: number;
  /** E[loss''], jumps of the slope included. */
  readonly curvature: number;
  /** E[-loss'] on the boundary of the rule. */
  readonly boundaryPull: number;
  /** E[loss]. */
  readonly value: number;
}

/**
 * Averages over fresh samples, whose margin is sqrt(q) t with t distributed as phi(t) [epsilon + 2 (1 - epsilon) Phi(b t)].
 *
 * @param m   Overlap with the teacher.
 * @param tau sqrt(q - m^2).
 *
 * Source: equations/README.md (ON.2).
 */
export function freshAverages(loss: Loss, epsilon: number, m: number, tau: number): FreshAverages {
  const scale = hypot(m, tau);
  if (scale === 0) {
    const slope = loss.slope(0);
    return { pullSquare: slope * slope, curvature: loss.curvature(0), boundaryPull: -slope, value: loss.value(0) };
  }
  const b = m / tau;
  const density = (t: number): number => normalDensity(t) * (epsilon + 2 * (1 - epsilon) * normalCdf(b * t));
  const mean = (f: (u: number) => number): number =>
    integral((t) => density(t) * f(scale * t), panelsOf(loss, scale, Math.abs(b)));
  const curvature = mean(loss.curvature) + jumpsOf(loss, (kink) => density(kink / scale) / scale);
  return {
    pullSquare: mean((u) => loss.slope(u) ** 2),
    curvature,
    boundaryPull: tau === 0 ? -loss.slope(0) : -boundaryMean(loss, tau),
    value: mean(loss.value),
  };
}

function boundaryMean(loss: Loss, tau: number): number {
  return integral((t) => normalDensity(t) * loss.slope(tau * t), panelsOf(loss, tau, 0));
}

/** Point masses of the curvature, one at each jump of the slope. */
function jumpsOf(loss: Loss, densityAt: (kink: number) => number): number {
  return loss.kinks.reduce((sum, kink) => {
    const beside = BESIDE * Math.max(1, Math.abs(kink));
    const jump = loss.slope(kink + beside) - loss.slope(kink - beside);
    return sum + (jump > Math.sqrt(BESIDE) ? jump * densityAt(kink) : 0);
  }, 0);
}

/** Mean of a function of a standard normal, with kinks at the loss's. */
export function normalMean(loss: Loss, scale: number, f: (t: number) => number): number {
  return integral((t) => normalDensity(t) * f(t), panelsOf(loss, scale, 0));
}

function panelsOf(loss: Loss, scale: number, slope: number): number[] {
  const inner = [...loss.kinks, ...BENDS].map((u) => u / scale).filter((t) => Math.abs(t) < GAUSSIAN_REACH);
  const cuts = [...gaussianPanels(-GAUSSIAN_REACH, GAUSSIAN_REACH, slope), ...inner].sort((x, y) => x - y);
  return cuts.filter((cut, i) => i === 0 || cut > cuts[i - 1]!);
}

function integral(f: (t: number) => number, cuts: readonly number[]): number {
  return cuts.slice(1).reduce((sum, to, i) => sum + panelSum(f, cuts[i]!, to, NODES), 0);
}
