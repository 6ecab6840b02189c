import { ALGORITHMS, isAlgorithmName } from "../../../equations/vocabulary/algorithms.js";
import { isAngledModel, MODELS } from "../../../equations/vocabulary/models.js";
import type { ViewName } from "../views.js";
import { type CurveSettings, knobRole, knobSymbol, NUMBER_KNOBS, type NumberKnob, usesKnob } from "./curveSettings.js";
import type { ExplorerState, Pin } from "./explorerState.js";
import { shortLambda, shortNumber } from "./shortNumber.js";

/**
 * The default label of a curve: its learner, and the parameters in which it differs from other curves.
 *
 * @param settings Settings of the curve.
 * @param others   Settings of the other curves.
 * @param view     The view. The parameter of its axis is not part of the label.
 * @returns Such as "perceptron, hinge".
 */
export function curveLabel(settings: CurveSettings, others: readonly CurveSettings[], view?: ViewName): string {
  const numbers = NUMBER_KNOBS.filter(
    (knob) =>
      isPlainParameter(settings, knob, view) &&
      (knob === "kappa" || others.some((other) => other[knob] !== settings[knob])),
  ).map((knob) => `${knobSymbol(knob)} = ${shortValue(knob)(settings[knob])}`);
  // Along gamma the angle gives the features. The capacity does not depend on the loss.
  const words = view === "gamma" ? MODELS[settings.model].words : learner(settings);
  return [words, ...(view === "capacity" ? [] : [settings.loss, ...trainingWords(settings, view)]), ...numbers].join(
    ", ",
  );
}

/** Digits of parameters in a caption. */
const CAPTION_DIGITS = 6;

/**
 * The parameters that all curves share, except those of the axes. Together with the labels of the curves they state all parameters.
 *
 * @param curves Settings of the curves.
 * @param view   The view.
 * @returns      Such as "α = 2.22222, ε = 0.1". Empty if there are none.
 */
export function sharedParameters(curves: readonly CurveSettings[], view: ViewName): string {
  const [first] = curves;
  if (first === undefined) return "";
  return NUMBER_KNOBS.filter(
    (knob) =>
      knob !== "kappa" && curves.every((curve) => isPlainParameter(curve, knob, view) && curve[knob] === first[knob]),
  )
    .map((knob) => `${knobSymbol(knob)} = ${shortValue(knob)(first[knob], CAPTION_DIGITS)}`)
    .join(", ");
}

function shortValue(knob: NumberKnob): (value: number, digits?: number) => string {
  return knob === "lambda" || knob === "teacherLambda" ? shortLambda : shortNumber;
}

/** True if a curve depends on a parameter that is neither part of its features nor on an axis. */
function isPlainParameter(settings: CurveSettings, knob: NumberKnob, view: ViewName | undefined): boolean {
  if (knob === "gamma" || knob === "bandwidth") return false;
  return view === undefined ? usesKnob(settings, knob, undefined) : knobRole(settings, knob, view) === "used";
}

/** The teacher of a student, or the algorithm; along the time of the flow the axis tells. */
function trainingWords({ algorithm, teacher, inputs }: CurveSettings, view: ViewName | undefined): string[] {
  if (teacher !== "") return [`teacher ${teacher}`, ...(inputs === "fresh" ? ["fresh inputs"] : [])];
  return isAlgorithmName(algorithm) && view !== "time" ? [ALGORITHMS[algorithm].words] : [];
}

function learner({ model, featureKind, activation, kernel, gamma, bandwidth }: CurveSettings): string {
  const { words } = MODELS[model];
  if (!isAngledModel(model)) return words;
  switch (featureKind) {
    case "activation":
      return model === "kernel" ? `${activation} kernel` : `${activation} random features`;
    case "kernel":
      return `kernel ${kernel}`;
    case "gamma":
      return `${words} γ = ${shortNumber(gamma)}`;
    case "rbf":
      return `RBF kernel η = ${shortNumber(bandwidth)}`;
  }
}

/**
 * Updates the default labels of pins after a change of the state, because they depend on all curves. Labels typed by the user stay.
 *
 * @param before The state before the change.
 * @param after  The state after it.
 */
export function withUpdatedLabels(before: ExplorerState, after: ExplorerState): ExplorerState {
  const made = new Set(before.pins.filter((pin) => pin.label === defaultPinLabel(before, pin)).map(keyOf));
  const pins = after.pins.map((pin) => (made.has(keyOf(pin)) ? { ...pin, label: defaultPinLabel(after, pin) } : pin));
  return pins.every(({ label }, index) => label === after.pins[index]?.label) ? after : { ...after, pins };
}

/** Identifies a pin with its label. */
function keyOf({ color, label, settings }: Pin): string {
  return JSON.stringify([color, label, settings]);
}

/** The default label of a pin beside the other curves of a state. */
function defaultPinLabel({ settings, pins, view }: ExplorerState, pin: Pin): string {
  const others = [...pins.filter(({ color }) => color !== pin.color).map((other) => other.settings), settings];
  return curveLabel(pin.settings, others, view);
}

/** The label of a pin, or its default label if the label is empty. */
export function pinLabel(state: ExplorerState, pin: Pin): string {
  return hasLabel(pin) ? pin.label : defaultPinLabel(state, pin);
}

/** True if the label has visible characters. */
export function hasLabel({ label }: Pick<Pin, "label">): boolean {
  return label.trim() !== "";
}
