import { ParameterError } from "../../core/errors.js";
import type { Figure } from "../figure.js";
import { lineFigure, type PointSeries } from "../lineFigure.js";
import { columnLabel, type LogAxes, onAxis, parameterAxis } from "./studyAxis.js";
import type { DrawnRow, StudyView } from "./studyRows.js";

/** Lines that can still be told apart. */
const MOST_LINES = 10;
const SHAPES = ["circle", "square", "triangle"] as const;

/**
 * A result along one parameter: a line for each case and each value of the other parameters, and over them the means of finite-size
 * experiments with their standard errors, a shape for each size.
 *
 * @param theory  Rows of the theory; empty where only simulations have the column.
 * @param samples Rows of replicas.
 * @throws {ParameterError} if there are more lines than can be told apart.
 */
export function studyLines(
  { x, value }: StudyView,
  theory: readonly DrawnRow[],
  samples: readonly DrawnRow[],
  log: LogAxes,
): Figure {
  const axis = parameterAxis(
    x,
    "x",
    [...theory, ...samples].map((row) => row.x),
    log,
  );
  const lines = bySeries(theory.filter((row) => onAxis(axis, row.x)));
  const measured = bySeries(samples.filter((row) => onAxis(axis, row.x)));
  const count = Math.max(lines.size, measured.size);
  if (count > MOST_LINES) {
    throw new ParameterError(
      "plot",
      "lines",
      count,
      `1 to ${MOST_LINES}`,
      "Hold parameters with --at, or draw a map with --y",
    );
  }
  const series = [...lines].map(([label, rows]) => {
    const sorted = [...rows].sort((one, other) => one.x - other.x);
    return { label, x: sorted.map((row) => row.x), y: sorted.map((row) => row.value) };
  });
  const lost = theory.filter((row) => onAxis(axis, row.x) && row.value === null).map((row) => row.x);
  const isLog = log !== "automatic" && log.has("value");
  return lineFigure({
    width: "one-column",
    panels: [
      {
        x: axis,
        y: { label: columnLabel(value), scale: isLog ? "log" : "linear" },
        series,
        points: [...measured].flatMap(([label, rows], color) =>
          means(rows, lines.has(label) ? { series: label } : { color }),
        ),
        ...(lost.length === 0 ? {} : { gaps: { label: "no result", x: [...new Set(lost)] } }),
      },
    ],
  });
}

/** Means over replicas and their standard errors, for each size. */
function means(
  rows: readonly DrawnRow[],
  look: { readonly series: string } | { readonly color: number },
): PointSeries[] {
  const sizes = [...new Set(rows.map((row) => row.cell("d") as number))].sort((one, other) => one - other);
  return sizes.map((d, i) => {
    const own = rows.filter((row) => row.cell("d") === d && row.value !== null);
    const places = [...new Set(own.map((row) => row.x))].sort((one, other) => one - other);
    const found = places.map((place) => meanOf(own.filter((row) => row.x === place).map((row) => row.value!)));
    return {
      label: `simulation, $d = ${d}$`,
      x: places,
      y: found.map(({ mean }) => mean),
      yErrors: found.map(({ standardError }) => standardError),
      shape: SHAPES[i % SHAPES.length]!,
      ...look,
    };
  });
}

function meanOf(values: readonly number[]): { readonly mean: number; readonly standardError: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, standardError: values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1) / values.length) };
}

/** Rows by what distinguishes their line, in the order of the plan. */
export function bySeries(rows: readonly DrawnRow[]): Map<string, DrawnRow[]> {
  const found = new Map<string, DrawnRow[]>();
  for (const row of rows) {
    const own = found.get(row.series);
    if (own === undefined) found.set(row.series, [row]);
    else own.push(row);
  }
  return found;
}
