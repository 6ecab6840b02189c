import { ParameterError } from "../core/errors.js";
import { aboutElements } from "./about.js";
import { TYPE_SIZES } from "./drawing/chartStyle.js";
import { requireCloud } from "./drawing/cloudFrame.js";
import { figureLayout } from "./drawing/figureLayout.js";
import { legendDrawing } from "./drawing/legendBox.js";
import { requireMap } from "./drawing/mapFrame.js";
import { panelDrawing } from "./drawing/panelDrawing.js";
import { textMark } from "./drawing/textMark.js";
import { FIGURE_WIDTHS, type Figure, type Panel } from "./figure.js";
import { themed } from "./theme.js";

/** Coordinates are rounded to this many decimals of a point: far below the printer's dots, above the noise of the last bits. */
export const COORDINATE_DECIMALS = 3;

/** Widths that can be asked for, in points. */
const WIDTH_RANGE = [120, 2000] as const;
const ASPECT_RANGE = [0.2, 5] as const;

/**
 * Draws a figure as SVG.
 *
 * The same figure gives the same bytes on every machine: labels are outlines and not text, there are no identifiers and no dates, and
 * coordinates are rounded. Sizes are in points, so the picture has its printed size wherever it is included.
 *
 * @param figure What to draw.
 * @returns      An SVG document with a background in the color of its theme.
 * @throws {ParameterError} for a figure or panel without data, data that an axis cannot show, an unreadable label, or a size out of range.
 *
 * @example
 * const axis = { label: "$x$", scale: "linear" } as const;
 * const lines = [{ label: "", x: [0, 1], y: [0, 1], color: 0 }];
 * chart({ width: "one-column", panels: [{ x: axis, y: axis, lines }] }).startsWith("<svg") // => true
 */
export function chart(figure: Figure): string {
  const width = checkedWidth(figure);
  for (const panel of figure.panels) checkPanel(panel);
  const { height, panels, legends, rowTitles, subtitle } = figureLayout(figure, width);
  const content = [
    ...subtitle.map(({ label, baseline }) =>
      textMark(label, { x: width / 2, y: baseline, size: TYPE_SIZES.subtitle, anchor: "middle" }),
    ),
    ...panels.map(({ frame, left, top, headingRise, written }) =>
      translate(left, top, panelDrawing(frame, headingRise, written)),
    ),
    ...rowTitles.map(({ label, baseline, center }) =>
      textMark(label, { x: baseline, y: center, size: TYPE_SIZES.title, anchor: "middle", upward: true }),
    ),
    ...legends.map(({ box, left, top }) => translate(left, top, legendDrawing(box))),
  ].join("\n");
  const picture = rounded(
    [
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}pt" height="${height}pt" viewBox="0 0 ${width} ${height}">`,
      ...(figure.about === undefined ? [] : [aboutElements(figure.about).trimEnd()]),
      `<rect x="0" y="0" width="${width}" height="${height}" fill="#ffffff"/>`,
      content,
      "</svg>\n",
    ].join("\n"),
  );
  const isMap = figure.panels.map(({ heatMap }) => heatMap !== undefined);
  return themed(picture, figure.theme ?? "light", isMap);
}

function checkedWidth(figure: Figure): number {
  const width = typeof figure.width === "number" ? figure.width : FIGURE_WIDTHS[figure.width];
  const { columns = 1, aspect = 1 } = figure;
  const within = (value: number, [low, high]: readonly [number, number]): boolean => value >= low && value <= high;
  if (!within(width, WIDTH_RANGE)) throw new ParameterError("chart", "width", figure.width, "[120, 2000]");
  if (!within(aspect, ASPECT_RANGE)) throw new ParameterError("chart", "aspect", aspect, "[0.2, 5]");
  if (!Number.isInteger(columns) || columns < 1) throw new ParameterError("chart", "columns", columns, "1, 2, 3, ...");
  if (figure.panels.length === 0) throw new ParameterError("chart", "panels", "none", "lists of at least one panel");
  return width;
}

function checkPanel({ title = "", lines = [], guides = [], markers = [], heatMap, cloud }: Panel): void {
  const where = `chart: panel "${title}"`;
  for (const { label, x, y } of [...lines, ...guides]) {
    if (x.length !== y.length) {
      throw new ParameterError(where, `y of "${label}"`, `${y.length} values`, `lists as long as x (${x.length})`);
    }
  }
  const indices = [...lines.flatMap(({ color, dash = 0 }) => [color, dash]), ...markers.map(({ color }) => color)];
  for (const index of indices) {
    const allowed = index === "black" || (Number.isInteger(index) && index >= 0);
    if (!allowed) throw new ParameterError(where, "color or dash", index, "0, 1, 2, ...");
  }
  const shown = (x: number | null | undefined, y: number | null | undefined): boolean =>
    Number.isFinite(x) && Number.isFinite(y);
  const some = lines.some(({ x, y }) => x.some((value, index) => shown(value, y[index])));
  if (cloud !== undefined) requireCloud(cloud, where);
  if (heatMap !== undefined) requireMap(heatMap, where);
  else if (cloud === undefined && !some && !markers.some(({ x, y }) => shown(x, y))) {
    throw new ParameterError(where, "data", "none", "the finite numbers, at least one point of them");
  }
}

function translate(left: number, top: number, content: string): string {
  return content === "" ? "" : `<g transform="translate(${left} ${top})">${content}</g>`;
}

/** Rounds the coordinates of all elements. Labels, which may hold numbers too, and the scale of the type are left alone. */
function rounded(svg: string): string {
  return svg
    .replace(/ (x|y|x1|y1|x2|y2|cx|cy|r|d|width|height|viewBox)="[^"]*"/g, shorter)
    .replace(/translate\([^)]*\)/g, shorter);
}

function shorter(coordinates: string): string {
  return coordinates.replace(/-?\d+\.\d+(e-?\d+)?/g, (number) =>
    String(Number(Number(number).toFixed(COORDINATE_DECIMALS)) || 0),
  );
}
