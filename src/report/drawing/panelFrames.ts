import { ParameterError } from "../../core/errors.js";
import type { Axis, Figure, Panel } from "../figure.js";
import { axisDomain } from "./axisDomain.js";
import { axisTicks, heightSpacing } from "./axisTicks.js";
import { GAPS, TYPE_SIZES } from "./chartStyle.js";
import { cloudFrame } from "./cloudFrame.js";
import { colorBarWidth } from "./colorBar.js";
import { along, type Frame, type FrameAxis, tickExtent, tickLabelGap } from "./frame.js";
import { headings, panelLetter } from "./headings.js";
import { mapFrame, mapRange } from "./mapFrame.js";
import { textExtent } from "./textMark.js";

/** Frames of a figure with their horizontal positions, all of one size, in points. */
export interface PanelFrames {
  readonly columns: number;
  readonly frames: readonly Frame[];
  readonly margins: readonly FrameMargins[];
  /** Left side of the frames of each column. */
  readonly lefts: readonly number[];
  /** Titles of the rows; empty if they have none. */
  readonly rowTitles: readonly string[];
}

/** Least distance of two labels on a horizontal axis, in points. */
const WIDTH_SPACING = 38;

/** Frames narrower than this, in points, cannot hold a curve and its ticks. */
const LEAST_FRAME = 40;

/** Widest row of panels unless the figure asks for another. */
const MOST_COLUMNS = 3;

/**
 * Ranges, ticks and sizes of all panels.
 *
 * Sizes depend on the room for the tick labels, and the ticks on the size. A guess and one correction settle it: labels change the width
 * by a few points, ticks only with tens of points.
 *
 * @param figure Checked figure.
 * @param width  Of the figure, in points.
 * @throws {ParameterError} for data that cannot be shown (see axisDomain), for shared axes that differ, for too little width,
 *                          or for a label that is too long.
 */
export function panelFrames(figure: Figure, width: number): PanelFrames {
  const columns = Math.min(figure.panels.length, figure.columns ?? (width < 300 ? 1 : MOST_COLUMNS));
  const aspect = figure.aspect ?? 0.8;
  const { panels: panelHeadings, rows: rowTitles } = headings(figure, columns);
  const rowTitle = rowTitleWidth(rowTitles);
  const room = width - rowTitle;
  const domains = figure.panels.map((_panel, index) => ({
    x: domainOf(figure, columns, index, "x"),
    y: domainOf(figure, columns, index, "y"),
  }));
  const framesOf = (frameWidth: number): Frame[] =>
    figure.panels.map((panel, index) => {
      const axis = (name: "x" | "y", length: number): FrameAxis => ({
        scale: panel[name].scale,
        label: panel[name].label,
        domain: domains[index]![name],
        ticks: axisTicks(
          panel[name],
          domains[index]![name],
          length,
          name === "x" ? WIDTH_SPACING : heightSpacing(length),
        ),
        shown: isShown(figure, columns, index, name),
      });
      return {
        panel,
        heading: panelHeadings[index]!,
        x: axis("x", frameWidth),
        y: axis("y", aspect * frameWidth),
        width: frameWidth,
        height: aspect * frameWidth,
        ...(panel.heatMap === undefined ? {} : { map: mapFrame(panel.heatMap, aspect * frameWidth) }),
        ...(panel.cloud === undefined ? {} : { cloud: cloudFrame(panel.cloud, aspect * frameWidth) }),
      };
    });
  const guess = framesOf(Math.max(LEAST_FRAME, room / columns - 40));
  const frameWidth = widthLeft(guess, columns, room);
  if (frameWidth < LEAST_FRAME) {
    throw new ParameterError("chart", "width", width, "a range that leaves each panel 40 points beside its labels");
  }
  const frames = framesOf(frameWidth);
  const margins = frames.map(frameMargins);
  const { left, right } = columnMargins(frames, columns);
  const settled = widthLeft(frames, columns, room);
  const lefts: number[] = [];
  let edge: number = GAPS.edge + rowTitle;
  for (let column = 0; column < columns; column++) {
    lefts.push(edge + left[column]!);
    edge += left[column]! + settled + right[column]! + GAPS.panel;
  }
  const tickWidth = (index: number): number =>
    Math.max(
      ...frames.filter((_frame, other) => other % columns === index % columns).map(({ y }) => tickExtent(y).width),
    );
  const sized = frames.map((frame, index) => ({
    ...frame,
    y: { ...frame.y, tickWidth: tickWidth(index) },
    width: settled,
    height: aspect * settled,
  }));
  for (const frame of sized) requireFit(frame, frameMargins(frame));
  return { columns, frames: sized, margins, lefts, rowTitles };
}

/** Labels longer than the panel would run into a neighbor or off the page. */
function requireFit(
  { heading, x, y, map, cloud, width, height }: Frame,
  { left, right, top, bottom }: FrameMargins,
): void {
  const { axisLabel, title } = TYPE_SIZES;
  const fits = (label: string, size: number, room: number): void => {
    if (textExtent(label, size).width <= room) return;
    throw new ParameterError(
      "chart",
      "label",
      label,
      `labels of at most ${Math.floor(room)} points at this size of the figure`,
    );
  };
  fits(heading, title, width + right);
  fits(x.label, axisLabel, width + left + right);
  for (const label of [y.label, (map ?? cloud)?.key.label ?? ""]) fits(label, axisLabel, height + top + bottom);
}

