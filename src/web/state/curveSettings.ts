import type { PointInput } from "../../../equations/point.js";
import {
  ALGORITHM_NAMES,
  ALGORITHMS,
  type AlgorithmName,
  isAlgorithmName,
} from "../../../equations/vocabulary/algorithms.js";
import {
  isAngledModel,
  MODEL_NAMES,
  MODELS,
  type ModelName,
  parametersOf,
  TASK_PARAMETERS,
} from "../../../equations/vocabulary/models.js";
import {
  PARAMETERS,
  type ParameterName,
  SLIDER_NAMES,
  type SliderName,
  type SweptParameter,
} from "../../../equations/vocabulary/parameters.js";
import { type STUDENT_INPUTS, STUDENT_PARAMETERS } from "../../../equations/vocabulary/teachers.js";
import { VIEWS, type ViewName } from "../views.js";

/** A numerical parameter of the page. The bandwidth is an argument of the RBF kernel, and a teacher's lambda one of its teacher. */
export type NumberKnob = SliderName | "bandwidth" | "teacherLambda";

/** The order of the page begins with these. */
const FIRST_KNOBS: readonly NumberKnob[] = ["alpha", "epsilon", "lambda", "gamma", "bandwidth", "kappa"];

/** Numerical parameters, in the order of the page: all that have a slider in the vocabulary, the bandwidth and a teacher's lambda. */
export const NUMBER_KNOBS: readonly NumberKnob[] = [
  ...FIRST_KNOBS,
  "teacherLambda",
  ...SLIDER_NAMES.filter((name) => !FIRST_KNOBS.includes(name)),
];

/** Models of the page: those whose necessary parameters all have a slider. A list of eigenvalues has none. */
export const PAGE_MODELS: readonly ModelName[] = MODEL_NAMES.filter((model) => MODELS[model].needs.every(hasSlider));

/** Ways to give the features, with the parameter that each of them fills in. */
const FEATURE_PARAMETERS = {
  activation: "activation",
  kernel: "kernel",
  gamma: "gamma",
  rbf: "kernel",
} as const satisfies { readonly [kind in string]: ParameterName };

/** A way to give the features. */
export type FeatureKind = keyof typeof FEATURE_PARAMETERS;

/** All of them. */
export const FEATURE_KINDS = Object.keys(FEATURE_PARAMETERS) as FeatureKind[];

/** True if a model can have features that are given in this way. */
export function allowsFeatures(model: ModelName, kind: FeatureKind): boolean {
  return MODELS[model].allows.includes(FEATURE_PARAMETERS[kind]);
}

/** Numbers of the training algorithms: each algorithm has its own. */
const TRAINING_KNOBS: readonly SliderName[] = SLIDER_NAMES.filter((name) =>
  Object.values(ALGORITHMS).some(({ needs }) => needs.some((need) => need === name)),
);

/** Numbers of a student, which it has with its teacher. */
const STUDENT_KNOBS: readonly NumberKnob[] = [
  "teacherLambda",
  ...SLIDER_NAMES.filter((name) => STUDENT_PARAMETERS.some((known) => known === name)),
];

/** Parameters that a curve has only if they are switched on. */
export const OPTIONAL_KNOBS: readonly SliderName[] = SLIDER_NAMES.filter(
  (name) =>
    !TASK_PARAMETERS.some((task) => task === name) &&
    !TRAINING_KNOBS.includes(name) &&
    !STUDENT_KNOBS.includes(name) &&
    !MODEL_NAMES.some((model) => MODELS[model].needs.includes(name)) &&
    !Object.values(FEATURE_PARAMETERS).some((parameter) => parameter === name),
);

/** Training of the learner: to the minimum, or by an algorithm for some time. */
export type TrainingChoice = "minimum" | AlgorithmName;

/** All of them, in the order of the page. */
export const TRAINING_CHOICES: readonly TrainingChoice[] = ["minimum", ...ALGORITHM_NAMES];

/** Settings of a curve. Parameters that the model does not use keep their values for other models. */
export type CurveSettings = {
  readonly model: ModelName;
  /** Name or expression in u. */
  readonly loss: string;
  readonly algorithm: TrainingChoice;
  /** Loss of the teacher, a name or an expression in u; "" for a learner of labels. */
  readonly teacher: string;
  /** Inputs of a student. */
  readonly inputs: (typeof STUDENT_INPUTS)[number];
  readonly featureKind: FeatureKind;
  /** Name or expression in x, for featureKind "activation". */
  readonly activation: string;
  /** Name or expression in t, for featureKind "kernel". */
  readonly kernel: string;
  /** Names of the optional parameters that are switched on, separated by commas. */
  readonly optional: string;
} & { readonly [name in NumberKnob]: number };

/** Digits of a default value. */
const DIGITS = 2;

/** Values of the parameters when the page opens. Others open in the middle of their slider. */
const OPENING: { readonly [name in NumberKnob]?: number } = {
  alpha: 2 / 0.9,
  epsilon: 0.1,
  lambda: 0.1,
  gamma: 0.8,
  kappa: 2,
  bandwidth: 1,
  teacherLambda: 0.1,
  time: 1,
  steps: 10,
  momentum: 0.9,
};

/** The perceptron of the paper's Figure 1 (right panel). */
export const DEFAULT_SETTINGS: CurveSettings = {
  model: "linear",
  loss: "hinge",
  algorithm: "minimum",
  teacher: "",
  inputs: "same",
  featureKind: "activation",
  activation: "erf",
  kernel: "polynomial(2, 1)",
  optional: "",
  ...(Object.fromEntries(NUMBER_KNOBS.map((knob) => [knob, OPENING[knob] ?? middle(knob)])) as {
    readonly [name in NumberKnob]: number;
  }),
};

