import { numberRange } from "../numberRange.js";
import type { DrawnRow } from "./studyRows.js";

/** Decades below the largest value at which a logarithmic scale of values ends: less is nothing beside it in double precision. */
const DECADES = 16;
/** Position of a value below the floor: below the end of the colors, so that the bar shows that there are such. */
const BELOW = 0.999;

/** Text of gapReason for a result that is 0. */
const ZERO = "0";

/** Rows on a logarithmic scale that does not go down for ever. */
export interface FlooredRows {
  readonly rows: readonly DrawnRow[];
  /** Undefined if no value lies below it. */
  readonly floor?: number;
  /** "below $10^{-16}$", or "0 or below ..." where both have the same look. */
  readonly label?: string;
}

/**
 * Ends a logarithmic scale of values 16 decades below the largest. Some results fall like exp(-1/lambda) down to the least number there is,
 * and an axis over three hundred decades would press all that is of interest into its last percent.
 *
 * @param rows  Positive, or without a value and with the limit "0" where it is 0.
 * @param shown As heights, where what is below is a gap with its reason, or as colors, where it has the color of the end.
 */
export function withFloor(rows: readonly DrawnRow[], shown: "height" | "color"): FlooredRows {
  const [, largest] = numberRange(rows.map(({ value }) => value));
  const power = Math.ceil(Math.log10(largest)) - DECADES;
  const floor = Number(`1e${power}`);
  const isBelow = ({ value }: DrawnRow): boolean => value !== null && value < floor;
  // Of numbers that are so small themselves there is no floor below.
  if (!(floor > 0) || !rows.some(isBelow)) return { rows };
  const label = `below $10^{${power}}$`;
  if (shown === "height") {
    return { rows: rows.map((row) => (isBelow(row) ? { ...row, value: null, limit: label } : row)), floor, label };
  }
  // Beside such values a 0 is one that was smaller still.
  const isZero = ({ value, limit }: DrawnRow): boolean => value === null && limit === ZERO;
  const placed = rows.map((row) => (isBelow(row) || isZero(row) ? { ...row, value: BELOW * floor } : row));
  return { rows: placed, floor, label: rows.some(isZero) ? `${ZERO} or ${label}` : label };
}
