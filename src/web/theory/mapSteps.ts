import type { Point } from "../../../equations/point.js";
import { type CurvePoint, curvePoints } from "../../sweep/curve.js";
import type { Due, Step } from "./curveSteps.js";
import { bestLambda } from "./markSteps.js";
import { plottedValue } from "./plottedValue.js";
import type { MapAnswer, MapTask, ProgressAnswer } from "./questions.js";

/** The coarse map has every 4th row and column. */
const COARSENESS = 4;
/** The best lambda is computed in every 2nd column. */
const BEST_STRIDE = 2;

/**
 * Solves a map column by column, and then the best lambda of its columns. A slow map is answered coarsely first.
 *
 * @param remember Receives the solved points, column by column, before the final answer.
 */
export function* mapSteps(
  point: Point,
  task: MapTask,
  due: Due,
  remember: (points: readonly CurvePoint[]) => void,
): Generator<Step<MapAnswer | ProgressAnswer>, void, undefined> {
  const started = performance.now();
  const columns: (readonly CurvePoint[])[] = [];
  let previewed = false;
  for (const alpha of task.alphas) {
    const column: CurvePoint[] = [];
    for (const solved of curvePoints({ ...point, alpha }, "lambda", task.lambdas)) {
      column.push(solved);
      yield undefined;
    }
    columns.push(column);
    if (columns.length === task.alphas.length || !due()) continue;
    if (!previewed) {
      previewed = true;
      yield yield* previewSteps(point, task, started);
    }
    yield { kind: "progress", share: columns.length / task.alphas.length };
  }
  const answer = drawn(task, task.alphas, task.lambdas, columns, true, started);
  remember(columns.flat());
  yield { ...answer, marksFollow: task.best };
  if (task.best) {
    const x = task.alphas.filter((_alpha, index) => index % BEST_STRIDE === 0 || index === task.alphas.length - 1);
    const y: number[] = [];
    for (const alpha of x) {
      y.push(bestLambda({ ...point, alpha })?.lambda ?? Number.NaN);
      yield undefined;
    }
    yield { ...answer, best: { x, y } };
  }
}

function* previewSteps(point: Point, task: MapTask, started: number): Generator<Step<MapAnswer>, MapAnswer, undefined> {
  const coarse = (values: readonly number[]): readonly number[] =>
    values.filter((_value, index) => index % COARSENESS === 0 || index === values.length - 1);
  const [alphas, lambdas] = [coarse(task.alphas), coarse(task.lambdas)];
  const columns: (readonly CurvePoint[])[] = [];
  for (const alpha of alphas) {
    const column: CurvePoint[] = [];
    for (const solved of curvePoints({ ...point, alpha }, "lambda", lambdas)) {
      column.push(solved);
      yield undefined;
    }
    columns.push(column);
  }
  return drawn(task, alphas, lambdas, columns, false, started);
}

function drawn(
  { observable }: MapTask,
  alphas: readonly number[],
  lambdas: readonly number[],
  columns: readonly (readonly CurvePoint[])[],
  complete: boolean,
  started: number,
): MapAnswer {
  const values = columns.map((column) => column.map(({ solution }) => plottedValue(solution, observable)));
  const unsolved = columns.flat().filter(({ solution }) => solution.status !== "converged").length;
  return {
    kind: "map",
    alphas,
    lambdas,
    values,
    unsolved,
    complete,
    marksFollow: false,
    milliseconds: performance.now() - started,
  };
}
