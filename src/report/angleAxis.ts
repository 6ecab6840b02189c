import type { Axis } from "./figure.js";

/** Eighths of pi on the axis of a kernel angle, (0, pi/2). */
const EIGHTHS = [
  { value: 0, label: "$0$" },
  { value: Math.PI / 8, label: "$\\pi/8$" },
  { value: Math.PI / 4, label: "$\\pi/4$" },
  { value: (3 * Math.PI) / 8, label: "$3\\pi/8$" },
  { value: Math.PI / 2, label: "$\\pi/2$" },
] as const;
/** Ticks that tell the scale of an axis. */
const ENOUGH = 2;

/**
 * The axis of the kernel angle gamma, in fractions of pi from end to end: its two ends are models (no linear part, and the perceptron),
 * and panels over the same axis can be compared by eye.
 *
 * @param domain A part of it, as of a map that ends where its samples do. One that has fewer than two of the fractions is in decimals,
 *               because a single tick tells no scale.
 */
export function angleAxis(
  label = "kernel angle $\\gamma$",
  domain: NonNullable<Axis["domain"]> = [0, Math.PI / 2],
): Axis {
  const within = EIGHTHS.filter(({ value }) => value >= domain[0] && value <= domain[1]);
  const ticks = within.length < ENOUGH ? {} : { ticks: "named" as const, namedTicks: EIGHTHS };
  return { label, scale: "linear", domain, ...ticks };
}
