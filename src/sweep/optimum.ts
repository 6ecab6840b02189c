import type { Point } from "../../equations/point.js";
import { isAngled, isAngledModel, MODEL_NAMES } from "../../equations/vocabulary/models.js";
import { E_GEN, E_MEM, OBJECTIVES, type ObjectiveName } from "../../equations/vocabulary/observables.js";
import { ParameterError } from "../core/errors.js";
import { observable, observables } from "../solver/solve.js";
import type { Optimum } from "./bestPoint.js";
import { gammaOptimum } from "./gammaOptimum.js";
import { lambdaOptimum } from "./lambdaOptimum.js";
import type { Score } from "./minima.js";

/** What is made least: an observable by its word, or (1 - weight) E_gen + weight E_mem. */
export type Objective = ObjectiveName | { readonly weight: number };

/** What is varied, and what is made least. */
export interface OptimumOptions {
  readonly over: "lambda" | "gamma" | "both";
  /** Or any function of a solution. */
  readonly objective: Objective | Score;
}

/**
 * The best lambda, the best angle, or both.
 *
 * A scan with warm starts brackets every local minimum, Brent's method refines it, and the limits (0+, infinity, gamma -> pi/2 and
 * the corner gamma -> pi/2, lambda -> 0 at fixed muStar^2 / lambda) are compared as points of their own.
 *
 * @param point   Every other parameter; the optimized ones are ignored. gamma and both need a kernel or rf.
 * @param options What to vary and what to make least.
 * @throws {ParameterError} naming the parameter, its value and what is allowed.
 *
 * Source: equations/README.md (OP.1)-(OP.4).
 */
export function optimum(point: Point, options: OptimumOptions): Optimum {
  const objective = objectiveOf(options.objective);
  if (options.over === "lambda") return lambdaOptimum(point, objective);
  if (!isAngled(point)) {
    const allowed = `{${MODEL_NAMES.filter(isAngledModel).join(", ")}} when the angle is varied`;
    throw new ParameterError("optimum", "model", point.model, allowed);
  }
  const { mu1, muStar, ...free } = point;
  return gammaOptimum(free, objective, options.over === "both");
}

/** (OP.1): the objective as a function of a solution. */
function objectiveOf(objective: Objective | Score): Score {
  if (typeof objective === "string") {
    if (!Object.hasOwn(OBJECTIVES, objective)) {
      const allowed = `{${Object.keys(OBJECTIVES).join(", ")}} or { weight }`;
      throw new ParameterError("optimum", "objective", objective, allowed);
    }
    const name = OBJECTIVES[objective];
    return (solution) => observable(solution, name) ?? Number.POSITIVE_INFINITY;
  }
  if (typeof objective === "function") return objective;
  const { weight } = objective;
  if (!(weight >= 0 && weight <= 1)) throw new ParameterError("optimum", "weight", weight, "[0, 1]");
  return (solution) => {
    const { [E_GEN]: generalization, [E_MEM]: memorization } = observables(solution);
    return (1 - weight) * generalization + weight * memorization;
  };
}
