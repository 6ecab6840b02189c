import { minimumReading } from "../../equations/observables/minimum.js";
import type { TrainedLearner } from "../../equations/training/trainedLearner.js";
import { E_GEN } from "../../equations/vocabulary/observables.js";
import { atan2 } from "../numerics/elementary.js";
import { minimumErrors } from "./minimumErrors.js";
import type { SolvedTraining, SolvedVectorMinimum, Unsolved, VectorSolution } from "./solution.js";

/** The minimum, as the end of a training. */
export function trainingEnd(end: VectorSolution, training: SolvedTraining["training"]): SolvedTraining | Unsolved {
  if (end.status !== "converged") return { ...end, question: "training" };
  const { status, model, regime, overlaps, diagnostics } = end;
  return {
    status,
    question: "training",
    model,
    regime,
    training,
    overlaps,
    learner: learnerAtEnd(end),
    learnerErrors: () => errorsAtEnd(end),
    diagnostics,
  };
}

function learnerAtEnd(end: SolvedVectorMinimum): TrainedLearner {
  const { overlaps, tau, factErrors, ruleErrors, trainingLoss, norm, freeEnergy } = minimumReading(end);
  const { epsilon } = end.model.channel;
  return {
    ...overlaps,
    tau,
    pull: overlaps.V === Number.POSITIVE_INFINITY ? 1 : overlaps.V / (1 + overlaps.V),
    [E_GEN]: atan2(tau, overlaps.m) / Math.PI,
    memorizationError: factErrors(),
    ruleTrainingError: ruleErrors(),
    trainingError: epsilon * factErrors() + (1 - epsilon) * ruleErrors(),
    trainingLoss: trainingLoss(),
    norm: norm(),
    freeEnergy: freeEnergy(),
  };
}

function errorsAtEnd(end: SolvedVectorMinimum): TrainedLearner {
  const errors = minimumErrors(end);
  const { V } = end.overlaps;
  return {
    ...errors,
    tau: errors.q / Math.max(2 * end.state.tau, Number.MIN_VALUE),
    pull: V === Number.POSITIVE_INFINITY ? 0 : errors.V / (1 + V) ** 2,
  };
}
