import { isNumeric, PARAMETERS } from "../../equations/vocabulary/parameters.js";
import type { Axis, Marker } from "./figure.js";
import { numberRange } from "./numberRange.js";

/** A limit of a parameter, and its place on an axis. */
export interface AxisLimit {
  /** 0 or Infinity. */
  readonly value: number;
  readonly x: number;
  /** Of the tick at its place. */
  readonly label: string;
  /** Of the points at it. */
  readonly shape: Marker["shape"];
}

/** Distance of a limit from the nearest value: as a share of the axis, and at least in decades of a logarithmic one. */
const LIMIT_DISTANCE = { share: 0.12, leastDecades: 0.3 } as const;

/**
 * The limits among the values of an axis, each with a place beyond its end. On a linear axis 0 is a place itself, and only infinity is a
 * limit. Where a parameter may be 0, as a time may, 0 on a logarithmic axis is named as it is; else it stands for 0+.
 *
 * @param name   Of the parameter.
 * @param values At least one that is finite, and positive on a logarithmic axis.
 *
 * @example
 * axisLimits("lambda", [0, 1, 10], "log").map(({ label }) => label) // => ["$0^+$"]
 */
export function axisLimits(name: string, values: readonly number[], scale: "linear" | "log"): AxisLimit[] {
  if (scale === "linear") {
    if (!values.includes(Number.POSITIVE_INFINITY)) return [];
    const [least, largest] = numberRange(values);
    const range = least < largest ? largest - least : Math.abs(largest) || 1;
    return [infinityAt(largest + LIMIT_DISTANCE.share * range)];
  }
  const [low, high] = numberRange(values.filter((value) => value > 0));
  const factor = 10 ** Math.max(LIMIT_DISTANCE.leastDecades, LIMIT_DISTANCE.share * Math.log10(high / low));
  const zero = isNumeric(name) && PARAMETERS[name].limits?.lower === undefined ? "$0$" : "$0^+$";
  return [{ value: 0, x: low / factor, label: zero, shape: "triangle" as const }, infinityAt(high * factor)].filter(
    ({ value }) => values.includes(value),
  );
}

/** The axis ends at its limits, and names them; without limits its range is left to the data, and its ticks to the axis. */
export function limitedAxis(limits: readonly AxisLimit[], x: readonly number[]): Pick<Axis, "domain" | "namedTicks"> {
  if (limits.length === 0) return {};
  return { namedTicks: limits.map((limit) => ({ value: limit.x, label: limit.label })), domain: numberRange(x) };
}

function infinityAt(x: number): AxisLimit {
  return { value: Number.POSITIVE_INFINITY, x, label: "$\\infty$", shape: "square" };
}
