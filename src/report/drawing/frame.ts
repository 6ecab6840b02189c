import type { Panel } from "../figure.js";
import type { AxisTicks } from "./axisTicks.js";
import { GAPS, TICK_LENGTHS, TYPE_SIZES } from "./chartStyle.js";
import type { CloudFrame } from "./cloudFrame.js";
import type { MapFrame } from "./mapFrame.js";
import { textExtent } from "./textMark.js";

/** A panel with its size, ranges, ticks and colors; only its position on the page is open. */
export interface Frame {
  readonly panel: Panel;
  /** Letter and title, empty if there is neither. */
  readonly heading: string;
  readonly x: FrameAxis;
  readonly y: FrameAxis;
  /** Size of the rectangle inside the axes, in points. */
  readonly width: number;
  readonly height: number;
  /** Colors of a heat map, if the panel has one. */
  readonly map?: MapFrame;
  /** Colors of a cloud of points, if the panel has one. */
  readonly cloud?: CloudFrame;
}

export interface FrameAxis {
  readonly scale: "linear" | "log";
  readonly domain: readonly [number, number];
  readonly ticks: AxisTicks;
  readonly label: string;
  /** False where a neighbor shows the numbers and the label of a shared axis. */
  readonly shown: boolean;
  /** Width kept for the tick labels of a vertical axis, so that the labels of a column of axes are aligned; defaults to their own. */
  readonly tickWidth?: number;
}

/** Position of a value along an axis of a given length, from its low end. */
export function along(axis: Pick<FrameAxis, "scale" | "domain">, value: number, length: number): number {
  const place = axis.scale === "log" ? Math.log : (number: number): number => number;
  const [low, high] = axis.domain;
  return (length * (place(value) - place(low))) / (place(high) - place(low));
}

/**
 * Distance of the tick labels from the frame. Ticks point inward, so that a curve can be read against them on all sides; on a heat map
 * they would not be seen and point outward.
 */
export function tickLabelGap({ map }: Pick<Frame, "map">): number {
  return map === undefined ? GAPS.label : TICK_LENGTHS.major + GAPS.outerTick;
}

/** Largest extent of the tick labels of an axis. */
export function tickExtent(axis: Pick<FrameAxis, "ticks">): { width: number; ascent: number; descent: number } {
  const extents = axis.ticks.major.map(({ label }) => textExtent(label, TYPE_SIZES.tick));
  return {
    width: Math.max(0, ...extents.map(({ width }) => width)),
    ascent: Math.max(0, ...extents.map(({ ascent }) => ascent)),
    descent: Math.max(0, ...extents.map(({ descent }) => descent)),
  };
}
