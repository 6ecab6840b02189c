import type { Axis } from "../figure.js";

/** Ticks of an axis: major ticks with their labels in LaTeX, and minor ticks without. */
export interface AxisTicks {
  readonly major: readonly { readonly value: number; readonly label: string }[];
  readonly minor: readonly number[];
}

/** Steps of a linear axis, in units of a power of ten, with the number of minor intervals in each. */
const STEPS = [
  { step: 1, parts: 5 },
  { step: 2, parts: 4 },
  { step: 5, parts: 5 },
] as const;

/** Sets of multiples for the labels of a logarithmic axis with fewer than two powers of ten. The first set is used that gives enough labels and fits. */
const SHORT_LOG_MULTIPLES = [
  [1, 2, 5],
  [1, 2, 3, 4, 6, 8],
  [1, 2, 3, 4, 5, 6, 7, 8, 9],
] as const;
const ENOUGH_LABELS = 3;

/** Least distance of two labels on a vertical axis, in points. A short axis still has `labels` of them, if they are at least `least` apart. */
const HEIGHTS = { usual: 24, labels: 4, least: 14 } as const;

/** Steps between the labels of a logarithmic axis that may be used, in powers of ten. */
const STRIDES = [1, 2, 3, 4, 5, 10, 20, 50, 100, 200] as const;

/** Steps between minor ticks where not every power of ten has a tick: at most four ticks between two labels. */
const MINOR_STRIDES: { readonly [stride: number]: number } = { 10: 2, 20: 5, 50: 10, 100: 20, 200: 50 };

/** Least spacing of labels in units of the usual spacing: on a regular axis, and for labels of a few digits. */
const CLOSE = { regular: 0.8, short: 0.5 } as const;

/** Plain decimals are written in this range of magnitudes, powers of ten outside it. */
const PLAIN = { from: 1e-4, to: 1e5 } as const;

/**
 * Ticks that suit a range and a length.
 *
 * Linear: steps of 1, 2 or 5 times a power of ten, all labels with the same decimals. Logarithmic: powers of ten with the multiples
 * 2 to 9 between; every second, third, ... power where they are dense; multiples of them where there are fewer than two.
 *
 * @param axis    Scale and named ticks; a number that would lie on a named tick loses its label.
 * @param domain  Range, low < high, positive if logarithmic.
 * @param length  Length of the axis, in points.
 * @param spacing Usual least distance of two labels, in points; see CLOSE.
 *
 * @example
 * axisTicks({ label: "", scale: "log" }, [1, 100], 100, 30).major.map((tick) => tick.label) // => ["$10^{0}$", "$10^{1}$", "$10^{2}$"]
 */
export function axisTicks(axis: Axis, domain: readonly [number, number], length: number, spacing: number): AxisTicks {
  const named = (axis.namedTicks ?? []).filter(({ value }) => value >= domain[0] && value <= domain[1]);
  const ticks = axis.scale === "log" ? logTicks(domain, length / spacing) : linearTicks(domain, length / spacing);
  if (axis.ticks === "named") return { major: named, minor: [] };
  const place = axis.scale === "log" ? Math.log : (value: number): number => value;
  const perPoint = (place(domain[1]) - place(domain[0])) / length;
  const free = (value: number): boolean =>
    named.every((tick) => Math.abs(place(tick.value) - place(value)) >= CLOSE.short * spacing * perPoint);
  return {
    major: [...ticks.major.filter(({ value }) => free(value)), ...named],
    minor: [...ticks.minor, ...ticks.major.map(({ value }) => value).filter((value) => !free(value))],
  };
}

/** Least distance of two labels on a vertical axis of a given length, in points. */
export function heightSpacing(length: number): number {
  return Math.max(HEIGHTS.least, Math.min(HEIGHTS.usual, length / HEIGHTS.labels));
}

