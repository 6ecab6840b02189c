import * as Plot from "@observablehq/plot";
import { STROKES } from "./chartStyle.js";
import type { CloudFrame } from "./cloudFrame.js";
import { gapMark } from "./panelMarks.js";

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
