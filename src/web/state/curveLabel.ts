import type { SweptParameter } from "../../sweep/curve.js";
import { VIEWS } from "../views.js";
import { type CurveSettings, NUMBER_KNOBS, type NumberKnob, usesKnob } from "./curveSettings.js";
import type { ExplorerState, Pin } from "./explorerState.js";
import { shortLambda, shortNumber } from "./shortNumber.js";

/** What models are called on the page. */
export const MODEL_WORDS = { linear: "perceptron", kernel: "kernel", rf: "random features" } as const;
const SYMBOLS: { readonly [name in NumberKnob]: string } = {
  alpha: "α",
  epsilon: "ε",
  lambda: "λ",
  gamma: "γ",
  eta: "η",
  kappa: "κ",
};
/**
 * What a curve is called until it is given a name: its learner, and the numbers in which it differs from others.
 *
 * @param settings Of the curve.
 * @param others   The curves beside it.
 * @param over     What runs along the axis: it has no value to name. Along the angle the features are the angle's, whatever was
 *                 chosen; along epsilon runs the capacity, which knows neither loss nor alpha nor lambda.
 * @returns Such as "perceptron, hinge".
 */
export function curveLabel(settings: CurveSettings, others: readonly CurveSettings[], over?: SweptParameter): string {
  const numbers = NUMBER_KNOBS.filter((knob) => {
    if (knob === "gamma" || knob === "eta" || !usesKnob(settings, knob, over)) return false;
    if (over === "epsilon" && (knob === "alpha" || knob === "lambda")) return false;
    return knob === "kappa" || others.some((other) => other[knob] !== settings[knob]);
  }).map((knob) => `${SYMBOLS[knob]} = ${(knob === "lambda" ? shortLambda : shortNumber)(settings[knob])}`);
  const words = over === "gamma" ? MODEL_WORDS[settings.model] : learner(settings);
  return [words, ...(over === "epsilon" ? [] : [settings.loss]), ...numbers].join(", ");
}

function learner({ model, featureKind, activation, kernel, gamma, eta }: CurveSettings): string {
  const words = MODEL_WORDS[model];
  if (model === "linear") return words;
  switch (featureKind) {
    case "activation":
      return model === "kernel" ? `${activation} kernel` : `${activation} random features`;
    case "kernel":
      return `kernel ${kernel}`;
    case "gamma":
      return `${words} γ = ${shortNumber(gamma)}`;
    case "rbf":
      return `RBF kernel η = ${shortNumber(eta)}`;
  }
}

/**
 * The page after a change, with the pins that have no name of their own called by what tells them apart now: a label is made of the
 * differences among all curves, and these change with every knob.
 *
 * @param before The page before the change: a pin whose label was not made by the page there keeps it.
 * @param after  The page after it.
 */
export function withUpdatedLabels(before: ExplorerState, after: ExplorerState): ExplorerState {
  const made = new Set(before.pins.filter((pin) => pin.label === defaultPinLabel(before, pin)).map(keyOf));
  const pins = after.pins.map((pin) => (made.has(keyOf(pin)) ? { ...pin, label: defaultPinLabel(after, pin) } : pin));
  return pins.every(({ label }, index) => label === after.pins[index]?.label) ? after : { ...after, pins };
}

/** A pin that was renamed, or is another, is not the same. */
function keyOf({ color, label, settings }: Pin): string {
  return JSON.stringify([color, label, settings]);
}

/** What the page calls a pin beside its other curves, as long as nobody does. */
export function defaultPinLabel({ settings, pins, view }: ExplorerState, pin: Pin): string {
  const others = [...pins.filter(({ color }) => color !== pin.color).map((other) => other.settings), settings];
  return curveLabel(pin.settings, others, VIEWS[view].over);
}

/** What a pin is called: by its label, and where that was emptied by what the page makes of its settings. */
export function pinLabel(state: ExplorerState, pin: Pin): string {
  return hasLabel(pin) ? pin.label : defaultPinLabel(state, pin);
}

/** Whether there is anything to read in its label. */
export function hasLabel({ label }: Pick<Pin, "label">): boolean {
  return label.trim() !== "";
}
