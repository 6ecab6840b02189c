import type { ReferenceStyle } from "../figure.js";

/** Stroke of a curve. Width and dashes in points. */
export interface LineStyle {
  readonly color: string;
  readonly dashes: readonly number[];
  readonly width: number;
}

/**
 * Six of the Okabe-Ito colors: blue, orange, green, vermilion, sky blue, purple.
 *
 * They remain distinct under the three forms of color blindness. The order is that of use, chosen so that the first three also differ
 * in lightness (L* = 46, 71, 57) and survive grey print. Black is kept for reference lines, and yellow is too light for a thin line.
 *
 * Source: M. Okabe and K. Ito, Color Universal Design (2008).
 */
export const PALETTE = ["#0072B2", "#E69F00", "#009E73", "#D55E00", "#56B4E9", "#CC79A7"] as const;

/** Dashes and the width that gives each about the same weight on paper. Five, so that thirty pairs of color and dash differ. */
export const DASHES = [
  { dashes: [], width: 1.3 },
  { dashes: [5, 2], width: 1.4 },
  { dashes: [6, 1.8, 1.3, 1.8], width: 1.4 },
  { dashes: [1.5, 1.5], width: 1.5 },
  { dashes: [10, 2.2], width: 1.3 },
] as const;

/** Styles of reference lines. */
export const REFERENCE_STYLES = {
  "bold-dashed-black": { color: "#000000", dashes: [4.5, 2.5], width: 1.6 },
  "thin-dotted-grey": { color: "#707070", dashes: [1, 1.6], width: 0.8 },
  "thin-dashed-grey": { color: "#707070", dashes: [4, 2.2], width: 0.8 },
  "thin-solid-grey": { color: "#707070", dashes: [], width: 0.7 },
} as const satisfies Readonly<Record<ReferenceStyle, LineStyle>>;

/** Style of the guides: black dots, unlike any curve. */
export const GUIDE_STYLE: LineStyle = { color: "#000000", dashes: [0.9, 1.9], width: 0.9 };

/** Color of a palette index; indices beyond the palette start over. */
export function paletteColor(color: number | "black"): string {
  return color === "black" ? "#000000" : PALETTE[color % PALETTE.length]!;
}

/**
 * Stroke of the curve with a color and a dash index.
 *
 * Two cues for each curve: color on a screen, dashes in grey print and for readers who do not see the color.
 *
 * @param color Index into PALETTE, 0, 1, ...; it starts over after the last. Or black.
 * @param dash  Index into DASHES; defaults to the color's index, and to 0 for black.
 *
 * @example
 * lineStyle(1).color // => "#E69F00"
 */
export function lineStyle(color: number | "black", dash: number = color === "black" ? 0 : color): LineStyle {
  return { color: paletteColor(color), ...DASHES[dash % DASHES.length]! };
}
