import { VIEWS, type ViewName } from "../views.js";
import { MODEL_WORDS } from "./curveLabel.js";
import type { CurveSettings } from "./curveSettings.js";
import { type ExplorerState, settingsFor, withView } from "./explorerState.js";

/** Why a view has no use for a model. */
const REASONS: { readonly [name in ViewName]?: string } = {
  gamma: "a perceptron has no kernel angle",
  kappa: "only they have κ",
  capacity: "a kernel separates labels at every α",
};

/** A page and what was changed on the way to it that nobody asked for. */
export interface Change {
  readonly state: ExplorerState;
  readonly notice?: string;
}

/** Largest regularization at which double descent has its peak. */
const PEAKED = 0.01;

/**
 * The same page in another view, with what had to change for it in words.
 *
 * @param chosen The learner that was last chosen: that of the page, or one for which the views since then had no use.
 */
export function viewChange(state: ExplorerState, view: ViewName, chosen: CurveSettings = state.settings): Change {
  const next = withView({ ...state, settings: chosen }, view);
  const back = next.settings === chosen && chosen !== state.settings;
  return noticed(next, [
    ...(back ? backNotice(state.settings, chosen) : learnerNotice(view, state.settings, next.settings)),
    ...(view === "kappa" ? peakNotice(next.settings) : []),
  ]);
}

/** A page that was read from an address: its learner, too, has to have the parameter of its view. */
export function withFittingLearner(state: ExplorerState): Change {
  const settings = settingsFor(state.view, state.settings);
  return settings === state.settings
    ? { state }
    : noticed({ ...state, settings }, learnerNotice(state.view, state.settings, settings));
}

function noticed(state: ExplorerState, parts: readonly string[]): Change {
  return parts.length === 0 ? { state } : { state, notice: `${VIEWS[state.view].tab}: ${parts.join("; ")}` };
}

function learnerNotice(view: ViewName, before: CurveSettings, { model, ...after }: CurveSettings): string[] {
  if (model === before.model) return [];
  const reason = REASONS[view];
  return [
    `model set to ${MODEL_WORDS[model]}${reason === undefined ? "" : `, ${reason}`}`,
    ...featureNotice(before, { model, ...after }),
  ];
}

function backNotice(before: CurveSettings, { model }: CurveSettings): string[] {
  return model === before.model ? [] : [`model set to ${MODEL_WORDS[model]} again`];
}

/** Who looks for double descent should see it. */
function peakNotice({ loss, lambda }: CurveSettings): string[] {
  return loss === "square" && lambda <= PEAKED ? [] : ["the peak shows at λ = 0⁺ with the square loss"];
}

/** Settings and what was changed on the way to them that nobody asked for. */
export interface SettingsChange {
  readonly settings: CurveSettings;
  readonly notice?: string;
}

/** The same page with other settings. */
export function withSettings(state: ExplorerState, { settings, notice }: SettingsChange): Change {
  return { state: { ...state, settings }, ...(notice === undefined ? {} : { notice }) };
}

/** The same page with another model, whose features may have to be given otherwise. */
export function modelChange(settings: CurveSettings, model: CurveSettings["model"]): SettingsChange {
  const fits = model !== "rf" || settings.featureKind === "activation" || settings.featureKind === "gamma";
  const next: CurveSettings = { ...settings, model, ...(fits ? {} : { featureKind: "activation" }) };
  const [notice] = featureNotice(settings, next);
  return notice === undefined ? { settings: next } : { settings: next, notice };
}

function featureNotice(before: CurveSettings, after: CurveSettings): string[] {
  if (before.featureKind === after.featureKind || before.model === "linear") return [];
  return [`features set to ${after.activation}: random features take an activation, and no kernel`];
}

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
export function afterViewChange(
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
