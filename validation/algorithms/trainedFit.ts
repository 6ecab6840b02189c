import type { Loss } from "../../equations/losses.js";
import { DEFAULT_MOMENTUM, STEP_ALGORITHMS, type StepTraining } from "../../equations/training/stepRule.js";
import { ParameterError } from "../../src/core/errors.js";
import { requireName } from "../../src/core/nearMiss.js";
import { randomStream } from "../gaussianStream.js";
import { type Fit, gradientTarget, predictionOf, type TrainingProblem } from "../learners/problem.js";
import type { LinearAlgebra } from "../linearAlgebra/linearAlgebra.js";
import { timesVector, transposedTimesVector } from "../linearAlgebra/vectors.js";
import { trainedStates } from "./trainedStates.js";

/** How an experiment trains its learners: to the minimum, or for a while. */
export interface ExperimentTraining {
  /** Defaults to "minimum". */
  readonly algorithm?: "minimum" | "gradient-flow" | StepTraining["algorithm"];
  /** Of gradient flow, (0, Infinity]. */
  readonly time?: number;
  /** Size of a step, (0, Infinity). */
  readonly eta?: number;
  /** Number of steps, 1, 2, ... or Infinity. */
  readonly steps?: number;
  /** Of heavy-ball, [0, 1). */
  readonly momentum?: number;
  /** Fraction of the samples in a mini-batch, (0, 1]. */
  readonly batch?: number;
}

const ALGORITHM_NAMES = ["minimum", "gradient-flow", ...STEP_ALGORITHMS] as const;

/** Data whose types nobody has promised. */
type Unchecked<Data> = { readonly [name in keyof Data]?: unknown };

/** Whether the learner is trained to its end, which learners of the minimum do. */
export function trainsToTheEnd({ algorithm = "minimum", time, steps }: ExperimentTraining): boolean {
  return algorithm === "minimum" || (algorithm === "gradient-flow" ? time : steps) === Number.POSITIVE_INFINITY;
}

/**
 * Refuses a training that cannot be run.
 *
 * @throws {ParameterError} naming the algorithm, or the number that it needs.
 */
export function requireTrained(training: Unchecked<ExperimentTraining>, loss: string): void {
  const algorithm = requireName("experiment", "algorithm", training.algorithm ?? "minimum", ALGORITHM_NAMES);
  if (algorithm === "minimum") return;
  if (algorithm === "gradient-flow") {
    requireIn("time", training.time, (time) => time > 0, "(0, Infinity]");
    if (loss === "square") return;
    throw new ParameterError(
      "experiment",
      "algorithm",
      algorithm,
      "experiments with loss square",
      `For ${loss} take gradient-descent with a small eta`,
    );
  }
  requireIn("eta", training.eta, (eta) => eta > 0 && eta < Number.POSITIVE_INFINITY, "(0, Infinity)");
  const counts = (steps: number): boolean =>
    steps >= 1 && (Number.isInteger(steps) || steps === Number.POSITIVE_INFINITY);
  requireIn("steps", training.steps, counts, "the integers from 1 on, or Infinity");
  if (training.momentum !== undefined) requireIn("momentum", training.momentum, (x) => x >= 0 && x < 1, "[0, 1)");
  if (training.batch !== undefined) requireIn("batch", training.batch, (x) => x > 0 && x <= 1, "(0, 1]");
}

function requireIn(name: string, value: unknown, isAllowed: (value: number) => boolean, allowed: string): void {
  if (typeof value === "number" && isAllowed(value)) return;
  throw new ParameterError("experiment", name, value, allowed);
}

/**
 * The learner after a while of training, from w = 0. It is no minimum, and has no certificate.
 *
 * @param training One that requireTrained accepts, with an end in finite time.
 * @param lambda   [0, Infinity).
 * @throws {ParameterError} naming eta, if the weights leave the range of numbers.
 */
export function trainedFit(
  problem: TrainingProblem,
  { loss, lambda, training }: { readonly loss: Loss; readonly lambda: number; readonly training: ExperimentTraining },
  { seed, replica }: { readonly seed: number; readonly replica: number },
  algebra: LinearAlgebra,
): Fit {
  if (lambda === Number.POSITIVE_INFINITY) {
    throw new ParameterError("experiment", "lambda", lambda, "[0, Infinity) for a training that ends");
  }
  const { algorithm, time = 0, eta = 0, steps = 0, momentum = DEFAULT_MOMENTUM, batch = 1 } = training;
  const exact = { lambda, certificate: 0, certificateBound: 0 };
  if (algorithm === "gradient-flow") return { ...exact, ...flowedPrediction(problem, lambda, time, algebra) };
  const step: StepTraining = { algorithm: algorithm as StepTraining["algorithm"], eta, steps, momentum, batch };
  const [state] = trainedStates(problem, { loss, lambda, training: step }, randomStream(seed, replica, "batches"), [
    steps,
  ]);
  if (!Number.isFinite(state!.normSquare)) {
    const remedy = "On features or kernels with a constant part, centered takes that off";
    throw new ParameterError("experiment", "eta", eta, "steps at which the weights stay finite", remedy);
  }
  return { ...exact, ...state! };
}

/** Gradient flow on the square loss: a filter of the eigenvalues. */
function flowedPrediction(
  problem: TrainingProblem,
  lambda: number,
  time: number,
  algebra: LinearAlgebra,
): ReturnType<typeof predictionOf> {
  const matrix = problem.kind === "features" ? algebra.gram(problem.features) : problem.kernel;
  const { values, vectors } = algebra.eigen(matrix);
  const projected = timesVector(vectors, gradientTarget(problem));
  const filtered = projected.map((value, k) => {
    const rate = Math.max(0, values[k]!) + lambda;
    return rate === 0 ? value * time : (value * -Math.expm1(-rate * time)) / rate;
  });
  return predictionOf(problem, transposedTimesVector(vectors, filtered));
}
