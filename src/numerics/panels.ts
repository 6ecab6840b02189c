import { gaussLegendre } from "./gaussLegendre.js";

/** A Gaussian is resolved to rounding by 16-node panels of this many standard deviations. */
const PANEL_WIDTH = 1.5;
/** Standard deviations kept on either side: exp(-x^2 / 2) is below rounding beyond. */
export const GAUSSIAN_REACH = 9.5;

/**
 * Breakpoints in [from, to] that resolve a Gaussian of unit width and a step of width 1 / slope at the origin.
 *
 * @param from  Lower end; cut at -GAUSSIAN_REACH.
 * @param to    Upper end; in the upper tail cut where exp(-from t) has decayed.
 * @param slope Steepness of the step, [0, Infinity).
 * @returns Increasing breakpoints, ends included; empty if nothing is left.
 *
 * @example
 * gaussianPanels(-0.5, 0.25, 0) // => [-0.5,0,0.25]
 */
export function gaussianPanels(from: number, to: number, slope: number): number[] {
  const lower = Math.max(from, -GAUSSIAN_REACH);
  const upper = Math.min(to, lower > 1 ? lower + 40 / lower : GAUSSIAN_REACH);
  if (!(upper > lower)) return [];
  const cuts = [lower, upper];
  const add = (cut: number): void => {
    if (cut > lower && cut < upper) cuts.push(cut);
  };
  if (lower > 1) {
    const step = 2 / lower;
    for (let cut = lower + step; cut < upper; cut += step) cuts.push(cut);
  } else {
    for (let cut = -6 * PANEL_WIDTH; cut <= 6 * PANEL_WIDTH; cut += PANEL_WIDTH) add(cut);
  }
  if (slope > 1) {
    for (let k = 1; k <= 6; k++) {
      add((k * PANEL_WIDTH) / slope);
      add((-k * PANEL_WIDTH) / slope);
    }
  }
  return cuts.sort((left, right) => left - right);
}

/** An integral and the estimate of its absolute error. */
export interface Integral {
  readonly value: number;
  readonly error: number;
}

/** Nodes a panel: the coarse rule is the check on the fine one. */
const FINE = 20;
const COARSE = 14;

/**
 * Integral of a function that is smooth between the breakpoints, with an error estimate.
 *
 * @param f           Integrand; must be finite inside every panel. Cut the interval at kinks: `integratePanels(f, [-8, 0, 8])`.
 * @param breakpoints At least two, increasing.
 * @returns Sum over panels of the 20-node Gauss-Legendre rule; the error is its distance from the 14-node rule, summed.
 *
 * @example
 * integratePanels((x) => Math.abs(x), [-1, 0, 1]).value // => 1
 */
export function integratePanels(f: (x: number) => number, breakpoints: readonly number[]): Integral {
  let value = 0;
  let error = 0;
  for (let i = 1; i < breakpoints.length; i++) {
    const from = breakpoints[i - 1] as number;
    const to = breakpoints[i] as number;
    const fine = panelSum(f, from, to, FINE);
    value += fine;
    error += Math.abs(fine - panelSum(f, from, to, COARSE));
  }
  return { value, error };
}

/** Gauss-Legendre sum of f over one panel. */
export function panelSum(f: (x: number) => number, from: number, to: number, n: number): number {
  const { nodes, weights } = gaussLegendre(n);
  const half = 0.5 * (to - from);
  const middle = 0.5 * (to + from);
  let sum = 0;
  for (let i = 0; i < n; i++) sum += (weights[i] as number) * f(middle + half * (nodes[i] as number));
  return half * sum;
}
