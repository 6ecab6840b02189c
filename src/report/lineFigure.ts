import { ParameterError } from "../core/errors.js";
import { angleAxis } from "./angleAxis.js";
import type { Axis, Figure, Gaps, Guide, HorizontalLine, Line, Marker, Panel, VerticalLine } from "./figure.js";

/** Panels of curves, with what a computing module knows and nothing of how it looks. */
export interface LineFigureData
  extends Pick<Figure, "columns" | "aspect" | "sharedAxes" | "rowTitles" | "columnTitles" | "subtitle" | "legend"> {
  readonly panels: readonly LinePanel[];
  /** Defaults to "two-column". */
  readonly width?: Figure["width"];
}

export interface LinePanel {
  readonly title?: string;
  readonly x: LineAxis;
  readonly y: LineAxis;
  readonly series?: readonly Series[];
  /** Measured points, mostly simulations, over the curves. */
  readonly points?: readonly PointSeries[];
  readonly markers?: readonly SeriesMarker[];
  readonly verticalLines?: readonly Defaulted<VerticalLine>[];
  readonly horizontalLines?: readonly Defaulted<HorizontalLine>[];
  readonly powerLaws?: readonly PowerLaw[];
  readonly gaps?: Gaps;
}

/** An axis of a figure; "angle" is that of a kernel angle (see angleAxis). */
export type LineAxis = Omit<Axis, "scale"> & { readonly scale: Axis["scale"] | "angle" };

/** A curve. Series of one label have one color and one dash in all panels. */
export interface Series {
  /** Empty for a curve that is not in the legend. */
  readonly label: string;
  readonly x: readonly (number | null)[];
  readonly y: readonly (number | null)[];
  /** Index into the palette; defaults to the order of the labels in the figure. */
  readonly color?: Line["color"];
  /** Index into the dashes, 0 for solid; defaults to the color's index. */
  readonly dash?: number;
}

/** Points with error bars. They have the color of a series, so that theory and measurement are seen to belong together. */
export interface PointSeries {
  /** Empty, or the same for all colors ("simulation, $d = 1000$"): the legend shows it once, in black. */
  readonly label: string;
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** Standard errors, drawn as bars of this length up and down. */
  readonly yErrors?: readonly number[];
  /** Label of the series whose color they have; without it they have `color`, or black. */
  readonly series?: string;
  readonly color?: Marker["color"];
  /** Defaults to "circle". */
  readonly shape?: Marker["shape"];
  /** Defaults to false: open points leave the curve to be seen. */
  readonly filled?: boolean;
}

/** A single point with a meaning, such as an optimum on a curve. */
export interface SeriesMarker extends Pick<Marker, "x" | "y" | "shape" | "label"> {
  /** Label of the series whose color it has; without it, it has `color`, or black. */
  readonly series?: string;
  readonly color?: Marker["color"];
  /** Defaults to true. */
  readonly filled?: boolean;
}

/** A dotted reference c x^exponent, a straight line on logarithmic axes, with its label beside it. */
export interface PowerLaw {
  readonly exponent: number;
  /** A point it passes through. */
  readonly through: readonly [x: number, y: number];
  /** Range of x in which it is drawn, positive. */
  readonly range: readonly [number, number];
  /** For example `"$\\alpha^{-1/2}$"`. */
  readonly label: string;
}

/** A reference line whose style may be left out. */
type Defaulted<Reference extends VerticalLine | HorizontalLine> = Omit<Reference, "style"> &
  Partial<Pick<Reference, "style">>;

/** Points of a power law: enough for a curve on linear axes. */
const POWER_LAW_POINTS = 33;

/**
 * A figure of curves from data alone: colors, dashes and the look of references are chosen here, once for all figures.
 *
 * @returns A figure for chart.
 * @throws {ParameterError} naming `series` where points or a marker refer to one that is not in the figure, or `range` or `through`
 *                          of a power law that are not positive.
 *
 * @example
 * const axis = { label: "$x$", scale: "linear" } as const;
 * const series = [{ label: "theory", x: [0, 1], y: [0, 1] }];
 * lineFigure({ panels: [{ x: axis, y: axis, series }] }).panels[0].lines[0].color // => 0
 */
