import { atan2, hypot } from "../../src/numerics/elementary.js";
import { normalCdf } from "../../src/numerics/normal.js";
import { skewNormalCdf } from "../../src/numerics/owensT.js";
import { labelCorrelation } from "../channels/labelField.js";
import type { Model } from "../types.js";
import { E_GEN, E_MEM } from "../vocabulary/observables.js";
import type { RidgeProblem, TimeSums } from "./timeSums.js";
import type { TimePoint } from "./trajectory.js";

/** Everything that is reported of a learner at one time of its training. */
export interface TrainedLearner {
  readonly m: number;
  readonly q: number;
  /** sqrt(q - m^2), without the cancellation; 1 of zero weights, whose angle to the rule counts as a right one. */
  readonly tau: number;
  /** pull / (1 - pull), the response of the ridge solution with the same pull; Infinity from pull = 1 on, NaN for other losses than the square. */
  readonly V: number;
  /** Share of its own label that a training sample has been taught: f = pull y + g, with g of the other samples. NaN for other losses than the square. */
  readonly pull: number;
  readonly [E_GEN]: number;
  readonly [E_MEM]: number;
  readonly ruleTrainingError: number;
  readonly trainingError: number;
  readonly trainingLoss: number;
  /** |w|^2 / d. */
  readonly norm: number;
  /** Training objective per input dimension, alpha trainingLoss + lambda norm / 2. */
  readonly freeEnergy: number;
}

/** Of the pull of a training set that is interpolated nothing is left but rounding. */
const INTERPOLATED = 1e-15;

/**
 * Reads the observables off the sums at one time.
 *
 * A variance that is 0 to rounding, as on a training set that is interpolated, counts as 0.
 *
 * Source: equations/README.md (TI.9).
 */
export function trainedLearner({ alpha, epsilon, lambda }: RidgeProblem, sums: TimeSums): TrainedLearner {
  const { m, pull, unpulled, sampleM, norm } = sums;
  const tau = Math.sqrt(Math.max(0, sums.tauSquare));
  const sampleTau = Math.sqrt(Math.max(0, sums.sampleTauSquare));
  const flip = -pull / hypot(sampleM, sampleTau);
  const memorization = normalCdf(flip);
  const ruleTrainingError = shareBelow(flip, sampleM / sampleTau, memorization);
  const c = labelCorrelation(epsilon);
  const distance = unpulled - c * sampleM;
  const trainingLoss = 0.5 * (distance * distance + (1 - c * c) * sampleM * sampleM + sampleTau * sampleTau);
  return {
    m,
    q: m * m + tau * tau,
    tau,
    V: unpulled > INTERPOLATED ? pull / unpulled : Number.POSITIVE_INFINITY,
    pull,
    [E_GEN]: atan2(tau, m) / Math.PI,
    [E_MEM]: memorization,
    ruleTrainingError,
    trainingError: epsilon * memorization + (1 - epsilon) * ruleTrainingError,
    trainingLoss,
    norm,
    freeEnergy: alpha * trainingLoss + 0.5 * lambda * norm,
  };
}

/**
 * The learner before its training: zero weights, which guess.
 *
 * Source: equations/README.md (TI.11).
 */
export function untrainedLearner({ alpha, channel: { loss } }: Model): TrainedLearner {
  const trainingLoss = loss.value(0);
  const ofSquare = loss.name === "square" ? 0 : Number.NaN;
  return {
    m: 0,
    q: 0,
    tau: 1,
    V: ofSquare,
    pull: ofSquare,
    [E_GEN]: 0.5,
    [E_MEM]: 0.5,
    ruleTrainingError: 0.5,
    trainingError: 0.5,
    trainingLoss,
    norm: 0,
    freeEnergy: alpha * trainingLoss,
  };
}

/** Probability that a skew normal of any slope lies below h; of slope 0 it is Phi(h). */
export function shareBelow(h: number, slope: number, cdf: number): number {
  if (slope === 0 || Number.isNaN(slope)) return cdf;
  // With momentum the field may overshoot the teacher: the mirror image.
  return slope > 0 ? skewNormalCdf(h, slope) : 2 * cdf - skewNormalCdf(h, -slope);
}

/** The difference of two rules of the same step counts this many times: either may be the better one. */
const SAFETY = 4;
/** Rounding that both rules share, from the solutions of one ridge. */
const ROUNDING = 2e-14;

/**
 * Estimated absolute errors of everything that is reported: the difference of the two rules, and rounding.
 *
 * @returns Zero where a value is exact or diverges.
 *
 * Source: equations/README.md (TI.10).
 */
export function trainedErrors(problem: RidgeProblem, { sums, second }: TimePoint): TrainedLearner {
  const one = trainedLearner(problem, sums);
  const other = trainedLearner(problem, second);
  const errors: { -readonly [name in keyof TrainedLearner]?: number } = {};
  for (const name of Object.keys(one) as (keyof TrainedLearner)[]) {
    const gap = Math.abs(one[name] - other[name]);
    errors[name] =
      Number.isFinite(one[name]) && Number.isFinite(gap) ? SAFETY * gap + ROUNDING * Math.abs(one[name]) : 0;
  }
  return errors as TrainedLearner;
}
