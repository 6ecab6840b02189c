import type { HeatMap } from "../heatMap.js";
import { numberRange } from "../numberRange.js";
import { type AxisTicks, axisTicks, heightSpacing } from "./axisTicks.js";
import { type ColorScale, colorScale } from "./colorScale.js";

/** Colors of values, and the ticks of their color bar. */
export interface ColorFrame {
  readonly key: ColorKey;
  readonly colors: ColorScale;
  /** Ticks of the color bar. */
  readonly ticks: AxisTicks;
  /** True if the data go beyond the colors, below and above. */
  readonly beyond: { readonly below: boolean; readonly above: boolean };
}

/** Color settings of a heat map or a cloud of points. */
export type ColorKey = Pick<HeatMap, "label" | "domain" | "scale" | "contours" | "colorBar">;

/** Range around values that are all the same. */
const AROUND = {
  linear: (value: number) => [value - 0.5, value + 0.5],
  log: (value: number) => [value / 2, value * 2],
};

/**
 * The colors of values.
 *
 * @param numbers Finite, at least one, in any order.
 * @param height  Of the frame, in points.
 */
export function colorFrame(key: ColorKey, numbers: readonly number[], height: number): ColorFrame {
  const { scale = "linear", label } = key;
  const [least, largest] = numberRange(numbers);
  const whole = least < largest ? [least, largest] : AROUND[scale](least);
  const domain = key.domain ?? ([whole[0]!, whole[1]!] as const);
  return {
    key,
    colors: colorScale(domain, scale),
    ticks: axisTicks({ label, scale }, domain, height, heightSpacing(height)),
    beyond: { below: least < domain[0], above: largest > domain[1] },
  };
}
