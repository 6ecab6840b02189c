import type { Frame } from "./axisDrawing.js";
import type { Picture } from "./picture.js";
import { scaleOf } from "./scale.js";

/** A point of a curve near a place of the screen. */
export interface NearPoint {
  readonly index: number;
  /** Where it is drawn, in pixels. */
  readonly left: number;
  readonly top: number;
}

/**
 * The point of a curve that is nearest to a place: in the plane for the trade-off, along x for everything that runs along x.
 *
 * @param x, y    Of the curve, in the coordinates of the picture.
 * @param along   Whether only the distance along x counts.
 * @returns       Undefined where no point has a place.
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

/** Pixels from the middle of a symbol, and from a line, within which a pointer means it. */
const REACH = { symbol: 9, line: 4 } as const;

/** A place of the picture that is a symbol, or a straight line where one coordinate is left open. */
export interface MarkPlace {
  readonly x?: number;
  readonly y?: number;
}

/** Where a mark is drawn, in pixels, and how far a pointer is from it. */
export interface NearMark {
  readonly left: number;
  readonly top: number;
  readonly far: number;
}

/**
 * The place of a mark beside a pointer; of a line, its point beside the pointer.
 *
 * @param mark  In the coordinates of the picture.
 * @param place Of the pointer, in pixels.
 * @returns     Undefined where the pointer is farther than a finger's breadth of a symbol, or a stroke's of a line.
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
