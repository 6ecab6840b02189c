import type { PointInput } from "../../../equations/point.js";
import { E_GEN, E_MEM } from "../../../equations/vocabulary/observables.js";
import type { ExplorerState } from "../state/explorerState.js";
import type { Result } from "../state/results.js";
import { isRescaled } from "../theory/plottedValue.js";
import type { DetailsAnswer, ThresholdAnswer } from "../theory/questions.js";
import { VIEWS } from "../views.js";

/**
 * The place of the current settings on the current curve, in the coordinates of the picture.
 *
 * The solver answers point and curve separately, and may refuse one of them. The point is hidden while it belongs to another learner than
 * the curve. It stays during the moment between two answers, so that it does not flicker.
 *
 * @param delayed Whether the point is that of older settings.
 * @returns       Undefined where the point has no place in the picture.
 */
export function currentPointPlace(
  state: ExplorerState,
  currentPoint: DetailsAnswer | ThresholdAnswer | undefined,
  { of, refusal, pending }: Result,
  delayed: boolean,
): { readonly x: number; readonly y: number } | undefined {
  const { view, settings, observable } = state;
  if (currentPoint === undefined) return undefined;
  const unsettled = delayed || refusal !== undefined || pending === true;
  if (unsettled && of !== undefined && learnerOf(of.task.input, view) !== learnerOf(currentPoint.point, view))
    return undefined;
  if (currentPoint.kind === "threshold")
    return view === "capacity" ? { x: settings.epsilon, y: currentPoint.alpha } : undefined;
  if (view === "capacity") return undefined;
  if (view === "map") return { x: settings.alpha, y: settings.lambda };
  const { [E_GEN]: generalization, [E_MEM]: memorization } = currentPoint.record;
  const place = currentPoint.point[VIEWS[view].over];
  const x = view === "trade-off" ? generalization : place === "inf" ? Number.POSITIVE_INFINITY : place;
  const lambda = currentPoint.record.regime === "infinite" ? Number.POSITIVE_INFINITY : settings.lambda;
  if (view !== "trade-off" && isRescaled(observable, lambda)) return undefined;
  const y = view === "trade-off" ? memorization : currentPoint.record[observable];
  return typeof x === "number" && typeof y === "number" ? { x, y } : undefined;
}

/** A point without the parameters of the axes, as text. */
function learnerOf(input: PointInput, view: ExplorerState["view"]): string {
  const { over } = VIEWS[view];
  return JSON.stringify({ ...input, [over]: null, ...(view === "map" ? { lambda: null } : {}) });
}
