import { type AxisTicks, axisTicks } from "../../report/drawing/axisTicks.js";
import type { PictureAxis } from "./picture.js";
import { scaleOf } from "./scale.js";

/** Size of the type of ticks, in pixels. */
export const TICK_TYPE = 12.5;
/** Upper bounds of a character's width, in units of the type size. */
const CHARACTER = { plain: 0.64, superscript: 0.46 } as const;
/** Least gap between labels of a horizontal axis, in pixels. */
const APART = 9;
/** Least distance of neighboring ticks, in pixels. */
const SPACING = { x: 62, y: 34 } as const;
/** Factor by which the spacing grows until no labels overlap, and the largest number of attempts. */
const SPREAD = { factor: 1.3, most: 12 } as const;

/** Upper bound of a tick label's width, in pixels. */
export function tickWidth(label: string): number {
  const text = label.replaceAll("$", "").replace(/\s*\\[a-z]+\s*/g, "×");
  const [plain = "", ...superscript] = text.split("^");
  const small = superscript.join("").replace(/[{}]/g, "");
  return TICK_TYPE * (CHARACTER.plain * plain.length + CHARACTER.superscript * small.length);
}

/** Cache: frame, labels and grid of one drawing need the same ticks. */
const last = new WeakMap<PictureAxis, { readonly length: number; readonly ticks: AxisTicks }>();

/** Ticks of a vertical axis. */
export function ticksUpward(axis: PictureAxis, length: number): AxisTicks {
  const known = last.get(axis);
  if (known?.length === length) return known.ticks;
  const ticks = axisTicks(namedOnly(axis), axis.domain, length, SPACING.y);
  last.set(axis, { length, ticks });
  return ticks;
}

/** The widest label of an axis, in pixels. */
export function widestTick({ major }: AxisTicks): number {
  return Math.max(0, ...major.map(({ label }) => tickWidth(label)));
}

/**
 * Ticks of a horizontal axis, spaced so that labels do not overlap.
 *
 * @param from, to Ends of the frame, in pixels.
 * @param room     Room to the right of the frame, in pixels.
 */
export function ticksToTheRight(axis: PictureAxis, from: number, to: number, room: number): AxisTicks {
  let spacing: number = SPACING.x;
  let ticks = axisTicks(namedOnly(axis), axis.domain, to - from, spacing);
  for (let tries = 0; tries < SPREAD.most && meet(ticks, axis, from, to, room); tries++) {
    spacing *= SPREAD.factor;
    ticks = axisTicks(namedOnly(axis), axis.domain, to - from, spacing);
  }
  return ticks;
}

/** Center of a label: below its tick, but inside the picture. */
export function labelPlace(label: string, place: number, rightmost: number): number {
  return Math.min(place, rightmost - tickWidth(label) / 2);
}

function meet({ major }: AxisTicks, axis: PictureAxis, from: number, to: number, room: number): boolean {
  const scale = scaleOf(axis, from, to);
  const labels = major
    .map(({ value, label }) => ({
      middle: labelPlace(label, scale.place(value), to + room),
      half: tickWidth(label) / 2,
    }))
    .sort((a, b) => a.middle - b.middle);
  return labels.some(({ middle, half }, index) => {
    const before = labels[index - 1];
    return before !== undefined && middle - half - (before.middle + before.half) < APART;
  });
}

function namedOnly({ label, scale, namedTicks = [], onlyNamedTicks }: PictureAxis): Parameters<typeof axisTicks>[0] {
  return { label, scale, namedTicks, ticks: onlyNamedTicks === true ? "named" : "all" };
}

/** Characters for LaTeX commands in tick labels. */
const CHARACTERS: ReadonlyMap<string, string> = new Map([
  ["\\times", "×"],
  ["\\pi", "π"],
  ["\\infty", "∞"],
  ["\\lambda", "λ"],
]);

/** Shift and size of a superscript, in units of the type size. */
const RAISE = 0.38;
const SMALL = 0.72;

/**
 * A LaTeX tick label as the content of an SVG text element. Handles superscripts, minus signs and a few symbols.
 *
 * @param label For example "$10^{-3}$".
 * @param size  Of the type, in pixels.
 *
 * @example
 * tickMarkup("$0.5$", 12) // => "0.5"
 */
export function tickMarkup(label: string, size: number): string {
  return label
    .replaceAll("$", "")
    .replace(/\s*(\\[a-z]+)\s*/g, (_found, command: string) => CHARACTERS.get(command) ?? "")
    .split(/(\^\{[^{}]*\}|\^.)/)
    .map((part) => (part.startsWith("^") ? superscript(part.slice(1).replace(/[{}]/g, ""), size) : minus(part)))
    .join("");
}

function superscript(text: string, size: number): string {
  const shift = (RAISE * size).toFixed(1);
  // The shift is not undone, because a superscript always ends the label.
  return `<tspan dy="-${shift}" font-size="${(SMALL * size).toFixed(1)}">${minus(text)}</tspan>`;
}

function minus(text: string): string {
  return text.replaceAll("-", "−");
}
