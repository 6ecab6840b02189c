import type { MemberPair } from "../../equations/chains/ensemble.js";
import type { MatrixCoordinates, MatrixState } from "../../equations/matrixReduction.js";
import type { RegimeName } from "../../equations/observables/reading.js";
import type { Student } from "../../equations/observables/student.js";
import type { ReducedState } from "../../equations/reduction.js";
import type { ReducedCoordinates } from "../../equations/squareSolution.js";
import type { TrainedLearner } from "../../equations/training/trainedLearner.js";
import type { AnyModel, Conjugates, LearningTask, MatrixModel, Model, Overlaps } from "../../equations/types.js";
import type { Training } from "../../equations/vocabulary/algorithms.js";
import type { Ensemble } from "../../equations/vocabulary/ensembles.js";
import type { MeasureName, OverlapName, ValuesOf } from "../../equations/vocabulary/observables.js";
import type { QuestionName } from "../../equations/vocabulary/questions.js";

/** Method by which a point was solved. */
export type Method = "newton" | "fixed-point" | "closed-form" | "contour" | "mean-field";

/** Record of the solver's work; kept on success and on failure. */
export interface Diagnostics {
  readonly method: Method;
  /** Evaluations of the equations. */
  readonly iterations: number;
  /** Largest relative change of (V, tau, m) under one undamped step of the self-consistent map. */
  readonly residual: number;
  /** Ratio of the last two step sizes; near 1 the iteration crawls, near 0 it is Newton's. */
  readonly contraction: number;
  /** Estimated relative error of the overlaps: the Newton step that remains, plus rounding or quadrature error times the condition. */
  readonly errorEstimate: number;
}

/** Fields of every answer that holds to the tolerance. */
interface Answer<Question extends QuestionName> {
  readonly status: "converged";
  readonly question: Question;
  readonly model: AnyModel;
  readonly regime: RegimeName;
  /** At lambda = Infinity in units of 1 / lambda: lambda m, lambda^2 q, lambda V. V is Infinity where it diverges. */
  readonly overlaps: Overlaps;
  readonly diagnostics: Diagnostics;
}

/** The minimum of the training objective over the weights of given features. */
export interface SolvedVectorMinimum extends Answer<"minimum"> {
  readonly model: Model;
  readonly conjugates: Conjugates;
  readonly state: ReducedState;
  /** Solution of the reduced equations: the start for a neighboring point. */
  readonly coordinates: ReducedCoordinates;
  readonly matrix?: never;
}

/** The minimum of the training objective over positive semidefinite matrices: features are learned. */
export interface SolvedMatrixMinimum extends Answer<"minimum"> {
  readonly model: MatrixModel;
  readonly conjugates: Conjugates;
  readonly state?: never;
  /** Undefined where lambda is so large that the network is zero. */
  readonly matrix: MatrixState | undefined;
  readonly coordinates: ReducedCoordinates | MatrixCoordinates;
}

/** The minimum of the training objective; `state` tells given features from learned ones. */
export type SolvedMinimum = SolvedVectorMinimum | SolvedMatrixMinimum;

/** A learner at one time of its training. At the end of a training it is the minimum. */
export interface SolvedTraining extends Answer<"training"> {
  readonly model: Model;
  readonly training: Training;
  readonly learner: TrainedLearner;
  /** Estimated absolute errors of everything in `learner`; standard errors where averages are sampled. */
  readonly learnerErrors: () => TrainedLearner;
}

/** A learner trained on attacked inputs: the minimum of another loss at another ridge. */
export interface SolvedAdversarial extends Answer<"adversarial"> {
  readonly model: Model;
  /** Size of the attacks. */
  readonly attack: number;
  /** The saddle point of the worst loss, with the ridge that acts as its lambda. */
  readonly minimum: SolvedVectorMinimum;
  /** Logarithms of how far an attack lowers margins and of that ridge; null without an attack. */
  readonly place: readonly [number, number] | null;
}

/** The average of several learners, each of which is a minimum by itself. */
export interface SolvedEnsemble extends Answer<"ensemble"> {
  readonly model: Model;
  readonly ensemble: Ensemble;
  /** One member, on its own samples. */
  readonly member: SolvedVectorMinimum;
  /** The second of two members that differ in their ridge. */
  readonly other?: SolvedVectorMinimum;
  /** Two members beside each other. */
  readonly pair: MemberPair;
}

