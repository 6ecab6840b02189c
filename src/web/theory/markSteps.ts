import { type Point, withParameter } from "../../../equations/point.js";
import { E_GEN } from "../../../equations/vocabulary/observables.js";
import { PARAMETERS } from "../../../equations/vocabulary/parameters.js";
import { ParameterError } from "../../core/errors.js";
import { ConvergenceError, type Solved } from "../../solver/solution.js";
import { bayesOptimal, observables } from "../../solver/solve.js";
import type { Optimum } from "../../sweep/bestPoint.js";
import { grid } from "../../sweep/grid.js";
import { optimum } from "../../sweep/optimum.js";
import type { Step } from "./curveSteps.js";
import { plottedValue } from "./plottedValue.js";
import type { BestMark, CurveTask, MarksAnswer, Trace } from "./questions.js";

/** Points of the curve at the best lambda. Each needs an optimization. */
const BEST_POINTS = 33;

/**
 * The references of a curve: the Bayes-optimal error and the best lambda. The best lambda is a mark if lambda is on the axis, otherwise a
 * curve.
 */
export function* markSteps(point: Point, task: CurveTask): Generator<Step<MarksAnswer>, void, undefined> {
  const { over, values, ordinate, abscissa } = task;
  const aboutGeneralization = abscissa === E_GEN || ordinate === E_GEN;
  const bayes = task.bayes && aboutGeneralization ? bayesOf(point, task) : undefined;
  const known = bayes === undefined ? {} : { bayes };
  if (!task.best) {
    yield { kind: "marks", ...known, complete: true };
    return;
  }
  if (over === "lambda") {
    const best = bestMark(point, task);
    yield { kind: "marks", ...known, ...(best === undefined ? {} : { best }), complete: true };
    return;
  }
  yield { kind: "marks", ...known, complete: false };
  const finite = values.filter(Number.isFinite);
  const { slider, whole } = PARAMETERS[over];
  const places = grid(finite[0] as number, finite.at(-1) as number, BEST_POINTS, slider?.scale ?? "linear");
  const x = whole === true ? [...new Set(places.map(Math.round))] : places;
  const y: number[] = [];
  for (const value of x) {
    const best = bestLambda(withParameter(point, over, value));
    y.push(best === undefined ? Number.NaN : plottedValue(best.solution, ordinate));
    yield undefined;
  }
  yield { kind: "marks", ...known, best: { x, y }, complete: true };
}

function bayesOf({ alpha, epsilon, width }: Point, { over, values }: CurveTask): number | Trace {
  const task = { alpha, epsilon, ...(width === undefined ? {} : { width }) };
  if (over !== "alpha" && over !== "epsilon" && over !== "width") return bayesOptimal(task)[E_GEN];
  const errorAt = (value: number): number => bayesOptimal({ ...task, [over]: value })[E_GEN];
  return { x: values, y: values.map(errorAt) };
}

function bestMark(point: Point, { abscissa, ordinate }: CurveTask): BestMark | undefined {
  const best = bestLambda(point);
  if (best === undefined) return undefined;
  const { lambda, solution, locationError } = best;
  const { [E_GEN]: generalization } = observables(solution);
  return {
    lambda,
    [E_GEN]: generalization,
    x: abscissa === "parameter" ? lambda : generalization,
    y: plottedValue(solution, ordinate),
    locationError,
  };
}

/**
 * The lambda of least E_gen.
 *
 * @returns Undefined if all lambdas are equally good, as with random labels only, or if the optimization fails. A curve without this
 *          reference is still drawn.
 */
export function bestLambda(point: Point): Optimum<Solved> | undefined {
  try {
    const best = optimum(point, { over: "lambda", objective: "generalization" });
    return best.flat === true ? undefined : best;
  } catch (error) {
    if (error instanceof ParameterError || error instanceof ConvergenceError) return undefined;
    throw error;
  }
}
