import { ALGORITHM_NAMES, ALGORITHMS, isAlgorithmName } from "../../../equations/vocabulary/algorithms.js";
import { isAngledModel, MODELS, type ModelName, parametersOf } from "../../../equations/vocabulary/models.js";
import { E_GEN, MEASURE_NAMES, type MeasureName, OBSERVABLES } from "../../../equations/vocabulary/observables.js";
import { VIEWS, type ViewName } from "../views.js";
import {
  allowsFeatures,
  type CurveSettings,
  DEFAULT_SETTINGS,
  type NumberKnob,
  OPTIONAL_KNOBS,
  optionalKnobs,
  PAGE_MODELS,
  type TrainingChoice,
  withLabelLoss,
  withOptional,
  withTeacher,
} from "./curveSettings.js";
import { DEFAULT_SIZE, type SimulationSize } from "./simulationSize.js";

/** A curve that stays while the controls change. */
export interface Pin {
  readonly settings: CurveSettings;
  readonly label: string;
  /** Index of its color and dashes. */
  readonly color: number;
}

/** The state of the page. The address contains all of it. */
export interface ExplorerState {
  readonly view: ViewName;
  readonly settings: CurveSettings;
  /** Index of the current curve's color and dashes. */
  readonly color: number;
  readonly pins: readonly Pin[];
  readonly observable: MeasureName;
  /** Ends of the axis, if they are not the view's default. */
  readonly from?: number;
  readonly to?: number;
  readonly yScale: "linear" | "log";
  /** True if the Bayes-optimal error and the best lambda are drawn. */
  readonly bayes: boolean;
  readonly best: boolean;
  /** Loss of the second picture beside the first; "" for none. */
  readonly beside: string;
  /** The only control while the page is shown to an audience; "" for the whole page. */
  readonly present: NumberKnob | "";
  /** Size of simulations. */
  readonly simulation: SimulationSize;
}

/** Most pins: with more, colors and dashes would repeat. */
export const MOST_PINS = 11;

/** The state without an address. */
export const INITIAL_STATE: ExplorerState = {
  view: "trade-off",
  settings: DEFAULT_SETTINGS,
  color: 0,
  pins: [],
  observable: E_GEN,
  yScale: "linear",
  bayes: true,
  best: true,
  beside: "",
  present: "",
  simulation: DEFAULT_SIZE,
};

/** The least color index that no pin has. */
export function freeColor(pins: readonly Pin[]): number {
  let color = 0;
  while (pins.some((pin) => pin.color === color)) color += 1;
  return color;
}

/** The state after pinning the current curve. The current curve gets a new color. */
export function withPin(state: ExplorerState, label: string): ExplorerState {
  const pins = [...state.pins, { settings: state.settings, label, color: state.color }];
  return { ...state, pins, color: freeColor(pins) };
}

/** The state without one of its pins. */
export function withoutPin(state: ExplorerState, removed: number): ExplorerState {
  return { ...state, pins: state.pins.filter((_pin, index) => index !== removed) };
}

/** Loss of a teacher when a learner becomes a student. */
export const FIRST_TEACHER = "hinge";

/** Settings with which a view can be drawn: the given ones, or with the nearest model and the first algorithm that have the view's parameter. */
export function settingsFor(view: ViewName, settings: CurveSettings): CurveSettings {
  const { over } = VIEWS[view];
  const known = allowsModel(view, settings.model)
    ? settings
    : withModel(settings, PAGE_MODELS.find((model) => allowsModel(view, model)) ?? settings.model);
  const switchedOff = OPTIONAL_KNOBS.find((knob) => knob === over && !optionalKnobs(known).includes(knob));
  const fitting = switchedOff === undefined ? known : withOptional(known, switchedOff, true);
  if (over === "fraction") return fitting.teacher === "" ? withTeacher(fitting, FIRST_TEACHER) : fitting;
  if (allowsAlgorithm(view, fitting.algorithm)) return fitting;
  return withAlgorithm(fitting, ALGORITHM_NAMES.find((name) => allowsAlgorithm(view, name)) ?? fitting.algorithm);
}

/** True if a view can draw a training: along time that of the flow, along steps those of the other algorithms, of students none, elsewhere any. */
export function allowsAlgorithm(view: ViewName, algorithm: TrainingChoice): boolean {
  const { over } = VIEWS[view];
  if (over === "fraction") return algorithm === "minimum";
  if (!ALGORITHM_NAMES.some((name) => ALGORITHMS[name].runsOver === over)) return true;
  return isAlgorithmName(algorithm) && ALGORITHMS[algorithm].runsOver === over;
}

