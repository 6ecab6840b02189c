import { z } from "zod";
import { ParameterError } from "../../core/errors.js";
import { allowedRange, PARAMETERS, type ParameterName, requireParameter } from "../../core/parameters.js";
import { grid } from "../../sweep/grid.js";
import { distinctList } from "./distinctList.js";
import { jointPoints } from "./jointPoints.js";
import {
  type Axis,
  NUMERIC_PARAMETERS,
  type ParameterSet,
  PLAN_PARAMETERS,
  type PlanCase,
  TEXT_PARAMETERS,
} from "./plan.js";
import { planNumber } from "./planNumber.js";
import { SOBOL_DIMENSIONS } from "../../numerics/sobol.js";

/** Points of one axis: more would not fit anybody's disk together with a second axis. */
const MOST_AXIS_POINTS = 1e7;

/** An object with these keys and no others. The message of every schema here says what is allowed, and nothing else. */
export function keyed<Shape extends z.ZodRawShape>(shape: Shape): z.ZodObject<Shape, z.core.$strict> {
  const keys = Object.keys(shape).join(", ");
  return z.strictObject(shape, {
    error: ({ code }) => (code === "unrecognized_keys" ? `{${keys}}` : `keys with values, the keys among {${keys}}`),
  });
}

/** The schema that fits the kind of value, so that a mistake is reported by what was meant. */
export function chosen<Output>(select: (value: unknown) => z.ZodType<Output>): z.ZodType<Output> {
  return z.unknown().transform(async (value, context): Promise<Output> => {
    const result = await select(value).safeParseAsync(value);
    if (result.success) return result.data;
    for (const issue of result.error.issues) context.issues.push({ ...issue, input: value } as z.core.$ZodRawIssue);
    return z.NEVER;
  });
}

/** A whole number in a range. */
export function whole(from: number, to: number): z.ZodNumber {
  const error = `a whole number, ${from} to ${to}`;
  return z.number({ error }).int({ error }).min(from, { error }).max(to, { error });
}

/** A number with names and expressions, in the range of its parameter. */
function parameterNumber(name: string): z.ZodType<number> {
  const known = name in PARAMETERS ? (name as ParameterName) : undefined;
  const range = known === undefined ? "[0, Infinity)" : allowedRange(known);
  const allowed = `in ${range}${name === "lambda" ? ', "0+" or "inf"' : ""}`;
  return z.unknown().transform(async (value, context): Promise<number> => {
    const number = await planNumber(value);
    if (number !== undefined && inRange(known, number)) return number;
    context.issues.push({ code: "custom", message: allowed, input: value });
    return z.NEVER;
  });
}

function inRange(name: ParameterName | undefined, value: number): boolean {
  if (name === undefined) return value >= 0 && Number.isFinite(value);
  try {
    requireParameter("plan", name, value);
    return true;
  } catch (error) {
    if (error instanceof ParameterError) return false;
    throw error;
  }
}

const text = z.string({ error: "a name or an expression" }).min(1, { error: "a name or an expression" });
const EIGENVALUE = "{nu, share, weight}";
const scale = z.enum(["linear", "log"], { error: "linear or log" }).default("linear");

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

const GRIDS = "a list of values, or a grid {from, to, count, scale}";

