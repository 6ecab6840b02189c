import * as Plot from "@observablehq/plot";
import type { Guide, HorizontalLine, Line, Marker, ReferenceStyle, VerticalLine } from "../figure.js";
import { MARKER_RADIUS, STROKES } from "./chartStyle.js";
import { GUIDE_STYLE, type LineStyle, lineStyle, paletteColor, REFERENCE_STYLES } from "./lineStyle.js";

/** A point of a curve; NaN is a gap. */
interface Point {
  readonly x: number;
  readonly y: number;
}

/** Observable Plot's names for the shapes. */
const SYMBOLS = { triangle: "triangle", square: "square", circle: "circle", cross: "times" } as const;

/** Height of the marks of missing values over the foot of the frame, in points. */
const GAP_HEIGHT = 4;

/**
 * A curve, interrupted at its gaps. A point between two gaps has no segment to show it and becomes a dot.
 *
 * The ends of dashes are cut square: round ones would close the spaces.
 */
export function curveMarks(line: Line): Plot.Markish[] {
  const style = lineStyle(line.color, line.dash);
  const points = line.x.map((x, index): Point => ({ x: finite(x), y: finite(line.y[index]) }));
  const missing = (point: Point | undefined): boolean => point === undefined || Number.isNaN(point.x + point.y);
  const lonely = points.filter(
    (point, index) => !missing(point) && missing(points[index - 1]) && missing(points[index + 1]),
  );
  return [
    Plot.line(points, { x: "x", y: "y", ...strokeOf(style), strokeLinejoin: "round" }),
    ...(lonely.length === 0 ? [] : [Plot.dot(lonely, { x: "x", y: "y", r: style.width, fill: style.color })]),
  ];
}

/** A vertical reference line over the whole height of the frame. */
export function verticalMark(line: VerticalLine): Plot.Markish {
  return Plot.ruleX([line.x], strokeOf(REFERENCE_STYLES[line.style]));
}

/** A horizontal reference line over the whole width of the frame. */
export function horizontalMark(line: HorizontalLine): Plot.Markish {
  return Plot.ruleY([line.y], strokeOf(REFERENCE_STYLES[line.style]));
}

/** The look of a reference line or a guide, drawn lying: the sample of a legend, at height y. */
export function referenceSample(
  style: ReferenceStyle | "guide",
  x: readonly [number, number],
  y: number,
): Plot.Markish {
  const stroke = style === "guide" ? GUIDE_STYLE : REFERENCE_STYLES[style];
  return Plot.ruleY([y], { x1: x[0], x2: x[1], ...strokeOf(stroke) });
}

/** A guide, without its label. */
export function guideMark({ x, y }: Guide): Plot.Markish {
  const points = x.map((value, index): Point => ({ x: finite(value), y: finite(y[index]) }));
  return Plot.line(points, { x: "x", y: "y", ...strokeOf(GUIDE_STYLE) });
}

/**
 * Markers with their error bars, the bars below. Filled markers have a thin white rim, which keeps them apart from the curve they sit
 * on; open ones are white inside.
 *
 * @param low Lower end of the vertical axis: an error bar that reaches below is cut there, as it must be on a logarithmic axis.
 */
export function markerMarks(markers: readonly Marker[], low = Number.NEGATIVE_INFINITY): Plot.Markish[] {
  return [
    ...markers.flatMap(({ x, y, yError, color }) =>
      yError === undefined
        ? []
        : [
            Plot.ruleX([x], {
              y1: Math.max(y - yError, low),
              y2: y + yError,
              stroke: paletteColor(color),
              strokeWidth: STROKES.errorBar,
            }),
          ],
    ),
    ...markers.map(({ x, y, shape, filled, color }) =>
      Plot.dot([{ x, y }], {
        x: "x",
        y: "y",
        r: MARKER_RADIUS,
        symbol: SYMBOLS[shape],
        ...paint(shape, filled, paletteColor(color)),
      }),
    ),
  ];
}

/**
 * Small grey crosses that stand for missing values.
 *
 * @param x Where the values are missing.
 * @param y Their height; without it they lie on the foot of the frame.
 */
export function gapMark(x: readonly number[], y?: number): Plot.Markish {
  const place = y === undefined ? { frameAnchor: "bottom" as const, dy: -GAP_HEIGHT } : { y: () => y };
  return Plot.dot([...x], {
    x: (value: number) => value,
    ...place,
    r: MARKER_RADIUS / 2,
    symbol: SYMBOLS.cross,
    fill: "none",
    stroke: "#707070",
    strokeWidth: STROKES.marker,
  });
}

function paint(shape: Marker["shape"], filled: boolean, color: string): Plot.MarkOptions {
  const strokeWidth = STROKES.marker;
  if (shape === "cross") return { fill: "none", stroke: color, strokeWidth: 1.2 * strokeWidth };
  if (filled) return { fill: color, stroke: "#ffffff", strokeWidth: 0.5 * strokeWidth };
  return { fill: "#ffffff", stroke: color, strokeWidth };
}

function strokeOf({ color, width, dashes }: LineStyle): Plot.MarkOptions {
  return {
    stroke: color,
    strokeWidth: width,
    strokeLinecap: dashes.length === 0 ? "round" : "butt",
    ...(dashes.length === 0 ? {} : { strokeDasharray: dashes.join(" ") }),
  };
}

function finite(value: number | null | undefined): number {
  return value === null || value === undefined || !Number.isFinite(value) ? Number.NaN : value;
}
