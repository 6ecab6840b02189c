import { ACTIVATION_NAMES, KERNEL_NAMES } from "../../../equations/activation.js";
import { LOSSES } from "../../../equations/losses.js";
import { modelOf, type PointInput, resolvePoint } from "../../../equations/point.js";
import { ParameterError } from "../../core/errors.js";
import { completed, neededParameters } from "../parts/neededParameters.js";
import type { Column } from "../parts/partColumns.js";
import type { Compute, ParameterSet, Plan } from "./plan.js";
import type { PlanPath } from "./planDocument.js";

/** A mistake that shows only when the parts of a plan are seen together, and what it is about. */
interface FoundMistake {
  readonly path: PlanPath;
  readonly text: string;
}

/** Parameters that a point cannot do without; the features of kernels and random features are checked by the model. */
const ALWAYS = ["model", "loss", "alpha", "epsilon", "lambda"] as const;
const OF_MODEL: { readonly [model: string]: readonly string[] } = { rf: ["kappa"], empirical: ["eigenvalues"] };

/**
 * Mistakes of a plan whose values are right one by one: parameters given twice or not at all, models that cannot be built, columns
 * that nothing computes.
 */
export async function planMistakes(
  plan: Plan,
  columnsOf: (compute: Compute) => readonly Column[],
): Promise<FoundMistake[]> {
  const found: FoundMistake[] = [...givenTwice(plan), ...unknownColumns(plan, columnsOf), ...replicaMistakes(plan)];
  const sets = caseSets(plan);
  const seen = new Set<string>();
  for (const { parameters, place } of sets) {
    for (const [index, compute] of plan.compute.entries()) {
      for (const mistake of await pointMistakes(compute, parameters, place, ["compute", index])) {
        const located = { ...mistake, path: pathOf(plan, mistake.path) };
        if (!seen.has(located.text)) found.push(located);
        seen.add(located.text);
      }
    }
  }
  return found;
}

/** The first point of every case: what is wrong with names and with what is missing shows there. */
function caseSets({ fixed, cases, axes }: Plan): { readonly parameters: ParameterSet; readonly place: string }[] {
  const first = Object.fromEntries(axes.flatMap(({ names, points }) => names.map((name, i) => [name, points[0]![i]!])));
  if (cases.length === 0) return [{ parameters: { ...fixed, ...first }, place: "" }];
  return cases.map(({ label, parameters }) => ({
    parameters: { ...fixed, ...parameters, ...first },
    place: ` in case "${label}"`,
  }));
}

async function pointMistakes(
  compute: Compute,
  parameters: ParameterSet,
  place: string,
  computePath: PlanPath,
): Promise<FoundMistake[]> {
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
    return [{ path: computePath, text }];
  }
  try {
    modelOf(await resolvePoint(completed(compute, parameters) as unknown as PointInput));
    return [];
  } catch (error) {
    if (!(error instanceof ParameterError)) throw error;
    return [{ path: [error.parameter], text: `${refusalText(error)}${place}` }];
  }
}

/** What a model says of a parameter, as the rest of a plan's mistakes are told. */
function refusalText({ parameter, message, where, value, allowed, remedy }: ParameterError): string {
  if (parameter === "features") return `one of ${FEATURES} must be given, and no other; got ${String(value)}`;
  const names = NAMES[parameter];
  if (names !== undefined && allowed.startsWith(EXPRESSIONS)) {
    const reason = remedy === undefined ? "" : `. ${remedy}`;
    const expression = `an expression in ${allowed.slice(EXPRESSIONS.length)}`;
    return `${parameter} must be one of {${names.join(", ")}} or ${expression}; got ${JSON.stringify(value)}${reason}`;
  }
  return message.startsWith(`${where}: `) ? message.slice(where.length + 2) : message;
}

/** What has a name besides expressions. */
const NAMES: { readonly [parameter: string]: readonly string[] } = {
  loss: Object.keys(LOSSES),
  activation: ACTIVATION_NAMES,
  kernel: KERNEL_NAMES,
};
const FEATURES = "activation, kernel, gamma, or mu1 with muStar";
const EXPRESSIONS = "expressions in ";

/** Where a parameter stands, if the path is the bare name of one. */
function pathOf({ fixed, cases, axes }: Plan, path: PlanPath): PlanPath {
  const [name] = path;
  if (path.length > 1 || typeof name !== "string" || name === "fixed") return path;
  const inCase = cases.findIndex(({ parameters }) => parameters[name] !== undefined);
  if (inCase >= 0) return ["cases", inCase, name];
  if (fixed[name] !== undefined) return ["fixed", name];
  return axes.some(({ names }) => names.includes(name)) ? ["axes", name] : ["fixed"];
}

function givenTwice({ fixed, cases, axes }: Plan): FoundMistake[] {
  const names = axes.flatMap((axis) => axis.names);
  const found = names.flatMap((name, index): FoundMistake[] => {
    if (names.indexOf(name) < index)
      return [
        { path: ["axes", "joint"], text: `${name} is an axis of its own and in the joint design; leave one out` },
      ];
    if (fixed[name] !== undefined)
      return [{ path: ["fixed", name], text: `${name} is fixed and an axis; leave one out` }];
    const inCase = cases.findIndex(({ parameters }) => parameters[name] !== undefined);
    if (inCase < 0) return [];
    return [{ path: ["cases", inCase, name], text: `${name} belongs to a case and is an axis; leave one out` }];
  });
  const labels = cases.map(({ label }) => label);
  const again = labels.findIndex((label, index) => labels.indexOf(label) < index);
  return again < 0
    ? found
    : [
        ...found,
        {
          path: ["cases", again, "label"],
          text: `label "${labels[again]!}" is that of another case; each needs its own`,
        },
      ];
}

function unknownColumns(
  { keep = [], compute }: Plan,
  columnsOf: (compute: Compute) => readonly Column[],
): FoundMistake[] {
  const known = [...new Set(compute.flatMap((own) => columnsOf(own).map(({ name }) => name)))];
  return keep.flatMap((name, index) => {
    const path = ["keep", index];
    if (!known.includes(name)) {
      return [{ path, text: `keep must name columns among {${known.join(", ")}}; got "${name}"` }];
    }
    return keep.indexOf(name) < index ? [{ path, text: `keep names "${name}" twice; leave one out` }] : [];
  });
}

/** Losses and models that finite-size learners exist for. */
const LEARNERS = { model: ["linear", "kernel", "rf"], loss: ["square", "hinge", "squared-hinge", "logistic"] } as const;

function replicaMistakes(plan: Plan): FoundMistake[] {
  if (!plan.compute.some(({ kind }) => kind === "replicas")) return [];
  const sets = [plan.fixed, ...plan.cases.map(({ parameters }) => parameters)];
  const axisValues = (name: string): readonly unknown[] =>
    plan.axes.flatMap(({ names, points }) =>
      names.includes(name) ? points.map((point) => point[names.indexOf(name)]) : [],
    );
  return (["model", "loss"] as const).flatMap((name) => {
    const given = [...sets.map((parameters) => parameters[name]), ...axisValues(name)];
    return given
      .filter((value) => value !== undefined && !(LEARNERS[name] as readonly unknown[]).includes(value))
      .map((value) => ({
        path: [name],
        text: `compute replicas needs ${name} among {${LEARNERS[name].join(", ")}}; got ${JSON.stringify(value)}`,
      }))
      .map(({ path, text }) => ({ path: pathOf(plan, path), text }));
  });
}
