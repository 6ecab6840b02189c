import type { LossName } from "../../../equations/vocabulary/losses.js";
import { E_GEN, E_MEM } from "../../../equations/vocabulary/observables.js";
import type { MeasuredErrors } from "../../../validation/pool/measuredRepeats.js";
import type { PoolPrediction } from "../../../validation/pool/poolPrediction.js";
import type { Figure } from "../figure.js";
import { type LineAxis, type LinePanel, lineFigure, type PointSeries, type Series } from "../lineFigure.js";
import { lossInWords } from "../pointSubtitle.js";

/** A prediction at its point. */
export interface PredictedPoint {
  readonly epsilon: number;
  readonly eta: number | null;
  readonly prediction: PoolPrediction;
  readonly measured?: MeasuredErrors;
}

type AxisName = "n" | "lambda" | "eta" | "epsilon";

const AXES: { readonly [name in AxisName]: LineAxis } = {
  n: { label: "training images $n$", scale: "log" },
  lambda: { label: "regularization $\\lambda$", scale: "log" },
  eta: { label: "bandwidth parameter $\\eta$", scale: "log" },
  epsilon: { label: "fraction of facts $\\varepsilon$", scale: "linear" },
};
const SYMBOLS: { readonly [name in AxisName]: string } = {
  n: "n",
  lambda: "\\lambda",
  eta: "\\eta",
  epsilon: "\\varepsilon",
};
const OBSERVABLES = [
  { name: E_GEN, label: "generalization error $E_{\\mathrm{gen}}$" },
  { name: E_MEM, label: "memorization error $E_{\\mathrm{mem}}$" },
] as const;
/** Curves in one panel, at most: as many as have colors of their own. */
const MOST_CURVES = 6;

/**
 * Predicted lines with measured points on them: one row of panels, E_gen and E_mem, for every parameter that runs, and their trade-off along lambda.
 *
 * The curves of a panel differ in the first other parameter that runs; all further ones are at the middle of their values, which the title says.
 */
export function predictionFigure(
  points: readonly PredictedPoint[],
  { title, loss, standardize }: { readonly title: string; readonly loss: LossName; readonly standardize: string },
): Figure {
  const values = Object.fromEntries(
    (Object.keys(AXES) as AxisName[]).map((name) => [
      name,
      [...new Set(points.map((point) => parameterOf(point, name)))].sort((a, b) => a - b),
    ]),
  ) as Record<AxisName, number[]>;
  const running = (Object.keys(AXES) as AxisName[]).filter((name) => values[name].length > 1);
  const candidates: readonly AxisName[] = running.length > 0 ? running : ["lambda"];
  const placed = candidates.filter((name) => values[name].some((value) => hasPlace(value, AXES[name])));
  const axes: readonly AxisName[] = placed.length > 0 ? placed : ["n"];
  const panels = axes.flatMap((axis): LinePanel[] => {
    const curves = curvesOf(points, axis, running, values);
    const rest = running.filter((name) => name !== axis && name !== curves.parameter);
    const held = rest.map((name) => `$${SYMBOLS[name]} = ${valueText(name, middleOf(values[name]))}$`).join(", ");
    const shown = OBSERVABLES.filter(({ name }) => points.some(({ prediction }) => prediction[name] !== null)).map(
      ({ name, label }) =>
        linePanel(
          curves.groups,
          AXES[axis],
          { label, scale: "linear" },
          held,
          (point) => parameterOf(point, axis),
          (point) => point.prediction[name]?.value ?? null,
          (point) => point.measured?.[name] ?? null,
        ),
    );
    if (axis !== "lambda" || shown.length < 2) return shown;
    const tradeOff = linePanel(
      curves.groups,
      { label: OBSERVABLES[0].label, scale: "linear" },
      { label: OBSERVABLES[1].label, scale: "linear" },
      held,
      (point) => point.prediction[E_GEN].value,
      (point) => point.prediction[E_MEM]?.value ?? null,
      (point) => point.measured?.[E_MEM] ?? null,
      (point) => point.measured?.[E_GEN]?.mean ?? null,
    );
    return [...shown, tradeOff];
  });
  const fixed = (Object.keys(AXES) as AxisName[])
    .filter((name) => values[name].length === 1 && !(name === "eta" && points[0]!.eta === null))
    .map((name) => `$${SYMBOLS[name]} = ${valueText(name, values[name][0]!)}$`);
  const subtitle =
    standardize === "pool"
      ? "lines: predicted from the kernel matrix of the pool; one kernel, standardized on the pool"
      : "lines: predicted with the kernel standardized on the pool; points: each repeat standardizes on its own training images, another kernel";
  return lineFigure({
    panels,
    columns: panels.length % 3 === 0 ? 3 : 2,
    aspect: 0.8,
    width: "two-column",
    subtitle: [title, lossInWords(loss), ...fixed, subtitle],
  });
}

