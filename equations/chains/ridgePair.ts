import { hypot } from "../../src/numerics/elementary.js";
import { normalCdf } from "../../src/numerics/normal.js";
import { skewNormalCdf } from "../../src/numerics/owensT.js";
import { labelCorrelation } from "../channels/labelField.js";
import type { ReducedState } from "../reduction.js";
import { complexOf } from "../training/complexRidge.js";
import { type Model, PAIR, PAIR_LENGTH } from "../types.js";
import type { EnsembleErrors, MemberPair } from "./ensemble.js";

/** Share of a residual that a ridge solution removes. */
function removed({ V }: ReducedState): number {
  return V === Number.POSITIVE_INFINITY ? 1 : V / (1 + V);
}

/**
 * Two ridge solutions of one data set with different lambda: their overlap is linear in itself.
 *
 * @param model  Square loss; its lambda is not looked at.
 * @param first  State of one of them.
 * @param second Of the other.
 *
 * Source: equations/README.md (EN.8), which is (TI.6) at real ridges.
 */
export function ridgePair(model: Model, first: ReducedState, second: ReducedState): MemberPair {
  const { alpha, channel, spectrum } = model;
  const real = (value: number): { readonly re: Float64Array; readonly im: Float64Array } => ({
    re: Float64Array.of(value),
    im: new Float64Array(1),
  });
  const averages = new Float64Array(2 * PAIR_LENGTH);
  complexOf(spectrum).pairs(real(first.zeta), real(second.zeta))(0, 0, averages);
  const [noise, spread, weight, teacherWeight] = [PAIR.noise, PAIR.spread, PAIR.weight, PAIR.teacherWeight].map(
    (place) => averages[place]!,
  ) as [number, number, number, number];
  const c = labelCorrelation(channel.epsilon);
  const residual = 1 - c * (first.m + second.m) + first.m * second.m;
  const shares = alpha * removed(first) * removed(second);
  const scale = first.VHat * second.VHat;
  const rule = (first.mHat * second.mHat) / scale;
  const share = (shares * noise) / scale;
  const cross = (share * residual + rule * spread) / (1 - share);
  return {
    cross,
    error: 0,
    crossNorm: (shares * (residual + cross) * weight) / scale + rule * teacherWeight,
    residual: 0,
  };
}

/** Training errors of the average of two ridge solutions: its field on a sample is Gaussian given the label. Source: equations/README.md (EN.8). */
export function ridgePairErrors(first: ReducedState, second: ReducedState, cross: number): EnsembleErrors {
  const [pull1, pull2] = [removed(first), removed(second)];
  const [kept1, kept2] = [1 - pull1, 1 - pull2];
  const mean = (pull1 + pull2) / 2;
  const along = (kept1 * first.m + kept2 * second.m) / 2;
  const square = (kept1 * first.tau) ** 2 + (kept2 * second.tau) ** 2 + 2 * kept1 * kept2 * cross;
  const rest = Math.sqrt(Math.max(0, square)) / 2;
  const root = hypot(along, rest);
  if (root === 0) return { facts: 0, rules: 0, error: 0 };
  return { facts: normalCdf(-mean / root), rules: skewNormalCdf(-mean / root, along / rest), error: 0 };
}
