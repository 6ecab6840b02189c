import { labelCorrelation } from "./channels/labelField.js";
import { proximalChannel } from "./channels/proximal.js";
import { type Loss, leftPull, separates } from "./losses.js";
import {
  cornerRegime,
  interpolatingRegime,
  type ReducedState,
  type Regime,
  regularRegime,
  ridgelessRegime,
} from "./reduction.js";
import { interpolationThreshold, separabilityThreshold } from "./thresholds.js";
import type { Model, SpectrumMoments } from "./types.js";

/** Relative rounding of a threshold: closer, neither side of it can be told from the other. */
const THRESHOLD_ROUNDING = 4e-15;

/** Two equations in two unknowns, and the model whose channel and spectrum they join. */
export interface ReducedProblem {
  readonly kind: "reduced";
  /** The limit that the solution belongs to. */
  readonly name: Regime["name"] | "infinite";
  readonly regime: Regime;
  /** The model as posed, with the channel that is left in its limit. */
  readonly effective: Model;
}

/** The problem of a model at its lambda: two equations to solve, an explicit limit, or no limit at all. */
export type Problem =
  | ReducedProblem
  | { readonly kind: "explicit"; readonly name: "infinite"; readonly state: ReducedState }
  | { readonly kind: "none"; readonly name: "ridgeless" | "interpolating"; readonly reason: string };

/**
 * The problem of a model, by where lambda lies in [0, Infinity].
 *
 * lambda -> 0+ has two sides, parted by the threshold of the loss. At the threshold itself q and V diverge. Where separable data meet a loss
 * that falls like a power of u, the direction of the weights has a limit of its own, which is not the max-margin one and is not computed.
 *
 * Source: equations/README.md (RE.1)-(RE.3), (LI.1), (LI.2), (TH.2), (TH.3).
 */
export function problemOf(model: Model): Problem {
  if (model.lambda === Number.POSITIVE_INFINITY) {
    const bent = infiniteModel(model);
    return bent === undefined
      ? { kind: "explicit", name: "infinite", state: hebbState(model) }
      : { kind: "reduced", name: "infinite", regime: regularRegime(bent), effective: bent };
  }
  if (model.lambda > 0) return { kind: "reduced", name: "regular", regime: regularRegime(model), effective: model };
  const { alpha, channel } = model;
  const threshold = fitThreshold(model);
  if (Math.abs(alpha / threshold - 1) <= THRESHOLD_ROUNDING) {
    const letter = separates(channel.loss) ? "alpha_c" : "alpha_i";
    return {
      kind: "none",
      name: "ridgeless",
      reason: `alpha is the threshold ${letter} itself, where q and V diverge; give another alpha, or a positive lambda`,
    };
  }
  if (alpha > threshold) {
    return { kind: "reduced", name: "ridgeless", regime: ridgelessRegime(model), effective: model };
  }
  if (channel.loss.slowTail === true) {
    return {
      kind: "none",
      name: "interpolating",
      reason:
        "the data are separable and the loss falls like a power of u, so that the weights diverge, and not in the max-margin direction; " +
        "give a small positive lambda",
    };
  }
  return { kind: "reduced", name: "interpolating", regime: interpolatingRegime(model), effective: model };
}

/** The problem of the corner gamma -> pi/2, lambda -> 0, in which lambda is the unit. Source: equations/README.md (RE.4). */
export function cornerProblem(model: Model): ReducedProblem {
  return { kind: "reduced", name: "corner", regime: cornerRegime(model), effective: model };
}

/**
 * Can the training data be fitted with zero loss (or loss falling to its infimum) as lambda -> 0+?
 *
 * A loss that is least on a half-line asks for separability; one that is least at a point asks for interpolation.
 *
 * Source: equations/README.md (TH.1), (TH.3).
 */
export function interpolates(model: Model): boolean {
  return model.alpha < fitThreshold(model);
}

/** The sample ratio below which the loss of a model can be brought to its infimum. Source: equations/README.md (TH.2), (TH.3). */
export function fitThreshold({ channel, spectrum }: Model): number {
  return separates(channel.loss)
    ? separabilityThreshold(spectrum, channel.epsilon).alpha
    : interpolationThreshold(spectrum);
}

/**
 * The regime of a model with finite lambda, and the model to solve there. On the interpolating side of 0+ the channel is taken at
 * V = Infinity, where prox is the projection onto the set where the loss is least: every margin loss becomes the max-margin classifier and
 * every other one the min-norm interpolator.
 *
 * Unlike problemOf it takes a side at a threshold, and any tail of the loss: an iteration shows by itself that it goes nowhere.
 *
 * Source: equations/README.md (RE.1)-(RE.3), (LI.1).
 */
export function regimeOf(model: Model): { readonly regime: Regime; readonly effective: Model } {
  if (model.lambda > 0) return { regime: regularRegime(model), effective: model };
  if (!interpolates(model)) return { regime: ridgelessRegime(model), effective: model };
  return { regime: interpolatingRegime(model), effective: model };
}

/**
 * The problem that is left at lambda -> infinity, in units of 1 / lambda, where the loss has a kink at u = 0: there every margin lies, and
 * the two slopes beside it are all that matters. At lambda = 1, because in these units lambda is one.
 *
 * @returns `undefined` where the loss is smooth at 0: Hebb's rule is explicit.
 *
 * Source: equations/README.md (LI.2).
 */
function infiniteModel(model: Model): Model | undefined {
  const { loss, epsilon } = model.channel;
  const left = leftPull(loss);
  if (left === loss.pull) return undefined;
  const bent: Loss = {
    name: `${loss.name} near 0`,
    value: (u) => -(u < 0 ? left : loss.pull) * u,
    slope: (u) => -(u < 0 ? left : loss.pull),
    curvature: () => 0,
    kinks: [0],
    pull: loss.pull,
    minimizers: { from: Number.POSITIVE_INFINITY, to: Number.POSITIVE_INFINITY },
  };
  return { ...model, lambda: 1, channel: proximalChannel(bent, epsilon) };
}

/**
 * lambda -> infinity: Hebb's rule, explicit for every spectrum and every loss that is smooth at u = 0.
 *
 * Everything is in units of 1 / lambda: m stands for lambda m, q for lambda^2 q, V for lambda V.
 *
 * Source: equations/README.md (LI.2).
 */
export function hebbState(model: Model): ReducedState {
  const { alpha, channel, spectrum } = model;
  const { means } = spectrum;
  const pull = channel.loss.pull;
  const c = labelCorrelation(channel.epsilon);
  const mHat = alpha * c * pull;
  const qHat = alpha * pull * pull;
  const moments: SpectrumMoments = {
    response: 0,
    teacher: 0,
    noise: 0,
    spread: 0,
    weight: means.nu,
    teacherWeight: means.t,
    responseByLogZeta: 0,
    teacherByLogZeta: 0,
    noiseByLogZeta: 0,
    spreadByLogZeta: 0,
  };
  return {
    V: means.nu,
    zeta: Number.POSITIVE_INFINITY,
    m: mHat * means.t,
    tau: Math.sqrt(qHat * means.nuSquare + mHat * mHat * means.spread),
    mHat: mHat * means.nu,
    qHat: qHat * means.nu * means.nu,
    VHat: 0,
    moments,
  };
}
