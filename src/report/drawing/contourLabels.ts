import { largestOf } from "../../numerics/extremes.js";
import { TYPE_SIZES } from "./chartStyle.js";
import { type Segment, touches } from "./emptyCorner.js";
import { type Polyline, type PrintPoint, polyline } from "./polyline.js";
import { textExtent } from "./textMark.js";

/** A contour line in points of print, from the upper left corner of the frame. */
export interface ContourLine {
  readonly label: string;
  readonly points: readonly PrintPoint[];
}

/** A label on its line. */
export interface ContourLabel {
  readonly label: string;
  /** Center of the label. */
  readonly x: number;
  readonly y: number;
  /** In degrees, clockwise; the label is never upside down, and a steep one reads upward. */
  readonly angle: number;
}

/** A contour line, its label if there is room for one, and the parts of the line that the label does not cover. */
export interface LabeledContour {
  readonly strokes: readonly (readonly PrintPoint[])[];
  readonly label?: ContourLabel;
}

/** In points: line to label, label to anything else, label to the frame, bend of the line under a label, from one try to the next. */
const DISTANCES = { own: 1.6, other: 1.2, frame: 5, bend: 0.9, step: 2.5 } as const;

/** Lines must be this many times longer than their label to carry it. */
const LEAST_LENGTH = 1.6;

/** A label in the middle of its line is worth a bend of this many points more than one at its end. */
const MIDDLE_WORTH = 0.6;

/**
 * Places labels on contour lines. The lines are interrupted under their labels.
 *
 * A label lies where its line is straight and nothing else is near: no other line, no other label, not the frame. The longest line of
 * a level comes first. A line that has no such place goes without; the marks on the color bar tell its level.
 *
 * @param lines  The contour lines of all levels.
 * @param frame  Size of the frame.
 * @param drawn  What else is drawn in the frame.
 * @returns      In the order of the lines.
 */
export function contourLabels(
  lines: readonly ContourLine[],
  frame: { readonly width: number; readonly height: number },
  drawn: readonly Segment[],
): LabeledContour[] {
  const measured = lines.map(({ label, points }) => ({ label, points, line: polyline(points) }));
  const taken: Segment[] = [...drawn];
  const labeled = new Map<(typeof measured)[number], LabeledContour>();
  for (const own of [...measured].sort((left, right) => right.line.length - left.line.length)) {
    const others = measured.filter((other) => other !== own).flatMap(({ points }) => segmentsOf(points));
    const found = placeOn(own.line, own.label, frame, [...taken, ...others]);
    if (found === undefined) {
      labeled.set(own, { strokes: [own.points] });
      continue;
    }
    const { middle, half, x, y, angle, start, end } = found;
    taken.push([...start, ...end]);
    const strokes = [own.line.part(0, middle - half), own.line.part(middle + half, own.line.length)];
    labeled.set(own, {
      strokes: strokes.filter((stroke) => stroke.length > 1),
      label: { label: own.label, x, y, angle },
    });
  }
  return measured.map((own) => labeled.get(own)!);
}

/** Labels that fall more steeply than this, in degrees, are turned to read upward. */
const STEEP = 70;

interface Place {
  /** Distance of the label's middle along the line, and half the length it interrupts. */
  readonly middle: number;
  readonly half: number;
  readonly x: number;
  readonly y: number;
  readonly angle: number;
  readonly start: PrintPoint;
  readonly end: PrintPoint;
}

function placeOn(
  line: Polyline,
  label: string,
  { width, height }: { readonly width: number; readonly height: number },
  obstacles: readonly Segment[],
): Place | undefined {
  const extent = textExtent(label, TYPE_SIZES.contour);
  const half = extent.width / 2 + DISTANCES.own;
  if (line.length < LEAST_LENGTH * 2 * half) return undefined;
  const radius = (extent.ascent + extent.descent) / 2 + DISTANCES.other;
  const inside = ([x, y]: PrintPoint): boolean => {
    const room = radius + DISTANCES.frame;
    return x > room && y > room && x < width - room && y < height - room;
  };
  const free = (place: Place): boolean => {
    const along = polyline([place.start, place.end]);
    const count = Math.ceil(along.length / radius);
    const points = Array.from({ length: count + 1 }, (_, index) => along.at((along.length * index) / count));
    return points.every(
      ([x, y]) => !obstacles.some((segment) => touches(segment, { x, y, width: 0, height: 0 }, radius)),
    );
  };
  const count = Math.floor((line.length - 2 * half) / DISTANCES.step);
  const places = Array.from({ length: count + 1 }, (_, index) => {
    const middle = half + DISTANCES.step * index;
    const [start, end] = [line.at(middle - half), line.at(middle + half)];
    const bend = bendOf(line.part(middle - half, middle + half), start, end);
    const cost = bend + (MIDDLE_WORTH * Math.abs(2 * middle - line.length)) / line.length;
    return { place: placeBetween(start, end, middle, half), bend, cost };
  });
  return places
    .filter(({ place, bend }) => bend <= DISTANCES.bend && inside(place.start) && inside(place.end))
    .sort((left, right) => left.cost - right.cost)
    .find(({ place }) => free(place))?.place;
}

function placeBetween(start: PrintPoint, end: PrintPoint, middle: number, half: number): Place {
  const steep = (Math.atan2(end[1] - start[1], end[0] - start[0]) * 180) / Math.PI;
  const angle = steep > STEEP ? steep - 180 : steep <= STEEP - 180 ? steep + 180 : steep;
  return { middle, half, x: (start[0] + end[0]) / 2, y: (start[1] + end[1]) / 2, angle, start, end };
}

/** Largest distance of a line from the straight one between its ends. */
function bendOf(points: readonly PrintPoint[], [x1, y1]: PrintPoint, [x2, y2]: PrintPoint): number {
  const length = Math.hypot(x2 - x1, y2 - y1);
  if (length === 0) return Number.POSITIVE_INFINITY;
  return largestOf(points.map(([x, y]) => Math.abs((x2 - x1) * (y - y1) - (y2 - y1) * (x - x1)) / length));
}

function segmentsOf(points: readonly PrintPoint[]): Segment[] {
  return points.slice(1).map(([x, y], index): Segment => [...points[index]!, x, y]);
}

/** Plain decimals are written in this range of magnitudes, powers of ten outside it. */
const PLAIN = { from: 1e-3, to: 1e4 } as const;

/** Significant digits: more than any label needs, fewer than the noise of the last bits. */
const DIGITS = 6;

/**
 * The numbers of contours, as short as they can be said, in LaTeX. Powers of ten are written as such if one of them has to be.
 *
 * @example
 * levelLabels([0.1 + 0.2, 1e-5]) // => ["$0.3$", "$10^{-5}$"]
 */
export function levelLabels(levels: readonly number[]): string[] {
  const numbers = levels.map((level) => Number(level.toPrecision(DIGITS)));
  const isPlain = (level: number): boolean =>
    level === 0 || (Math.abs(level) >= PLAIN.from && Math.abs(level) < PLAIN.to);
  const isPower = (level: number): boolean => /^1e/.test(level.toExponential());
  const onlyPowers = numbers.every(isPower) && !numbers.every(isPlain);
  return numbers.map((level) => (isPlain(level) && !onlyPowers ? `$${level}$` : scientific(level)));
}

function scientific(level: number): string {
  const [digits = "", exponent = ""] = level.toExponential().split("e");
  const factor = digits === "1" ? "" : digits === "-1" ? "-" : `${digits} \\times `;
  return `$${factor}10^{${Number(exponent)}}$`;
}
