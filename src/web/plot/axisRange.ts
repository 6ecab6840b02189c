/** Share of the data's range that is left free on each side. */
const MARGIN = 0.06;
/** Lower end of a logarithmic axis for data that reach 0, relative to their largest value. */
export const LOG_REACH = 1e-8;
/** Relative range around data that all have one value. */
const AROUND = 0.1;

/**
 * The range of an axis.
 *
 * @param values Values to show. Infinite values and NaN are ignored, and on a logarithmic axis also those that are not positive.
 * @param anchor Values that a linear axis always includes, such as 0 for a fraction.
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
  // The axis ends exactly at an anchor, without a margin.
  return [anchor.includes(low) ? low : low - free, high + free];
}
