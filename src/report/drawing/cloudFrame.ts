import { ParameterError } from "../../core/errors.js";
import type { Cloud } from "../heatMap.js";
import { type ColorFrame, colorFrame } from "./colorFrame.js";

/** A cloud of points and its colors. */
export interface CloudFrame extends ColorFrame {
  readonly cloud: Cloud;
}

/**
 * Colors and color bar of a cloud.
 *
 * @param cloud  Checked by requireCloud.
 * @param height Of the frame, in points.
 */
export function cloudFrame(cloud: Cloud, height: number): CloudFrame {
  return { cloud, ...colorFrame(cloud, numbersOf(cloud), height) };
}

/**
 * Checks a cloud.
 *
 * @throws {ParameterError} naming what is wrong.
 */
export function requireCloud(cloud: Cloud, where: string): void {
  const { x, y, values, scale } = cloud;
  if (x.length !== values.length || y.length !== values.length) {
    throw new ParameterError(
      where,
      "cloud",
      `${x.length}, ${y.length}, ${values.length} numbers`,
      "lists of one length",
    );
  }
  const numbers = numbersOf(cloud);
  const low = numbers.find((value) => scale === "log" && value <= 0);
  if (low !== undefined) {
    throw new ParameterError(where, "cloud", low, "(0, Infinity) with colors on a logarithmic scale");
  }
  if (numbers.length === 0) throw new ParameterError(where, "data", "none", "the finite numbers, at least one of them");
}

function numbersOf({ values }: Cloud): number[] {
  return values.filter((value): value is number => Number.isFinite(value));
}
