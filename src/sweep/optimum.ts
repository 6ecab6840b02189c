import { modelOf, type Point, withParameter } from "../../equations/point.js";
import {
  ALGORITHM_NAMES,
  ALGORITHMS,
  requireNoOthers,
  requireTraining,
} from "../../equations/vocabulary/algorithms.js";
import { isAngled, isAngledModel, MODEL_NAMES } from "../../equations/vocabulary/models.js";
import { E_GEN, E_MEM, OBJECTIVES, OBSERVABLES, type ObjectiveName } from "../../equations/vocabulary/observables.js";
import { PARAMETERS, type UncheckedPoint } from "../../equations/vocabulary/parameters.js";
import { questionOf } from "../../equations/vocabulary/questions.js";
import { ParameterError } from "../core/errors.js";
import type { Solved } from "../solver/solution.js";
import { observable, observables } from "../solver/solve.js";
import type { Optimum } from "./bestPoint.js";
import { gammaOptimum } from "./gammaOptimum.js";
import { lambdaOptimum } from "./lambdaOptimum.js";
import type { Score } from "./minima.js";
import { studentOptimum } from "./studentOptimum.js";
import { timeOptimum } from "./timeOptimum.js";
import { requireExactTraining, trainedOptimum } from "./trainedOptimum.js";

/** Objective of an optimum: an observable by its word, or (1 - weight) E_gen + weight E_mem. */
export type Objective = ObjectiveName | { readonly weight: number };

/** Parameters that an optimum can vary; "both" is lambda and gamma. */
export const OPTIMUM_OVER = ["lambda", "gamma", "both", "time", "steps"] as const;

/** The varied parameters and the objective. */
export interface OptimumOptions {
  readonly over: (typeof OPTIMUM_OVER)[number];
  /** Or any function of a solution. */
  readonly objective: Objective | Score<Solved>;
}

/**
 * The best lambda, the best angle, or both; or the best time or number of steps to stop a training.
 *
 * A scan with warm starts brackets every local minimum, Brent's method refines it, and the limits (0+, infinity, gamma -> pi/2 and
 * the corner gamma -> pi/2, lambda -> 0 at fixed muStar^2 / lambda) are compared as points of their own.
 *
 * With a training of a given length lambda or gamma is the best for a learner that stops there, on the square loss.
 *
 * @param point   Every other parameter; the optimized ones are ignored. gamma and both need a kernel or rf.
 * @param options What to vary and what to make least.
 * @throws {ParameterError} naming the parameter, its value and what is allowed.
 *
 * Source: equations/README.md (OP.1)-(OP.6).
 */
export function optimum(
  point: Point & { readonly algorithm?: "minimum" },
  options: OptimumOptions & { readonly over: "lambda" | "gamma" | "both" },
): Optimum;
export function optimum(point: Point, options: OptimumOptions): Optimum<Solved>;
export function optimum(point: Point, options: OptimumOptions): Optimum<Solved> {
  const objective = objectiveOf(point, options.objective);
  requireVaried(point, options.over);
  if (options.over === "time" || options.over === "steps") return timeOptimum(point, objective);
  if (questionOf(point) === "distillation") return studentOptimum(point, options.over, objective);
  const isTrained = questionOf(point) === "training";
  if (options.over === "lambda")
    return isTrained ? trainedOptimum(point, "lambda", objective) : lambdaOptimum(point, objective);
  if (!isAngled(point)) {
    const allowed = `{${MODEL_NAMES.filter(isAngledModel).join(", ")}} when the angle is varied`;
    throw new ParameterError("optimum", "model", point.model, allowed);
  }
  if (isTrained) return trainedOptimum(point, "gamma", objective);
  const { mu1, muStar, ...free } = point;
  return gammaOptimum(free, objective, options.over === "both");
}

/**
 * Checks that a point has what is varied: a training whose length it is, or no training.
 *
 * @throws {ParameterError} naming the algorithm, or the parameter of a training.
 */
export function requireVaried(point: Point, over: OptimumOptions["over"]): void {
  for (const name of ["trainingAttack", "ensemble"] as const) {
    if (point[name] === undefined) continue;
    throw new ParameterError("optimum", name, point[name], "points without it", "Compare the values of a curve");
  }
  if (over !== "time" && over !== "steps") {
    if (questionOf(point) === "training") requireFixedTime(point, over);
    else requireNoOthers(point);
    return;
  }
  requireRunsOver(point, over);
  requireTraining(withParameter(point, over, Number.POSITIVE_INFINITY));
}

/** The length of a flow is a time, that of the others a number of steps. */
function requireRunsOver({ algorithm }: Point, over: "time" | "steps"): void {
  const owners = ALGORITHM_NAMES.filter((name) => ALGORITHMS[name].runsOver === over);
  if (owners.some((name) => name === algorithm)) return;
  throw new ParameterError("optimum", "algorithm", algorithm, `{${owners.join(", ")}} when ${over} is varied`);
}

/** At a fixed time lambda or the angle is varied, for a training that is known to many digits. */
function requireFixedTime(point: Point, over: "lambda" | "gamma" | "both"): void {
  if (over === "both") {
    const remedy = "At a fixed time vary lambda or gamma";
    throw new ParameterError("optimum", "algorithm", point.algorithm, "{minimum} when both are varied", remedy);
  }
  requireTraining(point);
  const known = { ...point, ...(over === "lambda" ? { lambda: 1 } : {}) };
  requireExactTraining(
    modelOf(isAngled(known) && over === "gamma" ? withParameter(known, "gamma", 1) : known),
    point,
    over,
  );
}

/**
 * The objective as a function of a solution.
 *
 * @throws {ParameterError} naming the objective, or the weight.
 *
 * Source: equations/README.md (OP.1).
 */
export function objectiveOf(point: Point, objective: Objective | Score<Solved>): Score<Solved> {
  if (typeof objective === "string") {
    if (!Object.hasOwn(OBJECTIVES, objective)) {
      const allowed = `{${Object.keys(OBJECTIVES).join(", ")}} or { weight }`;
      throw new ParameterError("optimum", "objective", objective, allowed);
    }
    const name = OBJECTIVES[objective];
    const { questions } = OBSERVABLES[name].only ?? {};
    if (questions !== undefined && !questions.includes(questionOf(point))) {
      throw new ParameterError("optimum", "objective", objective, "points with a teacher, for this objective");
    }
    const given: UncheckedPoint = point;
    const missing = OBSERVABLES[name].parameters?.find((one) => given[one] === undefined);
    if (missing !== undefined) {
      throw new ParameterError(
        "optimum",
        "objective",
        objective,
        `points with ${missing}`,
        `Give the ${PARAMETERS[missing].words}`,
      );
    }
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
