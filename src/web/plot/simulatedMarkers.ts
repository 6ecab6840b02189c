import type { MeasureName } from "../../../equations/vocabulary/observables.js";
import { E_GEN, E_MEM } from "../../../equations/vocabulary/observables.js";
import type { Measured, SimulatedRow } from "../simulation/simulationMessages.js";
import { isRescaled } from "../theory/plottedValue.js";
import type { ViewName } from "../views.js";
import type { PictureMarker } from "./picture.js";

/** A simulated point in the picture. */
export interface SimulatedMarker extends PictureMarker {
  /** Its index among the rows of its curve. */
  readonly row: number;
}

/** Simulated points as markers with error bars, in the coordinates of a view. Observables that are not measured have none. */
export function simulatedMarkers(
  rows: readonly SimulatedRow[],
  view: ViewName,
  observable: MeasureName,
  color: number,
): readonly SimulatedMarker[] {
  return rows.flatMap(({ value, observables }, row) => {
    const right = view === "trade-off" ? observables[E_GEN] : { mean: value, standardError: null };
    const up = view === "trade-off" ? observables[E_MEM] : observables[observable];
    if (right === undefined || up === undefined || (view === "lambda" && isRescaled(observable, value))) return [];
    return [
      {
        row,
        x: right.mean,
        y: up.mean,
        shape: "circle" as const,
        color,
        filled: false,
        ...errorOf("xError", right),
        ...errorOf("yError", up),
      },
    ];
  });
}

function errorOf<Name extends "xError" | "yError">(
  name: Name,
  { standardError }: Pick<Measured, "standardError">,
): { readonly [key in Name]?: number } {
  return standardError === null ? {} : ({ [name]: standardError } as { readonly [key in Name]: number });
}
