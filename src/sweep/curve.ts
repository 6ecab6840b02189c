import { anyModelOf, modelOf, type Point, withParameter } from "../../equations/point.js";
import type { ReducedCoordinates } from "../../equations/squareSolution.js";
import type { AnyModel, LearningTask } from "../../equations/types.js";
import { requireNoOthers, trainingOf } from "../../equations/vocabulary/algorithms.js";
import { requireParameter, type SweptParameter } from "../../equations/vocabulary/parameters.js";
import { questionOf } from "../../equations/vocabulary/questions.js";
import { ParameterError, placeless } from "../core/errors.js";
import { resultOf } from "../core/resultOf.js";
import { log } from "../numerics/elementary.js";
import { studentFamily } from "../solver/distillation.js";
import { saddlePoint } from "../solver/saddlePoint.js";
import type { MinimumSolution, Solution, SolvedMinimum } from "../solver/solution.js";
import { solve } from "../solver/solve.js";
import { trainingSteps } from "../solver/training.js";
import { unsolvedTraining } from "../solver/unsolvedTraining.js";

/** One value of the swept parameter and its solution, converged or not. */
export interface CurvePoint {
  readonly value: number;
  readonly solution: Solution;
}

/** One value of a curve of minima. */
export interface MinimumCurvePoint extends CurvePoint {
  readonly solution: MinimumSolution;
}

/** Points of the polynomial that predicts the next one. */
const PREDICTOR_POINTS = 6;

/**
 * Solves a point along one parameter, each value started from the polynomial through the ones before.
 *
 * Unsolved values stay in the curve with their status. The order of the values is kept; the result at a value depends on the path only
 * through rounding.
 *
 * @param point  Every other parameter.
 * @param over   Which parameter is swept.
 * @param values Its values; neighbors should be close for speed. 0 and Infinity are allowed for lambda, Infinity for time and steps.
 * @throws {ParameterError} naming the parameter, its value and what is allowed.
 *
 * @example
 * curve({ model: "linear", loss: "hinge", alpha: 2, epsilon: 0.1, lambda: 1 }, "lambda", [0, 0.5, Infinity]).length // => 3
 */
export function curve(point: Point, over: SweptParameter, values: readonly number[]): CurvePoint[] {
  return [...curvePoints(point, over, values)];
}

/**
 * The points of a curve one by one, for a caller that may stop halfway, such as a page whose slider has moved on.
 *
 * The very numbers of curve: it is this generator, run to its end.
 *
 * @throws {ParameterError} naming the parameter, its value and what is allowed.
 */
export function curvePoints(
  point: Point,
  over: SweptParameter,
  values: readonly number[],
): Generator<CurvePoint, void, undefined> {
  return questionOf(point) === "minimum" ? minimumCurve(point, over, values) : answers(point, over, values);
}

/**
 * The minima along one parameter.
 *
 * @throws {ParameterError} as curve, and where the point has parameters of a training.
 */
export function* minimumCurve(
  point: Point,
  over: SweptParameter,
  values: readonly number[],
): Generator<MinimumCurvePoint, void, undefined> {
  requireNoOthers({ ...point, [over]: values[0] });
  const predictor: Remembered[] = [];
  let regime: string | undefined;
  const first = anyModelOf(values[0] === undefined ? point : withParameter(point, over, values[0]));
  for (const value of values) {
    const model = modelAt(first, point, over, value);
    const place = over === "epsilon" || over === "gamma" ? value : log(value);
    const start = Number.isFinite(place) && predictor.length > 0 ? extrapolate(predictor, place) : undefined;
    const solution = saddlePoint(model, start === undefined ? {} : { start });
    yield { value, solution };
    if (solution.status !== "converged" || solution.regime !== regime) predictor.length = 0;
    regime = solution.regime;
    if (solution.status === "converged") remember(predictor, place, solution);
  }
}

/** The points of a curve whose question is not the minimum; along a training times share their work. */
function* answers(
  point: Point,
  over: SweptParameter,
  values: readonly number[],
): Generator<CurvePoint, void, undefined> {
  if (isAlongTraining(point, over) && values.length > 0) yield* resultOf(trajectorySteps(point, over, values));
  else if (questionOf(point) === "distillation" && over === "lambda") {
    // All of them learn from one teacher.
    const studentAt = studentFamily({ ...point, lambda: 1 });
    for (const value of values) yield { value, solution: studentAt(requireParameter("curve", "lambda", value)) };
  } else yield* separateAnswers(point, over, values);
}

