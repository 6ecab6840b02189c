import { CURRENT } from "../theory/schedule.js";
import { pinChannel } from "./useTheory.js";

/**
 * The channel on which a curve of the page is answered.
 *
 * @param curves The pins in their order, then the current curve.
 * @param index  Of the curve among them.
 */
export function channelOf(curves: readonly { readonly color: number }[], index: number): string {
  const pin = index === curves.length - 1 ? undefined : curves[index];
  return pin === undefined ? CURRENT : pinChannel(pin.color);
}
