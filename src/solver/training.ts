import { square } from "../../equations/losses.js";
import { minimumReading } from "../../equations/observables/minimum.js";
import type { Algorithm } from "../../equations/training/filters.js";
import type { RidgeProblem } from "../../equations/training/timeSums.js";
import { type TrainedLearner, trainedErrors, trainedLearner } from "../../equations/training/trainedLearner.js";
import { largestEta, type TimePoint, trajectorySums, twoTimeSums } from "../../equations/training/trajectory.js";
import type { Model } from "../../equations/types.js";
import { ParameterError } from "../core/errors.js";
import { atan2 } from "../numerics/elementary.js";
import { minimumErrors } from "./minimumErrors.js";
import { saddlePoint } from "./saddlePoint.js";
import { requireSolved, type SolvedMinimum } from "./solution.js";

/** A learner at one time of its training. */
export interface TrainedPoint {
  /** Time of the flow, or number of steps; Infinity is the minimum. */
  readonly time: number;
  readonly learner: TrainedLearner;
  /** Estimated absolute errors of everything in `learner`. */
  readonly errors: () => TrainedLearner;
}

/** Far beyond every time that matters, and where products of two ridges stay finite. */
const TIMES = { from: 1e-50, to: 1e50 } as const;

/**
 * The learner along its training on the square loss, from w = 0, for any first-order method.
 *
 * The gradient is that of the sum over samples. Exact in the limit of infinite size, for every spectrum. As t -> 0 the learner is Hebb's rule; as t -> Infinity it is the
 * minimum of the training objective, at lambda = 0 the least-norm interpolator or the solution without ridge. At lambda = Infinity the flow is at its end at every time, in the units of that
 * limit.
 *
 * @param model     With the square loss.
 * @param algorithm The method with its constants; eta below the largest stable one.
 * @param times     Of the flow, or whole numbers of steps; Infinity is allowed.
 * @returns In the order of the times, with absolute errors of some 1e-13 times the size of a number.
 * @throws {ParameterError} naming the loss, eta, momentum, lambda, time or steps, and what is allowed.
 *
 * Source: equations/README.md (TI.1)-(TI.10).
 *
 * @example
 * trainingCurve(linear({ loss: "square", alpha: 2 / 0.9, epsilon: 0.1, lambda: 0 }), { name: "gradient-flow" }, [3])[0].learner.generalizationError.toFixed(12) // => "0.217311478728"
 */
export function trainingCurve(model: Model, algorithm: Algorithm, times: readonly number[]): TrainedPoint[] {
  const problem = ridgeProblem(model, algorithm);
  for (const time of times) requireTime(algorithm, time);
  const atEnd = (time: number): boolean =>
    time === Number.POSITIVE_INFINITY || model.lambda === Number.POSITIVE_INFINITY;
  const finite = [...new Set(times.filter((time) => !atEnd(time)))].sort((a, b) => a - b);
  const found = new Map(trajectorySums(problem, algorithm, finite).map((point, k) => [finite[k], point]));
  const end = times.some(atEnd) ? endOf(model) : undefined;
  return times.map((time) => {
    if (end !== undefined && atEnd(time)) return { ...end, time };
    const point = found.get(time);
    if (point === undefined) throw tooManySteps(algorithm, time);
    return trainedPoint(problem, point);
  });
}