/** @param room How many labels fit. */
function linearTicks([low, high]: readonly [number, number], room: number): AxisTicks {
  const least = (CLOSE.regular * (high - low)) / Math.max(2, Math.floor(room));
  const floor = Math.floor(Math.log10(least));
  const candidates = [floor, floor + 1].flatMap((power) => STEPS.map((entry) => ({ ...entry, power })));
  const chosen = candidates.find(({ step, power }) => scaled(step, power) >= least * (1 - 1e-9)) ?? candidates.at(-1)!;
  const { step, power, parts } = chosen;
  const major = multiples(low, high, step, power).map((value) => ({
    value,
    label: linearLabel(value, power, high, low),
  }));
  // A step of 1 or 5 has five parts of 2 or 10 tenths; a step of 2 has four of 5 tenths.
  const minor = multiples(low, high, (10 * step) / parts, power - 1);
  const labeled = new Set(major.map(({ value }) => value));
  return { major, minor: minor.filter((value) => !labeled.has(value)) };
}

/** @param room How many labels fit. */
function logTicks([low, high]: readonly [number, number], room: number): AxisTicks {
  const first = Math.ceil(Math.log10(low) - 1e-9);
  const last = Math.floor(Math.log10(high) + 1e-9);
  const multiplesOf = (multiples: readonly number[]): { value: number; multiple: number; power: number }[] =>
    range(first - 1, last)
      .flatMap((power) => multiples.map((multiple) => ({ value: scaled(multiple, power), multiple, power })))
      .filter(({ value }) => value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9));
  const between = multiplesOf([2, 3, 4, 5, 6, 7, 8, 9]).map(({ value }) => value);
  const powers = range(first, last);
  if (powers.length >= 2) {
    const stride = STRIDES.find((step) => powers.length / step <= Math.max(2, room)) ?? STRIDES.at(-1)!;
    const labeled = powers.filter((power) => power % stride === 0);
    const minorStride = MINOR_STRIDES[stride] ?? 1;
    const unlabeled = powers.filter((power) => power % stride !== 0 && power % minorStride === 0);
    return {
      major: labeled.map((power) => ({ value: scaled(1, power), label: `$10^{${power}}$` })),
      minor: stride === 1 ? between : unlabeled.map((power) => scaled(1, power)),
    };
  }
  const least = (CLOSE.short * Math.log(high / low)) / room;
  const suits = (ticks: readonly { value: number }[]): boolean =>
    ticks.length >= ENOUGH_LABELS &&
    ticks.every(({ value }, index) => index === 0 || Math.log(value / ticks[index - 1]!.value) >= least);
  const chosen = SHORT_LOG_MULTIPLES.map(multiplesOf).find(suits);
  if (chosen === undefined) return linearTicks([low, high], room);
  const labeled = new Set(chosen.map(({ value }) => value));
  return {
    major: chosen.map(({ value, multiple, power }) => ({ value, label: scientificLabel(value, multiple, power) })),
    minor: between.filter((value) => !labeled.has(value)),
  };
}

function linearLabel(value: number, power: number, high: number, low: number): string {
  const largest = Math.max(Math.abs(low), Math.abs(high));
  if (value === 0) return "$0$";
  if (largest >= PLAIN.from * 10 && largest < PLAIN.to) return `$${value.toFixed(Math.max(0, -power))}$`;
  const exponent = Math.floor(Math.log10(largest) + 1e-9);
  return `$${scaled(value, -exponent).toFixed(Math.max(0, exponent - power))} \\times 10^{${exponent}}$`;
}

function scientificLabel(value: number, multiple: number, power: number): string {
  if (value >= PLAIN.from && value < PLAIN.to) return `$${value.toFixed(Math.max(0, -power))}$`;
  return `$${multiple} \\times 10^{${power}}$`;
}

/** Multiples of step * 10^power in [low, high]. */
function multiples(low: number, high: number, step: number, power: number): number[] {
  const unit = scaled(step, power);
  return range(Math.ceil(low / unit - 1e-9), Math.floor(high / unit + 1e-9)).map((index) =>
    scaled(index * step, power),
  );
}

/** Largest power of ten that is a number. */
const MOST_POWER = 308;

/** value * 10^power with one rounding: dividing by 10^3 is exact where multiplying by 1e-3 is not. */
function scaled(value: number, power: number): number {
  // A power of ten may be beyond all numbers where the product is not.
  if (power < -MOST_POWER) return Number(`${value}e${power}`);
  return power < 0 ? value / 10 ** -power : value * 10 ** power;
}

function range(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}
