import type { PictureMark, PictureMarker } from "./picture.js";
import type { Scale } from "./scale.js";
import { GREY_STROKE, REFERENCE_STROKE } from "./strokes.js";
import { type Theme, themeColor } from "./theme.js";

/** Radius of the circle, in pixels. The other shapes have about its area. */
const RADIUS = 4.6;
const SQUARE = 0.886;
const DIAMOND = 1.25;
const TRIANGLE = 1.45;
const STAR = { outer: 1.75, inner: 0.72, points: 5 } as const;
const CROSS = 0.8;
/** Half-width of the caps of error bars. */
const CAP = 2.5;

/** A marker with its error bars, as SVG. Empty if a coordinate is not finite. */
export function markerDrawing(marker: PictureMarker, xScale: Scale, yScale: Scale, theme: Theme): string {
  const x = xScale.place(marker.x);
  const y = yScale.place(marker.y);
  if (!Number.isFinite(x) || !Number.isFinite(y)) return "";
  const color = themeColor(theme, marker.color);
  const paint = marker.filled
    ? `fill="${color}" stroke="${theme.page}" stroke-width="1"`
    : `fill="${theme.page}" stroke="${color}" stroke-width="1.5"`;
  return `${errorBars(marker, xScale, yScale, color)}<path d="${markerOutline(marker.shape, x, y)}" ${
    marker.shape === "cross" ? `fill="none" stroke="${color}" stroke-width="1.6"` : paint
  } stroke-linejoin="round"/>`;
}

/** The outline of a shape around a point, as path data. */
function markerOutline(shape: PictureMarker["shape"], x: number, y: number): string {
  const at = (dx: number, dy: number): string => `${(x + dx * RADIUS).toFixed(1)} ${(y + dy * RADIUS).toFixed(1)}`;
  switch (shape) {
    case "circle": {
      const r = RADIUS.toFixed(1);
      return `M${at(-1, 0)}a${r} ${r} 0 1 0 ${(2 * RADIUS).toFixed(1)} 0a${r} ${r} 0 1 0 -${(2 * RADIUS).toFixed(1)} 0Z`;
    }
    case "square":
      return `M${at(-SQUARE, -SQUARE)}L${at(SQUARE, -SQUARE)}L${at(SQUARE, SQUARE)}L${at(-SQUARE, SQUARE)}Z`;
    case "triangle": {
      const half = TRIANGLE * Math.sin(Math.PI / 3);
      return `M${at(0, -TRIANGLE)}L${at(half, TRIANGLE / 2)}L${at(-half, TRIANGLE / 2)}Z`;
    }
    case "diamond":
      return `M${at(0, -DIAMOND)}L${at(DIAMOND, 0)}L${at(0, DIAMOND)}L${at(-DIAMOND, 0)}Z`;
    case "cross":
      return `M${at(-CROSS, -CROSS)}L${at(CROSS, CROSS)}M${at(-CROSS, CROSS)}L${at(CROSS, -CROSS)}`;
    case "star": {
      const corners = Array.from({ length: 2 * STAR.points }, (_, index) => {
        const radius = index % 2 === 0 ? STAR.outer : STAR.inner;
        const angle = (Math.PI * index) / STAR.points;
        return at(radius * Math.sin(angle), -radius * Math.cos(angle));
      });
      return `M${corners.join("L")}Z`;
    }
  }
}

function errorBars({ x, y, xError, yError }: PictureMarker, xScale: Scale, yScale: Scale, color: string): string {
  const bars: string[] = [];
  const [right, down] = [xScale.place(x), yScale.place(y)];
  if (xError !== undefined && xError > 0) {
    const [from, to] = [xScale.place(x - xError), xScale.place(x + xError)];
    bars.push(`M${from.toFixed(1)} ${down.toFixed(1)}H${to.toFixed(1)}`);
    for (const end of [from, to]) bars.push(`M${end.toFixed(1)} ${(down - CAP).toFixed(1)}v${2 * CAP}`);
  }
  if (yError !== undefined && yError > 0) {
    const [from, to] = [yScale.place(y - yError), yScale.place(y + yError)];
    bars.push(`M${right.toFixed(1)} ${from.toFixed(1)}V${to.toFixed(1)}`);
    for (const end of [from, to]) bars.push(`M${(right - CAP).toFixed(1)} ${end.toFixed(1)}h${2 * CAP}`);
  }
  const finite = bars.filter((bar) => !bar.includes("NaN") && !bar.includes("Infinity"));
  return finite.length === 0 ? "" : `<path d="${finite.join("")}" stroke="${color}" stroke-width="1.2" fill="none"/>`;
}

/** Half the length of a line's sample, in pixels. */
const HALF = 15;

/**
 * A mark in the legend.
 *
 * @param sample The mark.
 * @param x, y   Center, in pixels.
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
    case "open square":
      return `<path d="${markerOutline(sample === "open" ? "circle" : "square", x, y)}" fill="${theme.page}" stroke="${theme.ink}" stroke-width="1.5"/>`;
    case "below":
      return `<path d="M${x} ${y - HALF / 3}v${(2 * HALF) / 3}m-4 -4l4 4l4 -4" fill="none" stroke="${theme.quiet}" stroke-width="1.4"/>`;
    case "cross":
      return `<path d="${markerOutline("cross", x, y)}" fill="none" stroke="${theme.quiet}" stroke-width="1.4"/>`;
    default:
      return `<path d="${markerOutline(sample, x, y)}" fill="${theme.ink}"/>`;
  }
}
