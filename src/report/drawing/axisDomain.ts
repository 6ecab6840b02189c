import { ParameterError } from "../../core/errors.js";
import type { Axis } from "../figure.js";

/** Share of the data's range that is left free on each side. */
const MARGIN = 0.05;

/** Ranges narrower than this, relative to the numbers, are rounding noise around a constant. */
const NOISE = 1e-12;

/**
 * Range of an axis: the one it asks for, or that of its data with a margin.
 *
 * @param axis   The axis; a domain of its own is only checked.
 * @param values Everything drawn along it. Null, NaN and infinite values are ignored.
 * @param where  Name of the axis in errors, such as `chart: panel (a), x`.
 * @returns      [low, high], low < high.
 * @throws {ParameterError} if there is no finite value and no domain, if the domain is not an interval, or if anything is not
 *                          positive on a logarithmic axis.
 *
 * @example
 * axisDomain({ label: "", scale: "linear" }, [0, null, 1], "chart") // => [-0.05, 1.05]
 */
export function axisDomain(axis: Axis, values: Iterable<number | null>, where: string): readonly [number, number] {
  const log = axis.scale === "log";
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value === null || !Number.isFinite(value)) continue;
    if (log && value <= 0) throw new ParameterError(where, "data", value, "(0, Infinity) on a logarithmic axis");
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (axis.domain !== undefined) return checkedDomain(axis.domain, log, where);
  if (low > high) throw new ParameterError(where, "data", "none", "the finite numbers, at least one of them");
  if (high - low <= NOISE * Math.max(Math.abs(low), Math.abs(high))) return around(low, log);
  if (!log) return [low - MARGIN * (high - low), high + MARGIN * (high - low)];
  // The ratio high / low may overflow, and so may the ends with their margin.
  const factor = Math.exp(MARGIN * (Math.log(high) - Math.log(low)));
  return [Math.max(low / factor, Number.MIN_VALUE), Math.min(high * factor, Number.MAX_VALUE)];
}

function checkedDomain(domain: readonly [number, number], log: boolean, where: string): readonly [number, number] {
  const [low, high] = domain;
  const interval = Number.isFinite(low) && Number.isFinite(high) && low < high && (!log || low > 0);
  const allowed = log ? "low < high, both finite and positive" : "low < high, both finite";
  if (!interval) throw new ParameterError(where, "domain", domain, allowed);
  return domain;
}

/** A range for data of one value. */
function around(value: number, log: boolean): readonly [number, number] {
  if (log) return [value / 2, value * 2];
  const reach = value === 0 ? 1 : Math.abs(value) / 10;
  return [value - reach, value + reach];
}