function isKeyed(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** An axis: a list of values, or a grid. */
export function axisOf(name: string): z.ZodType<Axis> {
  const isText = (TEXT_PARAMETERS as readonly string[]).includes(name);
  const value: z.ZodType<number | string> = isText ? text : parameterNumber(name);
  const list = z.array(value, { error: "a list of values" }).min(1, { error: "a list of at least one value" });
  const distinct = distinctList(list, "a value that the axis has not had before");
  const values = chosen<(number | string)[]>((given) =>
    Array.isArray(given) ? distinct : isText ? list : isKeyed(given) ? gridOf(name) : z.never({ error: GRIDS }),
  );
  return values.transform((points) => ({ names: [name], points: points.map((point) => [point]) }));
}

const TOO_FINE = "a number so small that double precision tells the values between from and to apart";

function gridOf(name: string): z.ZodType<number[]> {
  const shape = keyed({
    from: parameterNumber(name),
    to: parameterNumber(name),
    count: whole(2, MOST_AXIS_POINTS),
    scale,
    limits: z
      .enum(["included"], { error: "included, which adds the limits 0+ and inf of lambda at the two ends" })
      .optional(),
  });
  return shape.transform(({ from, to, count, scale, limits }, context): number[] => {
    const refuse = (key: string, message: string): number[] => {
      context.issues.push({ code: "custom", message, path: [key], input: undefined });
      return z.NEVER;
    };
    if (limits !== undefined && name !== "lambda") return refuse("limits", "left out, because only lambda has limits");
    for (const [key, end] of [
      ["from", from],
      ["to", to],
    ] as const) {
      if (!Number.isFinite(end)) return refuse(key, "finite; limits: included adds the limits");
      if (scale === "log" && end <= 0) return refuse(key, "above 0 on a log scale");
    }
    if (from === to) return refuse("to", "another number than from");
    const inner = grid(from, to, count, scale).map(snapped);
    // A grid is monotone: equal values are neighbors.
    if (inner.some((value, i) => value === inner[i - 1])) return refuse("count", TOO_FINE);
    if (limits === undefined) return inner;
    const proper = inner.filter((value) => value > 0);
    return from < to ? [0, ...proper, Number.POSITIVE_INFINITY] : [Number.POSITIVE_INFINITY, ...proper, 0];
  });
}

/** Digits of a decimal that a person would have written for a value of a grid. */
const WRITTEN_DIGITS = 12;
/** Rounding of a grid's arithmetic, relative. */
const GRID_ROUNDING = 4e-15;

/** The decimal that a value is meant to be: 0.3, not 0.30000000000000004, so that it is the point of another plan's 0.3. */
function snapped(value: number): number {
  const written = Number(value.toPrecision(WRITTEN_DIGITS));
  return Math.abs(written - value) <= GRID_ROUNDING * Math.abs(value) ? written : value;
}

/** A design over several parameters at once. */
export const jointAxis: z.ZodType<Axis> = keyed({
  sobol: whole(1, MOST_AXIS_POINTS).optional(),
  random: whole(1, MOST_AXIS_POINTS).optional(),
  seed: whole(0, Number.MAX_SAFE_INTEGER),
  over: keyed(
    Object.fromEntries(NUMERIC_PARAMETERS.map((name) => [name, jointRange(name).optional()])) as Record<
      string,
      z.ZodOptional<ReturnType<typeof jointRange>>
    >,
  ),
}).transform(({ sobol, random, seed, over }, context): Axis => {
  const refuse = (key: string, message: string): Axis => {
    context.issues.push({ code: "custom", message, path: [key], input: undefined });
    return z.NEVER;
  };
  const count = sobol ?? random;
  if (count === undefined) return refuse("sobol", "the number of points; or give random in its place");
  if (sobol !== undefined && random !== undefined) return refuse("random", "left out, because sobol is given");
  const names = Object.keys(over).filter((name) => over[name] !== undefined);
  if (names.length === 0 || names.length > SOBOL_DIMENSIONS)
    return refuse("over", `ranges of 1 to ${SOBOL_DIMENSIONS} parameters`);
  const ranges = names.map((name) => over[name]!);
  if (ranges.every((range) => isNarrow(range, count)))
    return refuse(sobol === undefined ? "random" : "sobol", TOO_FINE);
  return { names, points: jointPoints({ method: sobol === undefined ? "random" : "sobol", count, seed, ranges }) };
});

interface JointRange {
  readonly from: number;
  readonly to: number;
  readonly scale: "linear" | "log";
}

/** Whether a range has fewer numbers of double precision than points that it is to hold. */
function isNarrow({ from, to }: JointRange, count: number): boolean {
  return Math.abs(to - from) < count * Number.EPSILON * Math.max(Math.abs(from), Math.abs(to));
}

function jointRange(name: string): z.ZodType<JointRange> {
  return keyed({ from: parameterNumber(name), to: parameterNumber(name), scale }).transform((range, context) => {
    const refuse = (key: "from" | "to", message: string): JointRange => {
      context.issues.push({ code: "custom", message, path: [key], input: undefined });
      return z.NEVER;
    };
    for (const key of ["from", "to"] as const) {
      if (!Number.isFinite(range[key])) return refuse(key, "finite");
      if (range.scale === "log" && range[key] <= 0) return refuse(key, "above 0 on a log scale");
    }
    if (range.from === range.to)
      return refuse("to", "another number than from; what does not vary belongs under fixed");
    return range;
  });
}

/** Keys of the axes. */
export const AXIS_NAMES: readonly string[] = PLAN_PARAMETERS.filter(
  (name) => name !== "model" && name !== "eigenvalues" && name !== "channel",
);
