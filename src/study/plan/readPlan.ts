import { z } from "zod";
import { isParameterName } from "../../../equations/vocabulary/parameters.js";
import { AXIS_NAMES, axisOf, jointAxis } from "./axisSchema.js";
import { columnsOf } from "./computations.js";
import { computes } from "./computeSchema.js";
import { parameterSet, planCase } from "./parameterSchema.js";
import type { Axis, Compute, Plan } from "./plan.js";
import { type PlanDocument, type PlanPath, planDocument } from "./planDocument.js";
import { PlanError, type PlanMistake } from "./planError.js";
import { planMistakes } from "./planMistakes.js";
import { keyed } from "./strictSchemas.js";

/** Options of reading a plan. */
export interface PlanOptions {
  /** Lay the plan's own `small` section over it: the same study in seconds, for a trial. Defaults to "full". */
  readonly size?: "full" | "small";
}

const axes = keyed({
  ...(Object.fromEntries(AXIS_NAMES.map((name) => [name, axisOf(name).optional()])) as Record<
    string,
    z.ZodOptional<z.ZodType<Axis>>
  >),
  joint: jointAxis.optional(),
});

const schema = keyed({
  name: z.string({ error: "a text: the study's name" }).min(1, { error: "a text: the study's name" }),
  fixed: parameterSet.optional(),
  cases: z.array(planCase, { error: "a list of {label, parameters}" }).optional(),
  axes: axes.optional(),
  compute: computes,
  keep: z.array(z.string({ error: "names of columns" }), { error: "a list of names of columns" }).optional(),
  small: z.unknown().optional(),
});

/**
 * Reads a plan: YAML or JSON, checked as a whole before anything is computed.
 *
 * @param text    The file's content.
 * @param file    Its name, for messages.
 * @throws {PlanError} with all mistakes of form, or, when there is none, all of content, each with its line, the key, its value and what is allowed.
 */
export async function readPlan(text: string, file: string, options: PlanOptions = {}): Promise<Plan> {
  const document = planDocument(text, file);
  const written: WrittenData = { data: document.data, placeOf: same };
  const chosen = options.size === "small" ? withSmallSection(document, file) : written;
  const { data, placeOf } = chosen;
  const { name, fixed = {}, cases = [], axes: given = {}, compute, keep } = await wellFormed(chosen, document, file);
  // A mistake in the small section is told before somebody tries it.
  if (chosen === written && hasSmall(data)) await wellFormed(withSmallSection(document, file), document, file);
  // The order of the file is the order of the axes; that of the schema is not.
  const order = Object.keys((data as { axes?: typeof given }).axes ?? {}) as (keyof typeof given)[];
  const plan: Plan = {
    name,
    fixed,
    cases,
    axes: order.flatMap((key) => given[key] ?? []),
    compute,
    ...(keep === undefined ? {} : { keep }),
  };
  // A parameter of a design has no axis of its own, also if it is the only one.
  const ofDesign = (path: PlanPath): PlanPath =>
    path[0] === "axes" && path.length > 1 && !order.some((key) => key === path[1])
      ? ["axes", "joint", "over", String(path[1])]
      : path;
  const mistakes = await planMistakes(plan, (own) => columnsOf(own, plan));
  if (mistakes.length > 0) {
    throw new PlanError(
      file,
      inOrder(
        mistakes.map(({ path, text: message }) => ({ line: document.lineOf(placeOf(ofDesign(path))), text: message })),
      ),
    );
  }
  return plan;
}

/** A plan as it is read, and where its parts stand in the file. */
interface WrittenData {
  readonly data: unknown;
  readonly placeOf: (path: PlanPath) => PlanPath;
}

/** @throws {PlanError} with all mistakes of form. */
async function wellFormed(
  { data, placeOf }: WrittenData,
  document: PlanDocument,
  file: string,
): Promise<z.output<typeof schema>> {
  const parsed = await schema.safeParseAsync(data);
  if (parsed.success) return parsed.data;
  const mistakes = parsed.error.issues.flatMap((issue) => mistakesOf(issue, data, document, placeOf));
  throw new PlanError(file, inOrder(mistakes));
}

function hasSmall(data: unknown): boolean {
  return typeof data === "object" && data !== null && "small" in data;
}

function inOrder(mistakes: readonly PlanMistake[]): PlanMistake[] {
  return [...mistakes].sort((one, other) => one.line - other.line);
}

