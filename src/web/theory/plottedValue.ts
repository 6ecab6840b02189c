import type { Solution } from "../../solver/solution.js";
import { observables } from "../../solver/solve.js";
import type { ObservableName } from "../views.js";

/**
 * The value of an observable in a picture. NaN if the point was not solved.
 *
 * The norm at lambda = infinity is NaN: it is known in units of 1/lambda^2 and cannot be drawn beside finite ones.
 */
export function plottedValue(solution: Solution, observable: ObservableName): number {
  if (solution.status !== "converged") return Number.NaN;
  if (observable === "norm" && solution.model.lambda === Number.POSITIVE_INFINITY) return Number.NaN;
  return observables(solution)[observable];
}
