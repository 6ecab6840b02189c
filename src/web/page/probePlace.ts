import type { ExplorerState } from "../state/explorerState.js";
import type { DetailsAnswer, ThresholdAnswer } from "../theory/questions.js";
import { VIEWS } from "../views.js";

/** Where the knobs are on the current curve, in the coordinates of the picture; undefined where that has no place. */
export function probePlace(
  state: ExplorerState,
  probe: DetailsAnswer | ThresholdAnswer | undefined,
): { readonly x: number; readonly y: number } | undefined {
  const { view, settings, observable } = state;
  if (probe === undefined) return undefined;
  if (probe.kind === "threshold") return view === "capacity" ? { x: settings.epsilon, y: probe.alpha } : undefined;
  if (view === "capacity") return undefined;
  if (view === "map") return { x: settings.alpha, y: settings.lambda };
  const { generalizationError, memorizationError } = probe.record;
  const x = view === "trade-off" ? generalizationError : settings[VIEWS[view].over as keyof typeof settings];
  // In units of 1/lambda^2, and so in no place beside the others.
  if (observable === "norm" && view !== "trade-off" && probe.record.regime === "infinite") return undefined;
  const y = view === "trade-off" ? memorizationError : probe.record[observable];
  return typeof x === "number" && typeof y === "number" ? { x, y } : undefined;
}
