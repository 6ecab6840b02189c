/** A rectangle, in points, y downward. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A straight piece of a curve, or a point if both ends agree. */
export type Segment = readonly [number, number, number, number];

/**
 * A place for a legend inside a frame, where it covers nothing.
 *
 * The corners come first, then the middles of the sides; each is tried at the given distance from the frame.
 *
 * @param frame    Size of the frame.
 * @param legend   Size of the legend.
 * @param drawn    All that is drawn in the frame.
 * @param distance Of the legend from the frame and, at least, from anything drawn.
 * @returns        Upper left corner, or undefined where there is no room.
 *
 * @example
 * emptyCorner({ width: 10, height: 10 }, { width: 2, height: 2 }, [[0, 10, 10, 0]], 1) // => { x: 1, y: 1, width: 2, height: 2 }
 */
export function emptyCorner(
  frame: Pick<Box, "width" | "height">,
  legend: Pick<Box, "width" | "height">,
  drawn: readonly Segment[],
  distance: number,
): Box | undefined {
  const right = frame.width - legend.width - distance;
  const bottom = frame.height - legend.height - distance;
  if (right < distance || bottom < distance) return undefined;
  const center = (frame.width - legend.width) / 2;
  const middle = (frame.height - legend.height) / 2;
  const places = [
    [right, distance],
    [distance, distance],
    [right, bottom],
    [distance, bottom],
    [center, distance],
    [center, bottom],
    [right, middle],
    [distance, middle],
  ] as const;
  return places
    .map(([x, y]) => ({ x, y, width: legend.width, height: legend.height }))
    .find((box) => drawn.every((segment) => !touches(segment, box, distance)));
}

/** True if a segment meets a box widened by a margin: clips the segment at each side in turn (Liang and Barsky). */
export function touches([x1, y1, x2, y2]: Segment, box: Box, margin: number): boolean {
  const sides = [
    [x1 - x2, x1 - (box.x - margin)],
    [x2 - x1, box.x + box.width + margin - x1],
    [y1 - y2, y1 - (box.y - margin)],
    [y2 - y1, box.y + box.height + margin - y1],
  ] as const;
  let enter = 0;
  let leave = 1;
  for (const [direction, room] of sides) {
    if (direction === 0 && room < 0) return false;
    if (direction < 0) enter = Math.max(enter, room / direction);
    if (direction > 0) leave = Math.min(leave, room / direction);
  }
  return enter <= leave;
}
