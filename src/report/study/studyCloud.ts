import { ParameterError } from "../../core/errors.js";
import type { Figure, Panel } from "../figure.js";
import type { Cloud } from "../heatMap.js";
import { columnLabel } from "../labels.js";
import { drawnAxis, type LineAxis } from "../lineFigure.js";
import { numberRange } from "../numberRange.js";
import { onAxis, parameterAxis, type StudyWords, spacedByRatio } from "./studyAxis.js";
import { bySeries } from "./studyLines.js";
import { type DrawnRow, gapReason, type StudyView } from "./studyRows.js";

/** Panels that fit a page. */
export const MOST_PANELS = 6;

/** Rows of a joint design. */
export interface StudyCloudData extends StudyWords {
  readonly rows: readonly DrawnRow[];
}

/**
 * The points of a design without a grid, such as a Sobol sequence: over two parameters each has the color of its result; along one, its
 * result is its height, and a second parameter may be its color. A panel for each case and each value of the plain axes.
 *
 * @throws {ParameterError} if there are more panels than fit a page.
 */
export function studyCloud(view: StudyView, { rows, label, remedy, log, floor }: StudyCloudData): Figure {
  const { x: xName, y: yName, color } = view;
  const x = parameterAxis(
    xName,
    "x",
    rows.map((row) => row.x),
    log,
  );
  const isLogValue = log !== "automatic" && log.has("value");
  const valueAxis: LineAxis = { label, scale: isLogValue ? "log" : "linear" };
  const y =
    yName === undefined
      ? valueAxis
      : parameterAxis(
          yName,
          "y",
          rows.map((row) => row.y),
          log,
        );
  const hasPlace = (row: DrawnRow): boolean =>
    onAxis(x, row.x) && (yName === undefined ? row.value === null || onAxis(y, row.value) : onAxis(y, row.y));
  const shown = bySeries(rows.filter(hasPlace));
  if (shown.size > MOST_PANELS) throw new ParameterError("plot", "panels", shown.size, `1 to ${MOST_PANELS}`, remedy);
  const contentOf = (own: readonly DrawnRow[]): Content => {
    const lost = own.filter(({ value }) => value === null);
    if (yName !== undefined) {
      const values = own.map(({ value }) => value);
      const gaps = lost.length === 0 ? {} : { gapLabel: gapReason(lost, view.value) };
      return { cloud: { ...cloudOf(own, (row) => row.y, values, label, isLogValue), ...gaps } };
    }
    const known = own.filter(({ value }) => value !== null);
    const gaps = lost.length === 0 ? {} : { gaps: { label: gapReason(lost, view.value), x: lost.map((row) => row.x) } };
    if (color === undefined) return { cloud: plainCloud(known), ...gaps };
    const colors = known.map((row) => row.cell(color) as number);
    return { cloud: cloudOf(known, (row) => row.value!, colors, columnLabel(color), spacedByRatio(colors)), ...gaps };
  };
  const contents = [...shown.values()].map(contentOf);
  const colors = colorsOf(
    contents.map(({ cloud }) => cloud),
    floor,
  );
  const columns = contents.length === 3 ? 3 : 2;
  const panels = [...shown.keys()].map((title, index): Panel => {
    const { cloud, ...rest } = contents[index]!;
    const isLast = index % columns === columns - 1 || index === contents.length - 1;
    return {
      ...(shown.size === 1 ? {} : { title }),
      x: drawnAxis(x),
      y: drawnAxis(y),
      ...rest,
      cloud: { ...colors, ...(isLast ? {} : { colorBar: "none" as const }), ...cloud },
    };
  });
  const isAlone = panels.length === 1;
  return {
    width: isAlone ? "one-column" : "two-column",
    ...(isAlone ? {} : { columns, sharedAxes: ["x", "y"] as const }),
    panels,
  };
}

function cloudOf(
  rows: readonly DrawnRow[],
  heightOf: (row: DrawnRow) => number,
  values: readonly (number | null)[],
  label: string,
  isLog: boolean,
): Cloud {
  return {
    x: rows.map((row) => row.x),
    y: rows.map(heightOf),
    values,
    label,
    scale: isLog ? "log" : "linear",
  };
}

/** Content of a panel. */
interface Content extends Pick<Panel, "gaps"> {
  readonly cloud: Cloud;
}

/** The range of all colors: equal colors are equal values in all panels. */
function colorsOf(clouds: readonly Cloud[], floor: number | undefined): Pick<Cloud, "domain"> {
  const [least, high] = numberRange(clouds.flatMap(({ values }) => values));
  const low = floor ?? least;
  return low < high ? { domain: [low, high] } : {};
}

/** Points of one color: nothing to explain. */
function plainCloud(rows: readonly DrawnRow[]): Cloud {
  return {
    x: rows.map((row) => row.x),
    y: rows.map((row) => row.value!),
    values: rows.map(() => PLAIN),
    domain: [0, 1],
    label: "",
    colorBar: "none",
  };
}

/** The color of points that have no other: a blue of the middle of the scale. */
const PLAIN = 0.3;
