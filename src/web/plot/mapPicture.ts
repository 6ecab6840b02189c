import type { ExplorerState } from "../state/explorerState.js";
import type { Trace } from "../theory/questions.js";
import { AXIS_LABELS } from "./axisLabels.js";
import type { PictureOfCurves } from "./picture.js";
import type { ShownCurve } from "./shownCurve.js";

/** The map of the current curve over alpha and lambda; undefined while it has no answer. */
export function mapPicture(
  { observable, best }: ExplorerState,
  { color, label, result }: ShownCurve,
  probe: { readonly x: number; readonly y: number } | undefined,
): PictureOfCurves | undefined {
  const { map } = result;
  if (map === undefined) return undefined;
  const { alphas, lambdas, values } = map;
  const scale = observable === "norm" || observable === "trainingLoss" ? "log" : "linear";
  const inside = (value: number, range: readonly number[]): boolean =>
    value >= (range[0] as number) && value <= (range.at(-1) as number);
  return {
    x: { label: AXIS_LABELS.alpha, scale: "log", domain: [alphas[0] as number, alphas.at(-1) as number] },
    y: { label: AXIS_LABELS.lambda, scale: "log", domain: [lambdas[0] as number, lambdas.at(-1) as number] },
    lines: best && map.best !== undefined ? [{ ...insideOf(map.best, lambdas), color, role: "companion" }] : [],
    rules: [],
    gaps: [],
    markers:
      probe !== undefined && inside(probe.x, alphas) && inside(probe.y, lambdas)
        ? [{ ...probe, shape: "circle", color, filled: true }]
        : [],
    heat: {
      x: alphas,
      y: lambdas,
      values,
      domain: valueRange(values.flat().filter((value) => Number.isFinite(value) && (scale === "linear" || value > 0))),
      scale,
      label: AXIS_LABELS[observable],
    },
    entries: [{ label, color }],
  };
}

/** Where the best lambda is 0+ or infinity its line runs along the edge. */
function insideOf({ x, y }: Trace, lambdas: readonly number[]): Trace {
  const [low, high] = [lambdas[0] as number, lambdas.at(-1) as number];
  return { x, y: y.map((lambda) => Math.min(high, Math.max(low, lambda))) };
}

function valueRange(values: readonly number[]): readonly [number, number] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return low < high ? [low, high] : [low / 2 || 0, high * 2 || 1];
}
