import type { StudentLoss } from "../studentLosses.js";

/** The shift of a student's pre-activation by training, one sample after another: prox(v) - v of its loss at its teacher's output. */
export interface StudentShift {
  /** Sets the teacher's output, with the loss's kinks there. */
  readonly start: (output: number, kinks: readonly number[]) => void;
  /** The shift at a field v; fields come in increasing order. */
  readonly at: (v: number) => number;
  /** 1 - prox' at the last field. */
  readonly removed: () => number;
  /** The loss at the last proximal point. */
  readonly cost: () => number;
  /** Fields where the shift bends. */
  readonly bends: (output: number, kinks: readonly number[]) => readonly number[];
}

/** Slopes beside a kink are taken at this part of its size, or of 1e-10. */
const BESIDE = 4.5e-16;
const MOST_STEPS = 2400;
const LAST_STEP = 4e-16;
/** A step of this size is the last one that can be told from rounding. */
const SHORT = 1e-8;

/**
 * prox(v) = argmin_z (z - v)^2 / (2 V) + loss(z, t), by Newton's method inside a bracket from the proximal point of the field before.
 *
 * @param V (0, Infinity]; at Infinity prox is the z at which the loss is least.
 *
 * Source: equations/README.md (DI.11).
 */
export function studentShift(loss: StudentLoss, V: number): StudentShift {
  let output = 0;
  let flats: readonly { readonly from: number; readonly to: number; readonly kink: number }[] = [];
  let [z, slope, removed, field] = [Number.NaN, 0, 0, 0];
  const flatsOf = (t: number, kinks: readonly number[]): typeof flats =>
    kinks.map((kink) => {
      const beside = BESIDE * Math.max(1e-10, Math.abs(kink));
      return { from: kink + V * loss.slope(kink - beside, t), to: kink + V * loss.slope(kink + beside, t), kink };
    });
  if (V === Number.POSITIVE_INFINITY) {
    return {
      start: (t) => {
        output = t;
        z = loss.target(t);
      },
      at: (v) => z - v,
      removed: () => 1,
      cost: () => loss.cost(z, output),
      bends: () => [],
    };
  }
  /** The proximal point between two kinks. */
  const solve = (v: number, least: number, most: number): void => {
    const pull = V * loss.slope(v, output);
    let low = Math.max(least, Math.min(v, v - pull));
    let high = Math.min(most, Math.max(v, v - pull));
    const guess = z + (1 - removed) * (v - field);
    let here = guess > low && guess < high ? guess : 0.5 * (low + high);
    let last = Number.POSITIVE_INFINITY;
    for (let k = 0; k < MOST_STEPS; k++) {
      slope = loss.slope(here, output);
      const curvature = V * loss.curvature(here, output);
      removed = curvature / (1 + curvature);
      const excess = here - v + V * slope;
      if (excess > 0) high = here;
      else low = here;
      const step = -excess / (1 + curvature);
      const size = Math.abs(step);
      const next = here + step;
      const trusted = next >= low && next <= high && size < 0.5 * last;
      if (trusted && size <= SHORT * Math.min(1, Math.abs(here) + Math.abs(v))) {
        // The next step would be of the order of the square of this one.
        slope += (curvature * step) / V;
        here = next;
        break;
      }
      if (excess === 0 || !(high - low > LAST_STEP * Math.abs(here))) break;
      here = trusted ? next : 0.5 * (low + high);
      last = trusted ? size : high - low;
    }
    z = here;
    field = v;
  };
  return {
    start: (t, kinks) => {
      output = t;
      flats = flatsOf(t, kinks);
      z = Number.NaN;
    },
    at: (v) => {
      let least = Number.NEGATIVE_INFINITY;
      let most = Number.POSITIVE_INFINITY;
      for (const { from, to, kink } of flats) {
        if (v < from) {
          most = kink;
          break;
        }
        if (v <= to) {
          [z, removed, field] = [kink, 1, v];
          return kink - v;
        }
        least = kink;
      }
      solve(v, least, most);
      // The form that does not magnify rounding of the proximal point.
      return removed > 0.5 ? z - v : -V * slope;
    },
    removed: () => removed,
    cost: () => loss.cost(z, output),
    bends: (t, kinks) => flatsOf(t, kinks).flatMap(({ from, to }) => (from === to ? [from] : [from, to])),
  };
}

/** lambda = Infinity: every sample is pulled as at z = 0, in units of 1 / lambda. */
export function hebbShift(loss: StudentLoss, V: number): StudentShift {
  let output = 0;
  return {
    start: (t) => {
      output = t;
    },
    at: () => -V * loss.slope(0, output),
    removed: () => 0,
    cost: () => loss.cost(0, output),
    bends: () => [],
  };
}