function hasSlider(name: ParameterName): boolean {
  return SLIDER_NAMES.some((known) => known === name);
}

function isParameter(knob: NumberKnob): knob is SliderName {
  return hasSlider(knob as ParameterName);
}

function middle(knob: NumberKnob): number {
  const slider = isParameter(knob) ? PARAMETERS[knob].slider : undefined;
  if (slider === undefined) return 1;
  const { scale, from, to } = slider;
  return Number((scale === "log" ? Math.sqrt(from * to) : (from + to) / 2).toPrecision(DIGITS));
}

/** The optional parameters that are switched on. */
export function optionalKnobs({ optional }: Pick<CurveSettings, "optional">): readonly SliderName[] {
  const names = optional.split(",");
  return OPTIONAL_KNOBS.filter((knob) => names.includes(knob));
}

/** Settings with an optional parameter switched on or off. */
export function withOptional(settings: CurveSettings, knob: NumberKnob, on: boolean): CurveSettings {
  const names = optionalKnobs(settings).filter((name) => name !== knob);
  return { ...settings, optional: [...names, ...(on ? [knob] : [])].join(",") };
}

/** Settings of a student of a teacher that is trained on a loss; "" for a learner of labels. Students with a closed form have the square loss. */
export function withTeacher(settings: CurveSettings, teacher: string): CurveSettings {
  return { ...settings, teacher, ...(teacher === "" ? {} : { loss: "square", algorithm: "minimum" }) };
}

/** The loss that is trained on labels: a student's teacher has it. */
export function labelLoss({ teacher, loss }: CurveSettings): string {
  return teacher === "" ? loss : teacher;
}

/** Settings with another such loss. */
export function withLabelLoss(settings: CurveSettings, loss: string): CurveSettings {
  return { ...settings, [settings.teacher === "" ? "loss" : "teacher"]: loss };
}

/** True if the curve depends on a parameter, when `over` is on the axis. */
export function usesKnob(settings: CurveSettings, knob: NumberKnob, over: SweptParameter | undefined): boolean {
  const { model, featureKind, algorithm } = settings;
  if (knob === over) return false;
  if (TRAINING_KNOBS.some((name) => name === knob))
    return isAlgorithmName(algorithm) && ALGORITHMS[algorithm].needs.some((need) => need === knob);
  if (STUDENT_KNOBS.includes(knob)) return settings.teacher !== "";
  const features = isAngledModel(model) && over !== "gamma";
  if (knob === "bandwidth") return features && featureKind === "rbf";
  if (knob === "gamma") return features && featureKind === "gamma";
  if (OPTIONAL_KNOBS.some((name) => name === knob)) return optionalKnobs(settings).some((name) => name === knob);
  return isParameter(knob) && parametersOf(model).includes(knob);
}

/**
 * Role of a control in a view.
 *
 * @returns "reading" if the parameter is on an axis: the control moves the marker along the curve. "unused" if it has no effect.
 */
export function knobRole(settings: CurveSettings, knob: NumberKnob, view: ViewName): "used" | "reading" | "unused" {
  const { over } = VIEWS[view];
  if (knob === over || (view === "map" && knob === "lambda")) return "reading";
  // The capacity is a property of data and features: no training set of a size, no regularization.
  if (view === "capacity" && (knob === "alpha" || knob === "lambda" || STUDENT_KNOBS.includes(knob))) return "unused";
  return usesKnob(settings, knob, over) ? "used" : "unused";
}

/** The letter of a parameter. */
export function knobSymbol(knob: NumberKnob): string {
  if (knob === "teacherLambda") return "λ₀";
  return knob === "bandwidth" ? "η" : PARAMETERS[knob].symbol;
}

/** A number as it is written in JSON and on command lines. */
function writtenLimit(value: number): number | "inf" {
  return value === Number.POSITIVE_INFINITY ? "inf" : value;
}

/**
 * The point of a curve's settings, as `raf batch` reads it.
 *
 * @param settings Settings of the curve.
 * @param over     Parameter of the axis. For gamma, it replaces the other ways to give the features.
 */
export function pointInputOf(settings: CurveSettings, over?: SweptParameter): PointInput {
  const { model, loss, algorithm, teacher, teacherLambda, inputs, alpha, epsilon, lambda } = settings;
  const others = NUMBER_KNOBS.filter(
    (knob) =>
      isParameter(knob) &&
      knob !== "gamma" &&
      !TASK_PARAMETERS.some((task) => task === knob) &&
      usesKnob(settings, knob, undefined),
  );
  return {
    model,
    loss,
    alpha,
    epsilon,
    lambda: writtenLimit(lambda),
    ...(isAlgorithmName(algorithm) ? { algorithm } : {}),
    ...(teacher === "" ? {} : { teacher: { loss: teacher, lambda: writtenLimit(teacherLambda) } }),
    ...(teacher === "" || inputs === "same" ? {} : { inputs }),
    ...(isAngledModel(model) ? featuresOf(settings, over) : {}),
    ...Object.fromEntries(others.map((knob) => [knob, writtenLimit(settings[knob])])),
  };
}

function featuresOf(settings: CurveSettings, over: SweptParameter | undefined): Partial<PointInput> {
  const { featureKind, activation, kernel, gamma, bandwidth } = settings;
  if (over === "gamma" || featureKind === "gamma") return { gamma };
  switch (featureKind) {
    case "activation":
      return { activation };
    case "kernel":
      return { kernel };
    case "rbf":
      return { kernel: `rbf(${bandwidth})` };
  }
}
