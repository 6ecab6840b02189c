import { anyModelOf, FEATURE_FORMS, modelOf, resolvePoint } from "../../../equations/point.js";
import { requireTraining } from "../../../equations/vocabulary/algorithms.js";
import { LOSS_NAMES } from "../../../equations/vocabulary/losses.js";
import {
  isAngledModel,
  isModelName,
  MODEL_NAMES,
  neededParameters as modelNeeds,
  SIMULATED_MODELS,
  TASK_PARAMETERS,
} from "../../../equations/vocabulary/models.js";
import type { ParameterName } from "../../../equations/vocabulary/parameters.js";
import { questionOf } from "../../../equations/vocabulary/questions.js";
import { requireExperiment } from "../../../validation/requireExperiment.js";
import { ParameterError, placeless } from "../../core/errors.js";
import { requireVaried } from "../../sweep/optimum.js";
import { completePoint, neededParameters, variesAngle } from "./computations.js";
import { type Compute, type ParameterSet, type PlanParameter, pickParameters, type ReplicaCompute } from "./plan.js";
import type { FoundMistake, PlanPath } from "./planDocument.js";
import type { PointToCheck } from "./pointsToCheck.js";

/** Mistakes that keep a computation from being done at a point. */
export async function pointMistakes(
  { parameters, label, pathOf }: PointToCheck,
  compute: Compute,
  index: number,
): Promise<FoundMistake[]> {
  const place = label === undefined ? "" : ` in case "${label}"`;
  const model = typeof parameters.model === "string" ? parameters.model : "";
  const needed = neededParameters(compute, model);
  // Features are checked by the model, which takes them in one of several forms.
  const ofModel = isModelName(model) ? modelNeeds(model, parameters) : [];
  const wanted = [...TASK_PARAMETERS, ...ofModel].filter((name) => needed.has(name));
  const missing = wanted.filter((name) => parameters[name] === undefined);
  if (missing.length > 0) {
    return missing.map((name) => ({
      path: ["fixed"],
      text: `${name} is missing${place}; ${compute.kind} needs it, under fixed or as an axis`,
    }));
  }
  if (compute.kind === "bayes") return [];
  if (compute.kind === "optimum" && variesAngle(compute) && !isAngledModel(model)) {
    const angled = MODEL_NAMES.filter(isAngledModel).join(", ");
    const text = `compute optimum over ${compute.over} needs a model among {${angled}}; got "${model}"${place}`;
    return [{ path: ["compute", index], text }];
  }
  if (compute.kind === "replicas") {
    const found = replicaMistakes(compute, parameters, needed, pathOf);
    if (found.length > 0) return found;
  }
  try {
    const point = await resolvePoint(completePoint(compute, parameters));
    if (questionOf(point) === "minimum") anyModelOf(point);
    else modelOf(point);
    if (compute.kind === "points") requireTraining(point);
    if (compute.kind === "optimum") requireVaried(point, compute.over);
    return [];
  } catch (error) {
    if (!(error instanceof ParameterError)) throw error;
    return [{ path: pathOf(error.parameter), text: `${refusalText(error)}${place}` }];
  }
}

/** The message of a model that refuses a parameter, in the form of the other mistakes of a plan. */
function refusalText(error: ParameterError): string {
  const { parameter, value } = error;
  if (parameter === "features") return `one of ${FEATURE_FORMS} must be given, and no other; got ${String(value)}`;
  return placeless(error);
}

/** Parameters whose values must have a learner of finite size. */
const LEARNERS = [
  { name: "model", known: SIMULATED_MODELS },
  { name: "loss", known: LOSS_NAMES },
] as const satisfies readonly { readonly name: ParameterName; readonly known: readonly string[] }[];

/** Numbers of a finite experiment, with the parameters that fix them. */
const FIXED_BY: ReadonlyMap<string, { readonly by: "alpha" | "kappa" | "width"; readonly words: string }> = new Map([
  ["n", { by: "alpha", words: "samples" }],
  ["p", { by: "kappa", words: "features" }],
  ["units", { by: "width", words: "hidden units of the rule" }],
]);

/** Mistakes that keep an experiment from being run. They show at the smallest size, which has the fewest samples and features. */
function replicaMistakes(
  { sizes, seed, testSamples }: ReplicaCompute,
  parameters: ParameterSet,
  needed: ReadonlySet<PlanParameter>,
  pathOf: (parameter: string) => PlanPath,
): FoundMistake[] {
  const unknown = LEARNERS.filter(({ name, known }) => !known.some((one) => one === parameters[name]));
  if (unknown.length > 0) {
    return unknown.map(({ name, known }) => ({
      path: pathOf(name),
      text: `compute replicas needs ${name} among {${known.join(", ")}}; got ${JSON.stringify(parameters[name])}`,
    }));
  }
  const d = Math.min(...sizes);
  const { lambda, ...own } = pickParameters(parameters, needed);
  const counts = testSamples === undefined ? {} : { testSamples };
  try {
    requireExperiment({ ...own, lambdas: [lambda], d, seed, replica: 0, ...counts });
    return [];
  } catch (error) {
    if (!(error instanceof ParameterError)) throw error;
    const { parameter } = error;
    const fixing = FIXED_BY.get(parameter);
    if (fixing === undefined) return [{ path: pathOf(parameter), text: `compute replicas: ${placeless(error)}` }];
    const { by, words } = fixing;
    const product = parameter === "n" && parameters.model === "quadratic" ? "alpha d^2 / 2" : `${by} d`;
    const from = `${by} = ${JSON.stringify(parameters[by])} and d = ${d}`;
    const text = `compute replicas has no ${words} at ${from}: ${parameter} = ${product} rounds to 0; take larger sizes or ${by}`;
    return [{ path: pathOf(by), text }];
  }
}
