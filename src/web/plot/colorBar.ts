import type { MathText } from "../../report/drawing/mathText.js";
import { centered, type Frame, TYPE, textStyle } from "./axisDrawing.js";
import type { PictureAxis, PictureHeat } from "./picture.js";
import { scaleOf } from "./scale.js";
import type { Theme } from "./theme.js";
import { tickMarkup, ticksUpward, widestTick } from "./tickLabels.js";

/** Width of the bar, gap before it, distance of tick labels, least distance of the label and least total width, in pixels. */
const BAR = { width: 14, gap: 14, ticks: 6, label: 70, room: 92 } as const;
/** Distances from the tick labels to the baseline of the label, and from there to the edge, in pixels. */
const LABEL = { before: 19, after: 8 } as const;

/** The color bar of a map, to the right of its frame. If smaller values are drawn in the lowest color, the lowest tick says so. */
export function colorBar(
  heat: PictureHeat,
  frame: Frame,
  theme: Theme,
  colors: readonly string[],
  typeset: (label: string) => MathText,
): string {
  const left = frame.right + BAR.gap;
  const height = frame.bottom - frame.top;
  const axis = axisOf(heat);
  const scale = scaleOf(axis, frame.bottom, frame.top);
  const boxes = colors.map((color, index) => {
    const top = frame.bottom - ((index + 1) * height) / colors.length;
    return `<rect x="${left}" y="${top.toFixed(1)}" width="${BAR.width}" height="${(height / colors.length + 0.6).toFixed(1)}" fill="${color}"/>`;
  });
  const labels = ticksUpward(axis, height).major.map(({ value, label }) => {
    const y = scale.place(value);
    return `<path d="M${left + BAR.width} ${y.toFixed(1)}h-4" stroke="${theme.page}"/><text x="${left + BAR.width + BAR.ticks}" y="${(y + 0.35 * TYPE.tick).toFixed(1)}">${tickMarkup(label, TYPE.tick)}</text>`;
  });
  return `${boxes.join("")}<rect x="${left}" y="${frame.top}" width="${BAR.width}" height="${height}" fill="none" stroke="${theme.ink}"/><g ${textStyle(TYPE.tick, theme.ink)}>${labels.join("")}</g>${centered(typeset(heat.label), left + labelPlace(heat, height), (frame.top + frame.bottom) / 2, -90, theme.ink)}`;
}

/** Room that the bar needs between the frame and the margin, in pixels. */
export function colorBarRoom(heat: PictureHeat, height: number): number {
  return Math.max(BAR.room, BAR.gap + labelPlace(heat, height) + LABEL.after);
}

/** Distance from the left of the bar to the baseline of its label. */
function labelPlace(heat: PictureHeat, height: number): number {
  const ticks = BAR.width + BAR.ticks + widestTick(ticksUpward(axisOf(heat), height));
  return Math.max(BAR.label, ticks + LABEL.before);
}

function axisOf({ label, scale, domain, cut }: PictureHeat): PictureAxis {
  const [low] = domain;
  const namedTicks = cut ? [{ value: low, label: `≤ $10^{${Math.round(Math.log10(low))}}$` }] : [];
  return { label, scale, domain, namedTicks };
}
