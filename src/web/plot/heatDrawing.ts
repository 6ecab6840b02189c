import { contours } from "d3-contour";
import type { Frame } from "./axisDrawing.js";
import type { PictureHeat } from "./picture.js";

/** Bands of color. */
export const BANDS = 24;

/** Share of a value between the ends of the color scale. */
function heatShare({ domain: [low, high], scale }: PictureHeat, value: number): number {
  return scale === "log" ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
}

/**
 * A map as filled contours: small, sharp at every size, and without the steps of cells. The grid is even on the axes it is drawn on.
 *
 * @param colors Of the bands, the lowest first.
 */
export function heatDrawing(heat: PictureHeat, frame: Frame, colors: readonly string[]): string {
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
  const y = (place: number): string =>
    (frame.bottom - ((place - 0.5) * (frame.bottom - frame.top)) / (rows - 1)).toFixed(1);
  return colors
    .map((color, band) => {
      // The lowest band holds everything that has a value.
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
}
