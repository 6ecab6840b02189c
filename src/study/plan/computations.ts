import { TRAINING_PARAMETERS } from "../../../equations/vocabulary/algorithms.js";
import { ENSEMBLE_PARAMETERS } from "../../../equations/vocabulary/ensembles.js";
import {
  isAngledModel,
  isModelName,
  MODEL_NAMES,
  MODELS,
  parametersOf,
  TASK_PARAMETERS,
} from "../../../equations/vocabulary/models.js";
import {
  E_GEN,
  isObservableName,
  MEASURE_NAMES,
  MEASURED_NAMES,
  OBSERVABLE_NAMES,
  OBSERVABLES,
  type ObservableEntry,
  type ObservableName,
  OVERLAP_NAMES,
} from "../../../equations/vocabulary/observables.js";
import {
  OBSERVABLE_PARAMETERS,
  type ParameterName,
  type UncheckedPoint,
} from "../../../equations/vocabulary/parameters.js";
import { questionOf } from "../../../equations/vocabulary/questions.js";
import {
  type Compute,
  type ParameterSet,
  type ParameterValue,
  type Plan,
  type PlanParameter,
  pickParameters,
} from "./plan.js";

/** Parameters that say what the features are, and with them the angle. */
const FEATURES: ReadonlySet<ParameterName> = new Set(
  MODEL_NAMES.filter(isAngledModel).flatMap((name) => [...MODELS[name].allows]),
);

/** Parameters of observables that a simulation measures. */
const MEASURED_PARAMETERS: ReadonlySet<ParameterName> = new Set(
  MEASURED_NAMES.flatMap((name) => {
    const { parameters = [], allows = [] } = OBSERVABLES[name];
    return [...parameters, ...allows];
  }),
);

/**
 * Parameters on which a computation depends. Points that differ in other parameters only are the same point to it.
 *
 * @param model A model's name; one that is unknown has none of its own.
 */
export function neededParameters(compute: Compute, model: ParameterValue | undefined): ReadonlySet<PlanParameter> {
  // With a width the rule is quadratic.
  if (compute.kind === "bayes") return new Set<ParameterName>(["alpha", "epsilon", "width"]);
  const all = new Set<ParameterName>(isModelName(model) ? parametersOf(model) : [...TASK_PARAMETERS, "channel"]);
  const leaveOut = (names: Iterable<ParameterName>): void => {
    for (const name of names) all.delete(name);
  };
  switch (compute.kind) {
    case "points":
      break;
    case "thresholds":
      leaveOut([
        "loss",
        "alpha",
        "lambda",
        "channel",
        "trainingAttack",
        ...ENSEMBLE_PARAMETERS,
        ...TRAINING_PARAMETERS,
        ...OBSERVABLE_PARAMETERS,
      ]);
      break;
    case "replicas":
      leaveOut(["channel", "precision"]);
      leaveOut(OBSERVABLE_PARAMETERS.filter((name) => !MEASURED_PARAMETERS.has(name)));
      break;
    case "optimum":
      if (compute.over === "lambda" || compute.over === "both") leaveOut(["lambda"]);
      if (variesAngle(compute)) leaveOut(FEATURES);
      leaveOut(isAlongTraining(compute) ? [compute.over] : TRAINING_PARAMETERS);
      break;
  }
  return all;
}

/** The parameters that a computation depends on, with defaults for those that a point needs and the computation ignores. */
export function completePoint(compute: Compute, parameters: ParameterSet): ParameterSet {
  const needed = neededParameters(compute, parameters.model);
  const own = pickParameters(parameters, needed);
  const angle = variesAngle(compute) ? { gamma: Math.PI / 4 } : {};
  return { loss: "hinge", alpha: 1, lambda: 1, ...angle, ...own };
}

/** True if a computation varies the angle of the features. */
export function variesAngle(compute: Compute): boolean {
  return compute.kind === "optimum" && (compute.over === "gamma" || compute.over === "both");
}

