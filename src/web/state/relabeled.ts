import { VIEWS } from "../views.js";
import { curveLabel } from "./curveLabel.js";
import type { ExplorerState, Pin } from "./explorerState.js";

/**
 * The page after a change, with the pins that have no name of their own called by what tells them apart now: a label is made of the
 * differences among all curves, and these change with every knob.
 *
 * @param before The page before the change: a pin whose label was not made by the page there keeps it.
 * @param after  The page after it.
 */
export function relabeled(before: ExplorerState, after: ExplorerState): ExplorerState {
  const made = new Set(before.pins.filter((pin) => pin.label === labelOf(before, pin)).map(keyOf));
  const pins = after.pins.map((pin) => (made.has(keyOf(pin)) ? { ...pin, label: labelOf(after, pin) } : pin));
  return pins.every(({ label }, index) => label === after.pins[index]?.label) ? after : { ...after, pins };
}

/** What the page calls a pin beside its other curves. */
function labelOf({ settings, pins, view }: ExplorerState, pin: Pin): string {
  const others = [...pins.filter(({ color }) => color !== pin.color).map((other) => other.settings), settings];
  return curveLabel(pin.settings, others, VIEWS[view].over);
}

/** A pin that was renamed, or is another, is not the same. */
function keyOf({ color, label, settings }: Pin): string {
  return JSON.stringify([color, label, settings]);
}
