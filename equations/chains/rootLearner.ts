import { type ProximalShift, proximalShift } from "../channels/proximalShift.js";
import { type Problem, problemOf } from "../limits.js";
import type { Loss } from "../losses.js";
import type { RegimeName } from "../observables/reading.js";
import type { ReducedState } from "../reduction.js";
import type { Mode, Model, Spectrum } from "../types.js";
import type { Chain, ChainLearner } from "./learner.js";

/** A solved saddle point of a learner that is trained on labels. */
export interface RootSolution {
  readonly model: Model;
  readonly regime: RegimeName;
  readonly state: ReducedState;
}

/**
 * The chain that consists of the first learner only.
 *
 * At lambda = Infinity all of it is in units of 1 / lambda.
 *
 * @param modes Of the spectrum, as many as the averages need.
 *
 * Source: equations/README.md (DI.1).
 */
export function rootChain({ model, state }: RootSolution, modes: readonly Mode[]): Chain {
  const { alpha, spectrum } = model;
  const { m, tau, mHat, qHat, VHat, zeta, moments } = state;
  const profile = profileOf(modes, spectrum, zeta, moments.response);
  const learner: ChainLearner = {
    samples: alpha,
    fraction: 1,
    origin: 0,
    byField: [],
    byRoot: 1,
    response: [1],
    profile,
    carried: [profile],
    gain: profile.map((value, i) => modes[i]!.nu * value * mHat),
    mHat,
    qHat: [qHat],
    m,
    orthogonal: [tau * tau],
    residual: 0,
  };
  const shift = shiftOf(problemOf(model), state, model.channel.loss);
  return { modes, missing: spectrum.teacherMissing.value, root: { alpha, VHat, ...shift }, learners: [learner] };
}

/** P(nu) = 1 / (A (zeta + nu)) of the modes, A = <nu / (zeta + nu)>. At zeta = Infinity 1 / <nu>. */
export function profileOf(modes: readonly Mode[], spectrum: Spectrum, zeta: number, response: number): Float64Array {
  const profile = new Float64Array(modes.length);
  for (let i = 0; i < profile.length; i++) {
    profile[i] = zeta === Number.POSITIVE_INFINITY ? 1 / spectrum.means.nu : 1 / (response * (zeta + modes[i]!.nu));
  }
  return profile;
}

function shiftOf(problem: Problem, { V }: ReducedState, loss: Loss): ProximalShift {
  if (problem.kind === "explicit") {
    // Hebb's rule: every sample is pulled alike.
    const pull = V * loss.pull;
    return { shift: () => pull, kinks: [], lines: [{ at0: pull, slope: 0 }] };
  }
  return proximalShift(problem.kind === "reduced" ? problem.effective.channel.loss : loss, V);
}
