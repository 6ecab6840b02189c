import { atan2 } from "../src/numerics/elementary.js";
import { normalCdf } from "../src/numerics/normal.js";
import { skewNormalCdf } from "../src/numerics/owensT.js";
import { separates, unitMargin } from "./losses.js";
import type { ReducedState, Regime } from "./reduction.js";
import type { Model } from "./types.js";

/** What the theory predicts for a trained learner. */
export interface Observables {
  /** Probability that the learner disagrees with the rule on a new input, [0, 1/2]. */
  readonly generalizationError: number;
  /** Fraction of the random labels in the training set that the learner gets wrong, [0, 1/2]. */
  readonly memorizationError: number;
  /** Fraction of the rule-given training labels that the learner gets wrong. */
  readonly ruleTrainingError: number;
  /** Fraction of all training labels that the learner gets wrong. */
  readonly trainingError: number;
  /** Mean training loss per sample, without the ridge term. */
  readonly trainingLoss: number;
  /** |w|^2 / d; at lambda = Infinity in units of 1 / lambda^2. */
  readonly norm: number;
  /** Smallest y f / (|w| / sqrt d) over the training set, where all labels are fitted with a margin; null elsewhere. */
  readonly margin: number | null;
  /** Minimum of the training objective per input dimension, alpha trainingLoss + lambda norm / 2. */
  readonly freeEnergy: number;
}

/** Which equations a state solves. */
type RegimeName = Regime["name"] | "infinite";

/**
 * All observables of a solved state.
 *
 * @param model  The model as posed.
 * @param regime Which limit, if any, the state belongs to.
 * @param state  Solution of the reduced equations.
 *
 * Source: equations/README.md (OB.1)-(OB.6).
 */
export function observablesOf(model: Model, regime: RegimeName, state: ReducedState): Observables {
  const { V, m, tau } = state;
  const { loss, epsilon } = model.channel;
  const generalizationError = atan2(tau, m) / Math.PI;
  const norm = normOf(state);
  if (regime === "interpolating") {
    const fitted = {
      memorizationError: 0,
      ruleTrainingError: 0,
      trainingError: 0,
      trainingLoss: leastLoss(model),
      freeEnergy: 0,
    };
    const margin = separates(loss) ? unitMargin(loss) / Math.sqrt(norm) : null;
    return { generalizationError, ...fitted, norm, margin };
  }
  const flip = (-V * loss.pull) / Math.hypot(m, tau);
  const memorizationError = normalCdf(flip);
  const ruleTrainingError = m === 0 ? memorizationError : skewNormalCdf(flip, m / tau);
  const trainingLoss = regime === "infinite" ? loss.value(0) : model.channel.trainingLoss(state);
  // In the corner lambda is the unit, and lambda norm stays finite while the norm diverges.
  const ridge = regime === "corner" ? 0.5 * norm : regime === "regular" ? 0.5 * model.lambda * norm : 0;
  return {
    generalizationError,
    memorizationError,
    ruleTrainingError,
    trainingError: epsilon * memorizationError + (1 - epsilon) * ruleTrainingError,
    trainingLoss,
    norm: regime === "corner" ? Number.POSITIVE_INFINITY : norm,
    margin: null,
    freeEnergy: model.alpha * trainingLoss + ridge,
  };
}

/** |w|^2 / d = (V^2 qHat W + (V mHat)^2 <t / (zeta + nu)^2>) / A^2; at lambda = Infinity W and A are their limits. */
function normOf(state: ReducedState): number {
  const { moments, mHat, qHat, zeta } = state;
  const scale = zeta === Number.POSITIVE_INFINITY ? state.V : moments.response;
  return (qHat * moments.weight + mHat * mHat * moments.teacherWeight) / (scale * scale);
}

/** The loss at its minimizers: 0 for the built-in losses. */
function leastLoss(model: Model): number {
  const { loss } = model.channel;
  return loss.minimizers.from === Number.POSITIVE_INFINITY ? 0 : loss.value(loss.minimizers.from);
}
