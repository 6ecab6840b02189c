import { type BayesOptimal, bayesOptimalOverlap } from "../../equations/channels/bayes.js";
import { type Observables, observablesOf } from "../../equations/observables.js";
import { modelOf, type Point } from "../../equations/point.js";
import { requireParameter } from "../../equations/vocabulary/parameters.js";
import { type SolveOptions, saddlePoint } from "./saddlePoint.js";
import type { Solution, Solved } from "./solution.js";

/**
 * Solves one point of the theory.
 *
 * @param point   Plain data; see Point.
 * @param options Tolerance, budget, start.
 * @returns Solved or Unsolved, told apart by `status`.
 * @throws {ParameterError} naming the parameter, its value and what is allowed.
 *
 * @example
 * observables(requireSolved(solve({ model: "linear", loss: "square", alpha: 2, epsilon: 0.1, lambda: 1 }))).generalizationError // => 0.21839351740618448
 */
export function solve(point: Point, options: SolveOptions = {}): Solution {
  return saddlePoint(modelOf(point), options);
}

/** All observables of a solved point. Source: equations/README.md (OB.1)-(OB.6). */
export function observables(solution: Solved): Observables {
  return observablesOf(solution.model, solution.regime, solution.state);
}

/**
 * The Bayes-optimal baseline of the task, whatever the learner.
 *
 * @param task alpha in (0, Infinity), epsilon in [0, 1].
 * @throws {ParameterError} naming the parameter, its value and its range.
 *
 * @example
 * bayesOptimal({ alpha: 2 / 0.9, epsilon: 0.1 }).generalizationError.toFixed(4) // => "0.2008"
 */
export function bayesOptimal(task: { readonly alpha: number; readonly epsilon: number }): BayesOptimal {
  const alpha = requireParameter("bayes", "alpha", task.alpha);
  return bayesOptimalOverlap(alpha, requireParameter("bayes", "epsilon", task.epsilon));
}
