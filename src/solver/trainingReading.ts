import type { Reading } from "../../equations/observables/reading.js";
import type { TrainedLearner } from "../../equations/training/trainedLearner.js";
import {
  appliesTo,
  MEASURE_NAMES,
  OBSERVABLES,
  type ObservableName,
  OVERLAP_NAMES,
} from "../../equations/vocabulary/observables.js";
import { valuesByName } from "../core/valuesByName.js";
import type { ErrorEstimates, SolvedTraining } from "./solution.js";

/** Reading of a learner along its training, for its observables. */
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
export function trainingErrors(solved: SolvedTraining): ErrorEstimates {
  const { model, learner } = solved;
  const errors: Partial<TrainedLearner> = solved.learnerErrors();
  const names = [...OVERLAP_NAMES, ...MEASURE_NAMES].filter((name) => appliesTo(name, model, "training"));
  return valuesByName(names, (name) => errors[name as keyof TrainedLearner] ?? derivedError(name));

  /** Of an observable that is computed from others: what their errors make of it, one after the other. */
  function derivedError(name: ObservableName): number {
    const valueAt = (moved: TrainedLearner): number =>
      OBSERVABLES[name].value(trainingReading({ ...solved, learner: moved, overlaps: moved })) ?? 0;
    const value = valueAt(learner);
    const parts = (["m", "tau", "norm"] as const).map((one) =>
      Math.abs(valueAt({ ...learner, [one]: learner[one] + (errors[one] ?? 0) }) - value),
    );
    return parts.reduce((sum, part) => sum + part, 2e-16 * Math.abs(value));
  }
}
