/** Channel of the curve that follows the controls. The solver answers it before everything except CURRENT_POINT. */
export const CURRENT = "current";

/** Channel of the single point that the table shows. It takes about a millisecond, so the solver answers it first. */
export const CURRENT_POINT = "point";

/** Channel of a pinned curve. Every pin has a color of its own, which identifies it. */
export function pinChannel(color: number): string {
  return `pin ${color}`;
}

/** Channel of the same curve in the second picture. */
export function besideChannel(channel: string): string {
  return `beside ${channel}`;
}