/** Everything drawn along an axis of a panel. */
function valuesOf(panel: Panel, name: "x" | "y"): (number | null)[] {
  const { lines = [], guides = [], markers = [], verticalLines = [], horizontalLines = [], gaps, cloud } = panel;
  const named = (panel[name].namedTicks ?? []).map(({ value }) => value);
  const curves = [...lines, ...guides].flatMap((line) => line[name]);
  const dots = cloud?.[name] ?? [];
  // The lower end of an error bar is cut at the frame on a logarithmic axis, so it does not have to fit.
  const bar = (value: number, error: number): number[] => [
    panel[name].scale === "log" && value - error <= 0 ? value : value - error,
    value + error,
  ];
  if (name === "x") {
    const bars = markers.flatMap(({ x, xError = 0 }) => bar(x, xError));
    return [...curves, ...dots, ...named, ...bars, ...verticalLines.map(({ x }) => x), ...(gaps?.x ?? [])];
  }
  const bars = markers.flatMap(({ y, yError = 0 }) => bar(y, yError));
  return [...curves, ...dots, ...named, ...horizontalLines.map(({ y }) => y), ...bars];
}

function domainOf(figure: Figure, columns: number, index: number, name: "x" | "y"): readonly [number, number] {
  const where = `${whereOf(index)}, ${name}`;
  const group = neighbors(figure, columns, index, name);
  const axis = figure.panels[index]![name];
  const first = group[0]![name];
  const values = group.flatMap((panel) => valuesOf(panel, name));
  const range = axis.domain ?? mapRange(group, name);
  if (group.length === 1) return axisDomain(withDomain(axis, range), values, where);
  if (group.some((panel) => !sameAxis(panel[name], first))) {
    throw new ParameterError(where, "shared axis", axis.label, "the label, scale and domain of its neighbors");
  }
  return axisDomain(withDomain(first, range), values, where);
}

function withDomain(axis: Axis, domain: Axis["domain"]): Axis {
  return domain === undefined ? axis : { ...axis, domain };
}

function whereOf(index: number): string {
  return `chart: panel (${panelLetter(index)})`;
}

function sameAxis(left: Axis, right: Axis): boolean {
  const key = ({ label, scale, domain }: Axis): string => JSON.stringify([label, scale, domain]);
  return key(left) === key(right);
}

/** The panels that share an axis with a panel, itself included, in order. */
function neighbors(figure: Figure, columns: number, index: number, name: "x" | "y"): Panel[] {
  if (!(figure.sharedAxes ?? []).includes(name)) return [figure.panels[index]!];
  const group = (other: number): number => (name === "y" ? Math.floor(other / columns) : other % columns);
  return figure.panels.filter((_panel, other) => group(other) === group(index));
}

/** A shared axis is labeled at the left end of its row, or at the foot of its column. */
function isShown(figure: Figure, columns: number, index: number, name: "x" | "y"): boolean {
  const group = neighbors(figure, columns, index, name);
  return figure.panels[index] === (name === "y" ? group[0] : group.at(-1));
}

/** Room for the titles of the rows, at the left of everything. */
function rowTitleWidth(titles: readonly string[]): number {
  const extents = titles.map((title) => textExtent(title, TYPE_SIZES.title));
  return Math.max(0, ...extents.map(({ ascent, descent }) => ascent + descent + GAPS.rowTitle));
}

function columnMargins(frames: readonly Frame[], columns: number): { left: number[]; right: number[] } {
  const margins = frames.map(frameMargins);
  const most = (side: "left" | "right"): number[] =>
    Array.from({ length: columns }, (_, column) =>
      Math.max(...margins.filter((_margin, index) => index % columns === column).map((margin) => margin[side])),
    );
  return { left: most("left"), right: most("right") };
}

/** Width that the labels and gaps of the columns leave for each frame. */
function widthLeft(frames: readonly Frame[], columns: number, width: number): number {
  const { left, right } = columnMargins(frames, columns);
  const labels = [...left, ...right].reduce((sum, margin) => sum + margin, 0);
  return (width - 2 * GAPS.edge - (columns - 1) * GAPS.panel - labels) / columns;
}

/** Room that the labels of a panel need around its frame, in points. */
export interface FrameMargins {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Room for tick labels, axis labels, the heading and the color bar. */
function frameMargins(frame: Frame): FrameMargins {
  const { x, y } = frame;
  const gap = tickLabelGap(frame);
  const xTicks = tickExtent(x);
  const yTicks = tickExtent(y);
  const xLabel = textExtent(x.label, TYPE_SIZES.axisLabel);
  const yLabel = textExtent(y.label, TYPE_SIZES.axisLabel);
  const heading = textExtent(frame.heading, TYPE_SIZES.title);
  const overhangs = x.shown
    ? x.ticks.major.map(({ value, label }) => {
        const half = textExtent(label, TYPE_SIZES.tick).width / 2;
        const at = along(x, value, frame.width);
        return { left: half - at, right: at + half - frame.width };
      })
    : [];
  return {
    left: Math.max(
      y.shown ? gap + yTicks.width + GAPS.label + yLabel.ascent + yLabel.descent : 0,
      ...overhangs.map(({ left }) => left),
    ),
    right: Math.max(2, colorBarWidth(frame), ...overhangs.map(({ right }) => right)),
    top: frame.heading === "" ? TYPE_SIZES.tick / 2 : GAPS.title + heading.ascent,
    bottom: x.shown
      ? gap + xTicks.ascent + xTicks.descent + GAPS.label + xLabel.ascent + xLabel.descent
      : TYPE_SIZES.tick / 2,
  };
}
