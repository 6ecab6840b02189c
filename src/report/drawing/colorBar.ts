import * as Plot from "@observablehq/plot";
import { GAPS, STROKES, TICK_LENGTHS, TYPE_SIZES } from "./chartStyle.js";
import type { ColorFrame } from "./colorFrame.js";
import { along, type Frame, tickExtent } from "./frame.js";
import { plotFragment } from "./plotFragment.js";
import { textExtent, textMark } from "./textMark.js";
import { tickMarks } from "./tickMarks.js";

/** In points: frame to bar, width of the bar, height of the tips at its ends that stand for values beyond, label to the next panel. */
const SIZES = { gap: 7, bar: 9, point: 6, after: 4 } as const;

/** Colors of a map and its bar: steps too small to be seen, and few enough for a small file. */
export const COLOR_STEPS = 96;

/** Room for the color bar, right of the frame; 0 without one. */
export function colorBarWidth(frame: Frame): number {
  const colored = coloredOf(frame);
  if (colored === undefined) return 0;
  const label = textExtent(colored.key.label, TYPE_SIZES.axisLabel);
  const labelWidth = colored.key.label === "" ? 0 : GAPS.label + label.ascent + label.descent;
  return (
    SIZES.gap + SIZES.bar + TICK_LENGTHS.major + GAPS.outerTick + tickExtent(colored).width + labelWidth + SIZES.after
  );
}

/** A map or a cloud: a panel whose colors need a color bar. */
function coloredOf({ map, cloud }: Frame): ColorFrame | undefined {
  const colored = map ?? cloud;
  return colored?.key.colorBar === "none" ? undefined : colored;
}

/**
 * The color bar of a heat map or a cloud, as high as the frame, as SVG elements with the origin at the frame's upper left corner.
 *
 * The contours cross it at their levels. Where the data go beyond the colors the bar ends in a point.
 */
export function colorBarDrawing(frame: Frame): string {
  const { width, height } = frame;
  const colored = coloredOf(frame);
  if (colored === undefined) return "";
  const { colors, ticks, key } = colored;
  const scale = { type: colors.type, domain: [...colors.domain] };
  const labelLeft = SIZES.bar + TICK_LENGTHS.major + GAPS.outerTick;
  const size = TYPE_SIZES.axisLabel;
  const baseline = labelLeft + tickExtent(colored).width + GAPS.label + textExtent(key.label, size).ascent;
  const inPoints = { width: SIZES.bar, height, x: { type: "identity" }, y: { type: "identity" } } as const;
  return [
    `<g transform="translate(${width + SIZES.gap} 0)">`,
    plotFragment({ ...inPoints, marks: [...colorMarks(colored, height), outlineMark(colored, height)] }),
    plotFragment({
      width: SIZES.bar,
      height,
      y: scale,
      marks: [...contourMarks(colored), ...tickMarks(ticks, "right", "outward")],
    }),
    ...ticks.major.map(({ value, label }) => {
      const y = height - along({ scale: colors.type, domain: colors.domain }, value, height);
      return textMark(label, { x: labelLeft, y, size: TYPE_SIZES.tick, anchor: "start", middle: true });
    }),
    textMark(key.label, { x: baseline, y: height / 2, size, anchor: "middle", upward: true }),
    "</g>",
  ].join("");
}

/** The colors. Each reaches to the top and is covered by the next: where two would only touch, a light seam would show. */
function colorMarks({ colors, beyond }: ColorFrame, height: number): Plot.Markish[] {
  const point = (base: number, tip: number, color: string): Plot.Markish =>
    Plot.line(pointAt(base, tip), { fill: color, stroke: "none" });
  return [
    ...(beyond.below ? [point(height, height + SIZES.point, colors.color(0))] : []),
    ...(beyond.above ? [point(0, -SIZES.point, colors.color(1))] : []),
    ...Array.from({ length: COLOR_STEPS }, (_, step) =>
      Plot.rect([step], {
        x1: 0,
        x2: SIZES.bar,
        y1: 0,
        y2: height * (1 - step / COLOR_STEPS),
        fill: colors.color((step + 0.5) / COLOR_STEPS),
      }),
    ),
  ];
}

function outlineMark({ beyond }: ColorFrame, height: number): Plot.Markish {
  const top = beyond.above ? pointAt(0, -SIZES.point) : pointAt(0, 0);
  const bottom = beyond.below ? pointAt(height, height + SIZES.point) : pointAt(height, height);
  const outline = [...top, ...[...bottom].reverse(), top[0]!];
  return Plot.line(outline, { stroke: "#000000", strokeWidth: STROKES.frame, strokeLinejoin: "round" });
}

/** Across the bar at a height, by way of a tip in the middle. */
function pointAt(base: number, tip: number): [number, number][] {
  return [
    [0, base],
    [SIZES.bar / 2, tip],
    [SIZES.bar, base],
  ];
}

function contourMarks({ key, colors }: ColorFrame): Plot.Markish[] {
  const levels = (key.contours ?? []).filter((level) => level > colors.domain[0] && level < colors.domain[1]);
  return levels.map((level) =>
    Plot.ruleY([level], { stroke: colors.ink(colors.share(level)), strokeWidth: STROKES.contour }),
  );
}
