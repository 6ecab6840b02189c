import { mlMatrix } from "../linearAlgebra/mlMatrix.js";
import { NotPositiveError } from "../linearAlgebra/notPositiveError.js";
import { addRow, column, dot, rowDot } from "../linearAlgebra/vectors.js";
import type { AmpProblem } from "./messagePassing.js";

/**
 * Distance of weights from the minimizer of the square or squared hinge loss, |w - minimizer| / |w|, from the minimizer itself.
 *
 * The objective is quadratic as long as no sample crosses the kink: Newton's step from there ends at the minimizer.
 *
 * @param problem Of one of the two.
 * @param loss    Which.
 * @param weights Close to the minimizer.
 * @returns Undefined where a sample crosses the kink, or double precision cannot tell the Hessian from a singular one.
 *
 * Source: equations/README.md (AM.8).
 */
export function newtonDistance(
  { inputs, labels, lambda }: AmpProblem,
  loss: "square" | "squared-hinge",
  weights: Float64Array,
): number | undefined {
  const { rows: n, columns: d, data } = inputs;
  const signed = (i: number): number => (labels[i] as number) / Math.sqrt(d);
  const marginsOf = (w: Float64Array): Float64Array =>
    Float64Array.from(labels, (_, i) => signed(i) * rowDot(data, i * d, w, d));
  const pulled = (u: number): boolean => loss === "square" || u < 1;
  const margins = marginsOf(weights);
  const gradient = weights.map((value) => lambda * value);
  const active: number[] = [];
  for (let i = 0; i < n; i++) {
    const u = margins[i] as number;
    if (!pulled(u)) continue;
    active.push(i);
    addRow(gradient, signed(i) * (u - 1), data, i * d);
  }
  const chosen = new Float64Array(active.length * d);
  for (const [place, i] of active.entries()) chosen.set(data.subarray(i * d, (i + 1) * d), place * d);
  const gram = mlMatrix.gram({ rows: active.length, columns: d, data: chosen });
  const hessian = gram.data.map((value, place) => value / d + (place % (d + 1) === 0 ? lambda : 0));
  const step = solution(hessian, gradient);
  if (step === undefined) return undefined;
  const end = marginsOf(weights.map((value, j) => value - (step[j] as number)));
  if (end.some((u, i) => pulled(u) !== pulled(margins[i] as number))) return undefined;
  return Math.sqrt(dot(step, step) / dot(weights, weights));
}

function solution(hessian: Float64Array, gradient: Float64Array): Float64Array | undefined {
  const size = gradient.length;
  try {
    return mlMatrix.solvePositive({ rows: size, columns: size, data: hessian }, column(gradient)).data;
  } catch (error) {
    if (error instanceof NotPositiveError) return undefined;
    throw error;
  }
}