/** A student of another learner. */
export interface SolvedDistillation extends Answer<"distillation"> {
  readonly student: Student;
  /** The learner that it learned from. */
  readonly teacher: SolvedMinimum | SolvedDistillation;
  /** Estimated absolute errors of numbers that are functions of the student, but for those of the functions themselves. */
  readonly carriedErrors: (valuesOf: (student: Student) => readonly number[]) => readonly number[];
}

/** The answer to each kind of question. */
interface Answers {
  readonly minimum: SolvedMinimum;
  readonly adversarial: SolvedAdversarial;
  readonly ensemble: SolvedEnsemble;
  readonly training: SolvedTraining;
  readonly distillation: SolvedDistillation;
}

/** A solved point that asks this question. */
export type SolvedOf<Question extends QuestionName> = Answers[Question];

/** A solved point, told apart by `question`. */
export type Solved = SolvedOf<QuestionName>;

/** Estimated absolute errors of everything that is reported. */
export type ErrorEstimates = ValuesOf<OverlapName | MeasureName, number>;

/** A point that was not solved. `lastOverlaps` is deliberately not called `overlaps`. */
export interface Unsolved {
  readonly status: "max-iterations" | "diverged" | "stalled" | "non-finite";
  readonly question: QuestionName;
  readonly model: AnyModel;
  readonly regime: RegimeName;
  readonly lastOverlaps: Overlaps;
  readonly diagnostics: Diagnostics;
  readonly message: string;
}

/** The minimum of the training objective, or why it was not found. */
export type MinimumSolution = SolvedMinimum | Unsolved;

/** The same where features are given. */
export type VectorSolution = SolvedVectorMinimum | Unsolved;

/** The same where a matrix is learned. */
export type MatrixSolution = SolvedMatrixMinimum | Unsolved;

/** `overlaps` is reachable only after `status === "converged"` has been checked. */
export type Solution = Solved | Unsolved;

const REASONS: { readonly [status in Unsolved["status"]]: string } = {
  "max-iterations":
    "the iteration limit was reached; raise maxIterations, or use the Newton method (close to a threshold plain iteration crawls)",
  diverged: "an overlap left every bound; the point may lie beyond a threshold, or needs more damping",
  stalled: "the residual stopped falling above the tolerance; rounding of the channel averages limits it here",
  "non-finite":
    "an average is not a finite number; the loss or the parameters are outside what double precision can hold",
};

/** One sentence: what failed, where, how far it got against the residual accepted, and what to try. */
export function unsolvedMessage(
  model: LearningTask,
  status: Unsolved["status"],
  diagnostics: Diagnostics,
  tolerance: number,
): string {
  const { residual, iterations, contraction, errorEstimate } = diagnostics;
  const evaluations = `${iterations} evaluation${iterations === 1 ? "" : "s"}`;
  const reached = Number.isFinite(residual) ? `residual ${residual.toExponential(2)}` : "no finite residual";
  const speed = Number.isFinite(contraction) ? `, contraction ${contraction.toFixed(4)}` : "";
  const reason =
    status === "stalled" && residual <= tolerance
      ? `the equations hold to rounding, but leave the overlaps with a relative error of ${errorEstimate.toExponential(1)}: ` +
        "many states solve them as well; give a larger lambda, or an alpha further from the threshold"
      : REASONS[status];
  return (
    `${model.name}/${model.channel.loss.name} at alpha=${model.alpha}, epsilon=${model.channel.epsilon}, lambda=${model.lambda}: ` +
    `${reached} after ${evaluations}${speed}; ${reason}`
  );
}

/** Thrown by requireSolved; carries the result. */
export class ConvergenceError extends Error {
  constructor(readonly unsolved: Unsolved) {
    super(unsolved.message);
    this.name = "ConvergenceError";
  }
}

/**
 * The solution, or an exception that carries the failure.
 *
 * @throws {ConvergenceError} unless the status is "converged".
 */
export function requireSolved<Found extends Solved>(solution: Found | Unsolved): Found {
  if (solution.status === "converged") return solution;
  throw new ConvergenceError(solution);
}
