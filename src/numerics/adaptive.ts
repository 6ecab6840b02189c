import { gaussLegendre } from "./gaussLegendre.js";
import { type Integral, panelSum } from "./panels.js";

const FINE = 20;
const COARSE = 14;
/** A panel is halved at most this often: 2^-52 of its width is rounding. */
const MAX_DEPTH = 52;
/** Beyond this many panels the integral is given up where it stands, and the error says so: it may not exist. */
const MAX_PANELS = 4000;
/** Between an end and its nearest node lies this part of a panel, which neither rule sees. */
const BLIND = 0.005;
/** Distance from the end at which the function is looked at: ends may be singular. */
const INSET = 1e-12;
/** Differences below this part of an integrand's size may be its rounding; they are if halving does not make them smaller by this factor. */
const FUNCTION_ROUNDING = 1e-11;
const WANDERING = 0.25;
/** Rounding of the extrapolation to an end. */
const EXTRAPOLATION_ROUNDING = 1e-10;

/**
 * Integral of a function with kinks or jumps at unknown places, with an error estimate.
 *
 * Panels whose two Gauss-Legendre rules disagree are halved; a kink ends up alone in a panel too narrow to matter. Near the ends of a
 * panel, where neither rule looks, the function is held against the polynomial through the nodes. Where kinks are known, pass them as
 * breakpoints instead: it is faster and exact.
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
  let panels = 0;
  const visit = (from: number, to: number, depth: number, above: number): void => {
    const fine = panelSum(f, from, to, FINE);
    const { missed, size } = blindSpot(f, from, to);
    const gap = Math.max(Math.abs(fine - panelSum(f, from, to, COARSE)), missed);
    const share = (tolerance * (to - from)) / span;
    // Halving does not help against the rounding of the function itself, whose argument may be large and rounded.
    const density = gap / (to - from);
    const wanders = density < FUNCTION_ROUNDING * size && density > WANDERING * above;
    panels++;
    const small = !(gap > Math.max(share, 1e-15 * Math.abs(fine)));
    if (small || wanders || panels > MAX_PANELS || depth === MAX_DEPTH) {
      value += fine;
      error += gap;
      return;
    }
    const middle = 0.5 * (from + to);
    visit(from, middle, depth + 1, density);
    visit(middle, to, depth + 1, density);
  };
  for (let i = 1; i < breakpoints.length; i++) {
    visit(breakpoints[i - 1] as number, breakpoints[i] as number, 0, Number.POSITIVE_INFINITY);
  }
  return { value, error };
}

/**
 * Bound on the contribution of a jump between an end and its nearest node, 0 where the function continues its polynomial; and the function's size.
 */
function blindSpot(
  f: (x: number) => number,
  from: number,
  to: number,
): { readonly missed: number; readonly size: number } {
  const { nodes } = gaussLegendre(FINE);
  const half = 0.5 * (to - from);
  const middle = 0.5 * (to + from);
  const values = Array.from(nodes, (node) => f(middle + half * node));
  const size = Math.max(...values.map(Math.abs));
  let worst = 0;
  for (const end of [-1 + INSET, 1 - INSET]) {
    const found = f(middle + half * end);
    const mismatch = Math.abs(found - extrapolated(values, end));
    if (mismatch > EXTRAPOLATION_ROUNDING * size) worst = Math.max(worst, mismatch);
  }
  return { missed: Number.isFinite(worst) ? worst * BLIND * (to - from) : 0, size };
}

const barycentric = barycentricWeights(gaussLegendre(FINE).nodes);

/** The polynomial through the nodes of the fine rule, elsewhere. */
function extrapolated(values: readonly number[], x: number): number {
  const { nodes } = gaussLegendre(FINE);
  let above = 0;
  let below = 0;
  for (let i = 0; i < FINE; i++) {
    const weight = (barycentric[i] as number) / (x - (nodes[i] as number));
    above += weight * (values[i] as number);
    below += weight;
  }
  return above / below;
}

function barycentricWeights(nodes: Float64Array): Float64Array {
  return nodes.map(
    (node) => 1 / nodes.reduce((product, other) => (other === node ? product : product * (node - other)), 1),
  );
}
