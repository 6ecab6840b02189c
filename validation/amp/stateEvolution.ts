import { bayesOptimalStep } from "../../equations/channels/bayes.js";
import { labelCorrelation } from "../../equations/channels/labelField.js";
import { linear } from "../../equations/models.js";
import { regularRegime } from "../../equations/reduction.js";
import { type IteratedState, selfConsistentMap } from "../../equations/selfConsistent.js";
import { E_GEN } from "../../equations/vocabulary/observables.js";
import { type AmpLearner, outputFunction } from "./outputFunction.js";

/** The task, and the learner whose message passing is followed. */
export interface AmpTask {
  readonly learner: AmpLearner;
  /** Samples per input dimension, (0, Infinity). */
  readonly alpha: number;
  /** Fraction of random labels, [0, 1]. */
  readonly epsilon: number;
  /** Ridge penalty, (0, Infinity). The Bayes-optimal learner has none: its prior has variance 1. */
  readonly lambda: number;
}

/** Overlaps of one iteration, as state evolution predicts and a replica measures them. */
export interface AmpOverlaps {
  /** Covariance of the learner's field with the teacher's. */
  readonly m: number;
  /** Variance of the learner's field, |w|^2 / d. */
  readonly q: number;
  readonly V: number;
  /** arccos of the overlap; 1/2 where the weights are 0. */
  readonly [E_GEN]: number;
}

/**
 * State evolution: the law of message passing in the limit of many dimensions, iteration by iteration, from zero weights.
 *
 * Bayes-optimal: the equations of the baseline iterated from q = 0; m = q and V = 1 - q at every iteration. A loss: the plain
 * self-consistent map, whose first step, from q = 0, is Hebb's rule and is taken in closed form because all fields are 0 there.
 *
 * @param task       Of a linear learner.
 * @param iterations At least 0.
 * @returns iterations + 1 states; the first is that of zero weights.
 *
 * Source: equations/README.md (AM.4)-(AM.5).
 *
 * @example
 * stateEvolution({ learner: "square", alpha: 2, epsilon: 0.1, lambda: 1 }, 1)[1].generalizationError.toFixed(6) // => "0.247546"
 */
export function stateEvolution(task: AmpTask, iterations: number): AmpOverlaps[] {
  return task.learner === "bayes" ? bayesEvolution(task, iterations) : lossEvolution(task, iterations);
}

function bayesEvolution({ alpha, epsilon }: AmpTask, iterations: number): AmpOverlaps[] {
  const states: AmpOverlaps[] = [];
  let qHat = 0;
  for (let t = 0; t <= iterations; t++) {
    const q = qHat / (1 + qHat);
    states.push({ m: q, q, V: 1 / (1 + qHat), [E_GEN]: Math.atan2(1, Math.sqrt(qHat)) / Math.PI });
    qHat = bayesOptimalStep(alpha, epsilon, qHat);
  }
  return states;
}

function lossEvolution({ learner, alpha, epsilon, lambda }: AmpTask, iterations: number): AmpOverlaps[] {
  const model = linear({ loss: learner, alpha, epsilon, lambda });
  const map = selfConsistentMap(model, regularRegime(model));
  const states: AmpOverlaps[] = [{ m: 0, q: 0, V: 1 / lambda, [E_GEN]: 0.5 }];
  let state = firstStep({ learner, alpha, epsilon, lambda });
  for (let t = 1; t <= iterations; t++) {
    const [logV, m, logTau] = state;
    const tau = Math.exp(logTau);
    states.push({ m, q: m * m + tau * tau, V: Math.exp(logV), [E_GEN]: Math.atan2(tau, m) / Math.PI });
    state = map(state).next;
  }
  return states;
}

/** From zero weights every sample pulls alike: the weights become Hebb's. */
function firstStep({ learner, alpha, epsilon, lambda }: AmpTask): IteratedState {
  const { pull, response } = outputFunction(learner, epsilon);
  const strength = pull(0, 1 / lambda);
  const V = 1 / (lambda + alpha * response(0, 1 / lambda, strength));
  return [Math.log(V), V * alpha * labelCorrelation(epsilon) * strength, Math.log(V * Math.sqrt(alpha) * strength)];
}
