/** Channel of the curve that follows the controls. The solver answers it before everything except CURRENT_POINT. */
export const CURRENT = "current";

/** Channel of the single point that the table shows. It takes about a millisecond, so the solver answers it first. */
export const CURRENT_POINT = "point";

/** Channel of a pinned curve. Every pin has a color of its own, which identifies it. */
export function pinChannel(color: number): string {
  return `pin ${color}`;
}

/**
 * The channel on which a curve of the page is answered.
 *
 * @param curves The pins in their order, then the current curve.
 * @param index  Index of the curve in that list.
 */
export function channelOf(curves: readonly { readonly color: number }[], index: number): string {
  const pin = index === curves.length - 1 ? undefined : curves[index];
  return pin === undefined ? CURRENT : pinChannel(pin.color);
}
