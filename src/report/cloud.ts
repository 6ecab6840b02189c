import type { HeatMap } from "./heatMap.js";

/**
 * Points whose color is a value, from dark blue for the least to yellow for the largest (viridis): what is known where there is no grid,
 * such as at the points of a Sobol design.
 *
 * Points lie on each other in the order of the list. A value that is null, NaN or infinite is a small grey cross.
 */
export interface Cloud extends Pick<HeatMap, "label" | "domain" | "scale" | "colorBar" | "gapLabel"> {
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly values: readonly (number | null)[];
}
