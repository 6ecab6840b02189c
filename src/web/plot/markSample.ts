import { GREY_STROKE, REFERENCE_STROKE } from "./lineStrokes.js";
import { markerOutline } from "./markerDrawing.js";
import type { PictureMark } from "./picture.js";
import type { Theme } from "./theme.js";

/** Half the length of a line's sample, in pixels. */
const HALF = 15;

/**
 * A mark as its legend shows it, centered on a point: in ink, as it means the same in every color.
 *
 * @param sample Which.
 * @param x      In pixels.
 * @param y      In pixels.
 */
export function markSample(sample: PictureMark["sample"], x: number, y: number, theme: Theme): string {
  const line = `d="M${x - HALF} ${y}h${2 * HALF}"`;
  switch (sample) {
    case "dashed":
      return `<path ${line} ${REFERENCE_STROKE} stroke="${theme.ink}" fill="none"/>`;
    case "grey":
      return `<path ${line} ${GREY_STROKE} stroke="${theme.quiet}" fill="none"/>`;
    case "dotted":
      return `<path ${line} stroke="${theme.ink}" stroke-width="1.4" stroke-dasharray="1.5 3" fill="none"/>`;
    case "open":
      return `<path d="${markerOutline("circle", x, y)}" fill="${theme.page}" stroke="${theme.ink}" stroke-width="1.5"/>`;
    case "below":
      return `<path d="M${x} ${y - HALF / 3}v${(2 * HALF) / 3}m-4 -4l4 4l4 -4" fill="none" stroke="${theme.quiet}" stroke-width="1.4"/>`;
    case "cross":
      return `<path d="${markerOutline("cross", x, y)}" fill="none" stroke="${theme.quiet}" stroke-width="1.4"/>`;
    default:
      return `<path d="${markerOutline(sample, x, y)}" fill="${theme.ink}"/>`;
  }
}
