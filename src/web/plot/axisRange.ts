/** Share of the data's range that is left free on each side. */
const MARGIN = 0.06;
/** Where a logarithmic axis begins, if its data reach 0, in units of their largest value. */
export const LOG_REACH = 1e-8;
/** A range for data of one value, in units of it. */
const AROUND = 0.1;

/**
 * The range of an axis from everything that is drawn along it.
 *
 * @param values NaN and infinite values have no say; on a logarithmic axis neither has what is not positive.
 * @param anchor Values that a linear axis shows in any case, such as 0 for a fraction.
 */
export function axisRange(
  values: readonly number[],
  scale: "linear" | "log",
  anchor: readonly number[] = [],
): readonly [number, number] {
  if (!values.some(Number.isFinite)) return scale === "log" ? [AROUND, 1] : [0, 1];
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of scale === "log" ? values : [...values, ...anchor]) {
    if (!Number.isFinite(value) || (scale === "log" && value <= 0)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (low > high) return [AROUND, 1];
  if (scale === "log") {
    low = Math.max(low, LOG_REACH * high);
    const factor = Math.max(high / low, 1 + AROUND) ** MARGIN;
    return [low / factor, high * factor];
  }
  const span = high > low ? high - low : Math.max(AROUND * Math.abs(high), AROUND * AROUND);
  const free = MARGIN * span;
  // An anchor is an end: no room is left beyond it.
  return [anchor.includes(low) ? low : low - free, high + free];
}
