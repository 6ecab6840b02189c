import { hinge, type Loss, separates, square, squaredHinge, unitMargin } from "../losses.js";
import { proximalPoint } from "./proximalMap.js";

/** prox(u) - u as a function, with the fields where it has kinks in increasing order. */
export interface ProximalShift {
  readonly shift: (u: number) => number;
  readonly kinks: readonly number[];
}

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
    return separates(loss)
      ? { shift: (u) => Math.max(0, from - u), kinks: [from] }
      : { shift: (u) => from - u, kinks: [] };
  }
  if (loss === square) return { shift: (u) => (V / (1 + V)) * (1 - u), kinks: [] };
  if (loss === hinge) return { shift: (u) => Math.min(V, Math.max(0, 1 - u)), kinks: [1 - V, 1] };
  if (loss === squaredHinge) return { shift: (u) => (V / (1 + V)) * Math.max(0, 1 - u), kinks: [1] };
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
