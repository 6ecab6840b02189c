import type { Hatch, Region } from "../heatMap.js";
import type { PrintPoint } from "./polyline.js";
import { transpose } from "./refinedMap.js";

/** Distance of the lines, and of the points at which they are tested, in points. */
const SPACING = { lines: 6, tests: 0.5 } as const;

/**
 * Parallel lines over the part of a frame where a test holds.
 *
 * They are drawn as lines rather than as a pattern: patterns need identifiers, which collide where several pictures share a page, and
 * many programs print them coarsely.
 *
 * @param frame  Size of the frame, in points.
 * @param inside Whether a point belongs to the part.
 * @param hatch  Whether they rise or fall to the right, or do both.
 * @returns      Pairs of ends.
 */
export function hatching(
  frame: FrameSize,
  inside: (x: number, y: number) => boolean,
  hatch: Hatch = "rising",
): HatchLine[] {
  const upsideDown = ([x, y]: PrintPoint): PrintPoint => [x, frame.height - y];
  const falling = (): HatchLine[] =>
    risingLines(frame, (x, y) => inside(x, frame.height - y)).map(([start, end]) => [
      upsideDown(start),
      upsideDown(end),
    ]);
  return [...(hatch === "falling" ? [] : risingLines(frame, inside)), ...(hatch === "rising" ? [] : falling())];
}

interface FrameSize {
  readonly width: number;
  readonly height: number;
}

type HatchLine = readonly [PrintPoint, PrintPoint];

function risingLines({ width, height }: FrameSize, inside: (x: number, y: number) => boolean): HatchLine[] {
  const lines: HatchLine[] = [];
  // Along each line x + y is constant; a fixed phase makes the lines of neighboring regions continue each other.
  for (let sum = SPACING.lines / 2; sum < width + height; sum += SPACING.lines) {
    const [first, last] = [Math.max(0, sum - height), Math.min(width, sum)];
    const count = Math.max(1, Math.ceil((last - first) / SPACING.tests));
    const xs = Array.from({ length: count + 1 }, (_, index) => first + ((last - first) * index) / count);
    let start: number | undefined;
    for (const [index, x] of xs.entries()) {
      const isInside = inside(x, sum - x);
      if (isInside) start ??= x;
      const end = isInside ? (index === count ? x : undefined) : xs[index - 1];
      if (start === undefined || end === undefined) continue;
      if (end > start) lines.push([[start, sum - start] as const, [end, sum - end] as const]);
      start = undefined;
    }
  }
  return lines;
}

/** Smoothing of yes and no: weights of a sample and of its neighbors, and how often they are applied. */
const SMOOTHING = { own: 2, neighbor: 1, passes: 2 } as const;

/**
 * The membership of samples as numbers, positive inside and negative outside, for an edge where they pass zero.
 *
 * Yes and no give an edge in steps of the grid, which is no property of the region. The edge is smoothed by less than the distance of two
 * samples. Numbers are taken as they are.
 *
 * @returns Rows of numbers; NaN where a number is missing.
 */
export function regionField({ inside }: Region): number[][] {
  const isBoolean = inside.some((row) => row.some((value) => typeof value === "boolean"));
  let field = inside.map((row) => row.map((value) => (typeof value === "boolean" ? (value ? 1 : -1) : value)));
  if (!isBoolean) return field;
  for (let pass = 0; pass < SMOOTHING.passes; pass++) field = transpose(field.map(smoothed));
  for (let pass = 0; pass < SMOOTHING.passes; pass++) field = transpose(field.map(smoothed));
  return field;
}

/** A mean with the neighbors in a row; the ends are their own neighbors. */
function smoothed(row: readonly number[]): number[] {
  const { own, neighbor } = SMOOTHING;
  return row.map((value, index) => {
    const sides = (row[index - 1] ?? value) + (row[index + 1] ?? value);
    return (own * value + neighbor * sides) / (own + 2 * neighbor);
  });
}
