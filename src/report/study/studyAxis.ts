import type { Compute } from "../../study/plan/plan.js";
import { OBSERVABLE_LABELS, PARAMETER_LABELS } from "../curveChart.js";
import type { LineAxis } from "../lineFigure.js";

/** Which axes are logarithmic: those that are named; for parameters, where "automatic" is said, those whose values are spaced so. */
export type LogAxes = ReadonlySet<"x" | "y" | "value" | "automatic"> | "automatic";

/** What a figure of a study needs besides its rows. */
export interface StudyWords {
  /** Of the results, on an axis or at a color bar. */
  readonly label: string;
  /** What to do if there is more to draw than can be told apart. */
  readonly remedy: string;
  readonly log: LogAxes;
  /** Where a logarithmic scale of values ends, with values below it. */
  readonly floor?: number;
}

/** Mathematics of the parameters and errors, for legends and subtitles. */
export const SYMBOLS: { readonly [name: string]: string } = {
  alpha: "\\alpha",
  epsilon: "\\varepsilon",
  lambda: "\\lambda",
  kappa: "\\kappa",
  gamma: "\\gamma",
  mu1: "\\mu_1",
  muStar: "\\mu_\\star",
  d: "d",
  generalizationError: "E_{\\mathrm{gen}}",
  memorizationError: "E_{\\mathrm{mem}}",
  trainingError: "E_{\\mathrm{train}}",
};

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
  freeEnergy: "free energy",
  delta: "$\\delta = \\mu_\\star^2/\\lambda$",
  separability: "separability threshold $\\alpha$",
  interpolation: "interpolation threshold $\\alpha$",
  errorEstimate: "estimated error of the overlaps",
};

/** Label of a parameter on an axis or at a color bar. */
export function columnLabel(name: string): string {
  return name in OBSERVABLE_LABELS
    ? OBSERVABLE_LABELS[name as keyof typeof OBSERVABLE_LABELS].axis
    : (LABELS[name] ?? name);
}

/**
 * Label of a result: what it is called in the field, and at which lambda or angle an optimum has it.
 *
 * @example
 * resultLabel({ kind: "optimum", over: "lambda", objective: "generalization" }, "value")
 * // => "$E_{\\mathrm{gen}}$ at the best $\\lambda$"
 */
export function resultLabel(compute: Compute, name: string): string {
  const symbol = SYMBOLS[name];
  if (compute.kind === "bayes" && name === "generalizationError") return `Bayes-optimal $${symbol}$`;
  if (compute.kind !== "optimum") return columnLabel(name);
  if (name === "value") return `$${objectiveText(compute)}$ at the best ${variedText(compute)}`;
  if (name === "lambda" || name === "gamma" || name === "delta") return `best ${columnLabel(name)}`;
  return symbol === undefined ? columnLabel(name) : `$${symbol}$ at the best ${variedText(compute)}`;
}

/** What was made least, as mathematics. */
export function objectiveText({ objective }: Extract<Compute, { kind: "optimum" }>): string {
  const { generalizationError, memorizationError } = SYMBOLS;
  if (objective === "generalization") return generalizationError!;
  if (objective === "memorization") return memorizationError!;
  const { weight } = objective;
  return `${Number((1 - weight).toPrecision(4))}\\,${generalizationError} + ${weight}\\,${memorizationError}`;
}

/** What was varied to make it least. */
export function variedText({ over }: Extract<Compute, { kind: "optimum" }>): string {
  return over === "both" ? "$\\lambda$ and $\\gamma$" : `$${SYMBOLS[over]}$`;
}

/** The axis of a parameter, with the scale that its values ask for. */
export function parameterAxis(name: string, which: "x" | "y", values: readonly number[], log: LogAxes): LineAxis {
  const isLog = log === "automatic" || log.has("automatic") ? spacedByRatio(values) : log.has(which);
  return { label: columnLabel(name), scale: isLog ? "log" : name === "gamma" ? "angle" : "linear" };
}

/** Whether a value has a place on an axis: limits have none. */
export function onAxis({ scale }: LineAxis, value: number): boolean {
  return Number.isFinite(value) && (scale !== "log" || value > 0);
}

/** Whether the median of positive values is closer to the middle of their logarithms than to that of their range. */
export function spacedByRatio(values: readonly number[]): boolean {
  const inner = [...new Set(values)].filter((value) => value > 0 && Number.isFinite(value)).sort((a, b) => a - b);
  if (inner.length < 3) return false;
  const offCenter = (places: readonly number[]): number => {
    const [low, high] = [places[0]!, places.at(-1)!];
    const median = (places[Math.floor((places.length - 1) / 2)]! + places[Math.ceil((places.length - 1) / 2)]!) / 2;
    return Math.abs((median - low) / (high - low) - 1 / 2);
  };
  return offCenter(inner.map(Math.log)) < offCenter(inner);
}
