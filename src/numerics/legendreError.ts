import { exp, log } from "./elementary.js";
import { gaussLegendre } from "./gaussLegendre.js";

/** An estimate by extrapolation may be short by this factor. */
const CAUTION = 32;
/** The part of an increase of the decay, from the first half of the coefficients to the second, that is taken to go on. */
const TRUST = 0.5;

/** (2k + 1) / 2 P_k at the nodes of a rule of n nodes, for two neighbors k at the end of 0 .. n - 1, a quarter and a half before it. */
interface Coefficients {
  readonly rows: readonly [Float64Array, Float64Array, Float64Array, Float64Array, Float64Array, Float64Array];
  readonly quarter: number;
  readonly half: number;
}

const known = new Map<number, Coefficients>();

/**
 * Error of a Gauss-Legendre sum, estimated from its own terms.
 *
 * The terms give the integrand's Legendre coefficients a_k for k < n, and the error of the rule is that of a_2n. So their decay is
 * extrapolated, as fast as it is over the last half, or over the last quarter if it is slower there: where it has ended, by noise or near
 * a jump, the error is the last coefficient. A decay that becomes faster, as that of an entire function, is trusted to go on in part.
 * Of two neighbors the larger one counts, because every other coefficient of an even function vanishes.
 *
 * @param n     Nodes of the rule, >= 8.
 * @param terms terms[from .. from + n): weight times integrand at each node, in the order of the rule or its reverse.
 * @returns Absolute error of the sum of the terms.
 *
 * @example
 * legendreError(8, new Float64Array([1, 0, 0, 0, 0, 0, 0, 0]), 0) > 0.1 // => true
 */
export function legendreError(n: number, terms: Float64Array, from: number): number {
  const { rows, quarter, half } = coefficients(n);
  const [last, beforeLast, late, beforeLate, middle, beforeMiddle] = rows;
  let size = 0;
  let [a, b, c, d, e, f] = [0, 0, 0, 0, 0, 0];
  for (let i = 0; i < n; i++) {
    const term = terms[from + i]!;
    size += Math.abs(term);
    a += last[i]! * term;
    b += beforeLast[i]! * term;
    c += late[i]! * term;
    d += beforeLate[i]! * term;
    e += middle[i]! * term;
    f += beforeMiddle[i]! * term;
  }
  const end = Math.max(Math.abs(a), Math.abs(b));
  if (end === 0) return 0;
  const center = Math.max(Math.abs(e), Math.abs(f));
  const beforeEnd = Math.max(Math.abs(c), Math.abs(d));
  // Terms at the least double have coefficients that vanish by rounding: there is no decay.
  if (!(center > 0 && beforeEnd > 0)) return end;
  const firstHalf = log(size / center) / half;
  const lastHalf = log(center / end) / half;
  const lastQuarter = log(beforeEnd / end) / quarter;
  const decay = Math.min(
    lastHalf + TRUST * Math.max(0, lastHalf - firstHalf),
    lastQuarter + Math.max(0, lastQuarter - lastHalf),
  );
  return end * Math.min(1, CAUTION * exp(-decay * n));
}

function coefficients(n: number): Coefficients {
  const found = known.get(n);
  if (found !== undefined) return found;
  const { nodes } = gaussLegendre(n);
  const quarter = 2 * Math.round(n / 8);
  const half = 2 * Math.round(n / 4);
  const orders = [n - 1, n - 2, n - 1 - quarter, n - 2 - quarter, n - 1 - half, n - 2 - half];
  const rows = orders.map(() => new Float64Array(n));
  for (let i = 0; i < n; i++) {
    let previous = 0;
    let current = 1;
    for (let k = 0; k < n; k++) {
      for (const [row, order] of orders.entries()) if (order === k) rows[row]![i] = (k + 0.5) * current;
      const next = ((2 * k + 1) * nodes[i]! * current - k * previous) / (k + 1);
      previous = current;
      current = next;
    }
  }
  const made = { rows: rows as unknown as Coefficients["rows"], quarter, half };
  known.set(n, made);
  return made;
}
