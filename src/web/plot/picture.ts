import type { Marker } from "../../report/figure.js";

/** An axis: what it shows, from where to where. */
export interface PictureAxis {
  /** Key of the typeset labels. */
  readonly label: string;
  readonly scale: "linear" | "log";
  readonly domain: readonly [number, number];
  /** Ticks with a name of their own, such as a limit at an end. */
  readonly namedTicks?: readonly { readonly value: number; readonly label: string }[];
  /** Fractions of pi instead of numbers. */
  readonly onlyNamedTicks?: boolean;
}

/** A curve of the picture. NaN interrupts it. */
export interface PictureLine {
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** Index of color and dash. */
  readonly color: number;
  /** "curve" for what is looked at, "companion" for a thin dotted line in its color, "reference" for the Bayes-optimal one. */
  readonly role: "curve" | "companion" | "reference";
  /** Of a reference, whether it is every curve's, and so in ink. */
  readonly common?: boolean;
  /** Whether it is shown while something better is computed. */
  readonly faded?: boolean;
}

/** A point of the picture. */
export interface PictureMarker {
  readonly x: number;
  readonly y: number;
  readonly shape: Exclude<Marker["shape"], "dot"> | "star";
  readonly color: number;
  readonly filled: boolean;
  /** Standard errors, drawn as bars to both sides. */
  readonly xError?: number;
  readonly yError?: number;
}

/** A straight reference across the frame. */
export interface PictureRule {
  readonly at: number;
  readonly direction: "vertical" | "horizontal";
  readonly role: "reference" | "grey";
  /** Index of its color; ink where it is every curve's. */
  readonly color?: number;
}

/** A map of colors under the lines. */
export interface PictureHeat {
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** values[i][j] at x[i], y[j]; NaN where there is none. */
  readonly values: readonly (readonly number[])[];
  /** Rows that lie apart, such as limits: values[i] at x[i], around a place on the y axis that is as far from its end as the row is high. */
  readonly strips?: readonly { readonly place: number; readonly values: readonly number[] }[];
  readonly domain: readonly [number, number];
  readonly scale: "linear" | "log";
  /** Whether there are values below the domain, which then begins at a power of ten: they have the lowest color. */
  readonly cut: boolean;
  /** Key of the typeset labels, beside the color bar. */
  readonly label: string;
}

/** An entry of the legend, for pictures that leave the page. */
export interface PictureEntry {
  readonly label: string;
  readonly color: number;
}

/** An entry of the legend of marks, which mean the same for every curve. */
export interface PictureMark {
  readonly sample:
    | "star"
    | "triangle"
    | "square"
    | "circle"
    | "open"
    | "cross"
    | "below"
    | "dashed"
    | "dotted"
    | "grey";
  readonly label: string;
}

/** What is drawn, and nothing of how it looks. */
export interface PictureOfCurves {
  readonly x: PictureAxis;
  readonly y: PictureAxis;
  readonly lines: readonly PictureLine[];
  readonly markers: readonly PictureMarker[];
  readonly rules: readonly PictureRule[];
  /** Places along x that were not solved: crosses at the foot of the frame. */
  readonly gaps: readonly number[];
  /** Where a logarithmic axis is cut: values lie below. */
  readonly cutAt?: number;
  readonly heat?: PictureHeat;
  /** Sizes of the experiments that are drawn. */
  readonly simulated?: string;
  readonly entries: readonly PictureEntry[];
}

/** The same with a legend of its marks. */
export interface Picture extends PictureOfCurves {
  readonly marks: readonly PictureMark[];
}
