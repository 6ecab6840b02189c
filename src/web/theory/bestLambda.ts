import type { Point } from "../../../equations/point.js";
import { ParameterError } from "../../core/errors.js";
import { ConvergenceError } from "../../solver/solution.js";
import type { Optimum } from "../../sweep/bestPoint.js";
import { optimum } from "../../sweep/optimum.js";

/**
 * The lambda of least E_gen, as a reference beside what was asked for.
 *
 * @returns Undefined where every lambda is as good, as with labels that are all coins, and in corners where none can be computed: the
 *          curve is solved, and a reference that it cannot have does not take it back.
 */
export function bestLambda(point: Point): Optimum | undefined {
  try {
    const best = optimum(point, { over: "lambda", objective: "generalization" });
    return best.flat === true ? undefined : best;
  } catch (error) {
    if (error instanceof ParameterError || error instanceof ConvergenceError) return undefined;
    throw error;
  }
}
