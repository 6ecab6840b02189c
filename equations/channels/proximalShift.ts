import { hinge, type Loss, separates, square, squaredHinge, unitMargin } from "../losses.js";
import { proximalPoint } from "./proximalMap.js";

/** prox(u) - u as a function, with the fields where it has kinks in increasing order. */
export interface ProximalShift {
  readonly shift: (u: number) => number;
  readonly kinks: readonly number[];
  /** The straight lines that it consists of, one more than kinks; undefined where it is curved. */
  readonly lines?: readonly Line[];
}

/** at0 + slope u. */
export interface Line {
  readonly at0: number;
  readonly slope: number;
}

const ZERO: Line = { at0: 0, slope: 0 };

/**
 * prox(u) - u of a margin loss, one field at a time.
 *
 * @param loss Convex, smooth between its kinks.
 * @param V    (0, Infinity]; at Infinity prox is the projection onto the minimizers of the loss.
 *
 * Source: equations/README.md (CH.1).
 */
export function proximalShift(loss: Loss, V: number): ProximalShift {
  if (V === Number.POSITIVE_INFINITY) {
    const from = unitMargin(loss);
    const line: Line = { at0: from, slope: -1 };
    return separates(loss)
      ? { shift: (u) => Math.max(0, from - u), kinks: [from], lines: [line, ZERO] }
      : { shift: (u) => from - u, kinks: [], lines: [line] };
  }
  const removed = V / (1 + V);
  const part: Line = { at0: removed, slope: -removed };
  if (loss === square) return { shift: (u) => removed * (1 - u), kinks: [], lines: [part] };
  if (loss === hinge) {
    const lines: readonly Line[] = [{ at0: V, slope: 0 }, { at0: 1, slope: -1 }, ZERO];
    return { shift: (u) => Math.min(V, Math.max(0, 1 - u)), kinks: [1 - V, 1], lines };
  }
  if (loss === squaredHinge) return { shift: (u) => removed * Math.max(0, 1 - u), kinks: [1], lines: [part, ZERO] };
  return byPieces(loss, V);
}

/** Slopes beside a kink are taken at this part of its size, or of 1e-10. */
const BESIDE = 4.5e-16;

function byPieces(loss: Loss, V: number): ProximalShift {
  const edges = [Number.NEGATIVE_INFINITY, ...loss.kinks, Number.POSITIVE_INFINITY];
  /** Fields between which prox stays at a kink. */
  const flats = loss.kinks.map((kink) => {
    const beside = BESIDE * Math.max(1e-10, Math.abs(kink));
    return { from: kink + V * loss.slope(kink - beside), to: kink + V * loss.slope(kink + beside) };
  });
  const shift = (u: number): number => {
    let piece = 0;
    for (const [k, { from, to }] of flats.entries()) {
      if (u < from) break;
      if (u <= to) return loss.kinks[k]! - u;
      piece = k + 1;
    }
    const x = proximalPoint(loss, V, u, edges[piece]!, edges[piece + 1]!);
    // The form that does not magnify rounding of x.
    return V * loss.curvature(x) > 1 ? x - u : -V * loss.slope(x);
  };
  return { shift, kinks: flats.flatMap(({ from, to }) => (from === to ? [from] : [from, to])) };
}
