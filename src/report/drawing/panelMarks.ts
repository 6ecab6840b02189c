import * as Plot from "@observablehq/plot";
import type { Guide, HorizontalLine, Line, ReferenceStyle, VerticalLine } from "../figure.js";
import { MARKER_RADIUS, STROKES } from "./chartStyle.js";
import { GUIDE_STYLE, type LineStyle, lineStyle, REFERENCE_STYLES } from "./lineStyle.js";

/** A point of a curve; NaN is a gap. */
interface Point {
  readonly x: number;
  readonly y: number;
}

/** Height of the marks of missing values over the foot of the frame, in points. */
const GAP_HEIGHT = 4;

/**
 * A curve, interrupted at its gaps. A point between two gaps has no segment to show it and becomes a dot.
 *
 * The ends of dashes are cut square: round ones would close the spaces.
 *
 * @param rim Width of a white rim on each side, in points, that keeps the curve apart from the colors of a heat map.
 */
export function curveMarks(line: Line, rim = 0): Plot.Markish[] {
  const style = lineStyle(line.color, line.dash);
  const points = line.x.map((x, index): Point => ({ x: finite(x), y: finite(line.y[index]) }));
  const missing = (point: Point | undefined): boolean => point === undefined || Number.isNaN(point.x + point.y);
  const lonely = points.filter(
    (point, index) => !missing(point) && missing(points[index - 1]) && missing(points[index + 1]),
  );
  const rimStyle = { color: "#ffffff", dashes: [], width: style.width + 2 * rim };
  return [
    ...(rim === 0 ? [] : [Plot.line(points, { x: "x", y: "y", ...strokeOf(rimStyle), strokeLinejoin: "round" })]),
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
 * Small grey crosses that stand for missing values.
 *
 * @param x Where the values are missing.
 * @param y Their height; without it they lie on the foot of the frame.
 */
export function gapMark(x: readonly number[], y?: number): Plot.Markish {
  const place = y === undefined ? { frameAnchor: "bottom" as const, dy: -GAP_HEIGHT } : { y: () => y };
  return Plot.dot([...x], { x: (value: number) => value, ...place, ...GAP_LOOK });
}

const GAP_LOOK = {
  r: MARKER_RADIUS / 2,
  symbol: "times",
  fill: "none",
  stroke: "#707070",
  strokeWidth: STROKES.marker,
} as const;

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
