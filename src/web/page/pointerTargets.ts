import { axisPlace, limitPlaces } from "../plot/limitPlaces.js";
import type { ShownCurve } from "../plot/shownCurve.js";
import { MAP_LAMBDAS } from "../state/curveTask.js";
import { type ExplorerState, rangeOf } from "../state/explorerState.js";
import { VIEWS } from "../views.js";
import type { PointableCurve, PointableMark } from "./plotCard.js";

/** The curves that the pointer can select, in the coordinates of the picture. The current curve comes last. */
export function pointableCurves(state: ExplorerState, curves: readonly ShownCurve[]): readonly PointableCurve[] {
  if (state.view === "capacity") return [];
  const [from, to] = rangeOf(state);
  const places = VIEWS[state.view].limits[1] && state.view !== "trade-off" ? limitPlaces(from, to) : undefined;
  return curves.flatMap(({ channel, result: { curve, map } }, index) => {
    if (state.view === "map") {
      if (map === undefined || index < curves.length - 1 || !map.complete) return [];
      const { alphas, lambdas } = map;
      const ends = limitPlaces(MAP_LAMBDAS.from, MAP_LAMBDAS.to);
      const y = lambdas.map((lambda) => axisPlace(lambda, ends));
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
    return [
      { channel, x: places === undefined ? curve.x : curve.x.map((value) => axisPlace(value, places)), y: curve.y },
    ];
  });
}

/** The marks that the pointer can select: stars, simulated points and straight Bayes-optimal lines. Those of the current curve come first. */
export function pointableMarks(state: ExplorerState, curves: readonly ShownCurve[]): readonly PointableMark[] {
  const [from, to] = rangeOf(state);
  const across = state.view === "trade-off";
  const limits = VIEWS[state.view].limits[1] && !across ? limitPlaces(from, to) : undefined;
  const known = curves.map(({ channel, result, simulated }) => ({ marks: result.marks, simulated, channel })).reverse();
  const stars = known.flatMap(({ marks, channel }): PointableMark[] => {
    const best = marks?.best;
    if (!state.best || best === undefined || !("lambda" in best)) return [];
    return [{ channel, mark: "best", x: limits === undefined ? best.x : axisPlace(best.x, limits), y: best.y }];
  });
  const lines = known.flatMap(({ marks, channel }): PointableMark[] => {
    const at = marks?.bayes;
    if (!state.bayes || typeof at !== "number") return [];
    return [{ channel, mark: "bayes", ...(across ? { x: at } : { y: at }) }];
  });
  const points = known.flatMap(({ simulated, channel }) =>
    simulated.map(({ x, y, row }): PointableMark => {
      const at = limits === undefined ? x : axisPlace(x, limits);
      return { channel, mark: "simulated", row, x: at, y };
    }),
  );
  return [...stars, ...points, ...lines];
}