/** Settings with another algorithm. A loss on which it has no theory is replaced by the square loss, whose theory is exact and quick. */
export function withAlgorithm(settings: CurveSettings, algorithm: TrainingChoice): CurveSettings {
  if (!isAlgorithmName(algorithm)) return { ...settings, algorithm };
  const hasTheory = ALGORITHMS[algorithm].runsOver === "steps" && settings.loss !== "hinge";
  return { ...settings, algorithm, teacher: "", loss: hasTheory ? settings.loss : "square" };
}

/** True if a view can draw a model. A kernel separates labels at every alpha, so it has no capacity. */
export function allowsModel(view: ViewName, model: ModelName): boolean {
  const { over } = VIEWS[view];
  if (view === "capacity") return MODELS[model].needs.length > 0 || !isAngledModel(model);
  return parametersOf(model).includes(over);
}

/** Settings with another model. Features that it cannot have are replaced by an activation. */
export function withModel(settings: CurveSettings, model: ModelName): CurveSettings {
  const fits = !isAngledModel(model) || allowsFeatures(model, settings.featureKind);
  return { ...settings, model, ...(fits ? {} : { featureKind: "activation" }) };
}

/**
 * The state in another view. The model changes if it does not have the view's parameter, so that no view opens with an error.
 */
export function withView({ from, to, ...rest }: ExplorerState, view: ViewName): ExplorerState {
  const settings = settingsFor(view, rest.settings);
  return { ...rest, view, settings, observable: observableFor(view, settings, rest.observable) };
}

/** The given observable, or one that the view shows: along the parameter of an observable that observable, and none whose parameter or teacher is switched off. */
function observableFor(view: ViewName, settings: CurveSettings, observable: MeasureName): MeasureName {
  const { over } = VIEWS[view];
  const needs = (name: MeasureName): readonly string[] => OBSERVABLES[name].parameters ?? [];
  const given = [over, ...optionalKnobs(settings)] as readonly string[];
  const ofStudents = MEASURE_NAMES.filter(isOfStudents);
  const own = over === "fraction" ? ofStudents : MEASURE_NAMES.filter((name) => needs(name).includes(over));
  if (own.length > 0) return own.includes(observable) ? observable : own[0]!;
  if (settings.teacher === "" && ofStudents.includes(observable)) return E_GEN;
  return needs(observable).every((name) => given.includes(name)) ? observable : E_GEN;
}

/** True if only students have the observable. */
function isOfStudents(name: MeasureName): boolean {
  return OBSERVABLES[name].only?.questions?.join() === "distillation";
}

/** The state with another range of the axis. Ends that equal the view's default are not stored. */
export function withRange({ from: _from, to: _to, ...rest }: ExplorerState, from: number, to: number): ExplorerState {
  const own = VIEWS[rest.view];
  return { ...rest, ...(from === own.from ? {} : { from }), ...(to === own.to ? {} : { to }) };
}

/** True if the view shows the generalization error, which has a Bayes-optimal reference. */
export function hasBayes({ view, observable }: Pick<ExplorerState, "view" | "observable">): boolean {
  return view === "trade-off" || (view !== "capacity" && observable === E_GEN);
}

/** The state of the second picture: the same curves, trained on another loss; of students their teachers are. The capacity does not depend on the loss. */
export function besideState(state: ExplorerState): ExplorerState | undefined {
  const { beside, view, settings, pins } = state;
  if (beside === "" || view === "capacity") return undefined;
  return {
    ...state,
    settings: withLabelLoss(settings, beside),
    pins: pins.map((pin) => ({ ...pin, label: "", settings: withLabelLoss(pin.settings, beside) })),
  };
}

/** The range of the axis. */
export function rangeOf({ view, from, to }: ExplorerState): readonly [number, number] {
  return [from ?? VIEWS[view].from, to ?? VIEWS[view].to];
}

/**
 * Gives every curve a color of its own. Colors identify curves, also in the solver.
 *
 * @param wanted The color that each curve asks for, if any.
 * @returns      The wanted color if no earlier curve has it, otherwise the least free one.
 */
export function distinctColors(wanted: readonly (number | undefined)[]): readonly number[] {
  const taken = new Set(wanted);
  const free = (): number => {
    let color = 0;
    while (taken.has(color)) color += 1;
    taken.add(color);
    return color;
  };
  return wanted.map((color, index) => (color !== undefined && wanted.indexOf(color) === index ? color : free()));
}
