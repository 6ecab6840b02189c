import { E_GEN, E_MEM } from "../../../equations/vocabulary/observables.js";
import { PARAMETERS } from "../../../equations/vocabulary/parameters.js";
import { grid } from "../../sweep/grid.js";
import type { Task } from "../theory/questions.js";
import { VIEWS } from "../views.js";
import { type CurveSettings, pointInputOf, withTeacher } from "./curveSettings.js";
import { type ExplorerState, rangeOf } from "./explorerState.js";

/** Points of a curve, without its limits. */
export const CURVE_POINTS = 200;
/** Points along each side of a map, without the limits. */
const MAP_POINTS = 49;
/** Range of lambda on a map: that of its slider. */
export const MAP_LAMBDAS = { from: 1e-5, to: 1e5 } as const;

/**
 * The task for the solver that draws a curve.
 *
 * @param settings Settings of the curve.
 * @param state    State of the page, which gives the view and the range.
 * @throws {ParameterError} naming an end of the range that cannot be.
 */
export function curveTask(settings: CurveSettings, state: ExplorerState): Task {
  const { over, spacing, limits } = VIEWS[state.view];
  const [from, to] = rangeOf(state);
  const input = pointInputOf(settings, over);
  const { observable, bayes, best } = state;
  if (state.view === "map") {
    const lambdas = [0, ...grid(MAP_LAMBDAS.from, MAP_LAMBDAS.to, MAP_POINTS, "log"), Number.POSITIVE_INFINITY];
    return { kind: "map", input, alphas: grid(from, to, MAP_POINTS, "log"), lambdas, observable, best };
  }
  const places = grid(from, to, CURVE_POINTS, spacing);
  const inner = PARAMETERS[over].whole === true ? [...new Set(places.map(Math.round))] : places;
  if (state.view === "capacity")
    return { kind: "capacity", input: pointInputOf(withTeacher(settings, ""), over), epsilons: inner };
  const values = [...(limits[0] ? [0] : []), ...inner, ...(limits[1] ? [Number.POSITIVE_INFINITY] : [])];
  const drawn =
    state.view === "trade-off"
      ? ({ abscissa: E_GEN, ordinate: E_MEM } as const)
      : ({ abscissa: "parameter", ordinate: observable } as const);
  // The curve does not depend on the present value of the swept parameter: moving its slider must not start a new task.
  return { kind: "curve", input: { ...input, [over]: values[1] as number }, over, values, ...drawn, bayes, best };
}
