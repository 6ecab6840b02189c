import type { Solution } from "../../solver/solution.js";
import { observables } from "../../solver/solve.js";
import type { ObservableName } from "../views.js";

/**
 * What a picture shows of a solution: NaN where there is nothing to show.
 *
 * The norm at lambda = infinity is known in units of 1/lambda^2: it has no place beside norms at finite lambda, of which it is no limit.
 */
export function plottedValue(solution: Solution, observable: ObservableName): number {
  if (solution.status !== "converged") return Number.NaN;
  if (observable === "norm" && solution.model.lambda === Number.POSITIVE_INFINITY) return Number.NaN;
  return observables(solution)[observable];
}
