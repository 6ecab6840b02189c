import { limitPlaces, placed } from "../plot/limitPlaces.js";
import type { ShownCurve } from "../plot/shownCurve.js";
import { type ExplorerState, rangeOf } from "../state/explorerState.js";
import { VIEWS } from "../views.js";
import { channelOf } from "./channelOf.js";
import type { PointableMark } from "./plotCard.js";

/** The stars, the simulated points and the straight Bayes-optimal lines that are drawn, the current curve's first. */
export function pointableMarks(state: ExplorerState, curves: readonly ShownCurve[]): readonly PointableMark[] {
  const [from, to] = rangeOf(state);
  const across = state.view === "trade-off";
  const limits = VIEWS[state.view].limits && !across ? limitPlaces(from, to) : undefined;
  const known = curves
    .map(({ result, simulated }, index) => ({ marks: result.marks, simulated, channel: channelOf(curves, index) }))
    .reverse();
  const stars = known.flatMap(({ marks, channel }): PointableMark[] => {
    const best = marks?.best;
    if (!state.best || best === undefined || !("lambda" in best)) return [];
    return [{ channel, mark: "best", x: limits === undefined ? best.x : placed(best.x, limits), y: best.y }];
  });
  const lines = known.flatMap(({ marks, channel }): PointableMark[] => {
    const at = marks?.bayes;
    if (!state.bayes || typeof at !== "number") return [];
    return [{ channel, mark: "bayes", ...(across ? { x: at } : { y: at }) }];
  });
  const points = known.flatMap(({ simulated, channel }) =>
    simulated.map(({ x, y, row }): PointableMark => {
      const at = limits === undefined ? x : placed(x, limits);
      return { channel, mark: "simulated", row, x: at, y };
    }),
  );
  return [...stars, ...points, ...lines];
}
