import { addRows, rowProduct } from "../../src/numerics/rowSums.js";
import type { Mode } from "../types.js";
import { type StepTraining, stepCoefficients } from "./stepRule.js";

/** Moments of the samples at one step, as they act on the weights. */
export interface SampleMoments {
  /** Covariance of the pulls at this step with those of steps 0 ... t, alpha included. */
  readonly qHat: Float64Array;
  /** Response of the pull at this step to the field at steps 0 ... t, alpha included. */
  readonly G: Float64Array;
  /** Pull along the teacher, alpha included. */
  readonly mHat: number;
}

/** Moments of the weights, as they act on the samples at step t + 1. */
export interface WeightMoments {
  /** Response of the field to the pulls at steps 0 ... t. */
  readonly R: Float64Array;
  /** Covariance with the teacher field. */
  readonly m: number;
  /** Covariance of the part of the field orthogonal to the teacher with that at steps 1 ... t + 1; entry 0 is 0. */
  readonly C: Float64Array;
  /** |w|^2 / d. */
  readonly norm: number;
}

/** State that is kept of one eigenvalue. */
interface ModeState {
  readonly mode: Mode;
  /** P(t, s) of earlier steps, by rows. */
  readonly rows: Float64Array[];
  /** Teacher component per unit share at every step. */
  readonly teacher: number[];
}

/**
 * The weights' side of dynamical mean-field theory: along each eigenvalue nu a linear recursion, driven by the samples' moments.
 *
 * P(t+1, s) = now P(t, s) + before P(t-1, s) + eta [delta_ts + nu sum_r G(t, r) P(r, s)] is the response of the weight to a pull at step s.
 * R = <nu P>, m = <t P> mHat, C = <nu^2 P qHat P^T> + <t nu (P mHat)(P mHat)^T> - m m^T.
 *
 * @param modes    The spectrum.
 * @param lambda   Ridge penalty, [0, Infinity).
 * @param training The algorithm.
 * @returns A function to be called once for each step t = 0, 1, ..., in order.
 *
 * Source: equations/README.md (MF.4).
 */
export function modeResponses(
  modes: readonly Mode[],
  lambda: number,
  training: StepTraining,
): (samples: SampleMoments) => WeightMoments {
  const { eta, steps } = training;
  const states: ModeState[] = modes.map((mode) => ({ mode, rows: [new Float64Array(steps)], teacher: [0] }));
  const covariances: Float64Array[] = [];
  const pulls: number[] = [];
  return ({ qHat, G, mHat }) => {
    const t = pulls.length;
    // qHat is symmetric: the new column completes the rows before.
    covariances.push(new Float64Array(steps));
    for (let s = 0; s <= t; s++) {
      covariances[t]![s] = qHat[s]!;
      covariances[s]![t] = qHat[s]!;
    }
    pulls.push(mHat);
    const { now, before } = stepCoefficients(training, lambda, t);
    const R = new Float64Array(t + 1);
    const C = new Float64Array(t + 2);
    const along = new Float64Array(t + 2);
    let m = 0;
    let norm = 0;
    let share = 0;
    const product = new Float64Array(t + 1);
    for (const { mode, rows, teacher } of states) {
      const { nu, weight } = mode;
      const row = new Float64Array(steps);
      addRows(row.subarray(0, t), G, rows, 1, t + 1);
      for (let s = 0; s <= t; s++) {
        row[s] = eta * (nu * row[s]! + (s === t ? 1 : 0)) + now * rows[t]![s]! + before * (rows[t - 1]?.[s] ?? 0);
      }
      rows.push(row);
      for (let s = 0; s <= t; s++) R[s]! += weight * nu * row[s]!;
      product.fill(0);
      addRows(product, row, covariances, 0, t + 1);
      const component = rowProduct(row, pulls, t + 1);
      teacher.push(component);
      m += mode.share * nu * component;
      share += mode.share;
      const noise = weight * nu * nu;
      if (noise > 0) for (let s = 1; s <= t + 1; s++) C[s]! += noise * rowProduct(product, rows[s]!, s);
      norm += (mode.continuum ?? weight * nu) * rowProduct(product, row, t + 1);
      norm += mode.share * nu * component * component;
      if (mode.continuum !== undefined) for (let s = 0; s <= t; s++) R[s]! += mode.continuum * row[s]!;
      for (let s = 1; s <= t + 1; s++) along[s]! += mode.share * nu * teacher[s]!;
    }
    // The spread of the learned teacher over the spectrum, as a sum of squares: it does not cancel.
    if (states.length > 1 || share < 1) {
      const last = along[t + 1]! / share;
      for (let s = 1; s <= t + 1; s++) {
        const mean = along[s]! / share;
        let spread = share * (1 - share) * mean * last;
        for (const { mode, teacher } of states) {
          if (mode.share > 0)
            spread += mode.share * (mode.nu * teacher[s]! - mean) * (mode.nu * teacher[t + 1]! - last);
        }
        C[s]! += spread;
      }
    }
    return { R, m, C, norm };
  };
}
