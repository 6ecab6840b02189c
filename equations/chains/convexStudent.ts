import type { StudentLoss } from "../studentLosses.js";
import type { Spectrum } from "../types.js";
import type { Chain, ChainLearner } from "./learner.js";
import { profileOf } from "./rootLearner.js";
import type { StudentAverages, StudentPlace } from "./studentAverages.js";

/** The training of a student on any convex loss. */
export interface ConvexTraining {
  readonly loss: StudentLoss;
  readonly lambda: number;
  /** Samples per input dimension. */
  readonly samples: number;
  readonly fraction: number;
  readonly inputs: "same" | "fresh";
}

/** The conjugates of a student, which its weights follow from. */
export interface StudentConjugates {
  readonly zeta: number;
  /** <nu / (zeta + nu)>; 1 at lambda = Infinity, where the profile is 1 / <nu>. */
  readonly response: number;
  readonly mHat: number;
  /** a E[d shift / dw_1]. */
  readonly pull: number;
  /** a E[shift shift_1] and a E[shift^2]. */
  readonly joint: number;
  readonly own: number;
}

/** The student's weights on every mode, and the overlaps that they give. */
interface StudentWeights {
  readonly profile: Float64Array;
  readonly carried: Float64Array;
  readonly gain: Float64Array;
  /** V_21 / V_11. */
  readonly response: number;
  readonly m: number;
  readonly cross: number;
  readonly spread: number;
}

/**
 * The weights of a student of the first learner, and its overlaps as averages over the modes.
 *
 * The spread is summed as squares of what the teacher's weights leave: it is no difference where the student is nearly its teacher.
 *
 * Source: equations/README.md (DI.4), (DI.5).
 */
export function studentWeights(chain: Chain, spectrum: Spectrum, conjugates: StudentConjugates): StudentWeights {
  const { modes, missing } = chain;
  const [teacher] = chain.learners as [ChainLearner];
  const { zeta, response, mHat, pull, joint, own } = conjugates;
  const profile = profileOf(modes, spectrum, zeta, response);
  const carried = profile.map((value, i) => modes[i]!.nu * value * pull * teacher.profile[i]!);
  const gain = profile.map((value, i) => modes[i]!.nu * value * (mHat + pull * teacher.gain[i]!));
  const first = teacher.qHat[0]!;
  let [back, m, cross] = [0, 0, 0];
  modes.forEach(({ nu, weight, share }, i) => {
    if (weight > 0) {
      back += weight * nu * carried[i]!;
      cross += weight * nu * nu * teacher.profile[i]! * (profile[i]! * joint + carried[i]! * first);
    }
    if (share > 0) m += share * gain[i]!;
  });
  modes.forEach(({ share }, i) => {
    if (share > 0) cross += share * (gain[i]! - m) * (teacher.gain[i]! - teacher.m);
  });
  cross += m * teacher.m * missing;
  const slope = cross / teacher.orthogonal[0]!;
  let square = missing * (m - slope * teacher.m) ** 2;
  modes.forEach(({ nu, weight, share }, i) => {
    if (share > 0) square += share * (gain[i]! - m - slope * (teacher.gain[i]! - teacher.m)) ** 2;
    if (!(weight > 0)) return;
    const [a, b] = [carried[i]! - slope * teacher.profile[i]!, profile[i]!];
    square += weight * nu * nu * (a * a * first + 2 * a * b * joint + b * b * own);
  });
  return { profile, carried, gain, response: back, m, cross, spread: Math.sqrt(Math.max(0, square)) };
}

/** The chain with the student of a place, whose averages there are given. */
export function withConvexStudent(
  chain: Chain,
  spectrum: Spectrum,
  training: ConvexTraining,
  place: StudentPlace,
  averages: StudentAverages,
  conjugates: StudentConjugates,
  residual: number,
): Chain {
  const [teacher] = chain.learners as [ChainLearner];
  const { profile, carried, gain, response, m, cross, spread } = studentWeights(chain, spectrum, conjugates);
  const { loss, samples, fraction, inputs } = training;
  const same = inputs === "same";
  const student: ChainLearner = {
    samples,
    fraction,
    origin: same ? 0 : 1,
    byField: [],
    byRoot: 0,
    response: [response, 1],
    profile,
    carried: [carried, profile],
    gain,
    mHat: conjugates.mHat,
    qHat: [conjugates.joint, conjugates.own],
    m,
    orthogonal: [cross, spread * spread + (cross * cross) / teacher.orthogonal[0]!],
    residual,
    trained: { loss, V: place.V },
    cost: averages.cost,
  };
  return { ...chain, learners: [teacher, student] };
}
