import { VIEWS } from "../views.js";
import { curveLabel } from "./curveLabel.js";
import type { ExplorerState, Pin } from "./explorerState.js";

/** What the page calls a pin beside its other curves, as long as nobody does. */
export function madeName({ settings, pins, view }: ExplorerState, pin: Pin): string {
  const others = [...pins.filter(({ color }) => color !== pin.color).map((other) => other.settings), settings];
  return curveLabel(pin.settings, others, VIEWS[view].over);
}

/** What a pin is called: by its label, and where that was emptied by what the page makes of its settings. */
export function pinName(state: ExplorerState, pin: Pin): string {
  return isNamed(pin) ? pin.label : madeName(state, pin);
}

/** Whether there is anything to read in its label. */
export function isNamed({ label }: Pick<Pin, "label">): boolean {
  return label.trim() !== "";
}
