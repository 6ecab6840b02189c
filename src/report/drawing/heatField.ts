import { contours } from "d3-contour";
import type { HeatMap } from "../heatMap.js";

/** A point of the plane, on its axes. */
export type PlanePoint = readonly [x: number, y: number];

/** A part of the plane: a multipolygon of GeoJSON, on the axes of the panel. */
export interface PlaneArea {
  readonly type: "MultiPolygon";
  readonly coordinates: readonly (readonly (readonly PlanePoint[])[])[];
}

/** A curve through the plane: open, or closed with its first point repeated. */
export type PlaneLine = readonly PlanePoint[];

/** Numbers over a plane, sampled at points and interpolated between. */
export interface HeatField {
  /** Area where the field is at least a level. Beyond the outermost samples it goes on for half a step. */
  area(level: number): PlaneArea;
  /** Area where there are numbers at all. */
  known(): PlaneArea;
  /** Lines where the field equals a level; they end at gaps and at the outermost samples. */
  lines(level: number): PlaneLine[];
}

/** Scales of the axes, in whose units the field is interpolated. */
type PlaneScales = Readonly<Record<"x" | "y", "linear" | "log">>;

/**
 * A field over the samples of a map.
 *
 * The areas are found by marching squares on the numbers of the samples, and moved to the axes afterwards; so the steps may be of any
 * size and the axes logarithmic. The lines are the edges of the areas without the parts along gaps and along the frame, which are
 * edges but no levels.
 *
 * @param map    The samples' places.
 * @param number The field at a sample; NaN is a gap.
 * @param scales Of the panel's axes.
 */
export function heatField(
  map: Pick<HeatMap, "x" | "y">,
  number: (row: number, column: number) => number,
  scales: PlaneScales,
): HeatField {
  const [columns, rows] = [map.x.length, map.y.length];
  const numbers = map.y.flatMap((_y, row) => map.x.map((_x, column) => number(row, column)));
  const onX = axisPosition(map.x, scales.x);
  const onY = axisPosition(map.y, scales.y);
  const onAxes = ([x, y]: PlanePoint): PlanePoint => [onX(x), onY(y)];
  const squares = contours().size([columns, rows]);
  const areaOf = (values: number[], level: number): PlaneArea => ({
    type: "MultiPolygon",
    coordinates: squares
      .smooth(true)
      .contour(values, level)
      .coordinates.map((polygon) => polygon.map((ring) => ring.map(onAxes))),
  });
  return {
    area: (level) => areaOf(numbers, level),
    known: () =>
      areaOf(
        numbers.map((value) => (Number.isNaN(value) ? value : 1)),
        0,
      ),
    lines: (level) => {
      const rings = squares.smooth(false).contour(numbers, level).coordinates.flat();
      const crossing = (point: PlanePoint): PlanePoint | undefined => crossingAt(point, numbers, columns, rows, level);
      return rings.flatMap((ring) => piecesOf(ring.map(crossing))).map((line) => line.map(onAxes));
    },
  };
}

/**
 * Place of the level between the two samples on both sides of a vertex; undefined if one of them is a gap or outside.
 *
 * Sample (i, j) has the coordinates (i + 1/2, j + 1/2); a vertex is the middle of a step, in one of its coordinates a whole number.
 */
function crossingAt(
  [x, y]: PlanePoint,
  numbers: readonly number[],
  columns: number,
  rows: number,
  level: number,
): PlanePoint | undefined {
  const at = (column: number, row: number): number =>
    column < 0 || row < 0 || column >= columns || row >= rows ? Number.NaN : numbers[row * columns + column]!;
  const alongX = Number.isInteger(x);
  const [column, row] = [Math.ceil(x) - 1, Math.ceil(y) - 1];
  const first = at(column, row);
  const second = alongX ? at(column + 1, row) : at(column, row + 1);
  const part = (level - first) / (second - first) - 0.5;
  if (!Number.isFinite(part)) return undefined;
  return alongX ? [x + part, y] : [x, y + part];
}

/** The parts of a closed ring between its missing vertices. */
function piecesOf(ring: readonly (PlanePoint | undefined)[]): PlanePoint[][] {
  const open = ring.slice(0, -1);
  const start = open.indexOf(undefined);
  if (start < 0) return [ring.filter((point) => point !== undefined)];
  const pieces: PlanePoint[][] = [[]];
  for (const point of [...open.slice(start), ...open.slice(0, start)]) {
    if (point === undefined) pieces.push([]);
    else pieces.at(-1)!.push(point);
  }
  return pieces.filter((piece) => piece.length > 1);
}

/** From the count of samples to the axis: straight on its scale from one sample to the next, and beyond the ends as in the last step. */
function axisPosition(samples: readonly number[], scale: "linear" | "log"): (count: number) => number {
  const [to, back] = scale === "log" ? [Math.log, Math.exp] : [Number, Number];
  const places = samples.map(to);
  return (count) => {
    const first = Math.min(Math.max(0, Math.floor(count - 0.5)), samples.length - 2);
    const part = count - 0.5 - first;
    if (part === 0) return samples[first]!;
    return back(places[first]! + part * (places[first + 1]! - places[first]!));
  };
}
