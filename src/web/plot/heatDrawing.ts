import { contours } from "d3-contour";
import type { Frame } from "./axisDrawing.js";
import type { PictureHeat } from "./picture.js";
import type { Scale } from "./scale.js";

/** Number of color bands. */
export const BANDS = 24;

/** Position of a value on the color scale, [0, 1]. Values below the scale are at 0. */
export function heatShare(
  { domain: [low, high], scale }: Pick<PictureHeat, "domain" | "scale">,
  value: number,
): number {
  if (value < low) return 0;
  return scale === "log"
    ? (Math.log(value) - Math.log(low)) / (Math.log(high) - Math.log(low))
    : (value - low) / (high - low);
}

/**
 * A map as filled contours. The grid must be evenly spaced on the axes.
 *
 * @param upward Scale of the vertical axis. The grid may cover a part of it.
 * @param colors Colors of the bands, lowest first.
 */
export function heatDrawing(heat: PictureHeat, frame: Frame, upward: Scale, colors: readonly string[]): string {
  const columns = heat.x.length;
  const rows = heat.y.length;
  const shares: number[] = [];
  for (let j = 0; j < rows; j++) {
    for (let i = 0; i < columns; i++) shares.push(heatShare(heat, heat.values[i]?.[j] ?? Number.NaN));
  }
  const generator = contours().size([columns, rows]).smooth(true);
  // Values sit in the middle of cells; the frame goes from the first value to the last.
  const x = (place: number): string =>
    (frame.left + ((place - 0.5) * (frame.right - frame.left)) / (columns - 1)).toFixed(1);
  const bottom = upward.place(heat.y[0] as number);
  const top = upward.place(heat.y.at(-1) as number);
  const y = (place: number): string => (bottom - ((place - 0.5) * (bottom - top)) / (rows - 1)).toFixed(1);
  const strips = (heat.strips ?? []).map((strip) => stripDrawing(heat, strip, frame, upward, colors));
  const bands = colors
    .map((color, band) => {
      // The lowest band covers every cell that has a value.
      const threshold = band === 0 ? -1 : band / colors.length;
      const { coordinates } = generator.contour(shares, threshold);
      const path = coordinates
        .flat()
        .map((ring) => `M${ring.map(([right, up]) => `${x(right)} ${y(up)}`).join("L")}Z`)
        .join("");
      // Neighboring bands overlap, so that no background shines through between them.
      return path === "" ? "" : `<path d="${path}" fill="${color}" fill-rule="evenodd"/>`;
    })
    .join("");
  return bands + strips.join("");
}

/** Cells of a strip per step of the grid. */
const FINENESS = 6;

function stripDrawing(
  heat: PictureHeat,
  { place, values }: NonNullable<PictureHeat["strips"]>[number],
  { left, right, top, bottom }: Frame,
  upward: Scale,
  colors: readonly string[],
): string {
  const middle = upward.place(place);
  const half = Math.min(Math.abs(bottom - middle), Math.abs(middle - top));
  const cells = FINENESS * (values.length - 1);
  const width = (right - left) / cells;
  const colorAt = (cell: number): string | undefined => {
    const along = (cell + 0.5) / FINENESS;
    const index = Math.floor(along);
    const [before = Number.NaN, after = Number.NaN] = [values[index], values[index + 1]];
    const share = heatShare(heat, before + (along - index) * (after - before));
    return colors[Math.min(colors.length - 1, Math.max(0, Math.floor(share * colors.length)))];
  };
  const runs: { from: number; to: number; color: string | undefined }[] = [];
  for (let cell = 0; cell < cells; cell++) {
    const color = colorAt(cell);
    const last = runs.at(-1);
    if (last?.color === color && last !== undefined) last.to = cell + 1;
    else runs.push({ from: cell, to: cell + 1, color });
  }
  return runs
    .filter(({ color }) => color !== undefined)
    .map(
      ({ from, to, color }) =>
        `<rect x="${(left + from * width).toFixed(1)}" y="${(middle - half).toFixed(1)}" width="${((to - from) * width + 0.5).toFixed(1)}" height="${(2 * half).toFixed(1)}" fill="${String(color)}"/>`,
    )
    .join("");
}
