import { z } from "zod";
import { parseExpression } from "../../../equations/expression.js";
import {
  allowedRange,
  isNumeric,
  type NumericName,
  requireParameter,
} from "../../../equations/vocabulary/parameters.js";
import { ParameterError } from "../../core/errors.js";
import { arithmetic } from "../../numerics/arithmetic.js";
import { NUMERIC_PARAMETERS, type ParameterSet, type PlanCase, TEXT_PARAMETERS } from "./plan.js";
import { chosen, keyed } from "./strictSchemas.js";

/** A number in the range of its parameter, also written as a name ("inf") or an expression. */
export function parameterNumber(name: string): z.ZodType<number> {
  const known = isNumeric(name) ? name : undefined;
  const range = known === undefined ? "[0, Infinity)" : allowedRange(known);
  const allowed = `in ${range}${name === "lambda" ? ', "0+" or "inf"' : ""}`;
  return z.unknown().transform(async (value, context): Promise<number> => {
    const number = await planNumber(value);
    if (number !== undefined && inRange(known, number)) return number;
    context.issues.push({ code: "custom", message: allowed, input: value });
    return z.NEVER;
  });
}

function inRange(name: NumericName | undefined, value: number): boolean {
  if (name === undefined) return value >= 0 && Number.isFinite(value);
  try {
    requireParameter("plan", name, value);
    return true;
  } catch (error) {
    if (error instanceof ParameterError) return false;
    throw error;
  }
}

export const text = z.string({ error: "a name or an expression" }).min(1, { error: "a name or an expression" });
const EIGENVALUE = "{nu, share, weight}";

const parameterShape = {
  ...Object.fromEntries(TEXT_PARAMETERS.map((name) => [name, text.optional()])),
  ...Object.fromEntries(NUMERIC_PARAMETERS.map((name) => [name, optionalNumber(name)])),
  eigenvalues: z.array(eigenvalue(), { error: `a list of ${EIGENVALUE}` }).optional(),
};

/** A misspelled weight would be a spectrum with another meaning. */
function eigenvalue(): z.ZodType<object> {
  const number = z.number({ error: "a number" });
  return z
    .strictObject({ nu: number, share: number, weight: number.optional() }, { error: EIGENVALUE })
    .transform((given) => Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)));
}

function optionalNumber(name: string): z.ZodType<number | undefined> {
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
  label: z.string({ error: "a text: the case's name in tables and legends" }).min(1, { error: "a text" }),
  ...parameterShape,
}).transform(({ label, ...given }) => ({
  label,
  parameters: Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as ParameterSet,
}));

/** Symbol of the one variable of an expression, which a plan may not use. */
const VARIABLE = "x";
/** A decimal that arithmetic does not take is too large or too small for a double. */
const DECIMAL = /^[+-]?[\d.]+(?:e[+-]?\d+)?$/i;
/** "5e -1" and "2 e 3": an exponent that went wrong, and not a product with Euler's number. */
const BARE_EXPONENT = /(?:^|[^\p{L}\w])[\d.]+\s*e(?![\p{L}\w(])/iu;
const INFINITE = /^\+?\.?inf(?:inity)?$/i;

/**
 * A number of a plan: as it is, by name ("inf", "0+"), or as an expression such as "2/0.9" or "pi/4".
 *
 * The parser is loaded only for expressions.
 *
 * @returns undefined if the value is none of these.
 */
export async function planNumber(value: unknown): Promise<number | undefined> {
  if (typeof value === "number") return Number.isNaN(value) ? undefined : value;
  if (typeof value !== "string" || value.trim() === "") return undefined;
  const text = value.trim();
  if (text === "0+") return 0;
  if (INFINITE.test(text)) return Number.POSITIVE_INFINITY;
  const read = arithmetic(text);
  if ("value" in read) return read.value;
  if (DECIMAL.test(text) || BARE_EXPONENT.test(text)) return undefined;
  try {
    const expression = await parseExpression("plan", "number", text, VARIABLE);
    const found = expression.value(0);
    // A number does not depend on a variable.
    return Number.isFinite(found) && Object.is(found, expression.value(1)) ? found : undefined;
  } catch {
    return undefined;
  }
}
