import { limitPlaces, placed } from "../plot/limitPlaces.js";
import type { ShownCurve } from "../plot/shownCurve.js";
import { MAP_LAMBDAS } from "../state/curveTask.js";
import { type ExplorerState, rangeOf } from "../state/explorerState.js";
import { CURRENT } from "../theory/schedule.js";
import { VIEWS } from "../views.js";
import { channelOf } from "./channelOf.js";
import type { PointableCurve } from "./plotCard.js";

/** The curves as the pointer finds them: in the coordinates of the picture, the current one last. */
export function pointableCurves(state: ExplorerState, curves: readonly ShownCurve[]): readonly PointableCurve[] {
  if (state.view === "capacity") return [];
  const [from, to] = rangeOf(state);
  const places = VIEWS[state.view].limits && state.view !== "trade-off" ? limitPlaces(from, to) : undefined;
  return curves.flatMap(({ result: { curve, map } }, index) => {
    const channel = channelOf(curves, index);
    if (state.view === "map") {
      if (map === undefined || channel !== CURRENT || !map.complete) return [];
      const { alphas, lambdas } = map;
      const ends = limitPlaces(MAP_LAMBDAS.from, MAP_LAMBDAS.to);
      const y = lambdas.map((lambda) => placed(lambda, ends));
      return [
        {
          channel,
          x: alphas.flatMap((alpha) => lambdas.map(() => alpha)),
          y: alphas.flatMap(() => y),
          column: lambdas.length,
        },
      ];
    }
    if (curve === undefined || !curve.complete) return [];
    return [{ channel, x: places === undefined ? curve.x : curve.x.map((value) => placed(value, places)), y: curve.y }];
  });
}
