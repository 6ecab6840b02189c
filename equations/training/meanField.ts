import { ParameterError } from "../../src/core/errors.js";
import { resultOf } from "../../src/core/resultOf.js";
import { valuesByName } from "../../src/core/valuesByName.js";
import { exp, log } from "../../src/numerics/elementary.js";
import { gaussianPoints } from "../../src/numerics/gaussianPoints.js";
import { LANES } from "../../src/numerics/laneTable.js";
import type { Loss } from "../losses.js";
import type { Model } from "../types.js";
import { E_GEN, E_MEM } from "../vocabulary/observables.js";
import type { ControlledFraction } from "./linearSurrogate.js";
import { meanFieldSweep, TRAINING_OBSERVABLES, type TrainingProblem, type TrainingState } from "./meanFieldSweep.js";
import { type Estimate, replicaMean } from "./replicaMeans.js";
import { type SampledControls, sampledSamples } from "./sampledSamples.js";
import { squareSamples } from "./squareSamples.js";
import { type StepTraining, stepCoefficients } from "./stepRule.js";

/** Accuracy of the averages, and the seed of their random numbers. */
export interface MeanFieldOptions {
  /** Largest standard error of the four error rates at any step, (0, 1); defaults to 1e-3. */
  readonly precision?: number;
  /** Of the randomizations; defaults to 1. The same seed gives the same digits. */
  readonly seed?: number;
}

/** One step: every observable with its standard error. */
export type EstimatedState = { readonly [name in keyof TrainingState]: Estimate };

/** Prediction of the theory for a training run. */
export interface MeanFieldResult {
  /**
   * "converged": the standard errors are within the precision; "imprecise": they are not, with as many points as are allowed; "diverged":
   * a field left the range of numbers, because the step is too large.
   */
  readonly status: "converged" | "imprecise" | "diverged";
  /** Steps 0, 1, ..., steps; fewer where it diverged. */
  readonly states: readonly EstimatedState[];
  /** Largest standard error of an error rate. */
  readonly standardError: number;
  /** Points of each randomization, and randomizations; 0 where all averages are closed forms. */
  readonly points: number;
  readonly replicas: number;
}

/** One randomization of the sampled theory. */
export interface MeanFieldReplica {
  readonly states: readonly TrainingState[];
  readonly controls: SampledControls;
}

export const DEFAULT_PRECISION = 1e-3;
/** Randomizations: enough that the standard error itself is known to a fifth. */
const MEAN_FIELD_REPLICAS = 16;
const FEWEST_POINTS = 512;
/** Work that a trajectory may cost, in multiplications; about a minute. */
const MOST_WORK = 6e10;
/** The standard error falls with the number of points to this power, at least; measured 0.6 to 0.9. */
const RATE = 0.65;
/** Steps beyond which the mean response, whose cost grows as their cube, is averaged over fewer points: it varies little from one to another. */
const RESPONSE_STEPS = 10;
const FEWEST_RESPONSES = 64;
const RATES = [E_GEN, E_MEM, "ruleTrainingError", "trainingError"] as const;

/**
 * Training by gradient descent, heavy ball or Nesterov's method, on full batches or mini-batches, in the limit of infinite size.
 *
 * The square loss on full batches is exact, in closed form. Other losses are averaged over randomized quasi-Monte Carlo points in
 * independent sweeps, whose spread is the error.
 *
 * @returns All observables at all steps, with standard errors.
 * @throws {ParameterError} naming the loss, if its slope jumps; lambda, if it is infinite; precision; or steps, if they are too many.
 *
 * Source: equations/README.md (MF.1)-(MF.7).
 */
export function meanField(problem: TrainingProblem, options: MeanFieldOptions = {}): MeanFieldResult {
  return resultOf(meanFieldSteps(problem, options));
}

/** Progress of the averages over the present number of points; between two numbers of points the result of the first. */
interface MeanFieldProgress {
  /** In [0, 1]. */
  readonly share: number;
  readonly coarse?: MeanFieldResult;
}

/**
 * The same in steps of a randomization each, for a caller that may stop or shows progress.
 *
 * @throws {ParameterError} as meanField.
 */
