import { type AxisTicks, axisTicks } from "../../report/drawing/axisTicks.js";
import type { PictureAxis } from "./picture.js";
import { scaleOf } from "./scale.js";

/** Size of the type of ticks, in pixels. */
export const TICK_TYPE = 12.5;
/** Width of a character in units of the type size, no less than that of any font a browser may take; of a superscript's. */
const CHARACTER = { plain: 0.64, superscript: 0.46 } as const;
/** Least distance of two labels along a horizontal axis, in pixels. */
const APART = 9;
/** Least usual distance of the middles of labels to the right and upward. */
const SPACING = { x: 62, y: 34 } as const;
/** By how much labels are spread until none meets another, and how often at most. */
const SPREAD = { factor: 1.3, most: 12 } as const;

/** Width of a tick label in pixels, from above. */
export function tickWidth(label: string): number {
  const text = label.replaceAll("$", "").replace(/\s*\\[a-z]+\s*/g, "×");
  const [plain = "", ...superscript] = text.split("^");
  const small = superscript.join("").replace(/[{}]/g, "");
  return TICK_TYPE * (CHARACTER.plain * plain.length + CHARACTER.superscript * small.length);
}

/** The last ticks of an axis: frame, labels and grid of one drawing all ask for them, and every move of a knob is a drawing. */
const last = new WeakMap<PictureAxis, { readonly length: number; readonly ticks: AxisTicks }>();

/** Ticks upward: labels are as high as each other. */
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
 * Ticks to the right, spread until no label meets the next: those of a narrow range have many digits.
 *
 * @param from, to Ends of the frame, in pixels.
 * @param room     Free pixels beyond its right end.
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

/** Where the middle of a label stands: below its tick, or as near to that as the picture is wide. */
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

/** Commands of tick labels as characters. */
const CHARACTERS: Readonly<Record<string, string>> = { "\\times": "×", "\\pi": "π", "\\infty": "∞", "\\lambda": "λ" };

/** How far up and how small a superscript is, in units of the type size. */
const RAISE = 0.38;
const SMALL = 0.72;

/**
 * A tick label in LaTeX as the inside of an SVG text element: superscripts, a minus sign, and a few symbols.
 *
 * @param label For example "$10^{-3}$".
 * @param size  Of the type, in pixels.
 *
 * @example
 * tickText("$0.5$", 12) // => "0.5"
 */
export function tickMarkup(label: string, size: number): string {
  return label
    .replaceAll("$", "")
    .replace(/\s*(\\[a-z]+)\s*/g, (_found, command: string) => CHARACTERS[command] ?? "")
    .split(/(\^\{[^{}]*\}|\^.)/)
    .map((part) => (part.startsWith("^") ? superscript(part.slice(1).replace(/[{}]/g, ""), size) : minus(part)))
    .join("");
}

function superscript(text: string, size: number): string {
  const shift = (RAISE * size).toFixed(1);
  // The shift holds until it is taken back; nothing follows a superscript in our labels.
  return `<tspan dy="-${shift}" font-size="${(SMALL * size).toFixed(1)}">${minus(text)}</tspan>`;
}

function minus(text: string): string {
  return text.replaceAll("-", "−");
}