export function lineFigure({ panels, width = "two-column", ...layout }: LineFigureData): Figure {
  const colors = seriesColors(panels);
  return { width, ...layout, panels: panels.map((panel) => linePanel(panel, colors)) };
}

/** Colors by label. Labels without a color of their own take the indices that no other has, in the order of the figure. */
function seriesColors(panels: readonly LinePanel[]): ReadonlyMap<string, Line["color"]> {
  const all = panels.flatMap(({ series = [] }) => series);
  const colors = new Map<string, Line["color"]>();
  for (const { label, color } of all) if (color !== undefined) colors.set(label, color);
  const taken = new Set(colors.values());
  let next = 0;
  for (const { label } of all) {
    if (colors.has(label)) continue;
    while (taken.has(next)) next += 1;
    colors.set(label, next);
    next += 1;
  }
  return colors;
}

function linePanel(panel: LinePanel, colors: ReadonlyMap<string, Line["color"]>): Panel {
  const { title, series = [], points = [], markers = [], verticalLines = [], horizontalLines = [], gaps } = panel;
  const colorOf = (named: { readonly series?: string; readonly color?: Marker["color"] }): Marker["color"] => {
    if (named.color !== undefined || named.series === undefined) return named.color ?? "black";
    const color = colors.get(named.series);
    if (color !== undefined) return color;
    throw new ParameterError("lineFigure", "series", named.series, `{${[...colors.keys()].join(", ")}}`);
  };
  return {
    ...(title === undefined ? {} : { title }),
    x: drawnAxis(panel.x),
    y: drawnAxis(panel.y),
    lines: series.map((curve) => ({ ...curve, color: curve.color ?? colors.get(curve.label)! })),
    markers: [
      ...points.flatMap((measured) => pointMarkers(measured, colorOf(measured))),
      ...markers.map(({ series: _series, filled = true, ...marker }) => ({
        ...marker,
        filled,
        color: colorOf({ ...marker, ...(_series === undefined ? {} : { series: _series }) }),
      })),
    ],
    verticalLines: verticalLines.map((line) => ({ style: "bold-dashed-black", ...line })),
    horizontalLines: horizontalLines.map((line) => ({ style: "bold-dashed-black", ...line })),
    guides: (panel.powerLaws ?? []).map(powerLawGuide),
    ...(gaps === undefined ? {} : { gaps }),
  };
}

/** The axis of a figure: that of a kernel angle written out, any other as it is. */
export function drawnAxis(axis: LineAxis): Axis {
  return axis.scale === "angle"
    ? { ...angleAxis(axis.label, axis.domain), ...axis, scale: "linear" }
    : { ...axis, scale: axis.scale };
}

function pointMarkers(
  { label, x, y, yErrors, shape = "circle", filled = false }: PointSeries,
  color: Marker["color"],
): Marker[] {
  return x.flatMap((value, index) => {
    const yError = yErrors?.[index];
    const marker = { x: value, y: y[index] ?? Number.NaN, shape, filled, color, label };
    return Number.isFinite(marker.x + marker.y) ? [{ ...marker, ...(yError === undefined ? {} : { yError }) }] : [];
  });
}

function powerLawGuide({ exponent, through: [x0, y0], range: [low, high], label }: PowerLaw): Guide {
  if (!(low > 0 && high > low)) throw new ParameterError("lineFigure", "range", [low, high], "low < high, positive");
  if (!(x0 > 0)) throw new ParameterError("lineFigure", "through", [x0, y0], "points with x in (0, Infinity)");
  const x = Array.from(
    { length: POWER_LAW_POINTS },
    (_, index) => low * (high / low) ** (index / (POWER_LAW_POINTS - 1)),
  );
  return { label, x, y: x.map((value) => y0 * (value / x0) ** exponent) };
}
