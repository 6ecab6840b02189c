import type { Guide, HorizontalLine, VerticalLine } from "../figure.js";
import { TYPE_SIZES } from "./chartStyle.js";
import { drawnSegments } from "./drawnSegments.js";
import { type Box, type Segment, touches } from "./emptyCorner.js";
import { along, type Frame } from "./frame.js";
import { textExtent, textMark } from "./textMark.js";

/** A label written in a frame, beside what it names. */
export interface WrittenLabel {
  readonly names: VerticalLine | HorizontalLine | Guide;
  readonly label: string;
  /** Box that it covers, in points from the frame's upper left corner. */
  readonly box: Box;
  /** Reads upward, as along a vertical line. */
  readonly upward: boolean;
}

/** Distances in points: label to its own line, to anything else drawn, to the frame, and from one try to the next. */
const DISTANCES = { own: 2.5, other: 1.8, frame: 5.5, step: 6 } as const;

/** Places along a guide that its label tries, as shares of the drawn part. */
const GUIDE_PLACES = [0.5, 0.6, 0.4, 0.7, 0.3, 0.8, 0.2, 0.9, 0.1] as const;

/**
 * The labels of guides, and of reference lines that are to carry theirs, each where it covers nothing.
 *
 * The places tried are close to the line: on both sides, from one end to the other. A label that finds all of them taken is left out,
 * and has to go into the legend. On a heat map all are taken.
 */
export function writtenLabels(frame: Frame): WrittenLabel[] {
  const { panel, map, width, height } = frame;
  if (map !== undefined) return [];
  const drawn = drawnSegments(frame);
  const labels: WrittenLabel[] = [];
  const write = (names: WrittenLabel["names"], upward: boolean, places: readonly Box[]): void => {
    const clear = (place: Box): boolean =>
      contains(frame, place) && drawn.every((segment) => !touches(segment, place, DISTANCES.other));
    const box = names.label === "" ? undefined : places.find(clear);
    if (box === undefined) return;
    labels.push({ names, label: names.label, box, upward });
    drawn.push(...outlined(box));
  };
  for (const line of panel.horizontalLines ?? []) {
    if (line.labelPlace !== "line") continue;
    write(line, false, placesAlong(height - along(frame.y, line.y, height), width, extentOf(line.label)));
  }
  for (const line of panel.verticalLines ?? []) {
    if (line.labelPlace !== "line") continue;
    const places = placesAlong(width - along(frame.x, line.x, width), height, extentOf(line.label));
    write(line, true, places.map(boxBesideVertical(frame)));
  }
  for (const guide of panel.guides ?? []) {
    const { x, y, label } = guide;
    const points = x.map((value, index) => [
      along(frame.x, value, width),
      height - along(frame.y, y[index] ?? Number.NaN, height),
    ]);
    write(guide, false, placesBeside(points.filter(visible(frame)), extentOf(label)));
  }
  return labels;
}

/** The labels as SVG elements, with the origin at the upper left corner of the frame. */
export function writtenDrawing(labels: readonly WrittenLabel[]): string[] {
  return labels.map(({ label, box, upward }) => {
    const size = TYPE_SIZES.legend;
    const { ascent } = textExtent(label, size);
    const start = upward ? { x: box.x + ascent, y: box.y + box.height } : { x: box.x, y: box.y + ascent };
    return textMark(label, { ...start, size, anchor: "start", upward });
  });
}

/** The sides and diagonals of a box as segments that a legend must not cover. */
export function outlined({ x, y, width, height }: Box): Segment[] {
  const [right, bottom] = [x + width, y + height];
  return [
    [x, y, right, y],
    [x, bottom, right, bottom],
    [x, y, x, bottom],
    [right, y, right, bottom],
    [x, y, right, bottom],
    [x, bottom, right, y],
  ];
}

function extentOf(label: string): { readonly width: number; readonly height: number } {
  const { width, ascent, descent } = textExtent(label, TYPE_SIZES.legend);
  return { width, height: ascent + descent };
}

/** Above and below a horizontal line, from its right end to its left. */
function placesAlong(y: number, length: number, { width, height }: { width: number; height: number }): Box[] {
  const last = length - width - DISTANCES.frame;
  const count = Math.max(1, Math.floor((last - DISTANCES.frame) / DISTANCES.step) + 1);
  return Array.from({ length: count }, (_, index) => last - DISTANCES.step * index).flatMap((x) => [
    { x, y: y - DISTANCES.own - height, width, height },
    { x, y: y + DISTANCES.own, width, height },
  ]);
}

/** Turns a box beside a horizontal line into the one beside a vertical line, the right end to the top. */
function boxBesideVertical(frame: Frame): (box: Box) => Box {
  return ({ x, y, width, height }) => ({
    x: frame.width - y - height,
    y: frame.height - x - width,
    width: height,
    height: width,
  });
}

/** Off the four corners of points along a curve. */
function placesBeside(points: readonly number[][], { width, height }: { width: number; height: number }): Box[] {
  if (points.length === 0) return [];
  return GUIDE_PLACES.flatMap((share) => {
    const [x, y] = pointAt(points, share);
    const [left, right] = [x - DISTANCES.own - width, x + DISTANCES.own];
    const [above, below] = [y - DISTANCES.own - height, y + DISTANCES.own];
    return [
      { x: right, y: above, width, height },
      { x: left, y: above, width, height },
      { x: left, y: below, width, height },
      { x: right, y: below, width, height },
    ];
  });
}

/** The point at a share of the way along a list of points. */
function pointAt(points: readonly number[][], share: number): readonly [number, number] {
  const at = share * (points.length - 1);
  const first = points[Math.floor(at)]!;
  const next = points[Math.ceil(at)]!;
  const part = at - Math.floor(at);
  return [first[0]! + part * (next[0]! - first[0]!), first[1]! + part * (next[1]! - first[1]!)];
}

function visible({ width, height }: Frame): (point: readonly number[]) => boolean {
  return ([x, y]) => x! >= 0 && x! <= width && y! >= 0 && y! <= height;
}

function contains({ width, height }: Frame, box: Box): boolean {
  const { frame } = DISTANCES;
  return (
    box.x >= frame - 1e-9 &&
    box.y >= frame - 1e-9 &&
    box.x + box.width <= width - frame + 1e-9 &&
    box.y + box.height <= height - frame + 1e-9
  );
}
