import type { ShownCurve } from "../plot/shownCurve.js";
import { simulatedMarkers } from "../plot/simulatedMarkers.js";
import type { SimulatedRow } from "../simulation/simulationMessages.js";
import { simulationKey } from "../simulation/simulationTasks.js";
import type { Simulation } from "../simulation/useSimulation.js";
import { curveLabel, pinLabel } from "../state/curveLabel.js";
import type { CurveSettings } from "../state/curveSettings.js";
import type { ExplorerState } from "../state/explorerState.js";
import type { Result } from "../state/results.js";
import { CURRENT, pinChannel } from "../theory/channels.js";
import type { Results } from "./useTheory.js";

/**
 * The curves of a picture: the pins, then the current one.
 *
 * The current curve has the label of the settings that are drawn. While newer settings are solved, or after they were refused, these are
 * the last valid ones.
 *
 * @param channelOf Channel of a curve in this picture, given its channel in the first picture.
 */
export function shownCurves(
  state: ExplorerState,
  results: Results,
  simulated: Simulation["rows"],
  channelOf: (channel: string) => string = (channel) => channel,
): readonly ShownCurve[] {
  const { settings, color, pins, view, observable } = state;
  const own = (channel: string, index: number): Pick<ShownCurve, "channel" | "result" | "simulated" | "rows"> => {
    const result = results.get(channel) ?? {};
    const rows = rowsOf(result, simulated);
    return { channel, result, simulated: simulatedMarkers(rows, view, observable, index), rows };
  };
  const current = own(channelOf(CURRENT), color);
  const drawn = current.result.of?.settings ?? settings;
  return [
    ...pins.map((pin) => ({
      ...pin,
      label: pinLabel(state, pin),
      ...own(channelOf(pinChannel(pin.color)), pin.color),
    })),
    { settings: drawn, label: currentLabel(state, drawn), color, ...current },
  ];
}

/** Label of the current curve, given its settings. */
export function currentLabel({ pins, view }: ExplorerState, settings: CurveSettings): string {
  return curveLabel(
    settings,
    pins.map((pin) => pin.settings),
    view,
  );
}

function rowsOf({ of }: Result, simulated: Simulation["rows"]): readonly SimulatedRow[] {
  return (of?.task.kind === "curve" ? simulated.get(simulationKey(of.task)) : undefined) ?? [];
}
