import type { Panel } from "../figure.js";
import type { AxisTicks } from "./axisTicks.js";
import { GAPS, TYPE_SIZES } from "./chartStyle.js";
import { textExtent } from "./textMark.js";

/** A panel with everything decided but its place on the page. */
export interface Frame {
  readonly panel: Panel;
  /** Letter and title, empty if there is neither. */
  readonly heading: string;
  readonly x: FrameAxis;
  readonly y: FrameAxis;
  /** Size of the rectangle inside the axes, in points. */
  readonly width: number;
  readonly height: number;
}

export interface FrameAxis {
  readonly scale: "linear" | "log";
  readonly domain: readonly [number, number];
  readonly ticks: AxisTicks;
  readonly label: string;
  /** False where a neighbor shows the numbers and the label of a shared axis. */
  readonly shown: boolean;
}

/** Room that the labels of a panel need around its frame, in points. */
export interface FrameMargins {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Position of a value along an axis of a given length, from its low end. */
export function along(axis: Pick<FrameAxis, "scale" | "domain">, value: number, length: number): number {
  const place = axis.scale === "log" ? Math.log : (number: number): number => number;
  const [low, high] = axis.domain;
  return (length * (place(value) - place(low))) / (place(high) - place(low));
}

/** Room for tick labels, axis labels and the heading. */
export function frameMargins(frame: Frame): FrameMargins {
  const { x, y } = frame;
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
      y.shown ? GAPS.label + yTicks.width + GAPS.label + yLabel.ascent + yLabel.descent : 0,
      ...overhangs.map(({ left }) => left),
    ),
    right: Math.max(2, ...overhangs.map(({ right }) => right)),
    top: frame.heading === "" ? TYPE_SIZES.tick / 2 : GAPS.title + heading.ascent,
    bottom: x.shown
      ? GAPS.label + xTicks.ascent + xTicks.descent + GAPS.label + xLabel.ascent + xLabel.descent
      : TYPE_SIZES.tick / 2,
  };
}

/** Largest extent of the tick labels of an axis. */
export function tickExtent(axis: FrameAxis): { width: number; ascent: number; descent: number } {
  const extents = axis.ticks.major.map(({ label }) => textExtent(label, TYPE_SIZES.tick));
  return {
    width: Math.max(0, ...extents.map(({ width }) => width)),
    ascent: Math.max(0, ...extents.map(({ ascent }) => ascent)),
    descent: Math.max(0, ...extents.map(({ descent }) => descent)),
  };
}
