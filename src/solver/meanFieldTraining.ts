import type { Algorithm } from "../../equations/training/filters.js";
import { flowLossError } from "../../equations/training/flowLossError.js";
import {
  DEFAULT_PRECISION,
  type EstimatedState,
  type MeanFieldResult,
  meanFieldSteps,
  standardErrorOf,
  trainingProblem,
} from "../../equations/training/meanField.js";
import type { TrainedLearner } from "../../equations/training/trainedLearner.js";
import type { Model } from "../../equations/types.js";
import { ParameterError } from "../core/errors.js";
import { saddlePoint } from "./saddlePoint.js";
import type { SolvedTraining, Unsolved } from "./solution.js";
import { trainingEnd } from "./trainingEnd.js";
import { unsolvedTraining } from "./unsolvedTraining.js";

/** Progress of the work; once, the solutions with the standard errors that they have by then, below the precision or not. */
export interface TrainingProgress {
  /** In [0, 1], of the number of points that are averaged over at present. */
  readonly share: number;
  readonly coarse?: readonly (SolvedTraining | Unsolved)[];
}

/**
 * The learner along its training on any loss with a continuous slope, by dynamical mean-field theory in discrete time; step by step, for a caller that may stop.
 *
 * @param times Whole numbers of steps; Infinity is the minimum.
 * @returns In the order of the times, with standard errors. Unsolved where the steps are too large, or the minimum is not found.
 * @throws {ParameterError} naming the algorithm, if it is the flow, or what mean-field theory refuses.
 *
 * Source: equations/README.md (MF.1)-(MF.7).
 */
export function* meanFieldSolutions(
  model: Model,
  algorithm: Algorithm,
  times: readonly number[],
): Generator<TrainingProgress, (SolvedTraining | Unsolved)[], undefined> {
  if (algorithm.name === "gradient-flow") throw flowLossError("training", model.channel.loss);
  const finite = times.filter(Number.isFinite);
  const end = finite.length < times.length ? saddlePoint(model) : undefined;
  const { name, eta, batch = 1, precision = DEFAULT_PRECISION } = algorithm;
  const momentum = algorithm.name === "heavy-ball" ? { momentum: algorithm.momentum } : {};
  // Mini-batches never come to rest: there is no minimum at their end.
  if (end !== undefined && batch < 1) {
    throw new ParameterError(
      "training",
      "steps",
      Number.POSITIVE_INFINITY,
      "whole numbers for mini-batches",
      "They do not come to rest",
    );
  }
  const training = { algorithm: name, eta, steps: Math.max(...finite), batch, ...momentum };
  const solutionsOf = ({ states }: Pick<MeanFieldResult, "states">, allowed: number): (SolvedTraining | Unsolved)[] =>
    times.map((time) => {
      if (end !== undefined && time === Number.POSITIVE_INFINITY) return trainingEnd(end, { algorithm, time });
      const state = states[time];
      if (state === undefined) return diverged(model, algorithm, states.length);
      const standardError = standardErrorOf(state);
      // Errors grow along a training: its first steps may be exact enough.
      return standardError > allowed
        ? imprecise(model, algorithm, { standardError, precision })
        : solvedState(model, algorithm, time, state);
    });
  if (finite.length === 0) return solutionsOf({ states: [] }, precision);
  const steps = meanFieldSteps(trainingProblem(model, training), { precision });
  for (;;) {
    const step = steps.next();
    if (step.done === true) return solutionsOf(step.value, precision);
    const { share, coarse } = step.value;
    yield { share, ...(coarse === undefined ? {} : { coarse: solutionsOf(coarse, Number.POSITIVE_INFINITY) }) };
  }
}

function solvedState(model: Model, algorithm: Algorithm, time: number, state: EstimatedState): SolvedTraining {
  const learner = learnerOf(model, (name) => state[name].value);
  const standardErrors = learnerOf(model, (name) => state[name].standardError);
  const { m, q } = learner;
  const relative = Math.max(standardErrors.m / (Math.abs(m) || 1), standardErrors.q / (q || 1));
  return {
    status: "converged",
    question: "training",
    model,
    regime: "training",
    training: { algorithm, time },
    overlaps: { m, q, V: Number.NaN },
    learner,
    learnerErrors: () => standardErrors,
    diagnostics: { method: "mean-field", iterations: time, residual: 0, contraction: 0, errorEstimate: relative },
  };
}

/** Everything that is reported, from a value or an error of each quantity. */
function learnerOf(model: Model, numberOf: (name: keyof EstimatedState) => number): TrainedLearner {
  const [m, q, trainingLoss, norm] = [numberOf("m"), numberOf("q"), numberOf("trainingLoss"), numberOf("norm")];
  return {
    m,
    q,
    tau: Math.sqrt(Math.max(0, q - m * m)),
    V: Number.NaN,
    pull: Number.NaN,
    generalizationError: numberOf("generalizationError"),
    memorizationError: numberOf("memorizationError"),
    ruleTrainingError: numberOf("ruleTrainingError"),
    trainingError: numberOf("trainingError"),
    trainingLoss,
    norm,
    freeEnergy: model.alpha * trainingLoss + 0.5 * model.lambda * norm,
  };
}

function imprecise(
  model: Model,
  algorithm: Algorithm,
  { standardError, precision }: { readonly standardError: number; readonly precision: number },
): Unsolved {
  const reached = `${model.name}/${model.channel.loss.name}: ${algorithm.name} has standard errors up to ${standardError.toExponential(1)}`;
  const message = `${reached} with as many points as are allowed, above precision = ${precision}; take a larger precision, or fewer steps`;
  return unsolvedTraining(model, { method: "mean-field", iterations: 0 }, { status: "max-iterations", message });
}

function diverged(model: Model, algorithm: Algorithm, steps: number): Unsolved {
  const eta = algorithm.name === "gradient-flow" ? "" : ` with eta = ${algorithm.eta}`;
  const message = `${model.name}/${model.channel.loss.name}: ${algorithm.name}${eta} left the range of numbers at step ${steps}; take a smaller eta`;
  return unsolvedTraining(model, { method: "mean-field", iterations: steps }, { status: "diverged", message });
}