function isAlongTraining(compute: Compute): compute is Compute & { readonly over: "time" | "steps" } {
  return compute.kind === "optimum" && (compute.over === "time" || compute.over === "steps");
}

/** A column of a table of results. */
export interface Column {
  readonly name: string;
  readonly type: "number" | "integer" | "text";
}

const number = (...names: readonly string[]): Column[] => names.map((name) => ({ name, type: "number" }));
const integer = (...names: readonly string[]): Column[] => names.map((name) => ({ name, type: "integer" }));
const text = (...names: readonly string[]): Column[] => names.map((name) => ({ name, type: "text" }));

/** Columns of the results of each computation, without the status, in the order of the tables. */
const COLUMNS: { readonly [kind in Compute["kind"]]: readonly Column[] } = {
  points: [
    ...number(...OBSERVABLE_NAMES),
    ...text("regime", "method"),
    ...integer("iterations"),
    ...number("residual", "contraction", "errorEstimate"),
  ],
  optimum: [
    ...number("value", "lambda", "gamma", "delta", "time", "steps"),
    ...text("boundary"),
    ...number("locationError", ...MEASURE_NAMES, ...OVERLAP_NAMES, "errorEstimate"),
    ...integer("degenerate", "flat", "unsolved"),
  ],
  thresholds: number("separability", "separabilityRelativeError", "R", E_GEN, "interpolation"),
  bayes: [...number(E_GEN, "q", "qHat"), ...integer("iterations"), ...number("residual", "errorEstimate")],
  replicas: [
    ...integer("n", "facts", "seenFacts", "seenRules"),
    ...number(...MEASURED_NAMES.flatMap(withStandardError), "certificate", "certificateBound"),
  ],
};

/** An error rate that is counted on fresh inputs has a standard error within its replica. */
function withStandardError(name: ObservableName): string[] {
  const { kind, measured } = OBSERVABLES[name];
  return kind === "error" && measured === "fresh inputs" ? [name, `${name}StandardError`] : [name];
}

/** Parameters that a plan gives its points. */
type PlanParameters = Pick<Plan, "fixed" | "cases" | "axes">;

/**
 * Columns of the results of a computation. An optimum has no columns of what it was given, and observables that need a parameter, a model
 * or a question have one only where the plan gives it.
 */
export function columnsOf(
  compute: Compute | { readonly kind: Exclude<Compute["kind"], "optimum"> },
  plan: PlanParameters,
): readonly Column[] {
  const isThere = observablesOf(plan);
  const all = COLUMNS[compute.kind].filter(({ name }) => isThere(name));
  if (compute.kind !== "optimum") return all;
  const { over } = compute;
  const found: readonly string[] = over === "both" ? ["lambda", "gamma", "delta"] : [over];
  const places = ["lambda", "gamma", "delta", "time", "steps"];
  return all.filter(({ name }) => !places.includes(name) || found.includes(name));
}

function observablesOf({ fixed, cases, axes }: PlanParameters): (column: string) => boolean {
  const sets = [fixed, ...cases.map(({ parameters }) => parameters)];
  const given = new Set([...sets.flatMap((own) => Object.keys(own)), ...axes.flatMap(({ names }) => names)]);
  const question = questionOf(Object.fromEntries([...given].map((name) => [name, true])) as UncheckedPoint);
  const models = sets.map(({ model }) => model);
  return (column) => {
    const name = column.replace(/StandardError$/, "");
    if (name === "seenFacts" || name === "seenRules") return question === "distillation";
    const { only = {}, parameters = [] }: Partial<ObservableEntry> = isObservableName(name) ? OBSERVABLES[name] : {};
    const hasModel = only.models === undefined || only.models.some((own) => models.includes(own));
    const hasQuestion = only.questions?.includes(question) ?? true;
    return hasModel && hasQuestion && parameters.every((own) => given.has(own));
  };
}
