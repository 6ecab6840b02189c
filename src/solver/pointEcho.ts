import type { PointInput } from "../../equations/point.js";

/** A point as it is echoed where some of its parameters were not given but found, or do not matter. */
export function pointEcho(input: PointInput, leftOut: readonly string[]): Partial<PointInput> {
  return Object.fromEntries(Object.entries(input).filter(([name]) => !leftOut.includes(name)));
}
