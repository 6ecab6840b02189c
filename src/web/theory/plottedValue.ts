import { type MeasureName, OBSERVABLES, type ObservableName } from "../../../equations/vocabulary/observables.js";
import type { Solution } from "../../solver/solution.js";
import { observables } from "../../solver/solve.js";

/**
 * The value of an observable in a picture. NaN if the point was not solved.
 *
 * An observable that is rescaled at lambda = infinity is NaN there.
 */
export function plottedValue(solution: Solution, observable: MeasureName): number {
  if (solution.status !== "converged") return Number.NaN;
  if (isRescaled(observable, solution.model.lambda)) return Number.NaN;
  return observables(solution)[observable] ?? Number.NaN;
}

/** True if an observable is given in units of a power of 1/lambda, so that it cannot be drawn beside its values at finite lambda. */
export function isRescaled(observable: ObservableName, lambda: number): boolean {
  return OBSERVABLES[observable].infinitePower !== undefined && lambda === Number.POSITIVE_INFINITY;
}
