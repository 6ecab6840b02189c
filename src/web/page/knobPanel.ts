import { type ComponentChild, h } from "preact";
import { ALGORITHMS, isAlgorithmName } from "../../../equations/vocabulary/algorithms.js";
import { isLossName, LOSS_NAMES } from "../../../equations/vocabulary/losses.js";
import { isAngledModel, MODELS, parametersOf } from "../../../equations/vocabulary/models.js";
import { PARAMETERS, type ParameterName } from "../../../equations/vocabulary/parameters.js";
import { STUDENT_INPUTS } from "../../../equations/vocabulary/teachers.js";
import {
  type CurveSettings,
  DEFAULT_SETTINGS,
  knobRole,
  NUMBER_KNOBS,
  OPTIONAL_KNOBS,
  optionalKnobs,
  PAGE_MODELS,
  TRAINING_CHOICES,
  withOptional,
} from "../state/curveSettings.js";
import { allowsAlgorithm, allowsModel, type ExplorerState } from "../state/explorerState.js";
import { algorithmChange, modelChange, type SettingsChange, studentChange } from "../state/stateChanges.js";
import { VIEWS, type ViewName } from "../views.js";
import { ChoiceKnob } from "./choiceKnob.js";
import { FeatureKnob } from "./featureKnob.js";
import { NumberKnobField } from "./numberKnob.js";
import type { ControlName } from "./reasonNotToPin.js";

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
  readonly onProblem: (knob: ControlName, problem: string | undefined) => void;
}

/** Properties of controls with a text field. */
interface Typing {
  readonly externalChanges: number;
  readonly onProblem: (problem: string | undefined) => void;
}

const EXPRESSION = "expression";
/** First expression in the field when an expression is chosen: a loss without a name. */
const FIRST_LOSS = "sqrt(1+(1-u)^2)-1";

const LOSS_HELP = {
  loss: "of the margin u = y f(x)",
  teacher: "loss of the learner whose outputs are learned",
} as const;

/** The controls that have an effect in this view, in a fixed order. */
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
  const typing = (knob: ControlName): Typing => ({ externalChanges, onProblem: (problem) => onProblem(knob, problem) });
  // The bandwidth of "rbf(2)" is part of the expression: its errors belong to the field of the expression.
  const hasBandwidth = settings.featureKind === "rbf";
  const names = { ...Object.fromEntries(NUMBER_KNOBS.map((knob) => [knob, settings[knob]])), eps: settings.epsilon };
  return h(
    "form",
    { class: "knobs", "aria-label": "Knobs", onSubmit: (event: Event) => event.preventDefault() },
    h(ModelKnob, { settings, view: state.view, onChange: onReplace, refusal: refused("model") }),
    state.view === "capacity"
      ? null
      : h(LossKnob, {
          knob: "loss",
          loss: settings.loss,
          onChange: (loss: string) => change({ loss }),
          refusal: refused("loss"),
          ...typing("loss"),
        }),
    state.view === "capacity" || settings.teacher === ""
      ? null
      : [
          h(LossKnob, {
            knob: "teacher",
            loss: settings.teacher,
            onChange: (teacher: string) => change({ teacher }),
            refusal: refused("teacher", "teacher.loss"),
            ...typing("teacher"),
          }),
          h(ChoiceKnob, {
            knob: "inputs",
            label: "inputs",
            value: settings.inputs,
            choices: STUDENT_INPUTS.map((name) => ({ value: name, label: name })),
            onChange: (value: string) => change({ inputs: value === "fresh" ? "fresh" : "same" }),
            refusal: refused("inputs"),
            ...typing("inputs"),
            help: "the teacher's, or new ones",
          }),
        ],
    state.view === "capacity"
      ? null
      : h(AlgorithmKnob, {
          algorithm: settings.algorithm,
          view: state.view,
          onChange: onReplace,
          refusal: refused("algorithm"),
          ...typing("algorithm"),
        }),
    isAngledModel(settings.model) && over !== "gamma"
      ? h(FeatureKnob, {
          settings,
          change,
          refusal: refused(
            "activation",
            "kernel",
            "features",
            "degree",
            "offset",
            ...(hasBandwidth ? [] : ["bandwidth"]),
          ),
          ...typing("features"),
        })
      : null,
    NUMBER_KNOBS.map((knob) => {
      const role = knobRole(settings, knob, state.view);
      return role === "unused"
        ? null
        : h(NumberKnobField, {
            key: knob,
            knob,
            value: settings[knob],
            initial: DEFAULT_SETTINGS[knob],
            role,
            refusal: refused(knob),
            names,
            ...typing(knob),
            onChange: (value: number) => change({ [knob]: value }),
            onReset: () => onReplace((now) => ({ settings: { ...now, [knob]: DEFAULT_SETTINGS[knob] } })),
          });
    }),
    h(OptionalKnobs, { settings, view: state.view, onReplace }),
  );
}

