import { table } from "../../report/table.js";

/** A number and the estimate of its absolute error. */
export interface TableRow {
  readonly name: string;
  readonly value: number | string;
  /** Undefined if there is no estimate, as for a text. */
  readonly error?: number;
}

/** Largest number of digits: a few more than the promised accuracy. */
const MOST_DIGITS = 12;

/**
 * An aligned table of values with their absolute errors. Each value has only the digits that its error leaves.
 *
 * @example
 * errorTable([{ name: "m", value: 0.5, error: 2e-16 }, { name: "q", value: 1.25, error: 0.003 }]).split("\n")[3]
 * // => "q         1.25            3e-3"
 */
export function errorTable(rows: readonly TableRow[]): string {
  const cells = rows.map(({ name, value, error }) => [
    name,
    typeof value === "string" ? value : valueText(value, error),
    error === undefined ? null : errorText(error),
  ]);
  return `${table(["quantity", "value", "error"], cells)}\n`;
}

/** A value with the digits that its error leaves. */
export function valueText(value: number, error = 0): string {
  if (value === Number.POSITIVE_INFINITY) return "inf";
  if (value === 0 || !Number.isFinite(value)) return String(value);
  const digits = error > 0 ? Math.floor(Math.log10(Math.abs(value) / error)) + 1 : MOST_DIGITS;
  return value.toPrecision(Math.max(1, Math.min(MOST_DIGITS, digits)));
}

/** An error estimate with one digit, because it is known to no more. */
export function errorText(error: number): string {
  if (Number.isNaN(error)) return "unknown";
  return error === 0 ? "0" : error.toExponential(0);
}
