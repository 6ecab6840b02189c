import { type ComponentChild, h } from "preact";
import { ACTIVATION_NAMES } from "../../../equations/activation.js";
import { isAngledModel } from "../../../equations/vocabulary/models.js";
import { allowsFeatures, type CurveSettings, type FeatureKind } from "../state/curveSettings.js";
import { ChoiceKnob } from "./choiceKnob.js";

/** First expression in the field when an expression is chosen. */
const FIRST = { activation: "tanh(2*x)", kernel: "polynomial(2, 1)" } as const;
const ACTIVATION_EXPRESSION = "activation …";
const KERNEL_EXPRESSION = "kernel …";

/** Control of the features: an activation or a kernel by name or expression, the angle, or the bandwidth of the RBF kernel. */
export function FeatureKnob({
  settings,
  change,
  refusal,
  externalChanges,
  onProblem,
}: {
  readonly settings: CurveSettings;
  readonly change: (part: Partial<CurveSettings>) => void;
  readonly refusal: string | undefined;
  readonly externalChanges: number;
  readonly onProblem: (problem: string | undefined) => void;
}): ComponentChild {
  const { model, featureKind, activation, kernel } = settings;
  const named = featureKind === "activation" && ACTIVATION_NAMES.includes(activation);
  const open = (featureKind === "activation" && !named) || featureKind === "kernel";
  const missing = (kind: FeatureKind): boolean => isAngledModel(model) && !allowsFeatures(model, kind);
  const choose = (value: string): void => {
    if (value === "gamma" || value === "rbf") change({ featureKind: value });
    else if (value === KERNEL_EXPRESSION)
      change({ featureKind: "kernel", kernel: kernel === "" ? FIRST.kernel : kernel });
    else if (value === ACTIVATION_EXPRESSION) change({ featureKind: "activation", activation: FIRST.activation });
    else change({ featureKind: "activation", activation: value });
  };
  const value =
    featureKind === "activation"
      ? named
        ? activation
        : ACTIVATION_EXPRESSION
      : featureKind === "kernel"
        ? KERNEL_EXPRESSION
        : featureKind;
  return h(ChoiceKnob, {
    knob: "features",
    label: "features",
    value,
    choices: [
      ...ACTIVATION_NAMES.map((name) => ({ value: name, label: model === "kernel" ? `${name} kernel` : name })),
      { value: ACTIVATION_EXPRESSION, label: "activation, expression in x …" },
      { value: KERNEL_EXPRESSION, label: "kernel, expression in t …", disabled: missing("kernel") },
      { value: "rbf", label: "RBF kernel, bandwidth η", disabled: missing("rbf") },
      { value: "gamma", label: "angle γ" },
    ],
    onChange: choose,
    expression: {
      open: open && isAngledModel(model),
      text: featureKind === "kernel" ? kernel : activation,
      hint: open ? "" : "—",
      onChange: (text: string) => change(featureKind === "kernel" ? { kernel: text } : { activation: text }),
    },
    refusal,
    externalChanges,
    onProblem,
    help: helpOf(settings),
  });
}

function helpOf({ model, featureKind }: CurveSettings): string {
  switch (featureKind) {
    case "activation":
      return model === "kernel" ? "the kernel of infinitely many such features" : "σ(F x/√d), F standard normal";
    case "kernel":
      return "K(t), t = x·x′/d; also rbf(2), polynomial(2, 1)";
    case "rbf":
      return "exp(−η(1 − t)), the bandwidth below";
    case "gamma":
      return "μ₁ = sin γ, μ⋆ = cos γ";
  }
}