function same(path: PlanPath): PlanPath {
  return path;
}

/** The plan with its small section laid over it, key by key within fixed and axes. */
function withSmallSection({ data, lineOf }: PlanDocument, file: string): WrittenData {
  const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
    typeof value === "object" && value !== null && !Array.isArray(value);
  if (!isObject(data)) return { data, placeOf: same };
  if (!isObject(data["small"])) {
    const what = data["small"] === undefined ? "is missing" : "must be a part of a plan";
    throw new PlanError(file, [
      { line: lineOf(["small"]), text: `small ${what}; it is laid over the plan for a trial` },
    ]);
  }
  const { small, ...rest } = data;
  const merged: Record<string, unknown> = { ...rest };
  for (const [key, value] of Object.entries(small)) {
    const base = rest[key];
    merged[key] = isObject(base) && isObject(value) && key !== "compute" ? { ...base, ...value } : value;
  }
  const overlaid = (path: PlanPath): boolean => {
    const own = small[String(path[0])];
    return own !== undefined && (!isObject(own) || path[0] === "compute" || path.length < 2 || String(path[1]) in own);
  };
  return { data: merged, placeOf: (path) => (overlaid(path) ? ["small", ...path] : path) };
}

function mistakesOf(
  issue: z.core.$ZodIssue,
  data: unknown,
  document: PlanDocument,
  placeOf: (path: PlanPath) => PlanPath,
): PlanMistake[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({
      line: document.lineOfKey(placeOf([...issue.path, key])),
      text: `${keyText([...issue.path, key])} is not a key here; the keys are ${issue.message}${belonging(issue.path, key)}`,
    }));
  }
  const value = valueAt(data, issue.path);
  const line = document.lineOf(placeOf(issue.path));
  const key = keyText(issue.path);
  if (value === undefined) return [{ line, text: `${key} is missing; it must be ${issue.message}` }];
  if (value === null) return [{ line, text: `${key} is empty; it must be ${issue.message}` }];
  const problem: unknown = issue.code === "custom" ? issue.params?.["problem"] : undefined;
  const reason = typeof problem === "string" ? `. ${problem}` : "";
  return [{ line, text: `${key} must be ${issue.message}; got ${shown(value)}${reason}` }];
}

/** The right place of a key that stands in the wrong one. */
function belonging(path: PlanPath, key: string): string {
  const isParameter = isParameterName(key);
  if (path.length === 1 && path[0] === "axes" && isParameter) return `. Give each ${key} as one of the cases`;
  if (path[0] === "compute" && PLACES.get(key) === "compute" && path.length < 3)
    return `. ${key} has no options: write its name alone`;
  if (path.length > 0) return DESIGN_KEYS.has(key) && path[0] === "axes" ? ". It belongs under axes.joint" : "";
  if (isParameter) return `. ${key} belongs under fixed, or under axes if it varies`;
  const place = PLACES.get(key);
  return place === undefined ? "" : `. ${key} belongs under ${place}`;
}

const DESIGN_KEYS: ReadonlySet<string> = new Set(["sobol", "random", "seed", "over"]);
const COMPUTATIONS: { readonly [kind in Compute["kind"]]: "compute" } = {
  points: "compute",
  optimum: "compute",
  thresholds: "compute",
  bayes: "compute",
  replicas: "compute",
};
/** Places of keys that stand elsewhere. A map, because an object has keys of its own, such as constructor. */
const PLACES: ReadonlyMap<string, string> = new Map([
  ["joint", "axes"],
  ["sobol", "axes.joint"],
  ["random", "axes.joint"],
  ...Object.entries(COMPUTATIONS),
]);

function valueAt(data: unknown, path: PlanPath): unknown {
  let value = data;
  for (const key of path) {
    if (typeof value !== "object" || value === null) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}

/** Characters of a value that a message shows. */
const SHOWN = 60;

function shown(value: unknown): string {
  if (typeof value === "number") return String(value);
  const json = JSON.stringify(value);
  return json.length > SHOWN ? `${json.slice(0, SHOWN)}...` : json;
}

/** `cases[1].alpha` */
function keyText(path: PlanPath): string {
  if (path.length === 0) return "the plan";
  return path
    .map((key, index) => (typeof key === "number" ? `[${key}]` : `${index === 0 ? "" : "."}${String(key)}`))
    .join("");
}
