import { resolvePoint } from "../../equations/point.js";
import { flowLossError } from "../../equations/training/flowLossError.js";
import { requireContinuousSlope, requireFiniteRidge } from "../../equations/training/meanField.js";
import type { StepTraining } from "../../equations/training/stepRule.js";
import { namedLoss } from "../../equations/vocabulary/losses.js";
import { MODELS, type ModelName, SIMULATED_MODELS, type SimulatedModel } from "../../equations/vocabulary/models.js";
import { E_GEN, E_MEM } from "../../equations/vocabulary/observables.js";
import { requireParameter } from "../../equations/vocabulary/parameters.js";
import { ParameterError } from "../../src/core/errors.js";
import { TIMES } from "../../src/solver/training.js";
import { grid } from "../../src/sweep/grid.js";
import type { Experiment } from "../experiment.js";
import { requireExperiment } from "../requireExperiment.js";

/** Online stochastic gradient descent: every sample is seen once. */
export interface OnlineTraining {
  readonly algorithm: "online-sgd";
  readonly eta: number;
}

/** Gradient flow on the square loss. */
export interface FlowTraining {
  readonly algorithm: "gradient-flow";
  /** End of the trajectory, [1e-47, 1e50]. */
  readonly time: number;
}

/** A learner of finite size, trained by an algorithm from w = 0 and followed on its way. */
export interface TrainingExperiment extends Omit<Experiment, "lambdas" | "replica"> {
  /** [0, Infinity). */
  readonly lambda: number;
  readonly training: StepTraining | FlowTraining | OnlineTraining;
}

/** Models whose data sets can be drawn and whose training in time has a theory. */
export const TRAINED_MODELS: readonly SimulatedModel[] = SIMULATED_MODELS.filter(
  (name) => !MODELS[name].learnsFeatures,
);

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
/** Of online descent, evenly. */
const ONLINE_STATES = 20;
/** Of the flow, evenly in the logarithm over so many decades before the end. */
const FLOW = { decades: 3, perDecade: 10 } as const;
/** Ends of a trajectory of which the theory has every state. */
const FLOW_TIMES = { from: 1e-47, to: TIMES.to } as const;
/** The same for help and messages. */
export const FLOW_RANGE = `[${FLOW_TIMES.from}, ${FLOW_TIMES.to}]`;

/** Names of what is compared. */
export function trainedNames({ training }: TrainingExperiment): readonly TrainedName[] {
  return training.algorithm === "online-sgd" ? TRAINED_ONLINE : TRAINED;
}

/** Steps that are measured, from 0 on: of the flow times, of online descent numbers of samples. */
export function measuredSteps({ training, alpha, d }: TrainingExperiment): number[] {
  switch (training.algorithm) {
    case "gradient-flow": {
      const { decades, perDecade } = FLOW;
      return [0, ...grid(training.time / 10 ** decades, training.time, decades * perDecade + 1, "log")];
    }
    case "online-sgd": {
      const last = Math.round(alpha * d);
      return wholeSteps(grid(0, last, Math.min(ONLINE_STATES, last) + 1, "linear"));
    }
    default: {
      const { steps } = training;
      const later = steps > MOST_STATES ? grid(1, steps, MOST_STATES, "log") : grid(0, steps, steps + 1, "linear");
      return wholeSteps([0, ...later]);
    }
  }
}

function wholeSteps(steps: readonly number[]): number[] {
  return [...new Set(steps.map(Math.round))];
}

/** Place of a state on the axis: its step or time, or samples seen per input dimension. */
export function placeOf({ training, d }: TrainingExperiment, step: number): number {
  return training.algorithm === "online-sgd" ? step / d : step;
}

/** Samples on which the error rates of one replica are counted at a step; none before it has seen any. */
export function countsAt(
  { training, alpha, epsilon, d }: TrainingExperiment,
  step: number,
): Readonly<Partial<Record<TrainedName, number>>> {
  if (step === 0) return {};
  const seen = training.algorithm === "online-sgd" ? step : Math.round(alpha * d);
  return { [E_MEM]: epsilon * seen, ruleTrainingError: (1 - epsilon) * seen, trainingError: seen };
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

/** @throws {ParameterError} naming a model whose training in time has no theory. */
export function requireTrainedModel(model: ModelName): void {
  if (TRAINED_MODELS.some((name) => name === model)) return;
  throw new ParameterError("training", "model", model, `{${TRAINED_MODELS.join(", ")}}`);
}

/**
 * The experiment, if it can be run.
 *
 * @throws {ParameterError} naming the parameter, its value and what is allowed.
 */
export function requireTrainingExperiment(experiment: TrainingExperiment): TrainingExperiment {
  const { lambda, training, model } = experiment;
  requireTrainedModel(model);
  requireExperiment(experimentOfReplica(experiment, 0));
  requireParameter("training", "lambda", lambda);
  requireFiniteRidge(lambda);
  if (training.algorithm === "gradient-flow") {
    if (experiment.loss !== "square") throw flowLossError("training", namedLoss(experiment.loss)!);
    if (!(training.time >= FLOW_TIMES.from && training.time <= FLOW_TIMES.to)) {
      throw new ParameterError("training", "time", training.time, FLOW_RANGE);
    }
    return experiment;
  }
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
