import { TYPE_SIZES } from "./chartStyle.js";
import { drawnSegments } from "./drawnSegments.js";
import { type Box, type Segment, touches } from "./emptyCorner.js";
import { along, type Frame } from "./frame.js";
import { textExtent, textMark } from "./textMark.js";

/** A label written in a frame, beside what it names. */
export interface WrittenLabel {
  readonly label: string;
  /** What it covers, in points from the frame's upper left corner. */
  readonly box: Box;
  /** Reads upward, as along a vertical line. */
  readonly upward: boolean;
}

/** Distances in points: label to its own line, to anything else drawn, to the frame, and from one try to the next. */
const DISTANCES = { own: 2.5, other: 1.8, frame: 5.5, step: 6 } as const;

/** Where along a guide its label is tried, as shares of the drawn part. */
const GUIDE_PLACES = [0.5, 0.6, 0.4, 0.7, 0.3, 0.8, 0.2, 0.9, 0.1] as const;

/**
 * The labels of guides, and of reference lines that carry theirs, each where it covers nothing.
 *
 * The places tried are close to the line: on both sides, from one end to the other. Where all are taken the label goes to the one that
 * covers the fewest pieces.
 */
export function writtenLabels(frame: Frame): WrittenLabel[] {
  const { panel, width, height } = frame;
  const drawn = drawnSegments(frame);
  const labels: WrittenLabel[] = [];
  const write = (label: string, upward: boolean, places: readonly Box[]): void => {
    if (label === "" || places.length === 0) return;
    const covered = (box: Box): number =>
      drawn.filter((segment) => touches(segment, box, DISTANCES.other)).length + (contains(frame, box) ? 0 : 1e6);
    const costs = places.map(covered);
    const box = places[costs.indexOf(Math.min(...costs))]!;
    labels.push({ label, box, upward });
    drawn.push(...outlined(box));
  };
  for (const { y, label, labelPlace } of panel.horizontalLines ?? []) {
    if (labelPlace !== "line") continue;
    write(label, false, placesAlong(height - along(frame.y, y, height), width, extentOf(label)));
  }
  for (const { x, label, labelPlace } of panel.verticalLines ?? []) {
    if (labelPlace !== "line") continue;
    write(label, true, placesAlong(width - along(frame.x, x, width), height, extentOf(label)).map(turned(frame)));
  }
  for (const { x, y, label } of panel.guides ?? []) {
    const points = x.map((value, index) => [
      along(frame.x, value, width),
      height - along(frame.y, y[index] ?? Number.NaN, height),
    ]);
    write(label, false, placesBeside(points.filter(visible(frame)), extentOf(label)));
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

/** What a legend must not cover: the sides and diagonals of a box, as dense as a legend is high. */
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
function turned(frame: Frame): (box: Box) => Box {
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
