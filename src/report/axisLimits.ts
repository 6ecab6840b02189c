import type { Axis, Marker } from "./figure.js";
import { numberRange } from "./numberRange.js";

/** A limit of a parameter, and the place on a logarithmic axis that stands for it. */
export interface AxisLimit {
  /** 0 or Infinity. */
  readonly value: number;
  readonly x: number;
  /** Of the tick at its place. */
  readonly label: string;
  /** Of the points at it. */
  readonly shape: Marker["shape"];
}

/** Distance of a limit from the nearest value, as a share of the axis in decades, and in decades at least. */
const LIMIT_DISTANCE = { share: 0.12, least: 0.3 } as const;

/**
 * The limits among the values of a logarithmic axis, each with a place beyond its end.
 *
 * @param values At least one that is positive and finite.
 *
 * @example
 * axisLimits([0, 1, 10]).map(({ label }) => label) // => ["$0^+$"]
 */
export function axisLimits(values: readonly number[]): AxisLimit[] {
  const [low, high] = numberRange(values.filter((value) => value > 0));
  const factor = 10 ** Math.max(LIMIT_DISTANCE.least, LIMIT_DISTANCE.share * Math.log10(high / low));
  return [
    { value: 0, x: low / factor, label: "$0^+$", shape: "triangle" as const },
    { value: Number.POSITIVE_INFINITY, x: high * factor, label: "$\\infty$", shape: "square" as const },
  ].filter(({ value }) => values.includes(value));
}

/** The axis ends at its limits, and names them; without limits its range is left to the data, and its ticks to the axis. */
export function limitedAxis(limits: readonly AxisLimit[], x: readonly number[]): Pick<Axis, "domain" | "namedTicks"> {
  if (limits.length === 0) return {};
  return { namedTicks: limits.map((limit) => ({ value: limit.x, label: limit.label })), domain: numberRange(x) };
}
