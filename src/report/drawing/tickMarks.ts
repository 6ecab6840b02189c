import * as Plot from "@observablehq/plot";
import type { AxisTicks } from "./axisTicks.js";
import { STROKES, TICK_LENGTHS } from "./chartStyle.js";

/** A side of a frame. */
export type Side = "bottom" | "top" | "left" | "right";

/** Ticks on one side of a frame, without labels. */
export function tickMarks({ major, minor }: AxisTicks, side: Side, direction: "inward" | "outward"): Plot.Markish[] {
  const axis: (ticks: number[], options: Plot.AxisXOptions & Plot.AxisYOptions) => Plot.Markish =
    side === "bottom" || side === "top" ? Plot.axisX : Plot.axisY;
  const sign = direction === "inward" ? -1 : 1;
  const row = (values: number[], strokeWidth: number, length: number): Plot.Markish =>
    axis(values, { anchor: side, fill: "none", stroke: "#000000", strokeWidth, tickSize: sign * length });
  return [
    row([...minor], STROKES.minorTick, TICK_LENGTHS.minor),
    row(
      major.map(({ value }) => value),
      STROKES.tick,
      TICK_LENGTHS.major,
    ),
  ];
}
