import type { Loss } from "../losses.js";
import { jetsOf, proximalBatch, scratch, solveProximal } from "./proximalSolve.js";
import { besideKinks } from "./smoothPieces.js";

const batch = proximalBatch(1);
const room = scratch(1);
const index = new Int32Array(1);

/**
 * prox(u) = argmin_x (x - u)^2 / (2 V) + loss(x) on a smooth piece of the loss, by safeguarded Newton.
 *
 * x lies between u and u - V loss'(u), because the slope is monotone.
 *
 * @param loss Convex, smooth between the given ends.
 * @param V    (0, Infinity).
 * @param u    Field.
 * @param from, to Ends of the smooth piece, infinite or kinks.
 * @returns The point where x + V loss'(x) = u, to rounding.
 *
 * Source: equations/README.md (CH.1).
 */
export function proximalPoint(loss: Loss, V: number, u: number, from: number, to: number): number {
  const start = besideKinks(u, from, to);
  const pull = -V * loss.slope(start);
  batch.u[0] = u;
  batch.x[0] = start;
  const lowest = from === Number.NEGATIVE_INFINITY ? from : besideKinks(from, from, to);
  const highest = to === Number.POSITIVE_INFINITY ? to : besideKinks(to, from, to);
  batch.low[0] = Math.max(lowest, Math.min(u, u + pull, start));
  batch.high[0] = Math.min(highest, Math.max(u, u + pull, start));
  solveProximal(jetsOf(loss), V, batch, index, 1, room);
  return Math.min(Math.max(batch.x[0], from), to);
}
