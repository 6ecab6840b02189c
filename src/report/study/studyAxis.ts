import { OBJECTIVES, type ObjectiveName } from "../../../equations/vocabulary/observables.js";
import { PARAMETERS } from "../../../equations/vocabulary/parameters.js";
import type { Compute } from "../../study/plan/plan.js";
import { columnLabel, isErrorRate, symbolOf } from "../labels.js";
import type { LineAxis } from "../lineFigure.js";

/** The logarithmic axes. "automatic" stands for parameters whose values are spaced by ratios. */
export type LogAxes = ReadonlySet<"x" | "y" | "value" | "automatic"> | "automatic";

/** Words and scales of a figure of a study. */
export interface StudyWords {
  /** Label of the results, on an axis or at a color bar. */
  readonly label: string;
  /** Advice for a figure with more lines or panels than can be told apart. */
  readonly remedy: string;
  readonly log: LogAxes;
  /** End of a logarithmic scale of values, with values below it. */
  readonly floor?: number;
}

/**
 * Label of a result: what it is called in the field, and at which lambda or angle an optimum has it.
 *
 * @example
 * resultLabel({ kind: "optimum", over: "lambda", objective: "generalization" }, "value")
 * // => "$E_{\\mathrm{gen}}$ at the best $\\lambda$"
 */
export function resultLabel(compute: Compute, name: string): string {
  const symbol = symbolOf(name);
  if (compute.kind === "bayes" && isErrorRate(name)) return `Bayes-optimal $${symbol}$`;
  if (compute.kind !== "optimum") return columnLabel(name);
  if (name === "value") return `$${objectiveText(compute)}$ at the best ${variedText(compute)}`;
  if (["lambda", "gamma", "delta", "time", "steps"].includes(name)) return `best ${columnLabel(name)}`;
  return symbol === undefined || !isErrorRate(name)
    ? columnLabel(name)
    : `$${symbol}$ at the best ${variedText(compute)}`;
}

/** The minimized quantity of an optimum, as mathematics. */
export function objectiveText({ objective }: OptimumCompute): string {
  if (typeof objective === "string") return errorSymbol(objective);
  const { weight } = objective;
  return `${Number((1 - weight).toPrecision(4))}\\,${errorSymbol("generalization")} + ${weight}\\,${errorSymbol("memorization")}`;
}

function errorSymbol(objective: ObjectiveName): string {
  const name = OBJECTIVES[objective];
  return symbolOf(name) ?? `\\mathrm{${name}}`;
}

/** The varied parameters of an optimum. */
export function variedText({ over }: OptimumCompute): string {
  const names = over === "both" ? (["lambda", "gamma"] as const) : [over];
  return names.map((name) => `$${PARAMETERS[name].tex ?? name}$`).join(" and ");
}

type OptimumCompute = Extract<Compute, { kind: "optimum" }>;

/** The axis of a parameter, with the scale that its values ask for. */
export function parameterAxis(name: string, which: "x" | "y", values: readonly number[], log: LogAxes): LineAxis {
  const isLog = log === "automatic" || log.has("automatic") ? spacedByRatio(values) : log.has(which);
  return { label: columnLabel(name), scale: isLog ? "log" : name === "gamma" ? "angle" : "linear" };
}

/** True if a value has a place on an axis: limits have none. */
export function onAxis({ scale }: LineAxis, value: number): boolean {
  return Number.isFinite(value) && (scale !== "log" || value > 0);
}

/** True if the median of positive values is closer to the middle of their logarithms than to that of their range. */
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
