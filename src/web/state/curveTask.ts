import { grid } from "../../sweep/grid.js";
import type { Task } from "../theory/questions.js";
import { VIEWS } from "../views.js";
import { type CurveSettings, pointInputOf } from "./curveSettings.js";
import { type ExplorerState, rangeOf } from "./explorerState.js";

/** Values along a curve, its limits not counted. */
const CURVE_POINTS = 200;
/** Values along each side of a map. */
const MAP_POINTS = 49;
/** lambda on a map, upward: as far as its knob goes, between its limits. */
export const MAP_LAMBDAS = { from: 1e-5, to: 1e5 } as const;

/**
 * What has to be solved to draw a curve of the page.
 *
 * @param settings Of the curve.
 * @param state    Of the page: its view.
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
  const inner = grid(from, to, CURVE_POINTS, spacing);
  if (state.view === "capacity") return { kind: "capacity", input, epsilons: inner };
  const values = limits ? [0, ...inner, Number.POSITIVE_INFINITY] : inner;
  const drawn =
    state.view === "trade-off"
      ? ({ abscissa: "generalizationError", ordinate: "memorizationError" } as const)
      : ({ abscissa: "parameter", ordinate: observable } as const);
  // The value of the swept parameter says nothing about the curve: without it, turning that knob asks nothing anew.
  return { kind: "curve", input: { ...input, [over]: values[1] as number }, over, values, ...drawn, bayes, best };
}
