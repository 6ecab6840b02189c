import type { Point } from "../../../equations/point.js";
import { type CurvePoint, curvePoints } from "../../sweep/curve.js";
import { columnOptimum } from "./columnOptimum.js";
import type { Due, Step } from "./curveSteps.js";
import { bestLambda } from "./markSteps.js";
import { plottedValue } from "./plottedValue.js";
import type { MapAnswer, MapTask, ProgressAnswer } from "./questions.js";

/** A coarse map has every 4th row and column: 200 points, which take a frame. For a slow loss it has every 8th. */
const COARSENESS = { usual: 4, slow: 8 } as const;
/** The best lambda is computed in every 2nd column. */
const BEST_STRIDE = 2;

/**
 * Solves a map column by column, and then the best lambda of its columns. A coarse map is answered first, so that the picture keeps up
 * with a slider; the full one follows when the slider rests.
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
  const first = yield* columnSteps(point, task.alphas[0] as number, task.lambdas);
  yield yield* coarseSteps(point, task, started, due() ? COARSENESS.slow : COARSENESS.usual);
  columns.push(first);
  for (const alpha of task.alphas.slice(1)) {
    columns.push(yield* columnSteps(point, alpha, task.lambdas));
    if (columns.length < task.alphas.length && due())
      yield { kind: "progress", share: columns.length / task.alphas.length };
  }
  const answer = drawn(task, task.alphas, task.lambdas, columns, true, started);
  remember(columns.flat());
  yield { ...answer, marksFollow: task.best };
  if (task.best) {
    const x: number[] = [];
    const y: number[] = [];
    for (const [index, alpha] of task.alphas.entries()) {
      if (index % BEST_STRIDE !== 0 && index !== task.alphas.length - 1) continue;
      const own = { ...point, alpha };
      x.push(alpha);
      y.push(columnOptimum(own, columns[index] ?? []) ?? bestLambda(own)?.lambda ?? Number.NaN);
      yield undefined;
    }
    yield { ...answer, best: { x, y } };
  }
}

function* columnSteps(
  point: Point,
  alpha: number,
  lambdas: readonly number[],
): Generator<undefined, readonly CurvePoint[], undefined> {
  const column: CurvePoint[] = [];
  for (const solved of curvePoints({ ...point, alpha }, "lambda", lambdas)) {
    column.push(solved);
    yield undefined;
  }
  return column;
}

/** A map with every `stride`-th value. Both limits and both ends of each range are kept, so that the axes do not move. */
function* coarseSteps(
  point: Point,
  task: MapTask,
  started: number,
  stride: number,
): Generator<Step<MapAnswer>, MapAnswer, undefined> {
  const coarse = (values: readonly number[]): readonly number[] =>
    values.filter((_value, index) => index % stride === 0);
  const isLimit = (lambda: number): boolean => lambda === 0 || lambda === Number.POSITIVE_INFINITY;
  const inner = coarse(task.lambdas.filter((lambda) => !isLimit(lambda)));
  const lambdas = task.lambdas.filter((lambda) => isLimit(lambda) || inner.includes(lambda));
  const alphas = coarse(task.alphas);
  const columns: (readonly CurvePoint[])[] = [];
  for (const alpha of alphas) columns.push(yield* columnSteps(point, alpha, lambdas));
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
