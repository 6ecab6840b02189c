import { ParameterError } from "../../core/errors.js";
import type { Boundary } from "../../sweep/bestPoint.js";
import type { Figure } from "../figure.js";
import type { Hatch, Region } from "../heatMap.js";
import type { LineAxis } from "../lineFigure.js";
import { type MapPanel, mapFigure } from "../mapFigure.js";
import { numberRange } from "../numberRange.js";
import { onAxis, parameterAxis, type StudyWords } from "./studyAxis.js";
import { MOST_PANELS } from "./studyCloud.js";
import { bySeries } from "./studyLines.js";
import { type DrawnRow, gapReason, type StudyView } from "./studyRows.js";

/** A line between phases: sample ratios by the fraction of facts. */
export interface PhaseBoundary {
  readonly label: string;
  readonly points: readonly { readonly alpha: number; readonly epsilon: number; readonly row: DrawnRow }[];
}

/** Rows of a study over two parameters. */
export interface StudyMapData extends StudyWords {
  readonly rows: readonly DrawnRow[];
  readonly boundaries: readonly PhaseBoundary[];
}

const HATCHES = ["rising", "falling", "crossed"] as const;

/** Labels of optima on a boundary in the legend. */
const REGION_LABELS: { readonly [boundary in Boundary]: string } = {
  "lambda -> 0+": "best at $\\lambda \\to 0^+$",
  "lambda -> infinity": "best at $\\lambda \\to \\infty$",
  "lambda -> largest stable": "best at the largest stable $\\lambda$",
  "gamma -> 0": "best at $\\gamma \\to 0$",
  "gamma -> pi/2": "best at $\\gamma \\to \\pi/2$",
  corner: "best in the corner",
  "time -> 0+": "best at $t \\to 0^+$",
  "time -> infinity": "best at $t \\to \\infty$",
  "steps -> infinity": "best after endless steps",
};

/**
 * A result over two parameters: a heat map with contours for each case, the parts hatched where an optimum lies on a boundary, and the
 * thresholds as lines where the plane is that of alpha and epsilon.
 *
 * @throws {ParameterError} if an axis has fewer than two values, or there are more maps than fit a page.
 */
export function studyMap(
  { x: xName, y: yName, value }: StudyView & { readonly y: string },
  { rows, boundaries, label, remedy, log, floor }: StudyMapData,
): Figure {
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
  const shown = bySeries(rows.filter((row) => hasPlace(xName, x, row.x) && hasPlace(yName, y, row.y)));
  if (shown.size > MOST_PANELS) {
    throw new ParameterError("plot", "maps", shown.size, `1 to ${MOST_PANELS}`, remedy);
  }
  const hatches = hatchesOf(rows);
  const isLog = log !== "automatic" && log.has("value");
  const panels = [...shown].map(([series, own]): MapPanel => {
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
    const values = table.map((line) => line.map((row) => row?.value ?? null));
    const gaps = table.flat().filter((row) => (row?.value ?? null) === null);
    const regions = regionsOf(table, hatches);
    // A hatching all over the map tells no parts apart and hides the contours: the heading says it.
    const everywhere = regions.filter(({ inside }) => inside.flat().every(Boolean)).map((region) => region.label);
    const title = [...(shown.size === 1 ? [] : [series]), ...everywhere].join(", ");
    return {
      ...(title === "" ? {} : { title }),
      x: toEnds(x, xs),
      y: toEnds(y, ys),
      map: {
        x: xs,
        y: ys,
        values,
        label,
        contours: "automatic",
        scale: isLog ? "log" : "linear",
        ...(floor === undefined ? {} : { domain: [floor, numberRange(values.flat())[1]] as const }),
        regions: everywhere.length === 0 ? regions : [],
        ...(gaps.length === 0 ? {} : { gapLabel: gapReason(gaps, value) }),
      },
      boundaries: boundaries.flatMap((line) => mapPanel(line, own[0]!, xName, [xs, ys])),
    };
  });
  const isAlone = panels.length === 1;
  return mapFigure({
    panels,
    width: isAlone ? "one-column" : "two-column",
    ...(isAlone ? {} : { columns: panels.length === 3 ? 3 : 2 }),
    colors: "shared",
    aspect: 1,
  });
}

/** A map has no place for limits: lambda -> 0+ has none on a linear axis either, where colors would run from 0 to the next value. */
function hasPlace(name: string, axis: LineAxis, value: number): boolean {
  return onAxis(axis, value) && !(name === "lambda" && value === 0);
}

/** An angle's axis shows all angles by itself; a map ends where its samples do. */
function toEnds(axis: LineAxis, values: readonly number[]): LineAxis {
  return axis.scale === "angle" ? { ...axis, domain: [values[0]!, values.at(-1)!] } : axis;
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

type Table = readonly (readonly (DrawnRow | undefined)[])[];

function boundaryOf(row: DrawnRow | undefined): unknown {
  return row?.cell("boundary") ?? null;
}

/** A hatching for each kind of boundary that the figure has. */
function hatchesOf(rows: readonly DrawnRow[]): ReadonlyMap<string, Hatch> {
  const found = new Set(rows.map(boundaryOf));
  const present = Object.keys(REGION_LABELS).filter((name) => found.has(name));
  return new Map(present.map((name, index) => [name, HATCHES[index % HATCHES.length]!]));
}

function regionsOf(table: Table, hatches: ReadonlyMap<string, Hatch>): Region[] {
  const names = new Set(table.flat().map(boundaryOf));
  return Object.entries(REGION_LABELS)
    .filter(([name]) => names.has(name))
    .map(([name, label]) => ({
      label,
      hatch: hatches.get(name)!,
      inside: table.map((line) => line.map((row) => boundaryOf(row) === name)),
    }));
}

/** The part of a boundary that lies on the map. */
function mapPanel(
  { label, points }: PhaseBoundary,
  { label: ownCase, places }: DrawnRow,
  xName: string,
  [xs, ys]: readonly [readonly number[], readonly number[]],
): NonNullable<MapPanel["boundaries"]>[number][] {
  const within = (value: number, values: readonly number[]): boolean => value >= values[0]! && value <= values.at(-1)!;
  const own = points
    .filter(({ row }) => row.label === ownCase || row.label === "")
    .filter(({ row }) => row.places.every((place) => places.includes(place)))
    .map(({ alpha, epsilon }) => (xName === "alpha" ? { x: alpha, y: epsilon } : { x: epsilon, y: alpha }));
  const inside = own.filter((point) => within(point.x, xs) && within(point.y, ys));
  if (inside.length < 2) return [];
  return [{ label, x: inside.map((point) => point.x), y: inside.map((point) => point.y) }];
}