export function* meanFieldSteps(
  problem: TrainingProblem,
  options: MeanFieldOptions = {},
): Generator<MeanFieldProgress, MeanFieldResult, undefined> {
  requireMeanField(problem, options);
  if (isClosed(problem)) return closedResult(problem);
  const { seed = 1 } = options;
  let points = FEWEST_POINTS;
  for (;;) {
    const replicas: MeanFieldReplica[] = [];
    for (let replica = 0; replica < MEAN_FIELD_REPLICAS; replica++) {
      replicas.push(meanFieldReplica(problem, { points, seed, replica }));
      yield { share: (replica + 1) / MEAN_FIELD_REPLICAS };
    }
    const result = meanFieldResult(problem, replicas, points, options);
    const more = morePoints(problem, result, options);
    if (more === undefined) return result;
    yield { share: 0, coarse: result };
    points = more;
  }
}

/** Nodes of a bulk: with more the numbers do not change. */
const MOST_NODES = 32;

/**
 * The training of a model.
 *
 * @throws {ParameterError} naming lambda, if it is infinite, or `model`, if its spectrum is that of a limit.
 */
export function trainingProblem(model: Model, training: StepTraining): TrainingProblem {
  const { alpha, lambda, channel, spectrum } = model;
  if (spectrum.modes === undefined) throw new ParameterError("training", "model", model.name, "models with a spectrum");
  const modes = spectrum.modes(Math.min(2 * training.steps + 1, 2 * MOST_NODES - 1));
  return { alpha, epsilon: channel.epsilon, lambda, loss: channel.loss, modes, training };
}

/** True if all averages are closed forms. */
function isClosed({ loss, training }: Pick<TrainingProblem, "loss" | "training">): boolean {
  return loss.name === "square" && (training.batch ?? 1) === 1;
}

function lookAheadOf({ lambda, training }: Pick<TrainingProblem, "lambda" | "training">): (t: number) => number {
  return (t) => stepCoefficients(training, lambda, t).lookAhead;
}

function closedResult(problem: TrainingProblem): MeanFieldResult {
  const states = meanFieldSweep(problem, squareSamples({ ...problem, lookAhead: lookAheadOf(problem) }));
  const finite = finiteSteps([states]);
  return {
    status: finite < states.length ? "diverged" : "converged",
    states: states.slice(0, finite).map((state) => estimated((name) => ({ value: state[name], standardError: 0 }))),
    standardError: 0,
    points: 0,
    replicas: 0,
  };
}

/** One independent sweep. */
export function meanFieldReplica(
  problem: TrainingProblem,
  { points, seed, replica }: { readonly points: number; readonly seed: number; readonly replica: number },
): MeanFieldReplica {
  const { side, controls } = sampledSamples(
    { ...problem, lookAhead: lookAheadOf(problem) },
    gaussianPoints(points, seed, replica),
    responsePoints(points, problem.training.steps),
  );
  return { states: meanFieldSweep(problem, side), controls };
}

function responsePoints(points: number, steps: number): number {
  const share = Math.min(1, RESPONSE_STEPS / Math.max(1, steps));
  return Math.min(points, Math.max(FEWEST_RESPONSES, LANES * Math.ceil((points * share) / LANES)));
}

/** Means of the sweeps, and how far they go. */
function meanFieldResult(
  { epsilon }: Pick<TrainingProblem, "epsilon">,
  replicas: readonly MeanFieldReplica[],
  points: number,
  { precision = DEFAULT_PRECISION }: MeanFieldOptions,
): MeanFieldResult {
  const steps = replicas[0]!.states.length;
  const finite = finiteSteps(replicas.map(({ states }) => states));
  const states = Array.from({ length: finite }, (_, t) => {
    const rate = (name: keyof SampledControls): Estimate => controlledRate(replicas, { name, t, points });
    const [facts, rules] = [rate(E_MEM), rate("ruleTrainingError")];
    return estimated((name) => {
      if (name === E_MEM) return facts;
      if (name === "ruleTrainingError") return rules;
      // Errors over the same points may go together: their standard errors add up at most.
      if (name === "trainingError") return weightedSum(epsilon, facts, rules);
      return replicaMean(replicas.map((replica) => replica.states[t]![name]));
    });
  });
  const standardError = Math.max(0, ...states.map(standardErrorOf));
  const status = finite < steps ? "diverged" : standardError <= precision ? "converged" : "imprecise";
  return { status, states, standardError, points, replicas: replicas.length };
}

/** Largest standard error of an error rate at one step. */
export function standardErrorOf(state: EstimatedState): number {
  return Math.max(...RATES.map((name) => state[name].standardError));
}

