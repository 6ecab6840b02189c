import { FEATURE_FORMS, modelOf, type PointInput, resolvePoint } from "../../../equations/point.js";
import type { Experiment } from "../../../validation/experiment.js";
import { LEARNER_LOSSES } from "../../../validation/learners/learn.js";
import { EXPERIMENT_MODELS, requireExperiment } from "../../../validation/requireExperiment.js";
import { ParameterError, placeless } from "../../core/errors.js";
import { completePoint, neededParameters } from "./computations.js";
import type { Compute, ParameterSet, ReplicaCompute } from "./plan.js";
import type { FoundMistake, PlanPath } from "./planDocument.js";
import type { PointToCheck } from "./pointsToCheck.js";

/** Parameters that a point cannot do without; the features of kernels and random features are checked by the model. */
const ALWAYS = ["model", "loss", "alpha", "epsilon", "lambda"] as const;
const OF_MODEL: { readonly [model: string]: readonly string[] } = { rf: ["kappa"], empirical: ["eigenvalues"] };

/** What keeps a computation from being done at a point. */
export async function pointMistakes(
  { parameters, label, pathOf }: PointToCheck,
  compute: Compute,
  index: number,
): Promise<FoundMistake[]> {
  const place = label === undefined ? "" : ` in case "${label}"`;
  const model = typeof parameters["model"] === "string" ? parameters["model"] : "";
  const needed = neededParameters(compute, model);
  const wanted = [...ALWAYS, ...(OF_MODEL[model] ?? [])].filter((name) => needed.has(name));
  const missing = wanted.filter((name) => parameters[name] === undefined);
  if (missing.length > 0) {
    return missing.map((name) => ({
      path: ["fixed"],
      text: `${name} is missing${place}; ${compute.kind} needs it, under fixed or as an axis`,
    }));
  }
  if (compute.kind === "bayes") return [];
  if (compute.kind === "optimum" && compute.over !== "lambda" && model !== "kernel" && model !== "rf") {
    const text = `compute optimum over ${compute.over} needs a model among {kernel, rf}; got "${model}"${place}`;
    return [{ path: ["compute", index], text }];
  }
  if (compute.kind === "replicas") {
    const found = replicaMistakes(compute, parameters, needed, pathOf);
    if (found.length > 0) return found;
  }
  try {
    modelOf(await resolvePoint(completePoint(compute, parameters) as unknown as PointInput));
    return [];
  } catch (error) {
    if (!(error instanceof ParameterError)) throw error;
    return [{ path: pathOf(error.parameter), text: `${refusalText(error)}${place}` }];
  }
}

/** What a model says of a parameter, as the rest of a plan's mistakes are told. */
function refusalText(error: ParameterError): string {
  const { parameter, value } = error;
  if (parameter === "features") return `one of ${FEATURE_FORMS} must be given, and no other; got ${String(value)}`;
  return placeless(error);
}

/** Losses and models that finite-size learners exist for. */
const LEARNERS: { readonly [parameter: string]: readonly string[] } = {
  model: EXPERIMENT_MODELS,
  loss: LEARNER_LOSSES,
};
/** What counts follow from. */
const COUNTED: { readonly [parameter: string]: string } = { n: "alpha", p: "kappa" };

/** What keeps an experiment from being run; the smallest size has the fewest samples and features. */
function replicaMistakes(
  { sizes, seed, testSamples }: ReplicaCompute,
  parameters: ParameterSet,
  needed: ReadonlySet<string>,
  pathOf: (parameter: string) => PlanPath,
): FoundMistake[] {
  const unknown = Object.entries(LEARNERS).filter(([name, known]) => !known.some((one) => one === parameters[name]));
  if (unknown.length > 0) {
    return unknown.map(([name, known]) => ({
      path: pathOf(name),
      text: `compute replicas needs ${name} among {${known.join(", ")}}; got ${JSON.stringify(parameters[name])}`,
    }));
  }
  const d = Math.min(...sizes);
  const { lambda, ...own } = Object.fromEntries(Object.entries(parameters).filter(([name]) => needed.has(name)));
  const counts = testSamples === undefined ? {} : { testSamples };
  try {
    const experiment = { ...own, lambdas: [lambda], d, seed, replica: 0, ...counts } as unknown as Experiment;
    requireExperiment(experiment);
    return [];
  } catch (error) {
    if (!(error instanceof ParameterError)) throw error;
    const { parameter } = error;
    const counted = COUNTED[parameter];
    if (counted === undefined) return [{ path: pathOf(parameter), text: `compute replicas: ${placeless(error)}` }];
    const from = `${counted} = ${JSON.stringify(parameters[counted])} and d = ${d}`;
    const text = `compute replicas has no ${parameter === "n" ? "samples" : "features"} at ${from}: ${parameter} = ${counted} d rounds to 0; take larger sizes or ${counted}`;
    return [{ path: pathOf(counted), text }];
  }
}
