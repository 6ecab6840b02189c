import { shortNumber } from "../state/shortNumber.js";
import type { Picture, PictureAxis, PictureLine } from "./picture.js";

/** Digits of the values in a description. */
const DIGITS = 3;

/**
 * A picture in words, for screen readers: its axes, the course of every curve, the references, and the place of the current settings.
 */
export function pictureDescription(picture: Picture): string {
  const { title, caption, x, y, lines, rules, markers, heat, entries } = picture;
  const labelOf = (color: number): string => entries.find((entry) => entry.color === color)?.label ?? "curve";
  const point = markers.findLast(({ shape, filled }) => shape === "circle" && filled);
  const color =
    heat === undefined ? [] : [`Color: ${words(heat.label)}, ${number(heat.domain[0])} to ${number(heat.domain[1])}`];
  return [
    title,
    ...(caption === "" ? [] : [caption]),
    `Horizontal axis: ${axisWords(x)}`,
    `Vertical axis: ${axisWords(y)}`,
    ...color,
    ...lines.filter(({ role }) => role === "curve").map((line) => `${labelOf(line.color)}: ${course(line)}`),
    ...rules.filter(({ role }) => role === "reference").map(({ at }) => `Bayes-optimal: ${number(at)}`),
    ...(point === undefined ? [] : [`Current settings: ${number(point.y)} at ${number(point.x)}`]),
  ].join(". ");
}

function axisWords({ label, scale, domain: [low, high] }: PictureAxis): string {
  return `${words(label)}, ${number(low)} to ${number(high)}${scale === "log" ? ", logarithmic" : ""}`;
}

/** Ends and extremes of a curve. */
function course({ x, y }: PictureLine): string {
  const solved = [...y.keys()].filter((index) => Number.isFinite(y[index]) && Number.isFinite(x[index]));
  const [first, last] = [solved[0], solved.at(-1)];
  if (first === undefined || last === undefined) return "not solved";
  const at = (index: number): string => `${number(y[index] as number)} at ${number(x[index] as number)}`;
  const lower = (a: number, b: number): number => ((y[b] as number) < (y[a] as number) ? b : a);
  const higher = (a: number, b: number): number => ((y[b] as number) > (y[a] as number) ? b : a);
  const [least, greatest] = [solved.reduce(lower), solved.reduce(higher)];
  const inside = (index: number): boolean => index !== first && index !== last;
  return [
    `from ${at(first)} to ${at(last)}`,
    ...(inside(least) ? [`least ${at(least)}`] : []),
    ...(inside(greatest) ? [`greatest ${at(greatest)}`] : []),
  ].join(", ");
}

/** A LaTeX label without its symbols. */
function words(label: string): string {
  return label.replace(/\$[^$]*\$/g, "").trim();
}

function number(value: number): string {
  return shortNumber(value, DIGITS);
}
