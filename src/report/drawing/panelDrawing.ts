import * as Plot from "@observablehq/plot";
import type { AxisTicks } from "./axisTicks.js";
import { GAPS, STROKES, TICK_LENGTHS, TYPE_SIZES } from "./chartStyle.js";
import { along, type Frame, tickExtent, tickLabelGap } from "./frame.js";
import { curveMarks, gapMark, guideMark, horizontalMark, markerMarks, verticalMark } from "./panelMarks.js";
import { plotFragment } from "./plotFragment.js";
import { textExtent, textMark } from "./textMark.js";
import { type WrittenLabel, writtenDrawing } from "./writtenLabels.js";

/**
 * A panel as SVG elements, with the origin at the upper left corner of its frame.
 *
 * Curves are cut at the frame by a nested svg element, which needs no identifier; the identifiers of several pictures in one page
 * would collide. Markers are not cut: one at a limit may sit on the frame.
 *
 * @param frame       The panel, decided.
 * @param headingRise Room between frame and heading beyond the usual, for a legend; in points.
 * @param written     Labels in the frame.
 */
export function panelDrawing(frame: Frame, headingRise: number, written: readonly WrittenLabel[]): string {
  const { panel, width, height, x, y } = frame;
  const scales = {
    width,
    height,
    x: { type: x.scale, domain: [...x.domain] },
    y: { type: y.scale, domain: [...y.domain] },
  } as const;
  const curves = plotFragment({
    ...scales,
    marks: [
      ...(panel.verticalLines ?? []).map(verticalMark),
      ...(panel.horizontalLines ?? []).map(horizontalMark),
      ...(panel.guides ?? []).map(guideMark),
      ...(panel.lines ?? []).flatMap(curveMarks),
    ],
  });
  const overCurves = plotFragment({
    ...scales,
    marks: [
      ...(panel.gaps === undefined ? [] : [gapMark(panel.gaps.x)]),
      ...(["bottom", "top"] as const).flatMap((anchor) => tickMarks(Plot.axisX, x.ticks, anchor)),
      ...(["left", "right"] as const).flatMap((anchor) => tickMarks(Plot.axisY, y.ticks, anchor)),
      Plot.frame({ stroke: "#000000", strokeWidth: STROKES.frame }),
      ...markerMarks(panel.markers ?? [], y.domain[0]),
    ],
  });
  return [
    `<svg x="0" y="0" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" overflow="hidden">`,
    `${curves}</svg>${overCurves}`,
    ...writtenDrawing(written),
    ...xLabels(frame),
    ...yLabels(frame),
    textMark(frame.heading, { x: 0, y: -GAPS.title - headingRise, size: TYPE_SIZES.title, anchor: "start" }),
  ].join("");
}

/** Ticks on one side of the frame. Their length is negative: inward, and on all sides, so that a curve can be read against each. */
function tickMarks(
  axis: (ticks: number[], options: Plot.AxisXOptions & Plot.AxisYOptions) => Plot.Markish,
  { major, minor }: AxisTicks,
  side: "bottom" | "top" | "left" | "right",
): Plot.Markish[] {
  const row = (values: number[], strokeWidth: number, length: number): Plot.Markish =>
    axis(values, { anchor: side, fill: "none", stroke: "#000000", strokeWidth, tickSize: -length });
  return [
    row([...minor], STROKES.minorTick, TICK_LENGTHS.minor),
    row(
      major.map(({ value }) => value),
      STROKES.tick,
      TICK_LENGTHS.major,
    ),
  ];
}

function xLabels(frame: Frame): string[] {
  const { x, width, height } = frame;
  if (!x.shown) return [];
  const { ascent, descent } = tickExtent(x);
  const baseline = height + tickLabelGap(frame) + ascent;
  const size = TYPE_SIZES.axisLabel;
  const below = descent + GAPS.label + textExtent(x.label, size).ascent;
  return [
    ...x.ticks.major.map(({ value, label }) =>
      textMark(label, { x: along(x, value, width), y: baseline, size: TYPE_SIZES.tick, anchor: "middle" }),
    ),
    textMark(x.label, { x: width / 2, y: baseline + below, size, anchor: "middle" }),
  ];
}

function yLabels(frame: Frame): string[] {
  const { y, height } = frame;
  if (!y.shown) return [];
  const size = TYPE_SIZES.axisLabel;
  const gap = tickLabelGap(frame);
  const left = gap + GAPS.label + tickExtent(y).width + textExtent(y.label, size).descent;
  return [
    ...y.ticks.major.map(({ value, label }) =>
      textMark(label, {
        x: -gap,
        y: height - along(y, value, height),
        size: TYPE_SIZES.tick,
        anchor: "end",
        middle: true,
      }),
    ),
    textMark(y.label, { x: -left, y: height / 2, size, anchor: "middle", upward: true }),
  ];
}
