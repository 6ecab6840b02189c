import { atan2 } from "../../src/numerics/elementary.js";
import type { Loss } from "../losses.js";
import type { Mode } from "../types.js";
import { E_GEN, E_MEM } from "../vocabulary/observables.js";
import { modeResponses, type SampleMoments, type WeightMoments } from "./modeResponses.js";
import type { StepTraining } from "./stepRule.js";

/** Training on an infinite data set, as dynamical mean-field theory sees it. */
export interface TrainingProblem {
  /** Samples per input dimension, (0, Infinity). */
  readonly alpha: number;
  /** Fraction of random labels, [0, 1]. */
  readonly epsilon: number;
  /** Ridge penalty, [0, Infinity). */
  readonly lambda: number;
  readonly loss: Loss;
  readonly modes: readonly Mode[];
  readonly training: StepTraining;
}

/** Averages over the training samples at one step. */
export interface SampleObservables {
  readonly [E_MEM]: number;
  readonly ruleTrainingError: number;
  readonly trainingLoss: number;
}

/** The learner after a number of steps. */
export interface TrainingState extends SampleObservables {
  readonly [E_GEN]: number;
  readonly trainingError: number;
  readonly norm: number;
  readonly m: number;
  readonly q: number;
}

/** The quantities of a state, in the order in which they are written. */
export const TRAINING_OBSERVABLES = [
  E_GEN,
  E_MEM,
  "ruleTrainingError",
  "trainingError",
  "trainingLoss",
  "norm",
  "m",
  "q",
] as const satisfies readonly (keyof TrainingState)[];

/** The samples' side of the theory. Called once for each step t = 0, 1, ..., steps, in order; at t = 0 all fields are 0. */
export type SampleSide = (weights: WeightMoments | undefined) => {
  readonly observables: SampleObservables;
  readonly moments: () => SampleMoments;
};

/**
 * Dynamical mean-field theory in one causal sweep: samples and weights in turn, step by step, without an outer iteration.
 *
 * @returns States at steps 0, 1, ..., steps.
 *
 * Source: equations/README.md (MF.3)-(MF.4).
 */
export function meanFieldSweep(
  { epsilon, lambda, modes, training }: Omit<TrainingProblem, "loss" | "alpha">,
  samples: SampleSide,
): TrainingState[] {
  const respond = modeResponses(modes, lambda, training);
  const states: TrainingState[] = [];
  let weights: WeightMoments | undefined;
  for (let t = 0; t <= training.steps; t++) {
    const { observables, moments } = samples(weights);
    const m = weights?.m ?? 0;
    const tauSquare = Math.max(0, weights?.C[t] ?? 0);
    const { [E_MEM]: memorization, ruleTrainingError } = observables;
    states.push({
      ...observables,
      [E_GEN]: weights === undefined ? 0.5 : atan2(Math.sqrt(tauSquare), m) / Math.PI,
      trainingError: epsilon * memorization + (1 - epsilon) * ruleTrainingError,
      norm: weights?.norm ?? 0,
      m,
      q: m * m + tauSquare,
    });
    if (t < training.steps) weights = respond(moments());
  }
  return states;
}
