import { ParameterError } from "../core/errors.js";
import { exp, log } from "../numerics/elementary.js";

/**
 * Equally spaced values, linear or logarithmic, both ends included.
 *
 * @param from, to Ends, finite and different; positive for a logarithmic grid.
 * @param points   At least 2.
 * @param spacing  "linear" or "log".
 * @throws {ParameterError} naming the end that is out of range.
 *
 * @example
 * grid(1, 100, 3, "log") // => [1,10,100]
 */
export function grid(from: number, to: number, points: number, spacing: "linear" | "log"): number[] {
  if (!Number.isInteger(points) || points < 2 || points > 1e7) {
    throw new ParameterError("grid", "points", points, "the integers 2 to 10000000");
  }
  for (const [name, value] of [
    ["from", from],
    ["to", to],
  ] as const) {
    if (!Number.isFinite(value)) throw new ParameterError("grid", name, value, "the finite numbers");
    if (spacing === "log" && value <= 0) {
      throw new ParameterError(
        "grid",
        name,
        value,
        "(0, Infinity) on a logarithmic grid",
        "Use a linear grid, or add the limit apart",
      );
    }
  }
  if (from === to) throw new ParameterError("grid", "to", to, `numbers other than from = ${from}`);
  const size = Math.max(Math.abs(from), Math.abs(to));
  const values: number[] = [];
  for (let i = 0; i < points; i++) {
    const fraction = i / (points - 1);
    if (i === 0) values.push(from);
    else if (i === points - 1) values.push(to);
    else if (spacing === "linear") values.push(roundedIfClose(from + fraction * (to - from), LINEAR_ROUNDING * size));
    else {
      const value = exp(log(from) + fraction * (log(to) - log(from)));
      values.push(roundedIfClose(value, LOG_ROUNDING * value));
    }
  }
  return values;
}

/** Rounding of a value, in units of the larger end or of itself. */
const LINEAR_ROUNDING = 4e-16;
const LOG_ROUNDING = 4e-15;
const DIGITS = 12;

/** The decimal of twelve digits that a value of a grid is meant to be, if the value is that close to it: 10, not 10.000000000000002. */
export function roundedIfClose(value: number, rounding: number): number {
  const rounded = Number(value.toPrecision(DIGITS));
  return Math.abs(rounded - value) <= rounding ? rounded : value;
}
