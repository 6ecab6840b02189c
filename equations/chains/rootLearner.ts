import { proximalShift } from "../channels/proximalShift.js";
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
  const { shift, kinks } = shiftOf(problemOf(model), state, model.channel.loss);
  return { modes, missing: spectrum.teacherMissing.value, root: { alpha, shift, kinks, VHat }, learners: [learner] };
}

/** P(nu) = 1 / (A (zeta + nu)) of the modes, A = <nu / (zeta + nu)>. At zeta = Infinity 1 / <nu>. */
export function profileOf(modes: readonly Mode[], spectrum: Spectrum, zeta: number, response: number): Float64Array {
  return Float64Array.from(modes, ({ nu }) =>
    zeta === Number.POSITIVE_INFINITY ? 1 / spectrum.means.nu : 1 / (response * (zeta + nu)),
  );
}

function shiftOf(problem: Problem, { V }: ReducedState, loss: Loss): ReturnType<typeof proximalShift> {
  // Hebb's rule: every sample is pulled alike.
  if (problem.kind === "explicit") return { shift: () => V * loss.pull, kinks: [] };
  return proximalShift(problem.kind === "reduced" ? problem.effective.channel.loss : loss, V);
}
