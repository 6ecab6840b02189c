import { ALGORITHMS, isAlgorithmName } from "../../../equations/vocabulary/algorithms.js";
import { isAngledModel, MODELS } from "../../../equations/vocabulary/models.js";
import { VIEWS, type ViewName } from "../views.js";
import { type CurveSettings, withTeacher } from "./curveSettings.js";
import { type ExplorerState, FIRST_TEACHER, settingsFor, withAlgorithm, withModel, withView } from "./explorerState.js";
import { shortLambda } from "./shortNumber.js";

/** Why a view changes the model. */
const MODEL_REASONS: { readonly [name in ViewName]?: string } = {
  gamma: "a perceptron has no kernel angle",
  kappa: "only they have κ",
  capacity: "a kernel separates labels at every α",
};

/** A new state, with a notice about settings that the page changed by itself. */
export interface Change {
  readonly state: ExplorerState;
  readonly notice?: string;
}

/** Largest regularization at which double descent has a clear peak. */
const PEAKED = 0.01;

/**
 * The state in another view, with a notice about changed settings.
 *
 * @param chosen The settings that the user chose last. They differ from those of the state if an earlier view had to change the model.
 */
export function viewChange(state: ExplorerState, view: ViewName, chosen: CurveSettings = state.settings): Change {
  const fitting = withView({ ...state, settings: chosen }, view);
  // A model that has no double descent gives way to a learner whose curve shows it.
  const peaked =
    view === "kappa" && chosen.model !== "rf" ? { ...fitting, settings: peakedSettings(fitting.settings) } : fitting;
  const back = peaked.settings === chosen && chosen !== state.settings;
  return noticed(peaked, [
    ...(back ? backNotice(state.settings, chosen) : learnerNotice(view, state.settings, peaked.settings)),
    ...(peaked === fitting ? peakNotice(view, peaked.settings) : peakedNotice(fitting.settings, peaked.settings)),
  ]);
}

/** Settings whose curve along kappa has the peak of double descent. */
function peakedSettings(settings: CurveSettings): CurveSettings {
  return { ...settings, loss: "square", lambda: settings.lambda <= PEAKED ? settings.lambda : 0 };
}

function peakedNotice(before: CurveSettings, { loss, lambda }: CurveSettings): string[] {
  return [
    ...(loss === before.loss ? [] : [`loss set to ${loss}`]),
    ...(lambda === before.lambda ? [] : [`λ set to ${shortLambda(lambda)}, where the peak is`]),
  ];
}

/** A state that was read from an address, with a model that its view can draw. */
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
  const training = trainingNotice(before, { model, ...after });
  if (model === before.model) return training;
  const reason = MODEL_REASONS[view];
  return [
    `model set to ${MODELS[model].words}${reason === undefined ? "" : `, ${reason}`}`,
    ...featureNotice(before, { model, ...after }),
    ...training,
  ];
}

function backNotice(before: CurveSettings, after: CurveSettings): string[] {
  return [
    ...(after.model === before.model ? [] : [`model set to ${MODELS[after.model].words} again`]),
    ...teacherNotice(before, after),
    ...(after.algorithm === before.algorithm ? [] : [`trained ${trainingWords(after)} again`]),
    ...(after.loss === before.loss ? [] : [`loss set to ${after.loss} again`]),
  ];
}

function trainingNotice(before: CurveSettings, after: CurveSettings): string[] {
  if (before.algorithm !== after.algorithm)
    return [`trained ${trainingWords(after)}`, ...teacherNotice(before, after), ...lossNotice(before, after)];
  return before.teacher === after.teacher ? [] : [...teacherNotice(before, after), ...lossNotice(before, after)];
}

function teacherNotice(before: CurveSettings, { teacher }: CurveSettings): string[] {
  if (teacher === before.teacher) return [];
  return [teacher === "" ? "labels are learned, and no teacher" : `a teacher on the ${teacher} loss`];
}

function lossNotice(before: CurveSettings, { algorithm, teacher, loss }: CurveSettings): string[] {
  if (loss === before.loss) return [];
  if (teacher !== "") return [`loss set to ${loss}, whose students have a closed form`];
  if (!isAlgorithmName(algorithm)) return [];
  const reason = algorithm === "gradient-flow" ? "the theory of the flow is for it" : "the slope of the hinge jumps";
  return [`loss set to ${loss}, ${reason}`];
}

function trainingWords({ algorithm }: CurveSettings): string {
  return isAlgorithmName(algorithm) ? `by ${ALGORITHMS[algorithm].words}` : "to the minimum";
}

/** Tells where to find the peak of double descent. */
function peakNotice(view: ViewName, { loss, lambda }: CurveSettings): string[] {
  return view !== "kappa" || (loss === "square" && lambda <= PEAKED)
    ? []
    : ["the peak shows at λ = 0⁺ with the square loss"];
}

/** New settings, with a notice about what the page changed by itself. */
export interface SettingsChange {
  readonly settings: CurveSettings;
  readonly notice?: string;
}

/** The state with other settings. */
export function withSettings(state: ExplorerState, { settings, notice }: SettingsChange): Change {
  return { state: { ...state, settings }, ...(notice === undefined ? {} : { notice }) };
}

/** Settings with another model. Features that it cannot have are replaced. */
export function modelChange(settings: CurveSettings, model: CurveSettings["model"]): SettingsChange {
  const next = withModel(settings, model);
  const [notice] = featureNotice(settings, next);
  return notice === undefined ? { settings: next } : { settings: next, notice };
}

/** Settings with another algorithm. A loss on which it has no theory is replaced. */
export function algorithmChange(settings: CurveSettings, algorithm: CurveSettings["algorithm"]): SettingsChange {
  const next = withAlgorithm(settings, algorithm);
  return withNotice(next, [...teacherNotice(settings, next), ...lossNotice(settings, next)]);
}

/** Settings of a student, or of a learner of labels. A student has the square loss, and is trained to the minimum. */
export function studentChange(settings: CurveSettings, isStudent: boolean): SettingsChange {
  const next = withTeacher(settings, isStudent ? FIRST_TEACHER : "");
  return withNotice(next, trainingNotice(settings, next));
}

function withNotice(settings: CurveSettings, parts: readonly string[]): SettingsChange {
  return parts.length === 0 ? { settings } : { settings, notice: parts.join("; ") };
}

function featureNotice(before: CurveSettings, after: CurveSettings): string[] {
  if (before.featureKind === after.featureKind || !isAngledModel(before.model)) return [];
  return [`features set to ${after.activation}: random features take an activation, and no kernel`];
}

/** Memory of the page between views. It is not part of the state, and not in the address. */
export interface ViewMemory {
  /** The settings that the user chose, and what the present view made of them. */
  readonly chosen?: { readonly settings: CurveSettings; readonly became: CurveSettings };
  /** Typed ranges, by view. */
  readonly ranges: { readonly [view in ViewName]?: Pick<ExplorerState, "from" | "to"> };
}

/** An empty memory. */
export const NO_MEMORY: ViewMemory = { ranges: {} };

/**
 * The state after a change of view.
 *
 * A view may have to change the model. The chosen model returns in the next view that can draw it, unless the user has changed settings
 * since. Every view gets back its own range.
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
