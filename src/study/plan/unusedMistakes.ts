import { MODEL_NAMES } from "../../../equations/vocabulary/models.js";
import { neededParameters } from "./computations.js";
import type { Compute, ParameterValue, Plan } from "./plan.js";
import type { FoundMistake } from "./planDocument.js";

const MODELS: readonly unknown[] = [...MODEL_NAMES, undefined];
/** A point has every parameter of its model. */
const POINT: Compute = { kind: "points" };

/**
 * Parameters that would vanish without a word: axes on which nothing that is computed depends, and fixed parameters and those of cases
 * that the models do not have. A fixed parameter that only the computations asked for leave aside, such as lambda for optima, may stay.
 */
export function unusedMistakes({ fixed, cases, axes, compute }: Plan): FoundMistake[] {
  const own = cases.length === 0 ? [fixed] : cases.map(({ parameters }) => ({ ...fixed, ...parameters }));
  const models = own.map(({ model }) => model);
  // A model that there is not is a mistake by itself.
  if (models.some((model) => !MODELS.includes(model))) return [];
  const computed: ReadonlySet<string> = new Set(
    compute.flatMap((one) => models.flatMap((model) => [...neededParameters(one, model)])),
  );
  const kinds = [...new Set(compute.map(({ kind }) => kind))].join(", ");
  const distinct = [...new Set(models)];
  const ofModels = distinct.some((model) => model === undefined) ? "" : ` of ${modelsInWords(distinct)}`;
  const held = (name: string, of: readonly (ParameterValue | undefined)[]): boolean =>
    computed.has(name) || of.some((model) => [...neededParameters(POINT, model)].some((own) => own === name));
  return [
    ...axes.flatMap(({ names }) =>
      names
        .filter((name) => !computed.has(name))
        .map((name) => ({
          path: names.length > 1 ? ["axes", "joint", "over", name] : ["axes", name],
          text: `${name} is an axis, and nothing that is computed (${kinds}${ofModels}) depends on it; leave it out`,
        })),
    ),
    ...Object.keys(fixed)
      .filter((name) => !held(name, models))
      .map((name) => ({
        path: ["fixed", name],
        text: `${name} is fixed, and ${lacking(distinct, name)}; leave it out`,
      })),
    ...cases.flatMap(({ label, parameters }, index) =>
      Object.keys(parameters)
        .filter((name) => !held(name, [models[index]]))
        .map((name) => ({
          path: ["cases", index, name],
          text: `${name} belongs to case "${label}", and ${lacking([models[index]], name)}; leave it out`,
        })),
    ),
  ];
}

function modelsInWords(models: readonly (ParameterValue | undefined)[]): string {
  const names = models.map((model) => (typeof model === "string" ? model : "none"));
  return `${names.length === 1 ? "model" : "models"} ${names.join(", ")}`;
}

function lacking(models: readonly (ParameterValue | undefined)[], name: string): string {
  const known = models.filter((model) => model !== undefined);
  if (known.length === 0) return "nothing that is computed depends on it";
  return `${modelsInWords(known)} ${known.length === 1 ? "has" : "have"} no ${name}`;
}
