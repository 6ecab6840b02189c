import type { SweptParameter } from "../../../equations/vocabulary/parameters.js";
import { type CurveSettings, NUMBER_KNOBS, type NumberKnob, usesKnob } from "./curveSettings.js";
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
