import { LOSS_NAMES } from "../../../equations/vocabulary/losses.js";
import { MEASURE_NAMES } from "../../../equations/vocabulary/observables.js";
import { STUDENT_INPUTS } from "../../../equations/vocabulary/teachers.js";
import { VIEW_NAMES, VIEWS, type ViewName } from "../views.js";
import { hasLabel, pinLabel } from "./curveLabel.js";
import {
  type CurveSettings,
  DEFAULT_SETTINGS,
  FEATURE_KINDS,
  NUMBER_KNOBS,
  type NumberKnob,
  optionalKnobs,
  PAGE_MODELS,
  TRAINING_CHOICES,
} from "./curveSettings.js";
import { distinctColors, type ExplorerState, INITIAL_STATE, MOST_PINS, type Pin } from "./explorerState.js";
import { endProblem, rangeProblem } from "./rangeProblem.js";
import { DEFAULT_SIZE, DIMENSIONS, isSeed, REPLICAS, type SimulationSize } from "./simulationSize.js";

/** Longer texts in an address are ignored. */
const LONGEST_TEXT = 200;

/** Reads a parameter from an address. Returns undefined if it is invalid. */
export type ReadKnob = (knob: NumberKnob, text: string) => number | undefined;

/**
 * The state as the part of an address after "#". Default values are left out.
 *
 * Numbers are written with all digits, so that the address reproduces the page exactly.
 */
export function addressOf(state: ExplorerState): string {
  const { view, settings, color, pins, observable, from, to, yScale, bayes, best, beside, present, simulation } = state;
  const query = new URLSearchParams();
  if (view !== INITIAL_STATE.view) query.set("view", view);
  writeSettings(query, settings);
  if (observable !== INITIAL_STATE.observable) query.set("y", observable);
  if (yScale !== INITIAL_STATE.yScale) query.set("scale", yScale);
  if (from !== undefined) query.set("from", String(from));
  if (to !== undefined) query.set("to", String(to));
  if (!bayes) query.set("bayes", "0");
  if (!best) query.set("best", "0");
  if (beside !== "") query.set("beside", beside);
  if (present !== "") query.set("present", present);
  for (const [name, value] of Object.entries(simulation) as [keyof SimulationSize, number][]) {
    if (value !== DEFAULT_SIZE[name]) query.set(name, String(value));
  }
  if (color !== INITIAL_STATE.color) query.set("color", String(color));
  for (const pin of pins) {
    const own = new URLSearchParams();
    if (hasLabel(pin)) own.set("label", pin.label);
    own.set("color", String(pin.color));
    writeSettings(own, pin.settings);
    query.append("pin", own.toString());
  }
  return query.toString();
}

/**
 * The state of an address. Invalid parts get their default values. Every curve gets a color of its own and every pin a label.
 *
 * @param address The part after "#".
 * @param read    Reads numbers and checks their ranges.
 */
export function stateOf(address: string, read: ReadKnob): ExplorerState {
  const query = new URLSearchParams(address);
  const view = oneOf(VIEW_NAMES, query.get("view"), INITIAL_STATE.view);
  const pinned = query
    .getAll("pin")
    .slice(0, MOST_PINS)
    .map((text) => new URLSearchParams(text));
  const colors = distinctColors([...pinned, query].map((curve) => readColor(curve)));
  const pins = pinned.map((pin, index) => pinOf(pin, colors[index] as number, read));
  const state: ExplorerState = {
    view,
    settings: readSettings(query, read),
    color: colors.at(-1) as number,
    pins,
    observable: oneOf(MEASURE_NAMES, query.get("y"), INITIAL_STATE.observable),
    ...readRange(view, query),
    yScale: oneOf(["linear", "log"] as const, query.get("scale"), INITIAL_STATE.yScale),
    bayes: query.get("bayes") !== "0",
    best: query.get("best") !== "0",
    beside: oneOf(["", ...LOSS_NAMES], query.get("beside"), ""),
    present: oneOf(["", ...NUMBER_KNOBS], query.get("present"), ""),
    simulation: readSize(query),
  };
  return { ...state, pins: pins.map((pin) => ({ ...pin, label: pinLabel(state, pin) })) };
}

function writeSettings(query: URLSearchParams, settings: CurveSettings): void {
  for (const [name, value] of Object.entries(settings) as [keyof CurveSettings, string | number][]) {
    if (value !== DEFAULT_SETTINGS[name]) query.set(name, String(value));
  }
}

function readSettings(query: URLSearchParams, read: ReadKnob): CurveSettings {
  const text = (name: "loss" | "teacher" | "activation" | "kernel"): string => {
    const given = query.get(name);
    return given === null || given.trim() === "" || given.length > LONGEST_TEXT ? DEFAULT_SETTINGS[name] : given;
  };
  const numbers = Object.fromEntries(
    NUMBER_KNOBS.map((knob) => {
      const given = query.get(knob);
      return [knob, (given === null ? undefined : read(knob, given)) ?? DEFAULT_SETTINGS[knob]];
    }),
  ) as { readonly [knob in NumberKnob]: number };
  return {
    ...numbers,
    algorithm: oneOf(TRAINING_CHOICES, query.get("algorithm"), DEFAULT_SETTINGS.algorithm),
    inputs: oneOf(STUDENT_INPUTS, query.get("inputs"), DEFAULT_SETTINGS.inputs),
    teacher: text("teacher"),
    model: oneOf(PAGE_MODELS, query.get("model"), DEFAULT_SETTINGS.model),
    featureKind: oneOf(FEATURE_KINDS, query.get("featureKind"), DEFAULT_SETTINGS.featureKind),
    loss: text("loss"),
    activation: text("activation"),
    kernel: text("kernel"),
    optional: optionalKnobs({ optional: query.get("optional") ?? "" }).join(","),
  };
}

/** The valid ends of the range. Both are ignored if they make no valid range. */
function readRange(view: ViewName, query: URLSearchParams): Pick<ExplorerState, "from" | "to"> {
  const read = (end: "from" | "to"): number | undefined => {
    const value = finite(query.get(end));
    return value === undefined || endProblem(view, end, value) !== undefined ? undefined : value;
  };
  const [from, to] = [read("from"), read("to")];
  if (rangeProblem(view, from ?? VIEWS[view].from, to ?? VIEWS[view].to) !== undefined) return {};
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

function readSize(query: URLSearchParams): SimulationSize {
  const [d, replicas, seed] = [finite(query.get("d")), finite(query.get("replicas")), finite(query.get("seed"))];
  return {
    d: DIMENSIONS.find((known) => known === d) ?? DEFAULT_SIZE.d,
    replicas: REPLICAS.find((known) => known === replicas) ?? DEFAULT_SIZE.replicas,
    seed: seed !== undefined && isSeed(seed) ? seed : DEFAULT_SIZE.seed,
  };
}

function pinOf(query: URLSearchParams, color: number, read: ReadKnob): Pin {
  return {
    settings: readSettings(query, read),
    label: (query.get("label") ?? "").slice(0, LONGEST_TEXT),
    color,
  };
}

function readColor(query: URLSearchParams): number | undefined {
  const color = finite(query.get("color"));
  return color !== undefined && Number.isInteger(color) && color >= 0 && color <= MOST_PINS ? color : undefined;
}

function finite(text: string | null): number | undefined {
  const value = text === null || text.trim() === "" ? Number.NaN : Number(text);
  return Number.isFinite(value) ? value : undefined;
}

function oneOf<Name extends string>(names: readonly Name[], given: string | null, otherwise: Name): Name {
  return names.find((name) => name === given) ?? otherwise;
}
