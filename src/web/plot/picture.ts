import type { Marker } from "../../report/figure.js";

/** An axis. */
export interface PictureAxis {
  /** Key of the typeset labels. */
  readonly label: string;
  readonly scale: "linear" | "log";
  readonly domain: readonly [number, number];
  /** Ticks with a given label, such as a limit at an end. */
  readonly namedTicks?: readonly { readonly value: number; readonly label: string }[];
  /** True if there are no other ticks. */
  readonly onlyNamedTicks?: boolean;
}

/** A curve of the picture. NaN interrupts it. */
export interface PictureLine {
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** Indices of points where the direction jumps: no spline is drawn across them. */
  readonly corners?: readonly number[];
  /** Index of color and dash. */
  readonly color: number;
  /** "companion" is a thin dotted line in the color of its curve, "reference" the Bayes-optimal error. */
  readonly role: "curve" | "companion" | "reference";
  /** True if all curves share this reference. It is then drawn in the color of text. */
  readonly common?: boolean;
  /** True if it is pale, because a newer curve is being computed. */
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
  /** Index of its color. Default: the color of text. */
  readonly color?: number;
}

/** A map of colors under the lines. */
export interface PictureHeat {
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** values[i][j] at x[i], y[j]. NaN if a point was not solved. */
  readonly values: readonly (readonly number[])[];
  /** Separate rows for limits: values[i] at x[i], centered on `place` of the vertical axis. */
  readonly strips?: readonly { readonly place: number; readonly values: readonly number[] }[];
  readonly domain: readonly [number, number];
  readonly scale: "linear" | "log";
  /** True if values below the domain exist. They have the lowest color. */
  readonly cut: boolean;
  /** Key of the typeset labels, beside the color bar. */
  readonly label: string;
}

/** A curve in the legend of a saved picture. */
export interface PictureEntry {
  readonly label: string;
  readonly color: number;
}

/** A mark in the legend. */
export interface PictureMark {
  readonly sample:
    | "star"
    | "triangle"
    | "square"
    | "circle"
    | "open"
    | "open square"
    | "cross"
    | "below"
    | "dashed"
    | "dotted"
    | "grey";
  readonly label: string;
}

/** Content of a picture, without colors and sizes. */
export interface PictureOfCurves {
  readonly x: PictureAxis;
  readonly y: PictureAxis;
  readonly lines: readonly PictureLine[];
  readonly markers: readonly PictureMarker[];
  readonly rules: readonly PictureRule[];
  /** Values of x that were not solved: crosses at the bottom of the frame. */
  readonly gaps: readonly number[];
  /** Lower end of a logarithmic axis, if values lie below it. */
  readonly cutAt?: number;
  readonly heat?: PictureHeat;
  /** Sizes of the simulations that are drawn, in words. */
  readonly simulated?: string;
  /** Name of the file of measurements that are drawn. */
  readonly measured?: string;
  readonly entries: readonly PictureEntry[];
}

/** A picture with its title, the parameters that all curves share, and the legend of its marks. */
export interface Picture extends PictureOfCurves {
  readonly title: string;
  readonly caption: string;
  readonly marks: readonly PictureMark[];
}
