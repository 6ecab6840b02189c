import { axisTicks } from "./drawing/axisTicks.js";
import type { Axis, Figure, Line, Marker, Panel } from "./figure.js";
import type { HeatMap } from "./heatMap.js";
import { drawnAxis, type LineAxis, type SeriesMarker } from "./lineFigure.js";
import { numberRange } from "./numberRange.js";

/** Maps of one or more quantities over a plane. */
export interface MapFigureData extends Pick<Figure, "columns" | "aspect" | "rowTitles" | "columnTitles"> {
  readonly panels: readonly MapPanel[];
  /** Defaults to "two-column", side by side; "one-column" stacks the maps. */
  readonly width?: Figure["width"];
  /** "shared" if equal colors are equal values in all maps, with one color bar a row. Defaults to "own". */
  readonly colors?: "own" | "shared";
}

/** One map, and what is drawn over it. */
export interface MapPanel {
  readonly title?: string;
  readonly x: LineAxis;
  readonly y: LineAxis;
  readonly map: Omit<HeatMap, "contours" | "colorBar"> & {
    /** Levels, or "automatic" for round ones; defaults to none. */
    readonly contours?: HeatMap["contours"] | "automatic";
  };
  /** Lines between phases, black on white. Those of one label have one dash in all panels. */
  readonly boundaries?: readonly Pick<Line, "label" | "x" | "y">[];
  readonly markers?: readonly Omit<SeriesMarker, "series">[];
}

/** Dashes of boundaries, in the order of their use: none of them looks like a contour. */
const BOUNDARY_DASHES = [1, 3, 2, 4] as const;

/** About how many contours there are if their levels are left to us. */
const AUTOMATIC_CONTOURS = 8;

/**
 * A figure of heat maps from data alone.
 *
 * Maps over the same plane share its axes: the numbers are on the outside only.
 *
 * @returns A figure for chart, which throws ParameterError where a map cannot be drawn.
 *
 * @example
 * const axis = { label: "$x$", scale: "linear" } as const;
 * const map = { x: [0, 1], y: [0, 1], values: [[0, 1], [1, 2]], label: "$x + y$", contours: "automatic" } as const;
 * mapFigure({ panels: [{ x: axis, y: axis, map }] }).panels[0].heatMap.contours.length // => 9
 */
export function mapFigure({ panels, width = "two-column", colors = "own", ...layout }: MapFigureData): Figure {
  const labels = [...new Set(panels.flatMap(({ boundaries = [] }) => boundaries.map(({ label }) => label)))];
  const columns = layout.columns ?? (width === "one-column" ? 1 : Math.min(panels.length, 3));
  const [low, high] = rangeOf(panels.map(({ map }) => map));
  // A map of a constant has the range that its colors choose around it.
  const domain = colors === "shared" && low < high ? ([low, high] as const) : undefined;
  const isLast = (index: number): boolean => index % columns === columns - 1 || index === panels.length - 1;
  return {
    ...layout,
    width,
    columns,
    ...(haveOnePlane(panels) ? { sharedAxes: ["x", "y"] as const } : {}),
    panels: panels.map((panel, index) => {
      const bar = colors === "own" || isLast(index) ? "shown" : "none";
      const own = domain === undefined ? panel.map : { ...panel.map, domain };
      return mapPanel({ ...panel, map: own }, labels, bar);
    }),
  };
}

function mapPanel(
  { title, x, y, map, boundaries = [], markers = [] }: MapPanel,
  labels: readonly string[],
  colorBar: "shown" | "none",
): Panel {
  const { contours = [], ...rest } = map;
  const levels = contours === "automatic" ? roundLevels(map) : contours;
  return {
    ...(title === undefined ? {} : { title }),
    x: drawnAxis(x),
    y: drawnAxis(y),
    heatMap: { ...rest, contours: levels, colorBar },
    lines: boundaries.map((line) => ({
      ...line,
      color: "black",
      dash: BOUNDARY_DASHES[labels.indexOf(line.label) % BOUNDARY_DASHES.length]!,
    })),
    markers: markers.map((marker): Marker => ({ filled: true, color: "black", ...marker })),
  };
}

/** Round numbers between the least and the largest value. */
function roundLevels(map: MapPanel["map"]): number[] {
  const [low, high] = rangeOf([map]);
  if (!(low < high)) return [];
  const axis: Axis = { label: "", scale: map.scale ?? "linear" };
  const { major } = axisTicks(axis, [low, high], AUTOMATIC_CONTOURS, 1);
  return major.map(({ value }) => value).filter((value) => value > low && value < high);
}

/** The range of the colors: that which the maps ask for, or that of their numbers. */
function rangeOf(maps: readonly MapPanel["map"][]): readonly [number, number] {
  return numberRange(maps.flatMap(({ values, domain }) => domain ?? values.flat()));
}

/** True if all maps lie over the same part of the same plane. */
function haveOnePlane(panels: readonly MapPanel[]): boolean {
  const plane = ({ x, y, map }: MapPanel): string =>
    JSON.stringify([x, y, map.x[0], map.x.at(-1), map.y[0], map.y.at(-1)]);
  return new Set(panels.map(plane)).size === 1;
}
