import * as Plot from "@observablehq/plot";

/** Colors of values, and where values lie between the ends. */
export interface ColorScale {
  readonly domain: readonly [number, number];
  readonly type: "linear" | "log";
  /** Place of a value between the ends: 0 at the first color, 1 at the last; NaN where the scale has no place for it. */
  readonly share: (value: number) => number;
  /** Color at a place, #rrggbb; beyond the ends that of the end. */
  readonly color: (share: number) => string;
  /** Black or white, whichever is better read on the color at a place. */
  readonly ink: (share: number) => "#000000" | "#ffffff";
}

/**
 * Viridis: equal steps look equal, it keeps its order for color-blind readers, and its lightness rises from end to end, so it keeps it
 * in grey print too.
 *
 * Source: S. van der Walt and N. Smith, matplotlib's color maps (2015).
 */
const VIRIDIS = Plot.scale({ color: { type: "linear", domain: [0, 1], scheme: "viridis" } });

/** Luminance on which black and white have the same contrast, by the definition of the Web Content Accessibility Guidelines 2. */
const EVEN_CONTRAST = 0.179;

/**
 * The color scale of a heat map.
 *
 * @param domain First and last value, low < high; positive if logarithmic.
 *
 * @example
 * colorScale([0, 2], "linear").share(1) // => 0.5
 */
export function colorScale(domain: readonly [number, number], type: "linear" | "log"): ColorScale {
  const place = (value: number): number => (type === "log" ? Math.log(value) : value);
  const [low, high] = [place(domain[0]), place(domain[1])];
  const color = (share: number): string => VIRIDIS.apply(Math.min(1, Math.max(0, share))) as string;
  return {
    domain,
    type,
    share: (value) => (type === "log" && value <= 0 ? Number.NaN : (place(value) - low) / (high - low)),
    color,
    ink: (share) => (luminance(color(share)) > EVEN_CONTRAST ? "#000000" : "#ffffff"),
  };
}

/** Relative luminance of a color #rrggbb: 0 for black, 1 for white. */
export function luminance(color: string): number {
  const weights = [0.2126, 0.7152, 0.0722];
  return weights.reduce((sum, weight, index) => {
    const part = Number.parseInt(color.slice(1 + 2 * index, 3 + 2 * index), 16) / 255;
    return sum + weight * (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  }, 0);
}
