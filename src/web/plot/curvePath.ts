import type { Scale } from "./scale.js";
import { type ScreenPoint, smoothPath } from "./smoothPath.js";

/**
 * Path data of a smooth curve through points, interrupted where a coordinate is not finite.
 *
 * @example
 * const scale = { place: (value: number) => value, value: (place: number) => place };
 * curvePath([0, 1, NaN, 3, 4], [0, 1, 2, 3, 4], scale, scale) // => "M0 0L1 1M3 3L4 4"
 */
export function curvePath(x: readonly number[], y: readonly number[], xScale: Scale, yScale: Scale): string {
  const parts: ScreenPoint[][] = [];
  let drawing = false;
  for (let i = 0; i < x.length; i++) {
    const left = xScale.place(x[i] as number);
    const top = yScale.place(y[i] as number);
    const finite = Number.isFinite(left) && Number.isFinite(top);
    if (finite && !drawing) parts.push([]);
    if (finite) parts.at(-1)?.push({ left, top });
    drawing = finite;
  }
  return parts.map(smoothPath).join("");
}
