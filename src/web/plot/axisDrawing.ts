import type { MathText } from "../../report/drawing/mathText.js";
import type { PictureAxis } from "./picture.js";
import type { Scale } from "./scale.js";
import type { Theme } from "./theme.js";
import { labelPlace, TICK_TYPE, tickMarkup, ticksToTheRight, ticksUpward, widestTick } from "./tickLabels.js";

/** The rectangle that curves are drawn in, in pixels from the top left. */
export interface Frame {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Sizes of type and ticks, in pixels. */
export const TYPE = { tick: TICK_TYPE, label: 15, legend: 13 } as const;
const TICKS = { major: 5, minor: 3 } as const;
/** Distances from the frame to the tick labels, from these to the axis label, and the least distance of the axis label, in pixels. */
const LEFT = { ticks: 7, apart: 6, label: 62 } as const;
/** Height of the axis' label above its baseline, with room to the edge of the picture. */
const LABEL_HEIGHT = 15;
/** Room to the right of the frame for half a tick label, in pixels. */
const RIGHT = 15;
const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Liberation Sans', Arial, sans-serif";

/** SVG attributes of text. */
export function textStyle(size: number, color: string): string {
  return `font-family="${FONT}" font-size="${size}" fill="${color}" style="font-variant-numeric:tabular-nums"`;
}

/** Both axes: the grid, the frame with ticks inward and their numbers, and the labels. */
export function axesDrawing(
  axes: { readonly x: PictureAxis; readonly y: PictureAxis },
  frame: Frame,
  scales: { readonly x: Scale; readonly y: Scale },
  theme: Theme,
  typeset: (label: string) => MathText,
): { readonly grid: string; readonly rim: string; readonly labels: string } {
  const { left, top, right, bottom } = frame;
  const xTicks = ticksToTheRight(axes.x, left, right, RIGHT);
  const yTicks = ticksUpward(axes.y, bottom - top);
  const at = (place: number): string => place.toFixed(1);
  const xPlaces = (ticks: readonly { readonly value: number }[]): number[] =>
    ticks.map(({ value }) => scales.x.place(value));
  const yPlaces = (ticks: readonly { readonly value: number }[]): number[] =>
    ticks.map(({ value }) => scales.y.place(value));
  const values = (minor: readonly number[]): { value: number }[] => minor.map((value) => ({ value }));
  const grid = [
    ...xPlaces(xTicks.major).map((x) => `M${at(x)} ${top}V${bottom}`),
    ...yPlaces(yTicks.major).map((y) => `M${left} ${at(y)}H${right}`),
  ].join("");
  const vertical = (x: number, length: number): string => `M${at(x)} ${bottom}v${-length}M${at(x)} ${top}v${length}`;
  const horizontal = (y: number, length: number): string => `M${left} ${at(y)}h${length}M${right} ${at(y)}h${-length}`;
  const ticks = [
    ...xPlaces(xTicks.major).map((x) => vertical(x, TICKS.major)),
    ...xPlaces(values(xTicks.minor)).map((x) => vertical(x, TICKS.minor)),
    ...yPlaces(yTicks.major).map((y) => horizontal(y, TICKS.major)),
    ...yPlaces(values(yTicks.minor)).map((y) => horizontal(y, TICKS.minor)),
  ].join("");
  const xTexts = xTicks.major.map(
    ({ value, label }) =>
      `<text x="${at(labelPlace(label, scales.x.place(value), right + RIGHT))}" y="${bottom + 19}" text-anchor="middle">${tickMarkup(label, TYPE.tick)}</text>`,
  );
  const yTexts = yTicks.major.map(
    ({ value, label }) =>
      `<text x="${left - LEFT.ticks}" y="${at(scales.y.place(value) + 0.35 * TYPE.tick)}" text-anchor="end">${tickMarkup(label, TYPE.tick)}</text>`,
  );
  const middle = { x: (left + right) / 2, y: (top + bottom) / 2 };
  return {
    grid: `<path d="${grid}" stroke="${theme.grid}" stroke-width="1" fill="none"/>`,
    rim: [
      `<path d="${ticks}" stroke="${theme.ink}" stroke-width="1" fill="none"/>`,
      `<rect x="${left}" y="${top}" width="${right - left}" height="${bottom - top}" fill="none" stroke="${theme.ink}" stroke-width="1.2"/>`,
      `<g ${textStyle(TYPE.tick, theme.ink)}>${xTexts.join("")}${yTexts.join("")}</g>`,
    ].join(""),
    labels: [
      centered(typeset(axes.x.label), middle.x, bottom + 43, 0, theme.ink),
      centered(typeset(axes.y.label), left - labelDistance(axes.y, bottom - top), middle.y, -90, theme.ink),
    ].join(""),
  };
}

/** A typeset label, centered on a point of its baseline. */
export function centered({ outline, width }: MathText, x: number, y: number, degrees: number, color: string): string {
  const scale = TYPE.label / 1000;
  return `<path d="${outline}" fill="${color}" transform="translate(${x.toFixed(1)} ${y.toFixed(1)}) rotate(${degrees}) scale(${scale}) translate(${-width / 2} 0)"/>`;
}

/** Distance of the vertical axis label from the frame: it stands beside the widest tick label. */
function labelDistance(axis: PictureAxis, length: number): number {
  return Math.max(LEFT.label, LEFT.ticks + widestTick(ticksUpward(axis, length)) + LEFT.apart);
}

/** Room to the left of the frame for the vertical axis, in pixels. */
export function roomToTheLeft(axis: PictureAxis, length: number): number {
  return labelDistance(axis, length) + LABEL_HEIGHT;
}
