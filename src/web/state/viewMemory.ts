import type { ViewName } from "../views.js";
import type { CurveSettings } from "./curveSettings.js";
import type { ExplorerState } from "./explorerState.js";
import { type Change, viewChange } from "./settingsNotice.js";

/** What a look at another view leaves behind, and finds again: no part of the page, and so of no address. */
export interface ViewMemory {
  /** The learner that was chosen, and what the view of now made of it. */
  readonly chosen?: { readonly settings: CurveSettings; readonly became: CurveSettings };
  /** Ranges that were typed, by view. */
  readonly ranges: { readonly [view in ViewName]?: Pick<ExplorerState, "from" | "to"> };
}

/** Before any view was left. */
export const NO_MEMORY: ViewMemory = { ranges: {} };

/**
 * The page after a step to another view. Looking changes nothing: a learner that a view has no use for comes back with the next view that
 * has, unless other knobs were turned in between, and every view has its range again.
 */
export function visited(
  state: ExplorerState,
  view: ViewName,
  { chosen, ranges }: ViewMemory,
): { readonly change: Change; readonly memory: ViewMemory } {
  if (view === state.view)
    return { change: { state }, memory: { ...(chosen === undefined ? {} : { chosen }), ranges } };
  const { from, to, settings } = state;
  const untouched = chosen !== undefined && JSON.stringify(chosen.became) === JSON.stringify(settings);
  const own = untouched ? chosen.settings : settings;
  const { state: next, notice } = viewChange(state, view, own);
  const left = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  return {
    change: { state: { ...next, ...ranges[view] }, ...(notice === undefined ? {} : { notice }) },
    memory: { chosen: { settings: own, became: next.settings }, ranges: { ...ranges, [state.view]: left } },
  };
}