/**
 * Covariance of the pre-activations at two times of one training run, on a new input: q(t, t').
 *
 * @returns The overlap and its estimated absolute error.
 * @throws {ParameterError} as trainingCurve, and where a time or lambda is infinite.
 *
 * Source: equations/README.md (TI.8).
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
    if (time === Number.POSITIVE_INFINITY) throw timeError(algorithm, time);
  }
  if (model.lambda === Number.POSITIVE_INFINITY) {
    throw new ParameterError("training", "lambda", model.lambda, "[0, Infinity) for overlaps at two times");
  }
  const sums = twoTimeSums(problem, algorithm, first, second);
  const [one, other] = trainingCurve(model, algorithm, [first, second]) as [TrainedPoint, TrainedPoint];
  if (sums === undefined) throw tooManySteps(algorithm, Math.max(first, second));
  const product = one.learner.m * other.learner.m;
  const spread = Math.abs(one.errors().m * other.learner.m) + Math.abs(one.learner.m * other.errors().m);
  return { value: sums[0] + product, error: 4 * Math.abs(sums[0] - sums[1]) + 2e-14 * Math.abs(sums[0]) + spread };
}

function trainedPoint(problem: RidgeProblem, point: TimePoint): TrainedPoint {
  return {
    time: point.time,
    learner: trainedLearner(problem, point.sums),
    errors: () => trainedErrors(problem, point),
  };
}

/** The minimum, as the end of every training run. */
function endOf(model: Model): Omit<TrainedPoint, "time"> {
  const solved = requireSolved(saddlePoint(model));
  const { V } = solved.overlaps;
  const { tau } = solved.state;
  return {
    learner: learnerAtEnd(solved),
    errors: () => {
      const errors = minimumErrors(solved);
      return {
        ...errors,
        tau: errors.q / Math.max(2 * tau, Number.MIN_VALUE),
        pull: V === Number.POSITIVE_INFINITY ? 0 : errors.V / (1 + V) ** 2,
      };
    },
  };
}

function learnerAtEnd(solved: SolvedMinimum): TrainedLearner {
  const { overlaps, tau, factErrors, ruleErrors, trainingLoss, norm, freeEnergy } = minimumReading(solved);
  const { epsilon } = solved.model.channel;
  return {
    ...overlaps,
    tau,
    pull: pullOf(overlaps.V),
    generalizationError: atan2(tau, overlaps.m) / Math.PI,
    memorizationError: factErrors(),
    ruleTrainingError: ruleErrors(),
    trainingError: epsilon * factErrors() + (1 - epsilon) * ruleErrors(),
    trainingLoss: trainingLoss(),
    norm: norm(),
    freeEnergy: freeEnergy(),
  };
}

/** V / (1 + V). */
function pullOf(V: number): number {
  return V === Number.POSITIVE_INFINITY ? 1 : V / (1 + V);
}

/** The ridge problem behind a model, if the algorithm can train it. */
function ridgeProblem(model: Model, algorithm: Algorithm): RidgeProblem {
  const { alpha, lambda, spectrum, channel } = model;
  if (channel.loss !== square) {
    throw new ParameterError(
      "training",
      "loss",
      channel.loss.name,
      "{square} for the exact theory of training",
      "Other losses take the mean-field theory, in steps",
    );
  }
  const problem = { alpha, lambda, spectrum, epsilon: channel.epsilon };
  if (algorithm.name === "gradient-flow") return problem;
  if (lambda === Number.POSITIVE_INFINITY) {
    throw new ParameterError(
      "training",
      "lambda",
      lambda,
      `[0, Infinity) for ${algorithm.name}`,
      "No step is stable there",
    );
  }
  if (algorithm.name === "heavy-ball" && !(algorithm.momentum >= 0 && algorithm.momentum < 1)) {
    throw new ParameterError("training", "momentum", algorithm.momentum, "[0, 1)");
  }
  const most = largestEta(problem, algorithm);
  if (!(algorithm.eta > 0 && algorithm.eta < most)) {
    throw new ParameterError(
      "training",
      "eta",
      algorithm.eta,
      `(0, ${most})`,
      `From there on ${algorithm.name} diverges at this alpha and lambda`,
    );
  }
  return problem;
}

function requireTime(algorithm: Algorithm, time: number): void {
  if (time === Number.POSITIVE_INFINITY) return;
  const allowed =
    algorithm.name === "gradient-flow"
      ? time >= TIMES.from && time <= TIMES.to
      : Number.isSafeInteger(time) && time > 0;
  if (!allowed) throw timeError(algorithm, time);
}

function timeError(algorithm: Algorithm, time: number): ParameterError {
  return algorithm.name === "gradient-flow"
    ? new ParameterError("training", "time", time, `[${TIMES.from}, ${TIMES.to}] or Infinity`)
    : new ParameterError("training", "steps", time, "whole numbers from 1 on, or Infinity");
}

function tooManySteps({ name }: Algorithm, steps: number): ParameterError {
  const remedy =
    "With momentum the learner swings so often that fewer steps, a smaller momentum or Infinity are all that can be resolved";
  return new ParameterError("training", "steps", steps, `smaller numbers of steps of ${name} here`, remedy);
}
