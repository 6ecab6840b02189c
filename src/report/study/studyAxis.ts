import { OBSERVABLE_LABELS, PARAMETER_LABELS } from "../curveChart.js";
import type { LineAxis } from "../lineFigure.js";

/** Which axes are logarithmic: those that are named, or, for parameters, those whose values are spaced so. */
export type LogAxes = ReadonlySet<"x" | "y" | "value"> | "automatic";

/** Labels of columns that are drawn and are no observable of a curve. */
const LABELS: { readonly [name: string]: string } = {
  ...PARAMETER_LABELS,
  mu1: "linear part $\\mu_1$",
  muStar: "non-linear part $\\mu_\\star$",
  m: "overlap $m$",
  q: "self-overlap $q$",
  V: "response $V$",
  mHat: "$\\hat m$",
  qHat: "$\\hat q$",
  VHat: "$\\hat V$",
  value: "least value of the objective",
  delta: "$\\delta = \\mu_\\star^2/\\lambda$",
  separability: "separability threshold $\\alpha$",
  interpolation: "interpolation threshold $\\alpha$",
  errorEstimate: "estimated error of the overlaps",
};

/** Label of a column on an axis or at a color bar. */
export function columnLabel(name: string): string {
  return name in OBSERVABLE_LABELS
    ? OBSERVABLE_LABELS[name as keyof typeof OBSERVABLE_LABELS].axis
    : (LABELS[name] ?? name);
}

/** The axis of a parameter, with the scale that its values ask for. */
export function parameterAxis(name: string, which: "x" | "y", values: readonly number[], log: LogAxes): LineAxis {
  const isLog = log === "automatic" ? spacedByRatio(values) : log.has(which);
  return { label: columnLabel(name), scale: isLog ? "log" : name === "gamma" ? "angle" : "linear" };
}

/** Whether a value has a place on an axis: limits have none. */
export function onAxis({ scale }: LineAxis, value: number): boolean {
  return Number.isFinite(value) && (scale !== "log" || value > 0);
}

/** Whether positive values are closer to equal ratios than to equal steps. */
function spacedByRatio(values: readonly number[]): boolean {
  const inner = [...new Set(values)].filter((value) => value > 0 && Number.isFinite(value)).sort((a, b) => a - b);
  if (inner.length < 3) return false;
  const spread = (places: readonly number[]): number => {
    const steps = places.slice(1).map((place, i) => place - places[i]!);
    return Math.max(...steps) / Math.min(...steps);
  };
  return spread(inner.map(Math.log)) < spread(inner);
}
