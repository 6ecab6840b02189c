import type { DrawnRow } from "./studyRows.js";

/**
 * What is not drawn and why: results that the axis or the scale of the colors has no place for, such as lambda -> 0+, or points that nobody
 * could solve.
 *
 * @param rows Without a place; undefined where the study has no row.
 */
export function gapLabel(rows: readonly (DrawnRow | undefined)[], value: string): string {
  const labels = rows.map((row) => {
    if (row === undefined || (row.value === null && row.limit === undefined)) return "no result";
    if (row.value === null) return row.limit!;
    if (row.value < 0) return "negative";
    return value === "lambda" ? "$0^+$" : "0";
  });
  return [...new Set(labels)].sort().join(" or ");
}
