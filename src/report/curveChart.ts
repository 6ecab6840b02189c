import { OBSERVABLE_NAMES, type ObservableName } from "../../equations/vocabulary/observables.js";
import { isSwept, NUMERIC_NAMES, type SweptParameter } from "../../equations/vocabulary/parameters.js";
import { ParameterError } from "../core/errors.js";
import { type AxisLimit, axisLimits, limitedAxis } from "./axisLimits.js";
import type { Axis, Figure, Marker, VerticalLine } from "./figure.js";
import { columnLabel, isErrorRate, legendLabel } from "./labels.js";
import type { OwnSeries } from "./ownData.js";

/** Labels of the parameters that can be swept. */
export const PARAMETER_LABELS = Object.fromEntries(
  NUMERIC_NAMES.filter(isSwept).map((name) => [name, columnLabel(name)]),
) as { readonly [name in SweptParameter]: string };

/** Labels of observables: on an axis, and in a legend beside an axis that says "error". */
const OBSERVABLE_LABELS = Object.fromEntries(
  OBSERVABLE_NAMES.map((name) => [name, { axis: columnLabel(name), legend: legendLabel(name) }]),
) as { readonly [name in ObservableName]: { readonly axis: string; readonly legend: string } };

/** One observable along the sweep. */
export interface SweptObservable {
  readonly observable: ObservableName;
  /** In the order of the parameter's values; null or NaN where the point did not converge. */
  readonly values: readonly (number | null)[];
  /** Name in the legend; defaults to the observable's. */
  readonly label?: string;
}

export interface CurveChartData {
  readonly parameter: SweptParameter;
  readonly scale: Axis["scale"];
  /** In the order of the sweep. Infinity, and 0 on a logarithmic axis, are limits, drawn at the ends of the axis. */
  readonly parameterValues: readonly number[];
  readonly observables: readonly SweptObservable[];
  /** Scale of the vertical axis; defaults to "linear". */
  readonly observableScale?: Axis["scale"];
  /** Reference values of the parameter, such as a threshold. */
  readonly verticalLines?: readonly VerticalLine[];
  readonly title?: string;
  /** Pieces of the line above the figure, such as fixed parameters. */
  readonly subtitle?: readonly string[];
  /** Bayes-optimal E_gen at the values of the parameter: a lower bound of all learners. */
  readonly bayesOptimal?: readonly (number | null)[];
  /** Mark the least value of each error rate. Defaults to false. */
  readonly best?: boolean;
  /** Measurements, drawn over the curves of their observables. */
  readonly ownData?: readonly OwnSeries[];
  /** Defaults to "one-column". */
  readonly width?: Figure["width"];
}

/**
 * Observables against a swept parameter, in one panel.
 *
 * A point that did not converge is a gap in its curve and a cross at the foot of the frame: a gap alone looks like a choice of the grid.
 * The limits, infinity and on a logarithmic axis 0, are markers at the ends of the axis, which are named after them.
 *
 * @returns A figure for chart.
 * @throws {ParameterError} naming `parameterValues` if a value cannot be placed on the axis, or `observables` if there are none
 *                          or one is not as long as the sweep.
 */