function controlledRate(
  replicas: readonly MeanFieldReplica[],
  { name, t, points }: { readonly name: keyof SampledControls; readonly t: number; readonly points: number },
): Estimate {
  const values = replicas.map((replica) => replica.states[t]![name]);
  const fractions = replicas.map(({ controls }) => controls[name][t]!);
  // Events too rare to have happened twice have no spread: their number is Poisson's.
  const seen = sumOf(fractions, ({ apart }) => apart);
  const rare = Math.max(seen, Math.min(1, points * sumOf(fractions, ({ undecided }) => undecided)));
  // The start is exact.
  const hidden = t === 0 ? 0 : Math.sqrt(rare) / (points * replicas.length);
  return replicaMean(values, { values: fractions.map(({ control }) => control), hidden });
}

function weightedSum(weight: number, first: Estimate, second: Estimate): Estimate {
  return {
    value: weight * first.value + (1 - weight) * second.value,
    standardError: weight * first.standardError + (1 - weight) * second.standardError,
  };
}

function sumOf(fractions: readonly ControlledFraction[], part: (fraction: ControlledFraction) => number): number {
  return fractions.reduce((sum, fraction) => sum + part(fraction), 0);
}

/** Points that should reach the precision; undefined where it is reached, or they may not be more. */
function morePoints(
  problem: TrainingProblem,
  { status, standardError, points }: MeanFieldResult,
  { precision = DEFAULT_PRECISION }: MeanFieldOptions,
): number | undefined {
  if (status !== "imprecise") return undefined;
  const factor = exp(log(standardError / precision) / RATE);
  let more = points;
  while (more < factor * points && workOf(problem, 2 * more) <= MOST_WORK) more *= 2;
  return more > points ? more : undefined;
}

/** Multiplications of all sweeps. */
function workOf({ training: { steps }, modes }: TrainingProblem, points: number): number {
  const fields = 4 * points * steps * steps;
  const responses = (responsePoints(points, steps) * steps * steps * steps) / 3;
  return MEAN_FIELD_REPLICAS * (fields + responses + modes.length * steps * steps * steps);
}

function finiteSteps(trajectories: readonly (readonly TrainingState[])[]): number {
  const steps = trajectories[0]!.length;
  for (let t = 0; t < steps; t++) {
    if (!trajectories.every((states) => TRAINING_OBSERVABLES.every((name) => Number.isFinite(states[t]![name]))))
      return t;
  }
  return steps;
}

function estimated(estimate: (name: keyof TrainingState) => Estimate): EstimatedState {
  return valuesByName(TRAINING_OBSERVABLES, estimate);
}

/** Distance from a kink at which the slopes on both sides are compared. */
const BESIDE = 1e-6;
const JUMP = 1e-3;

/** Kinks at which the slope jumps, and not the curvature only. */
export function slopeJumps(loss: Loss): number[] {
  return loss.kinks.filter((kink) => {
    const beside = BESIDE * Math.max(1, Math.abs(kink));
    return loss.slope(kink + beside) - loss.slope(kink - beside) > JUMP;
  });
}

/** @throws {ParameterError} naming the loss, if its slope jumps. */
export function requireContinuousSlope(loss: Loss): void {
  const jumps = slopeJumps(loss);
  if (jumps.length > 0) {
    const remedy = `The slope of ${loss.name} jumps at ${jumps.join(", ")}, where a response has no mean: take squared-hinge, or algorithm minimum`;
    throw new ParameterError("training", "loss", loss.name, "losses with a continuous slope", remedy);
  }
}

/** @throws {ParameterError} naming lambda, unless it is in [0, Infinity). */
export function requireFiniteRidge(lambda: number): void {
  if (!(lambda >= 0 && lambda < Number.POSITIVE_INFINITY)) {
    const remedy = "Steps along an infinite gradient have no limit";
    throw new ParameterError("training", "lambda", lambda, "[0, Infinity)", remedy);
  }
}

function requireMeanField(problem: TrainingProblem, { precision = DEFAULT_PRECISION }: MeanFieldOptions): void {
  const { loss, lambda, training } = problem;
  requireContinuousSlope(loss);
  requireFiniteRidge(lambda);
  if (!(precision > 0 && precision < 1)) throw new ParameterError("training", "precision", precision, "(0, 1)");
  if (workOf(problem, FEWEST_POINTS) > MOST_WORK && !isClosed(problem)) {
    const { steps } = training;
    let most = steps;
    while (workOf({ ...problem, training: { ...training, steps: most } }, FEWEST_POINTS) > MOST_WORK) most--;
    throw new ParameterError(
      "training",
      "steps",
      steps,
      `[0, ${most}] for this loss and spectrum`,
      "Take a larger eta",
    );
  }
}
