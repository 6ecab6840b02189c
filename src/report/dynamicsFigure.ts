import type { ObservableName } from "../../equations/vocabulary/observables.js";
import type { ScoredMean, TrajectoryRow } from "../../validation/dynamics/trajectoryComparison.js";
import type { Figure } from "./figure.js";
import { type LinePanel, lineFigure } from "./lineFigure.js";

/** A trajectory of trained learners and its theory. */
export interface DynamicsFigureData {
  /** Above the curves: the algorithm and the learner. */
  readonly title: string;
  /** Above the figure: parameters as mathematics, and the number of replicas. */
  readonly subtitle: readonly string[];
  /** The algorithm of the points, for the legend: "AMP". */
  readonly measured: string;
  /** Input dimension. */
  readonly d: number;
  readonly theory: string;
  /** Label of the horizontal axis. */
  readonly place: string;
  /** True if the trajectory is long and is drawn along the logarithm. */
  readonly logarithmic?: boolean;
  /** Quantities that are drawn, in the order of the colors: names and labels. */
  readonly curves: readonly { readonly name: ObservableName; readonly label: string }[];
  readonly rows: readonly TrajectoryRow[];
}

/**
 * Theory and trained learners in one figure. Left: the errors along the trajectory, theory as lines and learners as points. Right:
 * their differences, with standard errors.
 *
 * @param data At least one row.
 */
export function dynamicsFigure({
  title,
  subtitle,
  measured,
  d,
  theory,
  place,
  logarithmic = false,
  curves,
  rows,
}: DynamicsFigureData): Figure {
  // A logarithm has no place for the start.
  const shown = logarithmic ? rows.filter(({ iteration }) => iteration > 0) : rows;
  const axis = { label: place, scale: logarithmic ? "log" : "linear" } as const;
  const alone = curves.length === 1;
  const labelOf = (label: string): string => (alone ? theory : label);
  const along = (name: ObservableName, value: (one: ScoredMean) => number) => {
    const known = shown.filter((row) => Number.isFinite(value(row[name]!)));
    return {
      x: known.map(({ iteration }) => iteration),
      y: known.map((row) => value(row[name]!)),
      yErrors: known.map((row) => row[name]!.standardError),
    };
  };
  const points = (name: ObservableName, label: string, value: (one: ScoredMean) => number) => ({
    label: `${measured}, $d = ${d}$`,
    series: labelOf(label),
    ...along(name, value),
  });
  const drawn = curves.filter(({ name }) => shown.some((row) => Number.isFinite(row[name]!.mean)));
  const left: LinePanel = {
    title,
    x: axis,
    y: { label: alone ? curves[0]!.label : "error", scale: "linear" },
    series: curves.map(({ name, label }) => {
      const { x, y } = along(name, ({ theory: value }) => value);
      return { label: labelOf(label), x, y };
    }),
    points: drawn.map(({ name, label }) => points(name, label, ({ mean }) => mean)),
  };
  const right: LinePanel = {
    title: "difference, with standard errors",
    x: axis,
    y: { label: `${alone ? `${symbolOf(curves[0]!.label)}, ` : ""}${measured} $-$ ${theory}`, scale: "linear" },
    series: [
      { label: labelOf(curves[0]!.label), x: [shown[0]?.iteration ?? 0, shown.at(-1)?.iteration ?? 0], y: [0, 0] },
    ],
    points: drawn.map(({ name, label }) => points(name, label, (one) => one.mean - one.theory)),
  };
  return lineFigure({ panels: [left, right], columns: 2, subtitle: [...subtitle] });
}

/** The mathematics at the end of a label. */
function symbolOf(label: string): string {
  return /\$.*\$/.exec(label)?.[0] ?? label;
}
