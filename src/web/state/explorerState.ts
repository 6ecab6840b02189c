import { type ObservableName, VIEWS, type ViewName } from "../views.js";
import { type CurveSettings, DEFAULT_SETTINGS } from "./curveSettings.js";
import { DEFAULT_SIZE, type SimulationSize } from "./simulationSize.js";

/** A curve that stays while the knobs move on. */
export interface Pin {
  readonly settings: CurveSettings;
  readonly label: string;
  /** Index of its color and dash. */
  readonly color: number;
}

/** Everything that makes the page what it is: what the address holds. */
export interface ExplorerState {
  readonly view: ViewName;
  readonly settings: CurveSettings;
  /** Index of color and dash of the current curve. */
  readonly color: number;
  readonly pins: readonly Pin[];
  readonly observable: ObservableName;
  /** Ends of the swept parameter, where they are not the view's own. */
  readonly from?: number;
  readonly to?: number;
  readonly yScale: "linear" | "log";
  /** Whether the Bayes-optimal error and the best lambda are drawn. */
  readonly bayes: boolean;
  readonly best: boolean;
  /** Of the experiments that are begun from here. */
  readonly simulation: SimulationSize;
}

/** Curves side by side beyond which colors and dashes repeat. */
export const MOST_PINS = 11;

/** The page as it opens. */
export const INITIAL_STATE: ExplorerState = {
  view: "trade-off",
  settings: DEFAULT_SETTINGS,
  color: 0,
  pins: [],
  observable: "generalizationError",
  yScale: "linear",
  bayes: true,
  best: true,
  simulation: DEFAULT_SIZE,
};

/** The least index of a color that no pin has. */
export function freeColor(pins: readonly Pin[]): number {
  let color = 0;
  while (pins.some((pin) => pin.color === color)) color += 1;
  return color;
}

/** The same page with the current curve kept; the knobs go on with a color of their own. */
export function withPin(state: ExplorerState, label: string): ExplorerState {
  const pins = [...state.pins, { settings: state.settings, label, color: state.color }];
  return { ...state, pins, color: freeColor(pins) };
}

/** The same page without one of its pins. */
export function withoutPin(state: ExplorerState, removed: number): ExplorerState {
  return { ...state, pins: state.pins.filter((_pin, index) => index !== removed) };
}

/** The learner of a view: the same, or the nearest that has the parameter which runs along it. */
export function settingsFor(view: ViewName, settings: CurveSettings): CurveSettings {
  const { over } = VIEWS[view];
  if (over === "kappa" && settings.model !== "rf") {
    const featureKind = settings.featureKind === "gamma" ? "gamma" : "activation";
    return { ...settings, model: "rf", featureKind };
  }
  if (over === "gamma" && settings.model === "linear") return { ...settings, model: "kernel" };
  if (view === "capacity" && settings.model === "kernel") return { ...settings, model: "linear" };
  return settings;
}

/**
 * The same page in another view. A learner that has no such parameter becomes the nearest that has: no view opens on an error.
 */
export function withView({ from, to, ...rest }: ExplorerState, view: ViewName): ExplorerState {
  return { ...rest, view, settings: settingsFor(view, rest.settings) };
}

/** The same page with another range of the swept parameter; ends that are the view's own are no part of the page. */
export function withRange({ from: _from, to: _to, ...rest }: ExplorerState, from: number, to: number): ExplorerState {
  const own = VIEWS[rest.view];
  return { ...rest, ...(from === own.from ? {} : { from }), ...(to === own.to ? {} : { to }) };
}

/** Whether there is a Bayes-optimal error beside what a page shows: that is one of generalization. */
export function hasBayes({ view, observable }: Pick<ExplorerState, "view" | "observable">): boolean {
  return view === "trade-off" || (view !== "capacity" && observable === "generalizationError");
}

/** The range of the swept parameter. */
export function rangeOf({ view, from, to }: ExplorerState): readonly [number, number] {
  return [from ?? VIEWS[view].from, to ?? VIEWS[view].to];
}

/**
 * The colors of curves that are shown together. Curves are told apart by their colors, also where they are solved: of two that shared one,
 * each would be drawn and saved as the other.
 *
 * @param wanted What each curve asks for, if anything.
 * @returns      That where it is the first to ask for it, else the least that nobody has.
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
