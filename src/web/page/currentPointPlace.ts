import type { PointInput } from "../../../equations/point.js";
import type { ExplorerState } from "../state/explorerState.js";
import type { Result } from "../state/results.js";
import type { DetailsAnswer, ThresholdAnswer } from "../theory/questions.js";
import { VIEWS } from "../views.js";

/**
 * Where the knobs are on the current curve, in the coordinates of the picture; undefined where that has no place.
 *
 * Point and curve are questions of their own, and either may be answered, or refused, without the other: the point of one learner has no
 * place on the curve of another. For the moment in which only one of them is there the point stays, so that it does not flicker.
 *
 * @param delayed Whether the point is known not to be that of the knobs.
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
  const { generalizationError, memorizationError } = currentPoint.record;
  const place = currentPoint.point[VIEWS[view].over];
  const x = view === "trade-off" ? generalizationError : place === "inf" ? Number.POSITIVE_INFINITY : place;
  // In units of 1/lambda^2, and so in no place beside the others.
  if (observable === "norm" && view !== "trade-off" && currentPoint.record.regime === "infinite") return undefined;
  const y = view === "trade-off" ? memorizationError : currentPoint.record[observable];
  return typeof x === "number" && typeof y === "number" ? { x, y } : undefined;
}

/** A point but for what runs along the axes. */
function learnerOf(input: PointInput, view: ExplorerState["view"]): string {
  const { over } = VIEWS[view];
  return JSON.stringify({ ...input, [over]: null, ...(view === "map" ? { lambda: null } : {}) });
}
