import { mlMatrix } from "../linearAlgebra/mlMatrix.js";
import { NotPositiveError } from "../linearAlgebra/notPositiveError.js";
import { addRow, column, dot, rowDot } from "../linearAlgebra/vectors.js";
import type { AmpProblem, AmpState } from "./messagePassing.js";

/** Weights and pulls, as of message passing or better. */
type Point = Pick<AmpState, "weights" | "pulls">;

/**
 * Distance of weights from the minimizer of the hinge loss, |w - minimizer| / |w|, from the minimizer itself.
 *
 * The duality gap says little at tiny lambda: a margin short of 1 by rounding costs as much as the whole penalty. Which samples are at
 * the margin, message passing knows: on them the optimality conditions are linear equations. Their solution is the minimizer if the
 * samples elsewhere stay on their sides and the pulls in [0, 1]: sufficient conditions, since the objective is strictly convex.
 *
 * @param problem Of the hinge loss.
 * @param state   Close to the minimizer.
 * @returns Undefined where a condition fails. A second correction, of what rounding left of the first, is counted in.
 *
 * Source: equations/README.md (AM.8).
 */
export function marginDistance(problem: AmpProblem, state: Point): number | undefined {
  const first = stepToMargins(problem, state);
  const second = first && stepToMargins(problem, first.point);
  if (first === undefined || second === undefined) return undefined;
  return (first.length + second.length) / Math.sqrt(dot(state.weights, state.weights));
}

function stepToMargins(
  { inputs, labels, lambda }: AmpProblem,
  { weights, pulls }: Point,
): { readonly point: Point; readonly length: number } | undefined {
  const { rows: n, columns: d, data } = inputs;
  const signed = (i: number): number => (labels[i] as number) / Math.sqrt(d);
  const along = (i: number, vector: Float64Array): number => signed(i) * rowDot(data, i * d, vector, d);
  const margin = [...pulls.keys()].filter((i) => (pulls[i] as number) > 0 && (pulls[i] as number) < 1);
  // More samples than unknowns: their margins cannot all be 1.
  if (margin.length > d) return undefined;
  // -lambda times the change: first what the pulls are short of, then what keeps the margins at 1.
  const force = weights.map((value) => lambda * value);
  for (let i = 0; i < n; i++) {
    if (pulls[i] !== 0) addRow(force, -signed(i) * (pulls[i] as number), data, i * d);
  }
  const right = margin.map((i) => lambda * (1 - along(i, weights)) + along(i, force));
  const changes = marginPulls(margin, { data, d, signed }, right);
  if (changes === undefined) return undefined;
  const betterPulls = pulls.slice();
  for (const [place, i] of margin.entries()) {
    const change = changes[place] as number;
    betterPulls[i] = (pulls[i] as number) + change;
    if (!(betterPulls[i] >= 0 && betterPulls[i] <= 1)) return undefined;
    addRow(force, -signed(i) * change, data, i * d);
  }
  const betterWeights = weights.map((value, j) => value - (force[j] as number) / lambda);
  for (let i = 0; i < n; i++) {
    const u = along(i, betterWeights);
    if ((pulls[i] === 0 && u < 1) || (pulls[i] === 1 && u > 1)) return undefined;
  }
  return { point: { weights: betterWeights, pulls: betterPulls }, length: Math.sqrt(dot(force, force)) / lambda };
}

/** Solves for the change of the pulls at the margin; undefined where their rows are dependent. */
function marginPulls(
  margin: readonly number[],
  { data, d, signed }: { readonly data: Float64Array; readonly d: number; readonly signed: (i: number) => number },
  right: readonly number[],
): Float64Array | undefined {
  if (margin.length === 0) return new Float64Array();
  const chosen = new Float64Array(margin.length * d);
  for (const [place, i] of margin.entries()) {
    for (let j = 0; j < d; j++) chosen[place * d + j] = signed(i) * (data[i * d + j] as number);
  }
  const rows = { rows: margin.length, columns: d, data: chosen };
  try {
    return mlMatrix.solvePositive(mlMatrix.crossProducts(rows, rows), column(Float64Array.from(right))).data;
  } catch (error) {
    if (error instanceof NotPositiveError) return undefined;
    throw error;
  }
}
