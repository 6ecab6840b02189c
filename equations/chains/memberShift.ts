import { exp } from "../../src/numerics/elementary.js";
import { NORMAL_DENSITY_AT_ZERO, normalCdf, normalDensity } from "../../src/numerics/normal.js";
import { proximalShift } from "../channels/proximalShift.js";
import { hinge, type Loss, separates, square, squaredHinge, unitMargin } from "../losses.js";

/** The displacement G(u) = prox(u) - u of a loss at a response V, averaged over a Gaussian part of the field. */
export interface MemberShift {
  /** G(u). */
  readonly at: (u: number) => number;
  /** E G(c + deviation s), s standard normal. */
  readonly mean: (c: number, deviation: number) => number;
  /** Fields where G bends. */
  readonly bends: readonly number[];
  /** True if G is analytic and its mean a sum over a lattice, not a closed form. */
  readonly isSummed: boolean;
}

/** Trapezoid rule for a function that is analytic around the real axis: this spacing, in standard deviations, and this reach. */
const SPACING = 0.25;
const REACH = 8.75;
/** Values of neighboring fields are kept together: far from 0 there may be few of them. */
const PAGE = 64;
/** Below this deviation three points of Gauss and Hermite are exact to rounding, and the lattice would need millions. */
const NARROW = 1e-3;

/** x Phi(x) + phi(x). */
const ramp = (x: number): number => x * normalCdf(x) + normalDensity(x);

/**
 * The displacement of a loss with a closed form, or of a smooth loss.
 *
 * @param V (0, Infinity].
 * @returns undefined for other losses with kinks.
 *
 * Source: equations/README.md (CH.1), (EN.3).
 */
export function memberShift(loss: Loss, V: number): MemberShift | undefined {
  const { shift: at, kinks: bends } = proximalShift(loss, V);
  const closed = closedMean(loss, V);
  if (closed !== undefined) return { at, mean: closed, bends, isSummed: false };
  if (loss.kinks.length > 0 || V === Number.POSITIVE_INFINITY) return undefined;
  return { at, mean: meanOfAnalytic(at), bends, isSummed: true };
}

function closedMean(loss: Loss, V: number): MemberShift["mean"] | undefined {
  const bounded = V < Number.POSITIVE_INFINITY;
  const share = bounded ? V / (1 + V) : 1;
  if (loss === square) return (c) => share * (1 - c);
  if (loss === squaredHinge || (!bounded && separates(loss))) {
    const from = unitMargin(loss);
    return (c, deviation) => share * deviation * ramp((from - c) / deviation);
  }
  if (loss === hinge) return (c, deviation) => deviation * (ramp((1 - c) / deviation) - ramp((1 - V - c) / deviation));
  return undefined;
}

/**
 * E f(c + deviation s) of a function that is analytic in a strip of half-width 1 or more, s standard normal.
 *
 * The lattice of fields is the same for all means, so that the function is computed once at each.
 */
export function meanOfAnalytic(f: (u: number) => number): MemberShift["mean"] {
  let spacing = 0;
  const pages = new Map<number, Float64Array>();
  return (c, deviation) => {
    if (deviation < NARROW) {
      const away = Math.sqrt(3) * deviation;
      return (4 * f(c) + f(c - away) + f(c + away)) / 6;
    }
    let step = 0.5;
    while (step > SPACING * deviation) step *= 0.5;
    if (step !== spacing) pages.clear();
    spacing = step;
    let sum = 0;
    let number = Number.NaN;
    let page: Float64Array = new Float64Array(0);
    const last = Math.floor((c + REACH * deviation) / step);
    for (let k = Math.ceil((c - REACH * deviation) / step); k <= last; k++) {
      const u = k * step;
      if (Math.floor(k / PAGE) !== number) {
        number = Math.floor(k / PAGE);
        page = pages.get(number) ?? new Float64Array(PAGE).fill(Number.NaN);
        pages.set(number, page);
      }
      const place = k - number * PAGE;
      let value = page[place]!;
      if (Number.isNaN(value)) {
        value = f(u);
        page[place] = value;
      }
      const s = (u - c) / deviation;
      sum += exp(-0.5 * s * s) * value;
    }
    return (NORMAL_DENSITY_AT_ZERO * step * sum) / deviation;
  };
}
