import { type Integral, panelSum } from "./panels.js";

const FINE = 20;
const COARSE = 14;
/** A panel is halved at most this often: 2^-52 of its width is rounding. */
const MAX_DEPTH = 52;

/**
 * Integral of a function with kinks or jumps at unknown places, with an error estimate.
 *
 * Panels whose two Gauss-Legendre rules disagree are halved; a kink ends up alone in a panel too narrow to matter. Where kinks are
 * known, pass them as breakpoints instead: it is faster and exact.
 *
 * @param f           Integrand, finite except at isolated points.
 * @param breakpoints At least two, increasing.
 * @param tolerance   Absolute error wanted for the whole integral.
 * @returns Value and summed error estimates. The value is NaN if f is not finite at a node.
 *
 * @example
 * Math.abs(integrateAdaptive((x) => Math.abs(x - 0.3), [0, 1], 1e-13).value - 0.29) < 1e-13 // => true
 */
export function integrateAdaptive(
  f: (x: number) => number,
  breakpoints: readonly number[],
  tolerance: number,
): Integral {
  const span = (breakpoints[breakpoints.length - 1] as number) - (breakpoints[0] as number);
  let value = 0;
  let error = 0;
  const visit = (from: number, to: number, depth: number): void => {
    const fine = panelSum(f, from, to, FINE);
    const gap = Math.abs(fine - panelSum(f, from, to, COARSE));
    const share = (tolerance * (to - from)) / span;
    if (!(gap > Math.max(share, 1e-15 * Math.abs(fine))) || depth === MAX_DEPTH) {
      value += fine;
      error += gap;
      return;
    }
    const middle = 0.5 * (from + to);
    visit(from, middle, depth + 1);
    visit(middle, to, depth + 1);
  };
  for (let i = 1; i < breakpoints.length; i++) visit(breakpoints[i - 1] as number, breakpoints[i] as number, 0);
  return { value, error };
}
