import type { SimulatedRow } from "../simulation/simulationMessages.js";
import type { CurveSettings } from "../state/curveSettings.js";
import type { Result } from "../state/results.js";
import type { SimulatedMarker } from "./simulatedMarkers.js";

/** A curve of the page with its results. Settings and label belong to the results, which may be older than the controls. */
export interface ShownCurve {
  /** Channel on which it is answered: it identifies the curve. */
  readonly channel: string;
  readonly settings: CurveSettings;
  readonly label: string;
  readonly color: number;
  readonly result: Result;
  /** Simulated points on it: as they are drawn, and in full. */
  readonly simulated: readonly SimulatedMarker[];
  readonly rows: readonly SimulatedRow[];
}
