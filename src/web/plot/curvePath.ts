import type { Scale } from "./scale.js";

/** Coordinates are rounded to this fraction of a pixel. */
const DECIMALS = 100;
/** Deviation in pixels below which a straight segment replaces the curve. */
const STRAIGHT = 0.02;
/** Cosine of the largest turn of a smooth curve. A sharper turn is a corner, or a jump between two points. */
const SMOOTH = Math.cos(Math.PI / 3);

/** A point of the screen. */
export interface ScreenPoint {
  readonly left: number;
  readonly top: number;
}

/**
 * Path data of a smooth curve through points: cubic pieces. The slope at a point is that of the parabola through it and its neighbors.
 *
 * The interpolation is monotone: a coordinate that rises between two points rises everywhere between them. At a corner the slope is 0.
 *
 * @param points Finite, in pixels.
 *
 * @example
 * smoothPath([{ left: 0, top: 0 }, { left: 1, top: 1 }, { left: 2, top: 2 }]) // => "M0 0L1 1L2 2"
 */
export function smoothPath(points: readonly ScreenPoint[]): string {
  const apart = points.filter(({ left, top }, index) => {
    const before = points[index - 1];
    return before === undefined || before.left !== left || before.top !== top;
  });
  const chords = apart.slice(1).map(({ left, top }, index) => {
    const from = apart[index] as ScreenPoint;
    const length = Math.hypot(left - from.left, top - from.top);
    return { length, left: (left - from.left) / length, top: (top - from.top) / length };
  });
  const slopes = apart.map((_point, index) => slopeAt(chords, index));
  return apart
    .map((point, index) => {
      const before = apart[index - 1];
      const chord = chords[index - 1];
      if (before === undefined || chord === undefined) return `M${written(point)}`;
      const third = chord.length / 3;
      const bend = (slope: ScreenPoint): number => third * Math.hypot(slope.left - chord.left, slope.top - chord.top);
      const [leaving, arriving] = [slopes[index - 1] as ScreenPoint, slopes[index] as ScreenPoint];
      if (bend(leaving) < STRAIGHT && bend(arriving) < STRAIGHT) return `L${written(point)}`;
      const first = { left: before.left + third * leaving.left, top: before.top + third * leaving.top };
      const second = { left: point.left - third * arriving.left, top: point.top - third * arriving.top };
      return `C${written(first)} ${written(second)} ${written(point)}`;
    })
    .join("");
}

interface Chord extends ScreenPoint {
  readonly length: number;
}

/** Derivatives of both coordinates along the polygon. */
function slopeAt(chords: readonly Chord[], index: number): ScreenPoint {
  const [before, after] = [chords[index - 1], chords[index]];
  if (before === undefined || after === undefined) return before ?? after ?? { left: 0, top: 0 };
  const smooth = before.left * after.left + before.top * after.top > SMOOTH;
  const along = (name: "left" | "top"): number =>
    limitSlope(before[name], after[name], before.length, after.length, smooth);
  return { left: along("left"), top: along("top") };
}

/** The parabola's slope between two chords. At most three times the smaller slope keeps the interpolation monotone. */
function limitSlope(before: number, after: number, lengthBefore: number, lengthAfter: number, smooth: boolean): number {
  const parabola = (before * lengthAfter + after * lengthBefore) / (lengthBefore + lengthAfter);
  if (before * after < 0) return smooth ? parabola : 0;
  const most = 3 * Math.min(Math.abs(before), Math.abs(after));
  return Math.sign(parabola) * Math.min(Math.abs(parabola), most);
}

function written({ left, top }: ScreenPoint): string {
  return `${Math.round(DECIMALS * left) / DECIMALS} ${Math.round(DECIMALS * top) / DECIMALS}`;
}

/**
 * Path data of a smooth curve through points, interrupted where a coordinate is not finite.
 *
 * @param corners Indices of points where the direction jumps. The curve is smooth on either side.
 *
 * @example
 * const scale = { place: (value: number) => value, value: (place: number) => place };
 * curvePath([0, 1, NaN, 3, 4], [0, 1, 2, 3, 4], scale, scale) // => "M0 0L1 1M3 3L4 4"
 */
export function curvePath(
  x: readonly number[],
  y: readonly number[],
  xScale: Scale,
  yScale: Scale,
  corners: readonly number[] = [],
): string {
  const parts: { readonly continues: boolean; readonly points: ScreenPoint[] }[] = [];
  let drawing = false;
  for (let i = 0; i < x.length; i++) {
    const point = { left: xScale.place(x[i] as number), top: yScale.place(y[i] as number) };
    const finite = Number.isFinite(point.left) && Number.isFinite(point.top);
    if (finite && !drawing) parts.push({ continues: false, points: [] });
    if (finite) parts.at(-1)?.points.push(point);
    if (finite && drawing && corners.includes(i)) parts.push({ continues: true, points: [point] });
    drawing = finite;
  }
  return parts
    .map(({ continues, points }) => {
      const path = smoothPath(points);
      // A part after a corner continues the path: only its first "M" is left out.
      return continues ? path.replace(/^M[^LCM]*/, "") : path;
    })
    .join("");
}
