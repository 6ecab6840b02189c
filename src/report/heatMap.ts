/**
 * Values over a plane, shown in color: from dark blue for the least to yellow for the largest (viridis).
 *
 * The values are samples at points; between them everything is interpolated, and the frame ends at the outermost points. A value that
 * is null, NaN or infinite is a gap: its surroundings up to the next samples are left white.
 */
export interface HeatMap {
  /** Abscissas of the samples, increasing, at least two; on the scale of the panel's axis, in steps of any size. */
  readonly x: readonly number[];
  /** Ordinates of the samples, increasing, at least two. */
  readonly y: readonly number[];
  /** `values[row][column]` is the value at (`x[column]`, `y[row]`). */
  readonly values: readonly (readonly (number | null)[])[];
  /** Name of the value, at the color bar. */
  readonly label: string;
  /** Values of the first and the last color; defaults to the range of the data. Values beyond have the color of the end. */
  readonly domain?: readonly [number, number];
  /** Scale of the colors; defaults to "linear". */
  readonly scale?: "linear" | "log";
  /** Values at which lines are drawn, with their numbers on them. */
  readonly contours?: readonly number[];
  /** Parts of the plane that are hatched. */
  readonly regions?: readonly Region[];
  /** Name of the white parts in the legend; without it they are not mentioned. */
  readonly gapLabel?: string;
  /** "none" where a neighbor's bar serves: give both the same domain. Defaults to "shown". */
  readonly colorBar?: "shown" | "none";
}

/** Direction of the lines over a region, to the right. */
export type Hatch = "rising" | "falling" | "crossed";

/** Part of a map, such as where an optimum lies on a boundary. */
export interface Region {
  readonly label: string;
  /** Direction of the lines; defaults to "rising". Regions of one map are told apart by it. */
  readonly hatch?: Hatch;
  /**
   * For each sample, ordered like the values, whether it belongs to the part: yes or no, or a number that is positive inside and
   * negative outside, whose zero is then the edge.
   */
  readonly inside: readonly (readonly (boolean | number)[])[];
}

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
