import { expect, test } from "vitest";
import {
  DASHES,
  GUIDE_STYLE,
  lineStyle,
  PALETTE,
  paletteColor,
  REFERENCE_STYLES,
} from "../../../src/report/drawing/lineStyle.js";

type Triple = readonly [number, number, number];

/** Maps of dichromats' vision in linear red, green and blue. Source: Machado, Oliveira and Fernandes (2009), severity 1. */
const VISION: Readonly<Record<string, readonly [Triple, Triple, Triple]>> = {
  full: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** sRGB to the CIE 1976 L*, a*, b* that a kind of vision sees. */
function seen(color: string, [red, green, blue]: readonly [Triple, Triple, Triple]): Triple {
  const linear = [1, 3, 5].map((start) => {
    const value = Number.parseInt(color.slice(start, start + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  const mix = (row: Triple): number => row.reduce((sum, weight, index) => sum + weight * linear[index]!, 0);
  const [r, g, b] = [red, green, blue].map((row) => Math.min(1, Math.max(0, mix(row)))) as [number, number, number];
  const [x, y, z] = [
    (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505,
    0.2126 * r + 0.7152 * g + 0.0722 * b,
    (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089,
  ].map((value) => (value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16 / 116)) as [number, number, number];
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** Least distance of two colors of a list. A difference of 2 is just visible side by side. */
function leastDistance(colors: readonly Triple[]): number {
  const distances = colors.flatMap((left, index) =>
    colors.slice(0, index).map((right) => Math.hypot(...left.map((value, axis) => value - right[axis]!))),
  );
  return Math.min(...distances);
}

test.each(Object.keys(VISION))("PALETTE has colors that remain distinct with %s vision", (kind) => {
  expect(leastDistance(PALETTE.map((color) => seen(color, VISION[kind]!)))).toBeGreaterThan(15);
});

test("PALETTE begins with three colors that remain distinct in grey print, and all are dark enough for a line on white", () => {
  const lightness = PALETTE.map((color): Triple => [seen(color, VISION["full"]!)[0], 0, 0]);
  expect(leastDistance(lightness.slice(0, 3))).toBeGreaterThan(10);
  expect(Math.max(...lightness.map(([value]) => value))).toBeLessThan(75);
});

test("lineStyle(color, dash) repeats no pair before the thirtieth", () => {
  const styles = Array.from({ length: PALETTE.length * DASHES.length }, (_, index) => JSON.stringify(lineStyle(index)));
  expect(new Set(styles).size).toBe(30);
  expect(lineStyle(30)).toEqual(lineStyle(0));
});

test("lineStyle(color, dash) takes the dash from the color unless it is given", () => {
  expect(lineStyle(2)).toEqual({ color: PALETTE[2], ...DASHES[2] });
  expect(lineStyle(2, 0)).toEqual({ color: PALETTE[2], ...DASHES[0] });
});

test("paletteColor starts over after the last color and knows black", () => {
  expect(paletteColor(PALETTE.length)).toBe(PALETTE[0]);
  expect(paletteColor("black")).toBe("#000000");
});

test("lineStyle in black is solid unless a dash is given", () => {
  expect(lineStyle("black")).toEqual({ color: "#000000", ...DASHES[0] });
  expect(lineStyle("black", 3)).toEqual({ color: "#000000", ...DASHES[3] });
});

test("REFERENCE_STYLES and GUIDE_STYLE differ from each other and from every curve", () => {
  const curves = Array.from({ length: 30 }, (_, index) => lineStyle(index));
  const styles = [...curves, ...Object.values(REFERENCE_STYLES), GUIDE_STYLE].map((style) => JSON.stringify(style));
  expect(new Set(styles).size).toBe(styles.length);
});
