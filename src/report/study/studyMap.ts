import { ParameterError } from "../../core/errors.js";
import type { Figure } from "../figure.js";
import type { Region } from "../heatMap.js";
import { type MapPanel, mapFigure } from "../mapFigure.js";
import { columnLabel, type LogAxes, onAxis, parameterAxis } from "./studyAxis.js";
import { bySeries } from "./studyLines.js";
import type { DrawnRow, StudyView } from "./studyRows.js";

/** Panels that fit a page. */
const MOST_PANELS = 6;

/** A line between phases: sample ratios by the fraction of facts. */
export interface PhaseBoundary {
  readonly label: string;
  readonly points: readonly { readonly alpha: number; readonly epsilon: number; readonly series: string }[];
}

/** How optima on a boundary are called in the legend. */
const REGION_LABELS: { readonly [boundary: string]: string } = {
  "lambda -> 0+": "best at $\\lambda \\to 0^+$",
  "lambda -> infinity": "best at $\\lambda \\to \\infty$",
  "gamma -> 0": "best at $\\gamma \\to 0$",
  "gamma -> pi/2": "best at $\\gamma \\to \\pi/2$",
  corner: "best in the corner",
};

/**
 * A result over two parameters: a heat map with contours for each case, the parts hatched where an optimum lies on a boundary, and the
 * thresholds as lines where the plane is that of alpha and epsilon.
 *
 * @throws {ParameterError} if an axis has fewer than two values, or there are more maps than fit a page.
 */
export function studyMap(
  view: StudyView & { readonly y: string },
  rows: readonly DrawnRow[],
  boundaries: readonly PhaseBoundary[],
  log: LogAxes,
): Figure {
  const { x: xName, y: yName } = view;
  const x = parameterAxis(
    xName,
    "x",
    rows.map((row) => row.x),
    log,
  );
  const y = parameterAxis(
    yName,
    "y",
    rows.map((row) => row.y),
    log,
  );
  const shown = bySeries(rows.filter((row) => onAxis(x, row.x) && onAxis(y, row.y)));
  if (shown.size > MOST_PANELS) {
    throw new ParameterError("plot", "maps", shown.size, `1 to ${MOST_PANELS}`, "Hold parameters with --at");
  }
  const isLog = log !== "automatic" && log.has("value");
  const panels = [...shown].map(([label, own]): MapPanel => {
    const xs = distinct(
      own.map((row) => row.x),
      xName,
    );
    const ys = distinct(
      own.map((row) => row.y),
      yName,
    );
    const at = new Map(own.map((row) => [`${row.x} ${row.y}`, row]));
    const table = ys.map((place) => xs.map((column) => at.get(`${column} ${place}`)));
    const values = table.map((line) =>
      line.map((row) => (isLog && (row?.value ?? 0) <= 0 ? null : (row?.value ?? null))),
    );
    return {
      ...(label === "" ? {} : { title: label }),
      x,
      y,
      map: {
        x: xs,
        y: ys,
        values,
        label: columnLabel(view.value),
        contours: "automatic",
        scale: isLog ? "log" : "linear",
        regions: regionsOf(table),
        ...(values.flat().includes(null) ? { gapLabel: "no result" } : {}),
      },
      boundaries: boundaries.flatMap((line) => drawn(line, label, xName, [xs, ys])),
    };
  });
  return mapFigure({ panels, width: panels.length === 1 ? "one-column" : "two-column", aspect: 1 });
}

function distinct(values: readonly number[], name: string): number[] {
  const found = [...new Set(values)].sort((one, other) => one - other);
  if (found.length >= 2) return found;
  throw new ParameterError(
    "plot",
    `values of ${name}`,
    found.length,
    "at least 2 that are finite and have a place on the axis",
  );
}

function regionsOf(table: readonly (readonly (DrawnRow | undefined)[])[]): Region[] {
  const boundaryOf = (row: DrawnRow | undefined): unknown => row?.cell("boundary") ?? null;
  const names = new Set(table.flat().map(boundaryOf));
  return Object.keys(REGION_LABELS)
    .filter((name) => names.has(name))
    .map((name) => ({
      label: REGION_LABELS[name]!,
      inside: table.map((line) => line.map((row) => boundaryOf(row) === name)),
    }));
}

/** The part of a boundary that lies on the map. */
function drawn(
  { label, points }: PhaseBoundary,
  series: string,
  xName: string,
  [xs, ys]: readonly [readonly number[], readonly number[]],
): NonNullable<MapPanel["boundaries"]>[number][] {
  const within = (value: number, values: readonly number[]): boolean => value >= values[0]! && value <= values.at(-1)!;
  const own = points
    .filter((point) => point.series === series || point.series === "")
    .map(({ alpha, epsilon }) => (xName === "alpha" ? { x: alpha, y: epsilon } : { x: epsilon, y: alpha }));
  const inside = own.filter((point) => within(point.x, xs) && within(point.y, ys));
  if (inside.length < 2) return [];
  return [{ label, x: inside.map((point) => point.x), y: inside.map((point) => point.y) }];
}
