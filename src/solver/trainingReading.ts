import type { Reading } from "../../equations/observables/reading.js";
import type { TrainedLearner } from "../../equations/training/trainedLearner.js";
import { appliesTo, MEASURE_NAMES, OVERLAP_NAMES } from "../../equations/vocabulary/observables.js";
import { valuesByName } from "../core/valuesByName.js";
import type { ErrorEstimates, SolvedTraining } from "./solution.js";

/** What the observables of a learner along its training are read from. */
export function trainingReading({ model, regime, overlaps, learner }: SolvedTraining): Reading {
  return {
    model,
    regime,
    overlaps,
    tau: learner.tau,
    conjugates: null,
    factErrors: () => learner.memorizationError,
    ruleErrors: () => learner.ruleTrainingError,
    trainingLoss: () => learner.trainingLoss,
    norm: () => learner.norm,
    margin: () => null,
    freeEnergy: () => learner.freeEnergy,
    pull: () => learner.pull,
  };
}

/** Error estimates of the observables of a learner along its training; 0 where a value does not exist. */
export function trainingErrors({ model, learnerErrors }: SolvedTraining): ErrorEstimates {
  const errors: Partial<TrainedLearner> = learnerErrors();
  const names = [...OVERLAP_NAMES, ...MEASURE_NAMES].filter((name) => appliesTo(name, model, "training"));
  return valuesByName(names, (name) => errors[name as keyof TrainedLearner] ?? 0);
}
