import { type ComponentChild, h } from "preact";
import { isLossName, LOSS_NAMES } from "../../../equations/vocabulary/losses.js";
import { MODELS } from "../../../equations/vocabulary/models.js";
import { type CurveSettings, DEFAULT_SETTINGS, knobRole, NUMBER_KNOBS, PAGE_MODELS } from "../state/curveSettings.js";
import type { ExplorerState } from "../state/explorerState.js";
import { modelChange, type SettingsChange } from "../state/stateChanges.js";
import { VIEWS } from "../views.js";
import { ChoiceKnob } from "./choiceKnob.js";
import { FeatureKnob } from "./featureKnob.js";
import { NumberKnobField } from "./numberKnob.js";

/** Properties of the KnobPanel. */
export interface KnobPanelProps {
  readonly state: ExplorerState;
  readonly refusal: { readonly parameter: string; readonly message: string } | undefined;
  /** Changes the settings. The step gets the present settings, which may be newer than the drawn ones. */
  readonly onChange: (step: (settings: CurveSettings) => SettingsChange) => void;
  /** The same for a change that loses a value, such as a reset: the back button restores it. */
  readonly onReplace: (step: (settings: CurveSettings) => SettingsChange) => void;
  /** Counts changes of the state from outside the controls, such as the back button. Typed text is then discarded. */
  readonly externalChanges: number;
  /** Called with the message about invalid input at a control, or undefined when the input is valid. */
  readonly onProblem: (knob: string, problem: string | undefined) => void;
}

/** Properties of controls with a text field. */
interface Typing {
  readonly externalChanges: number;
  readonly onProblem: (problem: string | undefined) => void;
}

const EXPRESSION = "expression";
/** First expression in the field when an expression is chosen: a loss without a name. */
const FIRST_LOSS = "sqrt(1+(1-u)^2)-1";

/** All controls, in a fixed order. */
export function KnobPanel({
  state,
  refusal,
  onChange,
  onReplace,
  externalChanges,
  onProblem,
}: KnobPanelProps): ComponentChild {
  const { settings } = state;
  const { over } = VIEWS[state.view];
  const change = (part: Partial<CurveSettings>): void => onChange((now) => ({ settings: { ...now, ...part } }));
  const refused = (...parameters: readonly string[]): string | undefined =>
    refusal !== undefined && parameters.includes(refusal.parameter) ? refusal.message : undefined;
  const typing = (knob: string): Typing => ({ externalChanges, onProblem: (problem) => onProblem(knob, problem) });
  // The bandwidth of "rbf(2)" is part of the expression: its errors belong to the field of the expression.
  const hasEta = settings.featureKind === "rbf";
  const names = { ...Object.fromEntries(NUMBER_KNOBS.map((knob) => [knob, settings[knob]])), eps: settings.epsilon };
  return h(
    "form",
    { class: "knobs", "aria-label": "Knobs", onSubmit: (event: Event) => event.preventDefault() },
    h(ModelKnob, { settings, onChange: onReplace, refusal: refused("model") }),
    h(LossKnob, { loss: settings.loss, change, refusal: refused("loss"), ...typing("loss") }),
    h(FeatureKnob, {
      settings,
      over,
      change,
      refusal: refused("activation", "kernel", "features", "degree", "offset", ...(hasEta ? [] : ["eta"])),
      ...typing("features"),
    }),
    NUMBER_KNOBS.map((knob) =>
      h(NumberKnobField, {
        key: knob,
        knob,
        value: settings[knob],
        initial: DEFAULT_SETTINGS[knob],
        role: knobRole(settings, knob, state.view),
        refusal: knob === "eta" && !hasEta ? undefined : refused(knob),
        names,
        ...typing(knob),
        onChange: (value: number) => change({ [knob]: value }),
        onReset: () => onReplace((now) => ({ settings: { ...now, [knob]: DEFAULT_SETTINGS[knob] } })),
      }),
    ),
  );
}

function ModelKnob({
  settings,
  onChange,
  refusal,
}: {
  readonly settings: CurveSettings;
  readonly onChange: KnobPanelProps["onChange"];
  readonly refusal: string | undefined;
}): ComponentChild {
  const choose = (model: CurveSettings["model"]): void => onChange((now) => modelChange(now, model));
  return h(
    "fieldset",
    { class: "knob models", "data-knob": "model" },
    h("legend", { class: "name" }, "model"),
    h(
      "div",
      { class: "segments" },
      PAGE_MODELS.map((model) =>
        h(
          "label",
          { key: model, class: model === settings.model ? "on" : undefined },
          h("input", {
            type: "radio",
            name: "model",
            value: model,
            checked: model === settings.model,
            onChange: () => choose(model),
          }),
          MODELS[model].words,
        ),
      ),
    ),
    refusal === undefined ? null : h("p", { class: "help wrong", role: "alert" }, h("span", null, refusal)),
  );
}

function LossKnob({
  loss,
  change,
  refusal,
  ...typing
}: Typing & {
  readonly loss: string;
  readonly change: (part: Partial<CurveSettings>) => void;
  readonly refusal: string | undefined;
}): ComponentChild {
  const open = !isLossName(loss);
  return h(ChoiceKnob, {
    knob: "loss",
    label: "loss",
    value: open ? EXPRESSION : loss,
    choices: [
      ...LOSS_NAMES.map((name) => ({ value: name, label: name })),
      { value: EXPRESSION, label: "expression in u …" },
    ],
    onChange: (value: string) => change({ loss: value === EXPRESSION ? FIRST_LOSS : value }),
    expression: {
      open,
      text: open ? loss : "",
      hint: open ? "convex in the margin u" : "—",
      onChange: (text: string) => change({ loss: text }),
    },
    refusal,
    ...typing,
    help: open ? "any convex function of u, by quadrature" : "of the margin u = y f(x)",
  });
}