/** True if a curve follows one training, whose points share their work. */
export function isAlongTraining(point: Point, over: SweptParameter): boolean {
  return questionOf(point) === "training" && (over === "time" || over === "steps");
}

/** Progress of a curve along a training; once, all its points with the standard errors that they have by then. */
interface TrajectoryProgress {
  /** In [0, 1]. */
  readonly share: number;
  readonly coarse?: readonly CurvePoint[];
}

/**
 * A curve along one training, step by step, for a caller that may stop or shows progress.
 *
 * @param values At least one.
 * @throws {ParameterError} as curve.
 */
export function* trajectorySteps(
  point: Point,
  over: SweptParameter,
  values: readonly number[],
): Generator<TrajectoryProgress, CurvePoint[], undefined> {
  const trainings = values.map((value) => trainingOf(withParameter(point, over, value)));
  const times = trainings.map(({ time }) => time);
  const pointsOf = (solutions: readonly Solution[]): CurvePoint[] =>
    solutions.map((solution, index) => ({ value: values[index]!, solution }));
  const steps = trainingSteps(modelOf(point), trainings[0]!.algorithm, times);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return pointsOf(step.value);
    const { share, coarse } = step.value;
    yield { share, ...(coarse === undefined ? {} : { coarse: pointsOf(coarse) }) };
  }
}

/**
 * Values that are solved each by itself. Where the steps of an algorithm are unstable the point has diverged, as it would in a computer.
 *
 * @throws {ParameterError} where the steps are unstable at every value.
 */
function* separateAnswers(
  point: Point,
  over: SweptParameter,
  values: readonly number[],
): Generator<CurvePoint, void, undefined> {
  let isStable = false;
  let refusal: ParameterError | undefined;
  for (const value of values) {
    const moved = withParameter(point, over, value);
    try {
      yield { value, solution: solve(moved) };
      isStable = true;
    } catch (error) {
      if (!isInstability(error)) throw error;
      refusal ??= error;
      const solution = unsolvedTraining(
        modelOf(moved),
        { method: "contour", iterations: 0 },
        { status: "diverged", message: placeless(error) },
      );
      yield { value, solution };
    }
  }
  if (!isStable && refusal !== undefined) throw refusal;
}

/** True if an error says that a step is larger than the largest stable one; at lambda = Infinity every step is. */
function isInstability(error: unknown): error is ParameterError {
  if (!(error instanceof ParameterError) || error.where !== "training") return false;
  return error.parameter === "eta" || (error.parameter === "lambda" && error.value === Number.POSITIVE_INFINITY);
}

/** Only lambda and alpha leave channel and spectrum as they are. */
function modelAt(first: AnyModel, point: Point, over: SweptParameter, value: number): AnyModel {
  if (over !== "lambda" && over !== "alpha") return anyModelOf(withParameter(point, over, value));
  // Assigned, because overriding a field inside the copy takes the engine ten times as long.
  const model: { -readonly [field in keyof LearningTask]: LearningTask[field] } = { ...first };
  model[over] = requireParameter(first.name, over, value);
  return model as AnyModel;
}

/** A solution that the next one is predicted from. */
interface Remembered {
  /** Logarithm of the swept parameter, or the parameter itself. */
  readonly place: number;
  readonly coordinates: ReducedCoordinates;
}

function remember(predictor: Remembered[], place: number, { coordinates }: SolvedMinimum): void {
  if (!Number.isFinite(place) || !Number.isFinite(coordinates.x)) return;
  const same = predictor.findIndex((remembered) => remembered.place === place);
  if (same >= 0) predictor.splice(same, 1);
  else if (predictor.length === PREDICTOR_POINTS) predictor.shift();
  predictor.push({ place, coordinates });
}

/** Lagrange's polynomial through the remembered points, at a new place. */
function extrapolate(predictor: readonly Remembered[], place: number): ReducedCoordinates {
  let x = 0;
  let y = 0;
  let z: number | undefined = 0;
  for (const own of predictor) {
    let above = 1;
    let below = 1;
    for (const other of predictor) {
      if (other === own) continue;
      above *= place - other.place;
      below *= own.place - other.place;
    }
    const weight = above / below;
    x += weight * own.coordinates.x;
    y += weight * own.coordinates.y;
    z = z === undefined || own.coordinates.z === undefined ? undefined : z + weight * own.coordinates.z;
  }
  return z === undefined ? { x, y } : { x, y, z };
}
