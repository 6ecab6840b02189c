import type { Frame } from "./axisDrawing.js";
import type { Picture } from "./picture.js";
import { scaleOf } from "./scale.js";

/** The point of a curve that is nearest to the pointer. */
export interface NearPoint {
  readonly index: number;
  /** Position in the drawing, in pixels. */
  readonly left: number;
  readonly top: number;
}

/**
 * The point of a curve that is nearest to the pointer.
 *
 * @param curve In the coordinates of the picture.
 * @param place Of the pointer, in pixels.
 * @param along "x": the horizontal distance decides. "plane": the sum of both distances decides.
 * @returns     Undefined if the curve has no finite point.
 */
export function nearestPoint(
  picture: Pick<Picture, "x" | "y">,
  frame: Frame,
  curve: { readonly x: readonly number[]; readonly y: readonly number[] },
  place: { readonly left: number; readonly top: number },
  along: "x" | "plane",
): NearPoint | undefined {
  const xScale = scaleOf(picture.x, frame.left, frame.right);
  const yScale = scaleOf(picture.y, frame.bottom, frame.top);
  let best: NearPoint | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const [index, value] of curve.x.entries()) {
    const left = xScale.place(value);
    const top = yScale.place(curve.y[index] as number);
    const far = Math.abs(left - place.left) + (along === "x" ? 0 : Math.abs(top - place.top));
    if (!Number.isFinite(left) || !Number.isFinite(top) || far >= least) continue;
    least = far;
    best = { index, left, top };
  }
  return best;
}

/** Distances from the center of a symbol and from a line within which the pointer selects them, in pixels. */
const REACH = { symbol: 9, line: 4 } as const;

/** The place of a symbol, or of a straight line if one coordinate is missing. */
export interface MarkPlace {
  readonly x?: number;
  readonly y?: number;
}

/** The place of a mark and its distance from the pointer, in pixels. */
export interface NearMark {
  readonly left: number;
  readonly top: number;
  readonly far: number;
}

/**
 * The place of a mark near the pointer. For a line, its point nearest to the pointer.
 *
 * @param mark  In the coordinates of the picture.
 * @param place Of the pointer, in pixels.
 * @returns     Undefined if the mark is out of reach.
 */
export function nearestMark(
  picture: Pick<Picture, "x" | "y">,
  frame: Frame,
  { x, y }: MarkPlace,
  place: { readonly left: number; readonly top: number },
): NearMark | undefined {
  const left = x === undefined ? place.left : scaleOf(picture.x, frame.left, frame.right).place(x);
  const top = y === undefined ? place.top : scaleOf(picture.y, frame.bottom, frame.top).place(y);
  const far = Math.hypot(left - place.left, top - place.top);
  const reach = x === undefined || y === undefined ? REACH.line : REACH.symbol;
  return far <= reach ? { left, top, far } : undefined;
}
