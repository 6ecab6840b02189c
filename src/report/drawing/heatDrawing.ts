import * as Plot from "@observablehq/plot";
import type { HeatMap, Region } from "../heatMap.js";
import { STROKES, TYPE_SIZES } from "./chartStyle.js";
import { COLOR_STEPS } from "./colorBar.js";
import { contourLabels, type LabeledContour, levelLabels } from "./contourLabels.js";
import { drawnSegments } from "./drawnSegments.js";
import type { Segment } from "./emptyCorner.js";
import { along, type Frame } from "./frame.js";
import { hatching, regionField } from "./hatching.js";
import { type HeatField, heatField, type PlaneArea, type PlanePoint } from "./heatField.js";
import type { MapFrame } from "./mapFrame.js";
import { plotFragment } from "./plotFragment.js";
import { type PrintPoint, simplified } from "./polyline.js";
import { refinedMap } from "./refinedMap.js";
import { textMark } from "./textMark.js";

/** Largest distance of the edge of a color from its place, in points: a tenth of what a printer can do. */
const EDGE_TOLERANCE = 0.02;

/**
 * The inside of a heat map as SVG elements: colors, hatching, contours with their labels. The origin is the frame's upper left corner.
 *
 * The colors are areas, each where the value is at least that of a step; they lie on each other, so there are no seams between them,
 * and the edges follow the values instead of the cells. All is vectors.
 */
export function heatDrawing(frame: Frame): string {
  const { map, width, height } = frame;
  if (map === undefined) return "";
  const shares = fieldOf(frame, map.map, (row, column) => map.colors.share(map.map.values[row]![column] ?? Number.NaN));
  const hatches = (map.map.regions ?? []).flatMap((region) => regionLines(frame, map.map, region));
  const contours = labeledContours(frame, map, shares, hatches);
  const marks = [
    ...areaMarks(frame, shares, map),
    ...hatchMarks(hatches),
    ...contours.flatMap(({ strokes, ink }) =>
      strokes.map((points) => Plot.line([...points], { stroke: ink, strokeWidth: STROKES.contour })),
    ),
  ];
  const labels = contours.map(({ label, ink }) =>
    label === undefined
      ? ""
      : textMark(label.label, { ...label, size: TYPE_SIZES.contour, anchor: "middle", middle: true, color: ink }),
  );
  return [plotFragment({ width, height, x: { type: "identity" }, y: { type: "identity" }, marks }), ...labels].join("");
}

/** Black lines with a white rim, seen on every color: hatching, and its sample in a legend. */
export function hatchMarks(lines: readonly (readonly PrintPoint[])[]): Plot.Markish[] {
  const strokes = [
    { stroke: "#ffffff", strokeWidth: STROKES.hatchRim },
    { stroke: "#000000", strokeWidth: STROKES.hatch },
  ];
  return strokes.flatMap((stroke) => lines.map((line) => Plot.line([...line], { ...stroke, strokeLinecap: "butt" })));
}

function areaMarks(frame: Frame, shares: HeatField, { colors }: MapFrame): Plot.Markish[] {
  const ring = (points: readonly PlanePoint[]): PrintPoint[] =>
    simplified(
      points.map((point) => printPoint(frame, point)),
      EDGE_TOLERANCE,
    );
  const onPaper = ({ coordinates }: PlaneArea): PlaneArea => ({
    type: "MultiPolygon",
    coordinates: coordinates.map((polygon) => polygon.map(ring)),
  });
  const steps = Array.from({ length: COLOR_STEPS }, (_, step) => ({
    area: step === 0 ? shares.known() : shares.area(step / COLOR_STEPS),
    fill: colors.color((step + 0.5) / COLOR_STEPS),
  }));
  return steps
    .filter(({ area }) => area.coordinates.length > 0)
    .map(({ area, fill }) => Plot.geo([onPaper(area)], { fill, stroke: "none" }));
}

/** The contours with black or white ink, whichever is better read on their color. */
function labeledContours(
  frame: Frame,
  { map, colors }: MapFrame,
  shares: HeatField,
  hatches: readonly (readonly PrintPoint[])[],
): (LabeledContour & { readonly ink: string })[] {
  const levels = map.contours ?? [];
  const labels = levelLabels(levels);
  const lines = levels.flatMap((level, index) => {
    const share = colors.share(level);
    return shares.lines(share).map((line) => ({
      label: labels[index]!,
      points: simplified(
        line.map((point) => printPoint(frame, point)),
        EDGE_TOLERANCE,
      ),
      ink: colors.ink(share),
    }));
  });
  const hatched = hatches.flatMap((line) =>
    line.slice(1).map((point, index): Segment => [...line[index]!, point[0], point[1]]),
  );
  return contourLabels(lines, frame, [...drawnSegments(frame), ...hatched]).map((contour, index) => ({
    ...contour,
    ink: lines[index]!.ink,
  }));
}

/** The edge of a region and the lines over it. */
function regionLines(frame: Frame, map: HeatMap, region: Region): PrintPoint[][] {
  const field = regionField(region);
  const columns = map.x.map((value) => along(frame.x, value, frame.width));
  const rows = map.y.map((value) => frame.height - along(frame.y, value, frame.height));
  const isInside = (x: number, y: number): boolean => {
    const [column, alongColumn] = between(columns, x);
    const [row, alongRow] = between(rows, y);
    const across = (at: number): number =>
      (1 - alongColumn) * field[at]![column]! + alongColumn * field[at]![column + 1]!;
    return (1 - alongRow) * across(row) + alongRow * across(row + 1) >= 0;
  };
  const edge = fieldOf(frame, map, (row, column) => field[row]![column]!).lines(0);
  return [
    ...hatching(frame, isInside, region.hatch).map((line) => [...line]),
    ...edge.map((line) => line.map((point) => printPoint(frame, point))),
  ];
}

/** The interval of a monotonic list in which a number lies, and how far along; the outer ones go on beyond the ends. */
function between(places: readonly number[], place: number): readonly [index: number, share: number] {
  const rising = places[1]! > places[0]!;
  const passed = places.findIndex((value) => (rising ? value > place : value < place));
  const index = Math.min(Math.max(0, (passed < 0 ? places.length : passed) - 1), places.length - 2);
  const share = (place - places[index]!) / (places[index + 1]! - places[index]!);
  return [index, Math.min(1, Math.max(0, share))];
}

function fieldOf(frame: Frame, map: HeatMap, number: (row: number, column: number) => number): HeatField {
  const numbers = map.y.map((_y, row) =>
    map.x.map((_x, column) => {
      const value = number(row, column);
      return Number.isFinite(value) ? value : Number.NaN;
    }),
  );
  const scales = { x: frame.x.scale, y: frame.y.scale };
  const fine = refinedMap({ x: map.x, y: map.y, numbers }, scales);
  return heatField(fine, (row, column) => fine.numbers[row]![column]!, scales);
}

function printPoint(frame: Frame, [x, y]: PlanePoint): PrintPoint {
  return [along(frame.x, x, frame.width), frame.height - along(frame.y, y, frame.height)];
}
