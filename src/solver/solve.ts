import { type BayesOptimal, bayesOptimalOverlap } from "../../equations/channels/bayes.js";
import { matrixBayesOptimal } from "../../equations/channels/matrixBayes.js";
import type { Point } from "../../equations/point.js";
import type { RuleEigenvalue } from "../../equations/spectra/listedRule.js";
import { ruleOf } from "../../equations/vocabulary/models.js";
import {
  appliesTo,
  OBSERVABLES,
  type ObservableEntry,
  type ObservableName,
  type Observables,
  type OverlapName,
  observablesOf,
  type ValuesOf,
} from "../../equations/vocabulary/observables.js";
import { requireParameter } from "../../equations/vocabulary/parameters.js";
import { answer, readingOf } from "./answers.js";
import type { SolveOptions } from "./saddlePoint.js";
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
  return answer(point, options);
}

/** All observables of a solved point, overlaps aside. Source: equations/README.md (OB.1)-(OB.6). */
export function observables(solution: Solved): Observables {
  return valuesOf(solution, "observables") as Observables;
}

/** The overlaps that a solved point has: m, q and V, and those of a student with its teacher. */
export function overlapValues(solution: Solved): ValuesOf<OverlapName, number | null> {
  return valuesOf(solution, "overlaps") as ValuesOf<OverlapName, number | null>;
}

function valuesOf(solution: Solved, group: ObservableEntry["group"]): Partial<ValuesOf<ObservableName, number | null>> {
  const reading = readingOf(solution);
  const values: { [name in ObservableName]?: number | null } = {};
  for (const { name, value } of observablesOf(group, solution.model, solution.question)) values[name] = value(reading);
  return values;
}

/** One observable of a solved point; null where it does not exist or the point does not have it. */
export function observable(solution: Solved, name: ObservableName): number | null {
  return appliesTo(name, solution.model, solution.question) ? OBSERVABLES[name].value(readingOf(solution)) : null;
}

/**
 * The Bayes-optimal baseline of the task, whatever the learner.
 *
 * @param task alpha in (0, Infinity), epsilon in [0, 1]; with a width in (0, Infinity), or eigenvalues, the rule is quadratic and alpha is 2 n / d^2.
 * @throws {ParameterError} naming the parameter, its value and its range.
 *
 * @example
 * bayesOptimal({ alpha: 2 / 0.9, epsilon: 0.1 }).generalizationError.toFixed(4) // => "0.2008"
 */
export function bayesOptimal(task: {
  readonly alpha: number;
  readonly epsilon: number;
  readonly width?: number;
  readonly eigenvalues?: readonly RuleEigenvalue[];
}): BayesOptimal {
  const alpha = requireParameter("bayes", "alpha", task.alpha);
  const epsilon = requireParameter("bayes", "epsilon", task.epsilon);
  if (task.width === undefined && task.eigenvalues === undefined) return bayesOptimalOverlap(alpha, epsilon);
  return matrixBayesOptimal(ruleOf("bayes", task), alpha, epsilon);
}
