import type { Axis } from "./figure.js";

/** Eighths of pi on the axis of a kernel angle, (0, pi/2). */
const EIGHTHS = [
  { value: 0, label: "$0$" },
  { value: Math.PI / 8, label: "$\\pi/8$" },
  { value: Math.PI / 4, label: "$\\pi/4$" },
  { value: (3 * Math.PI) / 8, label: "$3\\pi/8$" },
  { value: Math.PI / 2, label: "$\\pi/2$" },
] as const;

/**
 * The axis of the kernel angle gamma, in fractions of pi from end to end: its two ends are models (no linear part, and the perceptron),
 * and panels over the same axis can be compared by eye.
 */
export function angleAxis(label = "kernel angle $\\gamma$"): Axis {
  return { label, scale: "linear", domain: [0, Math.PI / 2], ticks: "named", namedTicks: EIGHTHS };
}
