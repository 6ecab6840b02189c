import { addBackSubstitution, laneTable, putRow } from "../../src/numerics/laneTable.js";

/** Response of the samples at one step. */
export interface ResponseStep {
  /** Response of the field to the pulls at the steps before. */
  readonly R: Float64Array;
  /** The algorithm's look-ahead. */
  readonly beta: number;
  /** Curvature of the loss at every sample. */
  readonly curvature: Float64Array;
  /** Factor of every sample's pull in this step's mini-batch; undefined on full batches. */
  readonly mask: Float64Array | undefined;
}

/**
 * Mean response of a sample's pull to its field at earlier steps, the last row of -[(1 + D E R)^-1 D E].
 *
 * D is the curvature of the loss at every step, R the response of the field to pulls, E the look-ahead. Back substitution gives the last row
 * of the inverse, so that nothing but D is kept of the steps before.
 *
 * @param steps Number of steps in all.
 * @param count Samples that are averaged over: the first of each array; a multiple of LANES.
 * @returns A function to be called at steps 0, 1, ...; its result is the response to the field at steps 0 ... t.
 *
 * Source: equations/README.md (MF.3).
 */
export function meanResponse(steps: number, count: number): (step: ResponseStep) => Float64Array {
  const curvatures = laneTable(steps, count);
  /** E R by columns: ahead[r][t] is the response at step t to the pull at step r. */
  const ahead: Float64Array[] = [];
  const betas: number[] = [];
  let before: Float64Array | undefined;
  return ({ R, beta, curvature, mask }) => {
    const t = betas.length;
    betas.push(beta);
    ahead.push(new Float64Array(steps));
    for (let r = 0; r < t; r++) ahead[r]![t] = (1 + beta) * R[r]! - beta * (before?.[r] ?? 0);
    before = R;
    putRow(curvatures, t, curvature);
    const sums = new Float64Array(t + 1);
    addBackSubstitution(sums, ahead, curvatures, t);
    // The mask of this step is averaged over; later steps see it.
    if (mask !== undefined)
      putRow(
        curvatures,
        t,
        curvature.map((value, i) => value * mask[i]!),
      );
    return sums.map((value, s) => {
      const next = s < t ? betas[s + 1]! * sums[s + 1]! : 0;
      return -((1 + betas[s]!) * value - next) / count;
    });
  };
}
