import { z } from "zod";
import {
  allowedRange,
  type NumericName,
  PARAMETER_NAMES,
  PARAMETERS,
  type ParameterName,
  requireParameter,
} from "../../../equations/vocabulary/parameters.js";
import { ParameterError } from "../../core/errors.js";
import { arithmetic } from "../../numerics/arithmetic.js";
import type { ParameterSet, ParameterValue, PlanCase } from "./plan.js";
import { chosen, keyed } from "./strictSchemas.js";

/** A number in the range of its parameter, also written as a name ("inf") or as arithmetic ("2/0.9"). */
export function parameterNumber(name: NumericName): z.ZodType<number> {
  const { limits } = PARAMETERS[name];
  const allowed = `in ${allowedRange(name)}${limits === undefined ? "" : `, "${limits.lower}" or "${limits.upper}"`}`;
  return z.unknown().transform((value, context): number => {
    const found = planNumber(name, value);
    if (typeof found === "number" && inRange(name, found)) return found;
    const params = typeof found === "number" || found === undefined ? {} : { params: found };
    context.issues.push({ code: "custom", message: allowed, input: value, ...params });
    return z.NEVER;
  });
}

/** Infinity as YAML writes it. */
const YAML_INFINITY = /^\+?\.inf$/i;

/** A number of a plan: as it is, by name ("inf", "0+"), or as arithmetic. Undefined if the value is no number and no text. */
function planNumber(name: NumericName, value: unknown): number | { readonly problem: string } | undefined {
  if (typeof value === "number") return Number.isNaN(value) ? undefined : value;
  if (typeof value !== "string" || value.trim() === "") return undefined;
  const written = value.trim();
  if (written === PARAMETERS[name].limits?.lower) return PARAMETERS[name].lower;
  if (YAML_INFINITY.test(written)) return Number.POSITIVE_INFINITY;
  const found = arithmetic(written);
  return "value" in found ? found.value : found;
}

function inRange(name: NumericName, value: number): boolean {
  try {
    requireParameter("plan", name, value);
    return true;
  } catch (error) {
    if (error instanceof ParameterError) return false;
    throw error;
  }
}

/** A name from a list, or an expression. */
export const text = z.string({ error: "a name or an expression" }).min(1, { error: "a name or an expression" });
const EIGENVALUE = "{nu, share, weight}";

/** Every parameter, with the form that its kind of values has. */
const parameterShape = Object.fromEntries(
  PARAMETER_NAMES.map((name) => [name, parameterForm(name).optional()]),
) as Record<ParameterName, z.ZodOptional<z.ZodType<ParameterValue | undefined>>>;

function parameterForm(name: ParameterName): z.ZodType<ParameterValue> | z.ZodType<ParameterValue | undefined> {
  switch (PARAMETERS[name].kind) {
    case "text":
      return text;
    case "number":
      return optionalNumber(name as NumericName);
    case "list":
      return z.array(eigenvalue(), { error: `a list of ${EIGENVALUE}` });
    case "learner":
      return z.record(z.string(), z.unknown(), { error: "an object such as {loss: hinge, lambda: 0.1}" });
  }
}

/** Strict, because a misspelled weight would give another spectrum. */
function eigenvalue(): z.ZodType<object> {
  const number = z.number({ error: "a number" });
  return z
    .strictObject({ nu: number, share: number.optional(), weight: number.optional() }, { error: EIGENVALUE })
    .transform((given) => Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)));
}

function optionalNumber(name: NumericName): z.ZodType<number | undefined> {
  return chosen(
    (value) => (value === undefined ? z.undefined() : parameterNumber(name)) as z.ZodType<number>,
  ).optional();
}

/** Parameters with one value each. */
export const parameterSet: z.ZodType<ParameterSet> = keyed(parameterShape).transform(
  (given) => Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as ParameterSet,
);

/** A parameter set with a label. */
export const planCase: z.ZodType<PlanCase> = keyed({
  label: z
    .string({ error: "a text: the case's name in tables and legends" })
    .regex(/^\P{Cc}+$/u, { error: "a text without control characters" }),
  ...parameterShape,
}).transform(({ label, ...given }) => ({
  label,
  parameters: Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as ParameterSet,
}));
