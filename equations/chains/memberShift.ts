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
}

/** Trapezoid rule for a function that is analytic around the real axis: this spacing, in standard deviations, and this reach. */
const SPACING = 0.25;
const REACH = 8.75;

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
  const mean = meanShift(loss, V);
  if (mean === undefined) return undefined;
  const { shift: at, kinks: bends } = proximalShift(loss, V);
  return { at, mean, bends };
}

function meanShift(loss: Loss, V: number): MemberShift["mean"] | undefined {
  const bounded = V < Number.POSITIVE_INFINITY;
  const share = bounded ? V / (1 + V) : 1;
  if (loss === square) return (c) => share * (1 - c);
  if (loss === squaredHinge || (!bounded && separates(loss))) {
    const from = unitMargin(loss);
    return (c, deviation) => share * deviation * ramp((from - c) / deviation);
  }
  if (loss === hinge) return (c, deviation) => deviation * (ramp((1 - c) / deviation) - ramp((1 - V - c) / deviation));
  if (loss.kinks.length > 0 || !bounded) return undefined;
  const at = proximalShift(loss, V).shift;
  // On a lattice of fields that is the same for all means every displacement is computed once.
  const known = new Map<number, number>();
  return (c, deviation) => {
    // The displacement is analytic in a strip of the field: its width, in standard deviations, is at least 1 / deviation.
    let step = 0.5;
    while (step > SPACING * deviation) step *= 0.5;
    let sum = 0;
    const last = Math.floor((c + REACH * deviation) / step);
    for (let k = Math.ceil((c - REACH * deviation) / step); k <= last; k++) {
      const u = k * step;
      let shift = known.get(u);
      if (shift === undefined) {
        shift = at(u);
        known.set(u, shift);
      }
      const s = (u - c) / deviation;
      sum += exp(-0.5 * s * s) * shift;
    }
    return (NORMAL_DENSITY_AT_ZERO * step * sum) / deviation;
  };
}
