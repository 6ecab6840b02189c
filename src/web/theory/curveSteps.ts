import type { Point } from "../../../equations/point.js";
import { E_GEN } from "../../../equations/vocabulary/observables.js";
import type { Solution } from "../../solver/solution.js";
import { type CurvePoint, curvePoints, isAlongTraining, trajectorySteps } from "../../sweep/curve.js";
import { interpolationNode } from "./interpolationNode.js";
import { plottedValue } from "./plottedValue.js";
import type { CurveAnswer, CurveNode, CurveTask, ProgressAnswer } from "./questions.js";

/** The coarse curve of a slow loss has every 16th point: a spline through them differs from the final curve by a few pixels. */
const COARSENESS = 16;

/** True if the page has waited so long that it should get a partial answer. */
export type Due = () => boolean;

/** A step of work: an answer, or undefined. The caller may stop after any step. */
export type Step<Body> = Body | undefined;

/**
 * Solves a curve step by step. A slow curve is answered coarsely first. The final numbers equal those of `curve` to the last digit.
 *
 * @param point    The resolved point.
 * @param task     The curve.
 * @param due      Whether it is time for a partial answer.
 * @param remember Receives the solved points before the final answer.
 */
export function* curveSteps(
  point: Point,
  task: CurveTask,
  due: Due,
  remember: (points: readonly CurvePoint[]) => void,
): Generator<Step<CurveAnswer | ProgressAnswer>, void, undefined> {
  const started = performance.now();
  const points = yield* isAlongTraining(point, task.over)
    ? trajectoryPoints(point, task, due, started)
    : separatePoints(point, task, due, started);
  remember(points);
  yield drawn(task, points, true, started, interpolationNode(point, task));
}

/** A training of which the averages are sampled is drawn coarsely from few samples. */
function* trajectoryPoints(
  point: Point,
  task: CurveTask,
  due: Due,
  started: number,
): Generator<Step<CurveAnswer | ProgressAnswer>, CurvePoint[], undefined> {
  const steps = trajectorySteps(point, task.over, task.values);
  let previewed = false;
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    const { share, coarse } = step.value;
    if (coarse !== undefined && !previewed) yield drawn(task, coarse, false, started, undefined);
    previewed ||= coarse !== undefined;
    yield previewed && due() ? { kind: "progress", share } : undefined;
  }
}

function* separatePoints(
  point: Point,
  task: CurveTask,
  due: Due,
  started: number,
): Generator<Step<CurveAnswer | ProgressAnswer>, CurvePoint[], undefined> {
  const points: CurvePoint[] = [];
  let previewed = false;
  for (const solved of curvePoints(point, task.over, task.values)) {
    points.push(solved);
    if (points.length === task.values.length || !due()) {
      yield undefined;
      continue;
    }
    if (!previewed) {
      previewed = true;
      yield yield* previewSteps(point, task, started);
    }
    yield { kind: "progress", share: points.length / task.values.length };
  }
  return points;
}

function* previewSteps(
  point: Point,
  task: CurveTask,
  started: number,
): Generator<Step<CurveAnswer>, CurveAnswer, undefined> {
  const last = task.values.length - 1;
  const coarse = task.values.filter((_value, index) => index % COARSENESS === 0 || index === last);
  const points: CurvePoint[] = [];
  for (const solved of curvePoints(point, task.over, coarse)) {
    points.push(solved);
    yield undefined;
  }
  return drawn(task, points, false, started, interpolationNode(point, task));
}

/** The answer with the coordinates for the picture. */
function drawn(
  { abscissa, ordinate }: CurveTask,
  points: readonly CurvePoint[],
  complete: boolean,
  started: number,
  node: CurveNode | undefined,
): CurveAnswer {
  const x: number[] = [];
  const y: number[] = [];
  for (const { value, solution } of points) {
    x.push(abscissa === "parameter" ? value : plottedValue(solution, E_GEN));
    y.push(plottedValue(solution, ordinate));
  }
  return {
    kind: "curve",
    values: points.map(({ value }) => value),
    x,
    y,
    ...(node === undefined ? {} : { node }),
    unsolved: points.flatMap(({ value, solution }) => lossOf(value, solution, node)),
    complete,
    marksFollow: true,
    milliseconds: performance.now() - started,
  };
}

function lossOf(value: number, solution: Solution, node: CurveNode | undefined): { value: number; status: string }[] {
  // The threshold itself has no solution, and its node is drawn.
  return solution.status === "converged" || value === node?.x ? [] : [{ value, status: solution.status }];
}
