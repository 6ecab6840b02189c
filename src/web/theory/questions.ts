import type { PointInput } from "../../../equations/point.js";
import type { SeparabilityThreshold } from "../../../equations/thresholds.js";
import type { SweptParameter } from "../../../equations/vocabulary/parameters.js";
import type { ThresholdRecord } from "../../report/thresholdRecord.js";
import type { ErrorEstimates } from "../../solver/errorEstimates.js";
import type { SolutionRecord } from "../../solver/record.js";
import type { ObservableName } from "../views.js";

/** A curve to be solved. */
export interface CurveTask {
  readonly kind: "curve";
  readonly input: PointInput;
  readonly over: SweptParameter;
  readonly values: readonly number[];
  /** What is drawn to the right: the swept parameter, or E_gen for the trade-off. */
  readonly abscissa: "parameter" | "generalizationError";
  readonly ordinate: ObservableName;
  /** Whether the Bayes-optimal error and the best lambda are wanted. */
  readonly bayes: boolean;
  readonly best: boolean;
}

/** A map over alpha and lambda. */
export interface MapTask {
  readonly kind: "map";
  readonly input: PointInput;
  readonly alphas: readonly number[];
  readonly lambdas: readonly number[];
  readonly observable: ObservableName;
  readonly best: boolean;
}

/** The separability threshold against epsilon. */
export interface CapacityTask {
  readonly kind: "capacity";
  readonly input: PointInput;
  readonly epsilons: readonly number[];
}

/** Anything to be solved. */
export type Task = CurveTask | MapTask | CapacityTask;

/** One point, solved by itself. */
export interface PointTask {
  readonly kind: "point";
  readonly input: PointInput;
}

/** The thresholds of a learner at one epsilon. */
export interface ThresholdTask {
  readonly kind: "threshold";
  readonly input: PointInput;
}

/** A point of a solved curve or map, by its place, in full. */
export interface DetailsTask {
  readonly kind: "details";
  /** What was solved: a worker that takes the place of another solves it again. */
  readonly of: Task;
  readonly index: number;
}

/** All points of a solved curve, in full. */
export interface RecordsTask {
  readonly kind: "records";
  /** As of DetailsTask. */
  readonly of: Task;
}

/** What the page asks its worker. A newer question on the same channel makes an older one void. */
export interface Question {
  readonly channel: string;
  readonly id: number;
  readonly task: Task | PointTask | ThresholdTask | DetailsTask | RecordsTask;
}

/** A line in the plane of the picture. NaN where a point was not solved. */
export interface Trace {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** A value of the parameter that was not solved, and why. */
export interface Loss {
  readonly value: number;
  readonly status: string;
}

/** A curve as far as it is known. */
export interface CurveAnswer extends Trace {
  readonly kind: "curve";
  readonly values: readonly number[];
  readonly unsolved: readonly Loss[];
  /** False for the coarse curve that is shown while a slow loss is solved. */
  readonly complete: boolean;
  /** Whether its marks are the next answer. */
  readonly marksFollow: boolean;
  readonly milliseconds: number;
  /** Of the capacity: every threshold in full. */
  readonly thresholds?: readonly ThresholdRecord[];
}

/** Where the best lambda lies on a curve that runs over lambda, or what it reaches along another. */
export interface MarksAnswer {
  readonly kind: "marks";
  /** Bayes-optimal E_gen at one alpha and epsilon, or along them. */
  readonly bayes?: number | Trace;
  readonly best?: BestMark | Trace;
  readonly complete: boolean;
}

/** The lambda of least E_gen. */
export interface BestMark {
  readonly lambda: number;
  readonly generalizationError: number;
  readonly x: number;
  readonly y: number;
  readonly locationError: number;
}

/** A map as far as it is known: values[i][j] at alphas[i], lambdas[j]; NaN where not solved. */
export interface MapAnswer {
  readonly kind: "map";
  readonly alphas: readonly number[];
  readonly lambdas: readonly number[];
  readonly values: readonly (readonly number[])[];
  readonly unsolved: number;
  readonly complete: boolean;
  /** Whether the same with the best lambda is the next answer. */
  readonly marksFollow: boolean;
  readonly milliseconds: number;
  /** Best lambda along alpha. */
  readonly best?: Trace;
}

/** One point in full. */
export interface DetailsAnswer {
  readonly kind: "details";
  /** Its place on the curve; absent for a point of its own. */
  readonly index?: number;
  readonly record: SolutionRecord;
  readonly errors: ErrorEstimates | null;
  /** Bayes-optimal E_gen at its alpha and epsilon. */
  readonly bayes: number;
  /** The point as `raf batch` reads it. */
  readonly point: PointInput;
}

/** Where separability and interpolation end. */
export interface ThresholdAnswer extends SeparabilityThreshold {
  readonly kind: "threshold";
  readonly interpolation: number;
  readonly point: PointInput;
}

/** Every point of a curve in full. */
export interface RecordsAnswer {
  readonly kind: "records";
  readonly values: readonly number[];
  readonly records: readonly SolutionRecord[];
}

/** Input that the library refuses: which parameter, and why. */
export interface RefusalAnswer {
  readonly kind: "refusal";
  readonly parameter: string;
  readonly message: string;
}

/** How far a slow task has come, (0, 1). */
export interface ProgressAnswer {
  readonly kind: "progress";
  readonly share: number;
}

/** What the worker says. */
export type AnswerBody =
  | CurveAnswer
  | MarksAnswer
  | MapAnswer
  | DetailsAnswer
  | ThresholdAnswer
  | RecordsAnswer
  | RefusalAnswer
  | ProgressAnswer;

/** An answer and the question it belongs to. */
export interface Answer {
  readonly channel: string;
  readonly id: number;
  readonly body: AnswerBody;
}
