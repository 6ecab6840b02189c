import { z } from "zod";
import {
  isNumeric,
  NUMERIC_NAMES,
  type NumericName,
  PARAMETER_COLUMNS,
  PARAMETERS,
  type ParameterName,
} from "../../../equations/vocabulary/parameters.js";
import { SOBOL_DIMENSIONS } from "../../numerics/sobol.js";
import { grid, roundedIfClose } from "../../sweep/grid.js";
import { jointPoints } from "./jointPoints.js";
import { parameterNumber, text } from "./parameterSchema.js";
import type { Axis } from "./plan.js";
import { chosen, distinctList, keyed, whole } from "./strictSchemas.js";

/** Points of one axis: more would not fit anybody's disk together with a second axis. */
const MOST_AXIS_POINTS = 1e7;

const scale = z.enum(["linear", "log"], { error: "linear or log" }).default("linear");

const GRIDS = "a list of values, or a grid {from, to, count, scale}";

function isKeyed(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** An axis: a list of values, or a grid. */
export function axisOf(name: ParameterName): z.ZodType<Axis> {
  const value: z.ZodType<number | string> = isNumeric(name) ? parameterNumber(name) : text;
  const list = z.array(value, { error: "a list of values" }).min(1, { error: "a list of at least one value" });
  const distinct = distinctList(list, "a value that the axis has not had before");
  const values = chosen<(number | string)[]>((given) =>
    Array.isArray(given)
      ? distinct
      : !isNumeric(name)
        ? list
        : isKeyed(given)
          ? gridOf(name)
          : z.never({ error: GRIDS }),
  );
  return values.transform((points) => ({ names: [name], points: points.map((point) => [point]) }));
}

const TOO_FINE = "a number so small that double precision tells the values between from and to apart";

function gridOf(name: NumericName): z.ZodType<number[]> {
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
    if (limits !== undefined && PARAMETERS[name].limits === undefined) {
      const having = NUMERIC_NAMES.filter((own) => PARAMETERS[own].limits !== undefined).join(", ");
      return refuse("limits", `left out, because only ${having} has limits`);
    }
    for (const [key, end] of [
      ["from", from],
      ["to", to],
    ] as const) {
      if (!Number.isFinite(end)) return refuse(key, "finite; limits: included adds the limits");
      if (scale === "log" && end <= 0) return refuse(key, "above 0 on a log scale");
    }
    if (from === to) return refuse("to", "another number than from");
    const inner = grid(from, to, count, scale).map((value) => roundedIfClose(value, GRID_ROUNDING * Math.abs(value)));
    // A grid is monotone: equal values are neighbors.
    if (inner.some((value, i) => value === inner[i - 1])) return refuse("count", TOO_FINE);
    if (limits === undefined) return inner;
    const proper = inner.filter((value) => value > 0);
    return from < to ? [0, ...proper, Number.POSITIVE_INFINITY] : [Number.POSITIVE_INFINITY, ...proper, 0];
  });
}

/** Rounding of a grid's arithmetic, relative. A value without it is the same point as the decimal in another plan. */
const GRID_ROUNDING = 4e-15;

/** A design over several parameters at once. */
export const jointAxis: z.ZodType<Axis> = keyed({
  sobol: whole(1, MOST_AXIS_POINTS).optional(),
  random: whole(1, MOST_AXIS_POINTS).optional(),
  seed: whole(0, Number.MAX_SAFE_INTEGER),
  over: keyed(
    Object.fromEntries(NUMERIC_NAMES.map((name) => [name, jointRange(name).optional()])) as Record<
      NumericName,
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
  const names = NUMERIC_NAMES.filter((name) => over[name] !== undefined);
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

/** True if a range has fewer numbers of double precision than points that it is to hold. */
function isNarrow({ from, to }: JointRange, count: number): boolean {
  return Math.abs(to - from) < count * Number.EPSILON * Math.max(Math.abs(from), Math.abs(to));
}

function jointRange(name: NumericName): z.ZodType<JointRange> {
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
export const AXIS_NAMES = PARAMETER_COLUMNS.filter(
  (name) =>
    name !== "model" && name !== "channel" && PARAMETERS[name].kind !== "list" && PARAMETERS[name].kind !== "learner",
);
