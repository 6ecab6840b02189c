import { square } from "../../equations/losses.js";
import { type Algorithm, batchOf } from "../../equations/training/filters.js";
import type { RidgeProblem } from "../../equations/training/timeSums.js";
import {
  type TrainedLearner,
  trainedErrors,
  trainedLearner,
  untrainedLearner,
} from "../../equations/training/trainedLearner.js";
import { largestEta, type TimePoint, trajectorySums, twoTimeSums } from "../../equations/training/trajectory.js";
import type { Model } from "../../equations/types.js";
import { ParameterError } from "../core/errors.js";
import { resultOf } from "../core/resultOf.js";
import { valuesByName } from "../core/valuesByName.js";
import { meanFieldSolutions, type TrainingProgress } from "./meanFieldTraining.js";
import { saddlePoint } from "./saddlePoint.js";
import type { Method, SolvedTraining, Unsolved } from "./solution.js";
import { trainingEnd } from "./trainingEnd.js";

const INFINITY = Number.POSITIVE_INFINITY;
/** Far beyond every time that matters, and where products of two ridges stay finite. */
export const TIMES = { from: 1e-50, to: 1e50 } as const;

/** One time of trainingSolutions. */
export function trainingSolution(model: Model, algorithm: Algorithm, time: number): SolvedTraining | Unsolved {
  return trainingSolutions(model, algorithm, [time])[0]!;
}

/**
 * The learner along its training from w = 0, for any first-order method: exact for the square loss, else by mean-field theory.
 *
 * The gradient is that of the sum over samples. Exact in the limit of infinite size, for every spectrum. At t = 0 all weights are zero and the learner guesses. As t -> 0 it is Hebb's rule; as t -> Infinity it is the
 * minimum of the training objective, at lambda = 0 the least-norm interpolator or the solution without ridge. At lambda = Infinity the flow is at its end at every time, in
 * the units of that limit.
 *
 * @param model     The flow needs the square loss.
 * @param algorithm The method with its constants; eta below the largest stable one.
 * @param times     Of the flow, or whole numbers of steps; Infinity is allowed.
 * @returns In the order of the times, with absolute errors of some 1e-13 times the size of a number. Unsolved only where the minimum is, at the threshold.
 * @throws {ParameterError} naming the loss, eta, momentum, lambda, time or steps, and what is allowed.
 *
 * Source: equations/README.md (TI.1)-(TI.10).
 */
export function trainingSolutions(
  model: Model,
  algorithm: Algorithm,
  times: readonly number[],
): (SolvedTraining | Unsolved)[] {
  return resultOf(trainingSteps(model, algorithm, times));
}

/**
 * The same step by step, for a caller that may stop or shows progress; where it is exact in a single one.
 *
 * @throws {ParameterError} as trainingSolutions.
 */
export function* trainingSteps(
  model: Model,
  algorithm: Algorithm,
  times: readonly number[],
): Generator<TrainingProgress, (SolvedTraining | Unsolved)[], undefined> {
  for (const time of times) requireTime(algorithm, time);
  const exact = model.channel.loss === square && batchOf(algorithm) === 1;
  const later = times.filter((time) => time > 0);
  const withStart = (solutions: readonly (SolvedTraining | Unsolved)[]): (SolvedTraining | Unsolved)[] => {
    const rest = solutions.values();
    return times.map((time) =>
      time > 0 ? rest.next().value! : untrained(model, algorithm, exact ? "contour" : "mean-field"),
    );
  };
  if (exact) return withStart(exactSolutions(model, algorithm, later));
  const steps = meanFieldSolutions(model, algorithm, later);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return withStart(step.value);
    const { share, coarse } = step.value;
    yield { share, ...(coarse === undefined ? {} : { coarse: withStart(coarse) }) };
  }
}

function exactSolutions(model: Model, algorithm: Algorithm, times: readonly number[]): (SolvedTraining | Unsolved)[] {
  const problem = ridgeProblem(model, algorithm);
  const isEnd = (time: number): boolean => time === INFINITY || model.lambda === INFINITY;
  const finite = [...new Set(times.filter((time) => !isEnd(time)))].sort((a, b) => a - b);
  const found = new Map(trajectorySums(problem, algorithm, finite).map((point, k) => [finite[k], point]));
  const end = times.some(isEnd) ? saddlePoint(model) : undefined;
  return times.map((time) => {
    if (end !== undefined && isEnd(time)) {
      return trainingEnd(end, { algorithm, time });
    }
    const point = found.get(time);
    if (point === undefined || !Number.isFinite(point.sums.tauSquare)) throw tooManySteps(algorithm, time);
    return solvedTime(model, algorithm, problem, point);
  });
}

/**
 * Covariance of the pre-activations at two times of one training run, on a new input: q(t, t').
 *
 * @returns The overlap and its estimated absolute error.
 * @throws {ParameterError} as trainingSolutions, and where a time or lambda is infinite.
 *
 * Source: equations/README.md (TI.8).
 *
 * @example
 * twoTimeOverlap(linear({ loss: "square", alpha: 2, epsilon: 0.1, lambda: 0 }), { name: "gradient-flow" }, 1, 3).value.toFixed(10) // => "0.5799057907"
 */
