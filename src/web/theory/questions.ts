import type { PointInput } from "../../../equations/point.js";
import type { SeparabilityThreshold } from "../../../equations/thresholds.js";
import type { MeasureName } from "../../../equations/vocabulary/observables.js";
import { E_GEN } from "../../../equations/vocabulary/observables.js";
import type { SweptParameter } from "../../../equations/vocabulary/parameters.js";
import type { ThresholdRecord } from "../../report/thresholdRecord.js";
import type { ErrorEstimates } from "../../solver/errorEstimates.js";
import type { SolutionRecord } from "../../solver/record.js";

/** A curve to be solved. */
export interface CurveTask {
  readonly kind: "curve";
  readonly input: PointInput;
  readonly over: SweptParameter;
  readonly values: readonly number[];
  /** Horizontal coordinate of the picture: the swept parameter, or E_gen for the trade-off. */
  readonly abscissa: "parameter" | typeof E_GEN;
  readonly ordinate: MeasureName;
  /** True if the Bayes-optimal error and the best lambda are wanted. */
  readonly bayes: boolean;
  readonly best: boolean;
}

/** A map over alpha and lambda. */
export interface MapTask {
  readonly kind: "map";
  readonly input: PointInput;
  readonly alphas: readonly number[];
  readonly lambdas: readonly number[];
  readonly observable: MeasureName;
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

/** A single point. */
export interface PointTask {
  readonly kind: "point";
  readonly input: PointInput;
}

/** The thresholds of a learner at one epsilon. */
export interface ThresholdTask {
  readonly kind: "threshold";
  readonly input: PointInput;
}

/** All values at a point of a solved curve or map, by its index. */
export interface DetailsTask {
  readonly kind: "details";
  /** The solved task. A worker that does not remember it solves it again. */
  readonly of: Task;
  readonly index: number;
}

/** All values at all points of a solved curve. */
export interface RecordsTask {
  readonly kind: "records";
  /** As in DetailsTask. */
  readonly of: Task;
}

/** A question of the page to its worker. It replaces older questions of the same channel. */
export interface Question {
  readonly channel: string;
  readonly id: number;
  readonly task: Task | PointTask | ThresholdTask | DetailsTask | RecordsTask;
}

/** A line in the coordinates of the picture. NaN if a point was not solved. */
export interface Trace {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** A value of the parameter that was not solved, and why. */
export interface Loss {
  readonly value: number;
  readonly status: string;
}

/** A point that is drawn between two points of the grid, and has no row in files. */
export interface CurveNode {
  readonly x: number;
  /** NaN if the observable diverges there. */
  readonly y: number;
  /** True if the curve has a corner there. */
  readonly corner: boolean;
}

/** The points of a curve. */
export interface CurveAnswer extends Trace {
  readonly kind: "curve";
  readonly values: readonly number[];
  readonly unsolved: readonly Loss[];
  /** The interpolation threshold, if it lies inside the range. */
  readonly node?: CurveNode;
  /** False for the coarse curve of a slow task. */
  readonly complete: boolean;
  /** True if its marks are answered next. */
  readonly marksFollow: boolean;
  readonly milliseconds: number;
  /** For the capacity, all values of every threshold. */
  readonly thresholds?: readonly ThresholdRecord[];
}

/** The references of a curve. */
export interface MarksAnswer {
  readonly kind: "marks";
  /** Bayes-optimal E_gen: a number, or a line if it varies along the axis. */
  readonly bayes?: number | Trace;
  readonly best?: BestMark | Trace;
  readonly complete: boolean;
}

/** The best lambda, with its place in the picture. */
export interface BestMark {
  readonly lambda: number;
  readonly [E_GEN]: number;
  readonly x: number;
  readonly y: number;
  readonly locationError: number;
}

/** A map: values[i][j] at alphas[i], lambdas[j]. NaN if a point was not solved. */
export interface MapAnswer {
  readonly kind: "map";
  readonly alphas: readonly number[];
  readonly lambdas: readonly number[];
  readonly values: readonly (readonly number[])[];
  readonly unsolved: number;
  readonly complete: boolean;
  /** True if the map is answered again with the best lambda. */
  readonly marksFollow: boolean;
  readonly milliseconds: number;
  /** Best lambda along alpha. */
  readonly best?: Trace;
}

/** All values at one point. */
export interface DetailsAnswer {
  readonly kind: "details";
  /** Its index on the curve. Undefined for a single point. */
  readonly index?: number;
  readonly record: SolutionRecord;
  readonly errors: ErrorEstimates | null;
  /** Bayes-optimal E_gen at its alpha and epsilon. */
  readonly bayes: number;
  /** The point as `raf batch` reads it. */
  readonly point: PointInput;
}

/** The thresholds of separability and interpolation. */
export interface ThresholdAnswer extends SeparabilityThreshold {
  readonly kind: "threshold";
  readonly interpolation: number;
  readonly point: PointInput;
}

/** All values at all points of a curve. */
export interface RecordsAnswer {
  readonly kind: "records";
  readonly values: readonly number[];
  readonly records: readonly SolutionRecord[];
}

/** Invalid input: the parameter, and the library's message. */
export interface RefusalAnswer {
  readonly kind: "refusal";
  readonly parameter: string;
  readonly message: string;
}

/** Progress of a slow task. `share` lies in (0, 1). */
export interface ProgressAnswer {
  readonly kind: "progress";
  readonly share: number;
}

/** The content of an answer. */
export type AnswerBody =
  | CurveAnswer
  | MarksAnswer
  | MapAnswer
  | DetailsAnswer
  | ThresholdAnswer
  | RecordsAnswer
  | RefusalAnswer
  | ProgressAnswer;

/** An answer with the channel and number of its question. */
export interface Answer {
  readonly channel: string;
  readonly id: number;
  readonly body: AnswerBody;
}