export function curveChart(data: CurveChartData): Figure {
  const { parameter, observables, parameterValues, scale, title, width = "one-column" } = data;
  if (observables.length === 0)
    throw new ParameterError("curveChart", "observables", "none", "lists of at least one observable");
  const short = observables.find(({ values }) => values.length !== parameterValues.length);
  if (short !== undefined) {
    const allowed = `lists as long as parameterValues (${parameterValues.length})`;
    throw new ParameterError("curveChart", "observables", `${short.values.length} values`, allowed);
  }
  const limits = limitsOf(data);
  const x = parameterValues.map((value) => limits.find((limit) => limit.value === value)?.x ?? value);
  const onCurve = (index: number): boolean => !limits.some((limit) => limit.value === parameterValues[index]);
  const kinds = [...new Set(observables.map(({ observable }) => observable))];
  const lost = x.filter((_value, index) => observables.some(({ values }) => !isNumber(values[index])));
  return {
    width,
    ...(data.subtitle === undefined ? {} : { subtitle: data.subtitle }),
    aspect: width === "two-column" ? 0.5 : 0.75,
    panels: [
      {
        ...(title === undefined ? {} : { title }),
        x: {
          label: PARAMETER_LABELS[parameter],
          scale,
          ...limitedAxis(limits, x),
        },
        y: {
          label: kinds.length === 1 ? OBSERVABLE_LABELS[kinds[0]!].axis : commonLabel(kinds),
          scale: data.observableScale ?? "linear",
        },
        lines: [
          ...observables.map(({ observable, values, label }, color) => ({
            label: label ?? (observables.length === 1 ? "" : OBSERVABLE_LABELS[observable].legend),
            x: x.filter((_value, index) => onCurve(index)),
            y: values.filter((_value, index) => onCurve(index)),
            color,
          })),
          // A bound alone is no curve.
          ...(data.bayesOptimal === undefined || !observables.some(({ values }) => values.some(isNumber))
            ? []
            : [{ label: BAYES_LABEL, x, y: data.bayesOptimal, color: "black" as const, dash: 1 }]),
        ],
        markers: [
          ...observables.flatMap(({ values }, color) => limitMarkers(limits, parameterValues, values, color)),
          ...(data.best === true ? observables.flatMap((own, color) => bestMarkers(own, x, color, onCurve)) : []),
          ...(data.ownData ?? []).flatMap((own) =>
            dataMarkers(own, kindsOf(observables).indexOf(own.observable), limits),
          ),
        ],
        verticalLines: data.verticalLines ?? [],
        ...(lost.length === 0 ? {} : { gaps: { label: "not converged", x: lost } }),
      },
    ],
  };
}

function limitsOf({ parameter, scale, parameterValues }: CurveChartData): AxisLimit[] {
  const proper = parameterValues.filter((value) => Number.isFinite(value) && (scale === "linear" || value > 0));
  const allowed = `${scale === "log" ? "[0, Infinity]" : "(-Infinity, Infinity]"}, with a finite value`;
  const strange = parameterValues.find((value) => !proper.includes(value) && !isLimit(value));
  if (strange !== undefined || proper.length === 0) {
    throw new ParameterError("curveChart", "parameterValues", strange ?? parameterValues, allowed);
  }
  return axisLimits(parameter, parameterValues, scale);
}

const BAYES_LABEL = "Bayes-optimal $E_{\\mathrm{gen}}$";
const BEST_LABEL = "least value";
const DATA_LABEL = "data";

function kindsOf(observables: readonly SweptObservable[]): ObservableName[] {
  return observables.map(({ observable }) => observable);
}

/** The least value of an error rate, if it lies on the curve and not at a limit, which has a marker of its own. */
function bestMarkers(
  { observable, values }: SweptObservable,
  x: readonly number[],
  color: number,
  onCurve: (index: number) => boolean,
): Marker[] {
  if (!isErrorRate(observable)) return [];
  const least = Math.min(...values.filter(isNumber));
  const at = values.indexOf(least);
  return at < 0 || !onCurve(at)
    ? []
    : [{ x: x[at]!, y: least, shape: "diamond", filled: true, color, label: BEST_LABEL }];
}

function dataMarkers({ x, y, yErrors }: OwnSeries, color: number, limits: readonly AxisLimit[]): Marker[] {
  return x.map((value, i) => ({
    x: limits.find((limit) => limit.value === value)?.x ?? value,
    y: y[i]!,
    ...(yErrors === undefined ? {} : { yError: yErrors[i]! }),
    shape: "circle",
    filled: false,
    color: Math.max(0, color),
    label: DATA_LABEL,
  }));
}

function limitMarkers(
  limits: readonly AxisLimit[],
  parameterValues: readonly number[],
  values: readonly (number | null)[],
  color: number,
): Marker[] {
  return limits.flatMap(({ value, x, shape }) => {
    const y = values[parameterValues.indexOf(value)];
    return isNumber(y) ? [{ x, y, shape, filled: true, color }] : [];
  });
}

function commonLabel(kinds: readonly string[]): string {
  return kinds.every(isErrorRate) ? "error" : "observable";
}

function isLimit(value: number): boolean {
  return value === 0 || value === Number.POSITIVE_INFINITY;
}

function isNumber(value: number | null | undefined): value is number {
  return Number.isFinite(value);
}