function parameterOf(point: PredictedPoint, name: AxisName): number {
  if (name === "eta") return point.eta ?? 0;
  return name === "epsilon" ? point.epsilon : point.prediction[name];
}

function valueText(name: AxisName, value: number): string {
  if (value === Number.POSITIVE_INFINITY) return "\\infty";
  return name === "lambda" && value === 0 ? "0^+" : `${value}`;
}

function middleOf(values: readonly number[]): number {
  return values[Math.floor(values.length / 2)]!;
}

/** A logarithmic axis has no place for the limits. */
function hasPlace(value: number | null, { scale }: LineAxis): boolean {
  return value !== null && Number.isFinite(value) && (scale !== "log" || value > 0);
}

interface Group {
  readonly label: string;
  readonly points: readonly PredictedPoint[];
}

function curvesOf(
  points: readonly PredictedPoint[],
  axis: AxisName,
  running: readonly AxisName[],
  values: Record<AxisName, number[]>,
): { readonly parameter: AxisName | undefined; readonly groups: readonly Group[] } {
  const [parameter, ...rest] = (["eta", "n", "lambda", "epsilon"] as const).filter(
    (name) => name !== axis && running.includes(name),
  );
  const held = points.filter((point) => rest.every((name) => parameterOf(point, name) === middleOf(values[name])));
  if (parameter === undefined) return { parameter, groups: [{ label: "prediction", points: held }] };
  const groups = values[parameter].slice(0, MOST_CURVES).map((value) => ({
    label: `$${SYMBOLS[parameter]} = ${valueText(parameter, value)}$`,
    points: held.filter((point) => parameterOf(point, parameter) === value),
  }));
  return { parameter, groups };
}

function linePanel(
  groups: readonly Group[],
  x: LineAxis,
  y: LineAxis,
  title: string,
  xOf: (point: PredictedPoint) => number | null,
  yOf: (point: PredictedPoint) => number | null,
  measuredOf: (point: PredictedPoint) => { readonly mean: number; readonly standardError: number | null } | null,
  measuredX: (point: PredictedPoint) => number | null = xOf,
): LinePanel {
  const sorted = groups.map(({ label, points }) => ({
    label,
    points: points.filter((point) => hasPlace(xOf(point), x)),
  }));
  const series = sorted.map(
    ({ label, points }, index): Series => ({
      label,
      x: points.map(xOf),
      y: points.map(yOf),
      color: index,
    }),
  );
  const measured = sorted.flatMap(({ label, points }): PointSeries[] => {
    const found = points.flatMap((point) => {
      const [over, place] = [measuredOf(point), measuredX(point)];
      return over === null || place === null ? [] : [{ over, place }];
    });
    if (found.length === 0) return [];
    return [
      {
        label: "trained machines, mean and standard error",
        series: label,
        x: found.map(({ place }) => place),
        y: found.map(({ over }) => over.mean),
        yErrors: found.map(({ over }) => over.standardError ?? 0),
      },
    ];
  });
  return { ...(title === "" ? {} : { title }), x, y, series, points: measured };
}
