import { table } from "./table.js";

/** A measurement beside the theory at its own place. */
export interface Difference {
  readonly observable: string;
  readonly x: number;
  readonly data: number;
  /** Null where the file has no standard errors. */
  readonly standardError: number | null;
  /** Null where the theory is not solved. */
  readonly theory: number | null;
}

/** Digits of the numbers. */
const DIGITS = 5;

/**
 * The differences between measurements and theory as a table for a terminal, with their scores z where there are standard errors.
 *
 * @param parameter Name of the parameter.
 */
export function differenceTable(parameter: string, differences: readonly Difference[]): string {
  const rows = differences.map(({ observable, x, data, standardError, theory }) => {
    const difference = theory === null ? null : data - theory;
    const z = difference === null || standardError === null || standardError === 0 ? null : difference / standardError;
    return [observable, x, data, standardError, theory, difference, z === null ? null : z.toFixed(2)];
  });
  return `${table(["observable", parameter, "data", "standard error", "theory", "difference", "z"], rows, DIGITS)}\n`;
}
