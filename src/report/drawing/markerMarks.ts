import * as Plot from "@observablehq/plot";
import type { Marker } from "../figure.js";
import { MARKER_RADIUS, STROKES } from "./chartStyle.js";
import { paletteColor } from "./lineStyle.js";

/** Observable Plot's names for the shapes. */
const SYMBOLS = {
  triangle: "triangle",
  square: "square",
  circle: "circle",
  diamond: "diamond",
  cross: "times",
} as const;

/** The range of the markers, and the white rim between them and the colors below. */
export interface MarkerSurroundings {
  /** Ranges of the axes. A marker outside is left out, an error bar is cut there; as it must be on a logarithmic axis. */
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
  /** Width of a white rim around crosses and error bars over colors, in points. */
  readonly rim: number;
}

const EVERYWHERE: MarkerSurroundings = {
  x: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
  y: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
  rim: 0,
};

/**
 * Markers with their error bars, the bars below. Filled markers have a thin white rim, which keeps them apart from the curve they sit
 * on; open ones are white inside.
 */
export function markerMarks(
  markers: readonly Marker[],
  { x: xRange, y: yRange, rim }: MarkerSurroundings = EVERYWHERE,
): Plot.Markish[] {
  const inside = ({ x, y }: Marker): boolean => within(x, xRange) && within(y, yRange);
  const shown = markers.filter(inside);
  return [
    ...shown.flatMap((marker) => [...horizontalBar(marker, xRange, rim), ...verticalBar(marker, yRange, rim)]),
    ...shown.flatMap(({ x, y, shape, filled, color }) =>
      paints(shape, filled, paletteColor(color), rim).map((paint) =>
        Plot.dot([{ x, y }], { x: "x", y: "y", r: MARKER_RADIUS, symbol: SYMBOLS[shape], ...paint }),
      ),
    ),
  ];
}

function verticalBar(
  { x, y, yError, color }: Marker,
  [low, high]: readonly [number, number],
  rim: number,
): Plot.Markish[] {
  if (yError === undefined || !(yError > 0)) return [];
  const ends = { y1: Math.max(y - yError, low), y2: Math.min(y + yError, high) };
  return barStrokes(color, rim).map((stroke) => Plot.ruleX([x], { ...ends, ...stroke }));
}

function horizontalBar(
  { x, y, xError, color }: Marker,
  [low, high]: readonly [number, number],
  rim: number,
): Plot.Markish[] {
  if (xError === undefined || !(xError > 0)) return [];
  const ends = { x1: Math.max(x - xError, low), x2: Math.min(x + xError, high) };
  return barStrokes(color, rim).map((stroke) => Plot.ruleY([y], { ...ends, ...stroke }));
}

/** The strokes of an error bar, the rim first. */
function barStrokes(
  color: Marker["color"],
  rim: number,
): readonly { readonly stroke: string; readonly strokeWidth: number }[] {
  const bar = { stroke: paletteColor(color), strokeWidth: STROKES.errorBar };
  return rim === 0 ? [bar] : [{ stroke: "#ffffff", strokeWidth: STROKES.errorBar + 2 * rim }, bar];
}

/** Fill and stroke, the lowest first. */
function paints(shape: Marker["shape"], filled: boolean, color: string, rim: number): Plot.MarkOptions[] {
  const strokeWidth = STROKES.marker;
  if (shape === "cross") {
    const cross = { fill: "none", stroke: color, strokeWidth: 1.2 * strokeWidth };
    return rim === 0 ? [cross] : [{ ...cross, stroke: "#ffffff", strokeWidth: 1.2 * strokeWidth + 2 * rim }, cross];
  }
  if (filled) {
    const shape = { fill: color, stroke: "#ffffff", strokeWidth: 0.5 * strokeWidth };
    return rim === 0 ? [shape] : [{ fill: "#ffffff", stroke: "#ffffff", strokeWidth: 2 * rim }, shape];
  }
  return [{ fill: "#ffffff", stroke: color, strokeWidth }];
}

/** Ends that differ from a value by rounding are its place too. */
function within(value: number, [low, high]: readonly [number, number]): boolean {
  const noise = 1e-9 * (high - low === Number.POSITIVE_INFINITY ? 0 : high - low);
  return value >= low - noise && value <= high + noise;
}