export function twoTimeOverlap(
  model: Model,
  algorithm: Algorithm,
  first: number,
  second: number,
): { readonly value: number; readonly error: number } {
  const problem = ridgeProblem(model, algorithm);
  for (const time of [first, second]) {
    requireTime(algorithm, time);
    if (time === INFINITY) throw timeError(algorithm, time);
  }
  if (model.lambda === INFINITY) {
    throw new ParameterError("training", "lambda", model.lambda, "[0, Infinity) for overlaps at two times");
  }
  if (first === 0 || second === 0) return { value: 0, error: 0 };
  const sums = twoTimeSums(problem, algorithm, first, second);
  if (sums === undefined) throw tooManySteps(algorithm, Math.max(first, second));
  const [one, other] = [first, second].map((time) => {
    const point = trajectorySums(problem, algorithm, [time])[0]!;
    return { m: point.sums.m, error: trainedErrors(problem, point).m };
  }) as [{ m: number; error: number }, { m: number; error: number }];
  const spread = Math.abs(one.error * other.m) + Math.abs(one.m * other.error);
  return {
    value: sums[0] + one.m * other.m,
    error: 4 * Math.abs(sums[0] - sums[1]) + 2e-14 * Math.abs(sums[0]) + spread,
  };
}

/** Before the first step. Source: equations/README.md (TI.11). */
function untrained(model: Model, algorithm: Algorithm, method: Method): SolvedTraining {
  const learner = untrainedLearner(model);
  const { m, q, V } = learner;
  return {
    status: "converged",
    question: "training",
    model,
    regime: "zero",
    training: { algorithm, time: 0 },
    overlaps: { m, q, V },
    learner,
    learnerErrors: () => valuesByName(Object.keys(learner) as (keyof TrainedLearner)[], () => 0),
    diagnostics: { method, iterations: 0, residual: 0, contraction: 0, errorEstimate: 0 },
  };
}

function solvedTime(model: Model, algorithm: Algorithm, problem: RidgeProblem, point: TimePoint): SolvedTraining {
  const learner = trainedLearner(problem, point.sums);
  const errors = trainedErrors(problem, point);
  const { m, q, V } = learner;
  const relative = Math.max(errors.m / (Math.abs(m) || 1), errors.q / (q || 1), V < INFINITY ? errors.V / V : 0);
  return {
    status: "converged",
    question: "training",
    model,
    regime: "training",
    training: { algorithm, time: point.time },
    overlaps: { m, q, V },
    learner,
    learnerErrors: () => errors,
    diagnostics: {
      method: "contour",
      iterations: point.nodes,
      residual: relative,
      contraction: 0,
      errorEstimate: relative,
    },
  };
}

/** The ridge problem behind a model, if the algorithm can train it. */
function ridgeProblem(model: Model, algorithm: Algorithm): RidgeProblem {
  const { alpha, lambda, spectrum, channel } = model;
  if (channel.loss !== square) {
    throw new ParameterError("training", "loss", channel.loss.name, "{square} for overlaps at two times");
  }
  const problem = { alpha, lambda, spectrum, epsilon: channel.epsilon };
  if (algorithm.name === "gradient-flow") return problem;
  if (lambda === INFINITY) {
    const allowed = `[0, Infinity) for ${algorithm.name}`;
    throw new ParameterError("training", "lambda", lambda, allowed, "No step is stable there");
  }
  if (algorithm.name === "heavy-ball" && !(algorithm.momentum >= 0 && algorithm.momentum < 1)) {
    throw new ParameterError("training", "momentum", algorithm.momentum, "[0, 1)");
  }
  const most = largestEta(problem, algorithm);
  if (!(algorithm.eta > 0 && algorithm.eta < most)) {
    const remedy = `From there on ${algorithm.name} diverges at this alpha and lambda`;
    throw new ParameterError("training", "eta", algorithm.eta, `(0, ${most})`, remedy);
  }
  return problem;
}

function requireTime(algorithm: Algorithm, time: number): void {
  if (time === INFINITY) return;
  const isAllowed =
    algorithm.name === "gradient-flow"
      ? time === 0 || (time >= TIMES.from && time <= TIMES.to)
      : Number.isSafeInteger(time) && time >= 0;
  if (!isAllowed) throw timeError(algorithm, time);
}

function timeError(algorithm: Algorithm, time: number): ParameterError {
  return algorithm.name === "gradient-flow"
    ? new ParameterError("training", "time", time, `[${TIMES.from}, ${TIMES.to}], 0 or Infinity`)
    : new ParameterError("training", "steps", time, "whole numbers from 0 on, or Infinity");
}

function tooManySteps({ name }: Algorithm, steps: number): ParameterError {
  const remedy =
    "With momentum the learner swings so often that fewer steps, a smaller momentum or Infinity are all that can be resolved";
  return new ParameterError("training", "steps", steps, `smaller numbers of steps of ${name} here`, remedy);
}
