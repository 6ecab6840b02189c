import type { Cloud, HeatMap } from "./heatMap.js";
import type { ThemeName } from "./theme.js";

/**
 * A figure as plain data: what is drawn, never how.
 *
 * Every label is text with LaTeX mathematics between dollar signs: `"erf kernel, $\\gamma = 1.27$"`. Numbers that are null, NaN or
 * infinite are gaps: the line is interrupted there. All sizes are in points (1/72 inch) at print size.
 */
export interface Figure {
  /** Printed width: a journal's column (243 pt), its page (504 pt), or a width in points, [120, 2000]. */
  readonly width: keyof typeof FIGURE_WIDTHS | number;
  /** Panels in reading order. More than one are lettered (a), (b), ... */
  readonly panels: readonly Panel[];
  /** Panels per row; defaults to 1 at the width of a column and to at most 3 otherwise. */
  readonly columns?: number;
  /** Height of a frame divided by its width, [0.2, 5]; defaults to 0.8, or less where a stack would not fit a page. */
  readonly aspect?: number;
  /** Axes that have one range, and are labeled on the outside only: "y" along each row, "x" along each column. Defaults to none. */
  readonly sharedAxes?: readonly ("x" | "y")[];
  /** One title for each row of panels, read upward at its left. Where the rows are others, each panel's heading begins with its own. */
  readonly rowTitles?: readonly string[];
  /** One title for each column, in the headings of the top row. Where the columns are others, in the heading of each panel. */
  readonly columnTitles?: readonly string[];
  /** Facts that hold for all panels, such as the parameters that are fixed: pieces of a line above everything, broken between them. */
  readonly subtitle?: readonly string[];
  /** Description that the files of the picture carry; nothing of it is drawn. */
  readonly about?: About;
  /** Defaults to "light". */
  readonly theme?: ThemeName;
  /** "automatic" looks for an empty corner when there is one panel, and goes outside otherwise; defaults to it. */
  readonly legend?: "automatic" | "outside" | "none";
}

/** A description that a picture carries: programs show it, and a reader of the file can make the picture again. */
export interface About {
  readonly title: string;
  /** Fixed parameters and the like: "hinge loss, epsilon = 0.1". */
  readonly description?: string;
  /** The command that makes the picture. */
  readonly command?: string;
}

/** Widths of a printed figure, in points: 3.375 and 7 inches, the columns of the Physical Review. */
export const FIGURE_WIDTHS = { "one-column": 243, "two-column": 504 } as const;

export interface Panel {
  readonly title?: string;
  readonly x: Axis;
  readonly y: Axis;
  readonly lines?: readonly Line[];
  readonly verticalLines?: readonly VerticalLine[];
  readonly horizontalLines?: readonly HorizontalLine[];
  readonly guides?: readonly Guide[];
  /** Values in color, below all else. The frame ends where the map does, unless the axes say otherwise. */
  readonly heatMap?: HeatMap;
  /** Points in color, with a color bar; not beside a heat map, which has one of its own. */
  readonly cloud?: Cloud;
  readonly markers?: readonly Marker[];
  /** Abscissas where there is no value to show, marked at the foot of the frame so that a gap is not read as an absence of data. */
  readonly gaps?: Gaps;
}

export interface Axis {
  readonly label: string;
  readonly scale: "linear" | "log";
  /** Range shown; defaults to the range of the data with a margin. Data outside it are cut. */
  readonly domain?: readonly [number, number];
  /** Ticks with a name instead of a number, such as a limit drawn at the edge. They displace the numbers they would touch. */
  readonly namedTicks?: readonly { readonly value: number; readonly label: string }[];
  /** "named" leaves all numbers out: the axis has its named ticks only. Defaults to "all". */
  readonly ticks?: "all" | "named";
}

/** A curve. Color and dash are indices into the palette and into the dashes (see lineStyle), so that equal indices look equal. */
export interface Line {
  readonly label: string;
  readonly x: readonly (number | null)[];
  readonly y: readonly (number | null)[];
  /** Black is for what is of another kind than the other curves: a bound, a phase boundary. */
  readonly color: number | "black";
  /** Defaults to the color's index, and to 0 (solid) for black. */
  readonly dash?: number;
}

export interface VerticalLine extends ReferenceLine {
  readonly x: number;
}

export interface HorizontalLine extends ReferenceLine {
  readonly y: number;
}

/** A vertical or horizontal line through the whole frame. */
interface ReferenceLine {
  readonly label: string;
  readonly style: ReferenceStyle;
  /** Place of the label: an entry of the legend, or along the line, if there is room. Defaults to "legend". */
  readonly labelPlace?: "legend" | "line";
}

export type ReferenceStyle = "bold-dashed-black" | "thin-dotted-grey" | "thin-dashed-grey" | "thin-solid-grey";

/** A dotted curve to compare others with, such as a power law. Its label is written beside it, or in the legend if there is no room. */
export interface Guide {
  readonly label: string;
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** A single point. Markers without a label are not in the legend; those that share one appear there once, in black. */
export interface Marker {
  readonly x: number;
  readonly y: number;
  readonly shape: "triangle" | "square" | "circle" | "diamond" | "cross";
  readonly filled: boolean;
  readonly color: number | "black";
  readonly label?: string;
  /** Half the length of a vertical error bar. */
  readonly yError?: number;
  /** Half the length of a horizontal error bar. */
  readonly xError?: number;
}

export interface Gaps {
  readonly label: string;
  readonly x: readonly number[];
}
