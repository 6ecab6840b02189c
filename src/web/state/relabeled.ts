import type { ExplorerState, Pin } from "./explorerState.js";
import { madeName } from "./pinName.js";

/**
 * The page after a change, with the pins that have no name of their own called by what tells them apart now: a label is made of the
 * differences among all curves, and these change with every knob.
 *
 * @param before The page before the change: a pin whose label was not made by the page there keeps it.
 * @param after  The page after it.
 */
export function relabeled(before: ExplorerState, after: ExplorerState): ExplorerState {
  const made = new Set(before.pins.filter((pin) => pin.label === madeName(before, pin)).map(keyOf));
  const pins = after.pins.map((pin) => (made.has(keyOf(pin)) ? { ...pin, label: madeName(after, pin) } : pin));
  return pins.every(({ label }, index) => label === after.pins[index]?.label) ? after : { ...after, pins };
}

/** A pin that was renamed, or is another, is not the same. */
function keyOf({ color, label, settings }: Pin): string {
  return JSON.stringify([color, label, settings]);
}
