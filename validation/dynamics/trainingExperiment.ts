import { resolvePoint } from "../../equations/point.js";
import { requireContinuousSlope, requireFiniteRidge } from "../../equations/training/meanField.js";
import type { StepTraining } from "../../equations/training/stepRule.js";
import { namedLoss } from "../../equations/vocabulary/losses.js";
import { E_GEN, E_MEM } from "../../equations/vocabulary/observables.js";
import { requireParameter } from "../../equations/vocabulary/parameters.js";
import { ParameterError } from "../../src/core/errors.js";
import type { Experiment } from "../experiment.js";
import { requireExperiment } from "../requireExperiment.js";

/** Online stochastic gradient descent: every sample is seen once. */
export interface OnlineTraining {
  readonly algorithm: "online-sgd";
  readonly eta: number;
}

/** A learner of finite size, trained by an algorithm from w = 0 and followed on its way. */
export interface TrainingExperiment extends Omit<Experiment, "lambdas" | "replica"> {
  /** [0, Infinity). */
  readonly lambda: number;
  readonly training: StepTraining | OnlineTraining;
}

/** Observables that are compared along the way. */
export const TRAINED = [E_GEN, E_MEM, "ruleTrainingError", "trainingError", "trainingLoss", "norm", "m", "q"] as const;

/** Observables that are compared where every sample is seen once: facts are those seen so far. */
const TRAINED_ONLINE = [E_GEN, E_MEM, "norm", "m", "q"] as const;

/** A quantity of either list. */
export type TrainedName = (typeof TRAINED)[number];

/** Values at one step; null where there is nothing to count, such as facts at epsilon = 0. */
export type TrainedValues = Readonly<Partial<Record<TrainedName, number | null>>>;

/** States of a trajectory that are measured; longer ones are thinned out evenly in the logarithm. */
const MOST_STATES = 100;

/** Names of what is compared. */
export function trainedNames({ training }: TrainingExperiment): readonly TrainedName[] {
  return training.algorithm === "online-sgd" ? TRAINED_ONLINE : TRAINED;
}

/** Steps that are measured: for online descent numbers of samples. */
export function measuredSteps({ training, alpha, d }: TrainingExperiment): number[] {
  const online = training.algorithm === "online-sgd";
  const last = online ? Math.round(alpha * d) : training.steps;
  const count = Math.min(online ? 20 : MOST_STATES, last);
  if (count === last) return Array.from({ length: last }, (_, k) => k + 1);
  const steps = Array.from({ length: count }, (_, k) =>
    Math.round(online ? ((k + 1) * last) / count : last ** (k / (count - 1))),
  );
  return [...new Set(steps)];
}

/** Place of a state on the axis: its step, or samples seen per input dimension. */
export function placeOf({ training, d }: TrainingExperiment, step: number): number {
  return training.algorithm === "online-sgd" ? step / d : step;
}

/** One replica as an experiment of one lambda. */
export function experimentOfReplica(experiment: TrainingExperiment, replica: number): Experiment {
  const { lambda, training: _training, ...rest } = experiment;
  return { ...rest, lambdas: [lambda], replica };
}

/** The experiment at its own n/d and p/d, as a point of the theory. */
export function theoryPoint({
  model,
  loss,
  alpha,
  epsilon,
  lambda,
  d,
  kappa,
  ...rest
}: TrainingExperiment): ReturnType<typeof resolvePoint> {
  const { activation, kernel, gamma, mu1, muStar } = rest;
  const sizes = {
    alpha: Math.round(alpha * d) / d,
    ...(kappa === undefined ? {} : { kappa: Math.round(kappa * d) / d }),
  };
  return resolvePoint({ model, loss, epsilon, lambda, ...sizes, activation, kernel, gamma, mu1, muStar });
}

/**
 * The experiment, if it can be run.
 *
 * @throws {ParameterError} naming the parameter, its value and what is allowed.
 */
export function requireTrainingExperiment(experiment: TrainingExperiment): TrainingExperiment {
  const { lambda, training, model } = experiment;
  requireExperiment(experimentOfReplica(experiment, 0));
  requireParameter("training", "lambda", lambda);
  requireFiniteRidge(lambda);
  if (!(training.eta > 0 && training.eta < Number.POSITIVE_INFINITY)) {
    throw new ParameterError("training", "eta", training.eta, "(0, Infinity)");
  }
  if (training.algorithm === "online-sgd") {
    if (model === "kernel") {
      throw new ParameterError(
        "training",
        "model",
        model,
        "{linear, rf}",
        "online-sgd steps in weights, which a kernel has not",
      );
    }
    return experiment;
  }
  requireContinuousSlope(namedLoss(experiment.loss)!);
  const { steps, momentum, batch = 1 } = training;
  if (!(Number.isInteger(steps) && steps >= 1))
    throw new ParameterError("training", "steps", steps, "the integers from 1 on");
  if (momentum !== undefined && !(momentum >= 0 && momentum < 1)) {
    throw new ParameterError("training", "momentum", momentum, "[0, 1)");
  }
  if (!(batch > 0 && batch <= 1)) throw new ParameterError("training", "batch", batch, "(0, 1]");
  return experiment;
}
