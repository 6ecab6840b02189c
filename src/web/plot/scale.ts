import type { PictureAxis } from "./picture.js";

/** Maps values to pixels along an axis, and back. */
export interface Scale {
  readonly place: (value: number) => number;
  readonly value: (place: number) => number;
}

/**
 * The scale of an axis.
 *
 * @param axis Scale and domain.
 * @param from Pixel of the lower end.
 * @param to   Pixel of the upper end.
 */
export function scaleOf({ scale, domain: [low, high] }: PictureAxis, from: number, to: number): Scale {
  const forward = scale === "log" ? Math.log : (value: number): number => value;
  const back = scale === "log" ? Math.exp : (value: number): number => value;
  const [start, end] = [forward(low), forward(high)];
  const perUnit = (to - from) / (end - start);
  return {
    place: (value) => from + (forward(value) - start) * perUnit,
    value: (place) => back(start + (place - from) / perUnit),
  };
}
