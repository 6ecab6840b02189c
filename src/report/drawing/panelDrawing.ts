import * as Plot from "@observablehq/plot";
import { GAPS, STROKES, TYPE_SIZES } from "./chartStyle.js";
import type { CloudFrame } from "./cloudFrame.js";
import { colorBarDrawing } from "./colorBar.js";
import { along, type Frame, tickExtent, tickLabelGap } from "./frame.js";
import { heatDrawing } from "./heatDrawing.js";
import { markerMarks } from "./markerMarks.js";
import { curveMarks, gapMark, guideMark, horizontalMark, verticalMark } from "./panelMarks.js";
import { plotFragment } from "./plotFragment.js";
import { textExtent, textMark } from "./textMark.js";
import { tickMarks } from "./tickMarks.js";
import { type WrittenLabel, writtenDrawing } from "./writtenLabels.js";

/**
 * A panel as SVG elements, with the origin at the upper left corner of its frame.
 *
 * Curves are cut at the frame by a nested svg element, which needs no identifier; the identifiers of several pictures in one page
 * would collide. Markers are not cut: one at a limit may sit on the frame.
 *
 * @param frame       The panel with its size, ranges and ticks.
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
  const rim = frame.map === undefined ? 0 : STROKES.rim;
  const curves = plotFragment({
    ...scales,
    marks: [
      ...(panel.verticalLines ?? []).map(verticalMark),
      ...(panel.horizontalLines ?? []).map(horizontalMark),
      ...(panel.guides ?? []).map(guideMark),
      ...(panel.lines ?? []).flatMap((line) => curveMarks(line, rim)),
    ],
  });
  const overCurves = plotFragment({
    ...scales,
    marks: [
      ...(panel.gaps === undefined ? [] : [gapMark(panel.gaps.x)]),
      ...(frame.cloud === undefined ? [] : cloudMarks(frame.cloud, width * height)),
      ...ticksOf(frame),
      Plot.frame({ stroke: "#000000", strokeWidth: STROKES.frame }),
      ...markerMarks(panel.markers ?? [], { x: x.domain, y: y.domain, rim }),
    ],
  });
  return [
    `<svg x="0" y="0" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" overflow="hidden">`,
    `${heatDrawing(frame)}${curves}</svg>${overCurves}`,
    colorBarDrawing(frame),
    ...writtenDrawing(written),
    ...xLabels(frame),
    ...yLabels(frame),
    textMark(frame.heading, { x: 0, y: -GAPS.title - headingRise, size: TYPE_SIZES.title, anchor: "start" }),
  ].join("");
}

/** Ticks on all four sides; on a heat map only below and at the left, where their labels are. */
function ticksOf({ x, y, map }: Frame): Plot.Markish[] {
  const direction = map === undefined ? "inward" : "outward";
  return [
    ...(map === undefined ? BOTH_X : BOTH_X.slice(0, 1)).flatMap((side) => tickMarks(x.ticks, side, direction)),
    ...(map === undefined ? BOTH_Y : BOTH_Y.slice(0, 1)).flatMap((side) => tickMarks(y.ticks, side, direction)),
  ];
}

const BOTH_X = ["bottom", "top"] as const;
const BOTH_Y = ["left", "right"] as const;

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
  const left = gap + GAPS.label + (y.tickWidth ?? tickExtent(y).width) + textExtent(y.label, size).descent;
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

/** Radii of the dots by their number: many points make small dots, in points. */
const RADII = { most: 2.4, least: 1.1, roomPerDot: 60 } as const;

/**
 * The points of a cloud: dots with a thin dark rim, in which the lightest color too is seen on white, and crosses where nothing is known.
 *
 * @param area Of the frame, in square points.
 */
export function cloudMarks({ cloud, colors }: CloudFrame, area: number): Plot.Markish[] {
  const { x, y, values } = cloud;
  const radius = Math.max(
    RADII.least,
    Math.min(RADII.most, Math.sqrt(area / values.length / RADII.roomPerDot) * RADII.most),
  );
  const points = values.map((value, index) => ({ x: x[index]!, y: y[index]!, value }));
  const known = points.filter(({ value }) => Number.isFinite(value));
  const missing = points.filter(({ value }) => !Number.isFinite(value));
  return [
    ...missing.map(({ x: across, y: up }) => gapMark([across], up)),
    Plot.dot(known, {
      x: "x",
      y: "y",
      r: radius,
      fill: ({ value }: { readonly value: number }) => colors.color(colors.share(value)),
      stroke: "#000000",
      strokeWidth: STROKES.cloud,
    }),
  ];
}
