import { VIEWS, type ViewName } from "../views.js";
import { MODEL_WORDS } from "./curveLabel.js";
import type { CurveSettings } from "./curveSettings.js";
import { type ExplorerState, withView } from "./explorerState.js";

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

/** The same page in another view, with what had to change for it in words. */
export function viewChange(state: ExplorerState, view: ViewName): Change {
  const next = withView(state, view);
  const { model } = next.settings;
  if (model === state.settings.model) return { state: next };
  const reason = REASONS[view];
  const parts = [
    `${VIEWS[view].tab}: model set to ${MODEL_WORDS[model]}${reason === undefined ? "" : `, ${reason}`}`,
    ...featureNotice(state.settings, next.settings),
  ];
  return { state: next, notice: parts.join("; ") };
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