/** Check boxes for parameters that change the question, such as an attack, and for a teacher. */
function OptionalKnobs({
  settings,
  view,
  onReplace,
}: {
  readonly settings: CurveSettings;
  readonly view: ViewName;
  readonly onReplace: KnobPanelProps["onReplace"];
}): ComponentChild {
  const chosen = optionalKnobs(settings);
  const boxes = OPTIONAL_KNOBS.filter((knob) => parametersOf(settings.model).includes(knob)).map((knob) => ({
    knob: knob as ParameterName,
    checked: chosen.includes(knob),
    disabled: false,
    toggle: (now: CurveSettings): SettingsChange => ({ settings: withOptional(now, knob, !chosen.includes(knob)) }),
  }));
  const isStudent = settings.teacher !== "";
  const teacher = {
    knob: "teacher" as const,
    checked: isStudent,
    disabled: VIEWS[view].over === "fraction",
    toggle: (now: CurveSettings): SettingsChange => studentChange(now, !isStudent),
  };
  return h(
    "fieldset",
    { class: "knob optional" },
    h("legend", { class: "name" }, "more parameters"),
    [...boxes, ...(parametersOf(settings.model).includes("teacher") ? [teacher] : [])].map(
      ({ knob, checked, disabled, toggle }) =>
        h(
          "label",
          { key: knob, class: "check", title: PARAMETERS[knob].help },
          h("input", { type: "checkbox", checked, disabled, onChange: () => onReplace(toggle) }),
          PARAMETERS[knob].words,
        ),
    ),
  );
}

function AlgorithmKnob({
  algorithm,
  view,
  onChange,
  ...rest
}: Typing & {
  readonly algorithm: CurveSettings["algorithm"];
  readonly view: ViewName;
  readonly onChange: KnobPanelProps["onChange"];
  readonly refusal: string | undefined;
}): ComponentChild {
  return h(ChoiceKnob, {
    knob: "algorithm",
    label: "training",
    value: algorithm,
    choices: TRAINING_CHOICES.map((choice) => ({
      value: choice,
      label: isAlgorithmName(choice) ? ALGORITHMS[choice].words : "to the minimum",
      disabled: !allowsAlgorithm(view, choice),
    })),
    onChange: (value: string) => onChange((now) => algorithmChange(now, isAlgorithmName(value) ? value : "minimum")),
    ...rest,
    help: isAlgorithmName(algorithm)
      ? "from w = 0, by the gradient of the sum over samples"
      : "of the training objective",
  });
}

function ModelKnob({
  settings,
  view,
  onChange,
  refusal,
}: {
  readonly settings: CurveSettings;
  readonly view: ViewName;
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
          {
            key: model,
            class: model === settings.model ? "on" : undefined,
            title: allowsModel(view, model) ? undefined : `${VIEWS[view].tab} cannot show this model`,
          },
          h("input", {
            type: "radio",
            name: "model",
            value: model,
            checked: model === settings.model,
            disabled: !allowsModel(view, model),
            onChange: () => choose(model),
          }),
          MODELS[model].words,
        ),
      ),
    ),
    refusal === undefined ? null : h("p", { class: "help wrong", role: "alert" }, h("span", null, refusal)),
  );
}

/** The loss of the learner, or of its teacher. */
function LossKnob({
  knob,
  loss,
  onChange,
  refusal,
  ...typing
}: Typing & {
  readonly knob: "loss" | "teacher";
  readonly loss: string;
  readonly onChange: (loss: string) => void;
  readonly refusal: string | undefined;
}): ComponentChild {
  const open = !isLossName(loss);
  return h(ChoiceKnob, {
    knob,
    label: knob,
    value: open ? EXPRESSION : loss,
    choices: [
      ...LOSS_NAMES.map((name) => ({ value: name, label: name })),
      { value: EXPRESSION, label: "expression in u …" },
    ],
    onChange: (value: string) => onChange(value === EXPRESSION ? FIRST_LOSS : value),
    expression: {
      open,
      text: open ? loss : "",
      hint: open ? "convex in the margin u" : "—",
      onChange,
    },
    refusal,
    ...typing,
    help: open ? "any convex function of u, by quadrature" : LOSS_HELP[knob],
  });
}
