import type { Scale } from "./scale.js";

/** Decimals of a pixel that are kept. */
const DECIMALS = 10;

/**
 * Path data of a curve, interrupted where a coordinate is not finite.
 *
 * @example
 * const scale = { place: (value: number) => value, value: (place: number) => place };
 * curvePath([0, 1, NaN, 3, 4], [0, 1, 2, 3, 4], scale, scale) // => "M0 0L1 1M3 3L4 4"
 */
export function curvePath(x: readonly number[], y: readonly number[], xScale: Scale, yScale: Scale): string {
  let path = "";
  let drawing = false;
  for (let i = 0; i < x.length; i++) {
    const right = xScale.place(x[i] as number);
    const down = yScale.place(y[i] as number);
    if (!Number.isFinite(right) || !Number.isFinite(down)) {
      drawing = false;
      continue;
    }
    path += `${drawing ? "L" : "M"}${Math.round(DECIMALS * right) / DECIMALS} ${Math.round(DECIMALS * down) / DECIMALS}`;
    drawing = true;
  }
  return path;
}
