/** A number and the estimate of its absolute error. */
export interface TableRow {
  readonly name: string;
  readonly value: number | string;
  /** undefined where there is none, as for a text. */
  readonly error?: number;
}

/** Digits shown at most: a few more than the accuracy that is promised, and fewer than what nobody reads. */
const MOST_DIGITS = 12;

/**
 * An aligned table of values with their errors. A value has no digits that its error makes meaningless.
 *
 * @example
 * errorTable([{ name: "m", value: 0.5, error: 2e-16 }, { name: "q", value: 1.25, error: 0.003 }])
 * // => "       value           error\nm      0.500000000000  2e-16\nq      1.250           3e-3\n"
 */
export function errorTable(rows: readonly TableRow[]): string {
  const cells = [
    ["", "value", "error"],
    ...rows.map(({ name, value, error }) => [name, valueText(value, error), errorText(error)]),
  ];
  const widths = [0, 1].map((column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  return cells
    .map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  "))
    .map((line) => `${line.trimEnd()}\n`)
    .join("");
}

function valueText(value: number | string, error = 0): string {
  if (typeof value === "string") return value;
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "none" : value > 0 ? "inf" : "-inf";
  if (value === 0) return "0";
  const digits = error > 0 ? Math.floor(Math.log10(Math.abs(value) / error)) + 1 : MOST_DIGITS;
  return value.toPrecision(Math.max(1, Math.min(MOST_DIGITS, digits)));
}

function errorText(error: number | undefined): string {
  if (error === undefined || !Number.isFinite(error)) return "";
  return error === 0 ? "exact" : error.toExponential(0);
}
