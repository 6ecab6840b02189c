import type { LinearAlgebra } from "../linearAlgebra/linearAlgebra.js";
import { type Attempt, attempted, CertificateError, GAP_BOUND, notPositive } from "./certificate.js";
import { type HingePoint, hingePoint, isOptimal, warmStart } from "./hingeDual.js";
import { hingeInterior, INTERIOR_STEPS } from "./hingeInterior.js";
import { maxMarginPoint } from "./hingeLimit.js";
import { hingeNewton } from "./hingeNewton.js";
import type { Fit, TrainingProblem } from "./problem.js";

/** Rounds of Newton's method before the interior-point method takes over, for any problem and for each unknown: about what that method costs. */
const ROUNDS = 5;
const ROUNDS_PER_UNKNOWN = 0.1;

/** Budgets, for tests of what happens when they are used up. */
export interface HingeOptions {
  /** Of the projected Newton method. */
  readonly rounds?: number;
  readonly interiorSteps?: number;
}

/**
 * The linear or kernel support vector machine without bias, sum_i max(0, 1 - y_i f_i) + (lambda/2) |w|^2, along a path of lambda.
 *
 * From the largest lambda down, each solution the start of the next: a projected Newton method on the dual, where that crawls the
 * interior-point method, and where lambda is beyond its precision the max-margin classifier, if that is the solution.
 *
 * @param problem Features or kernel; the smaller of the two forms is the faster.
 * @param lambdas (0, Infinity), falling.
 * @returns One fit for each lambda, certified by the relative duality gap; a CertificateError where it stays above 1e-8.
 */
export function hinge(
  problem: TrainingProblem,
  lambdas: readonly number[],
  algebra: LinearAlgebra,
  options: HingeOptions = {},
): Attempt<Fit>[] {
  let last: { readonly beta: Float64Array; readonly lambda: number } | undefined;
  return lambdas.map((lambda) => {
    const start = last === undefined ? undefined : warmStart(last.beta, last.lambda, lambda);
    const point = attempted(() => solveHinge(problem, lambda, algebra, options, start));
    if (point instanceof CertificateError) return point;
    last = { beta: point.beta, lambda };
    return { lambda, ...point.prediction, certificate: Math.max(0, point.gap), certificateBound: GAP_BOUND };
  });
}

function solveHinge(
  problem: TrainingProblem,
  lambda: number,
  algebra: LinearAlgebra,
  { rounds, interiorSteps = INTERIOR_STEPS }: HingeOptions,
  start: Float64Array | undefined,
): HingePoint {
  const beta = hingeNewton(problem, lambda, algebra, {
    ...(start && { start }),
    rounds: rounds ?? roundsFor(problem),
  });
  const descended = hingePoint(problem, beta, lambda, algebra);
  if (isOptimal(descended)) return descended;
  const interior = hingeInterior(problem, lambda, algebra, interiorSteps);
  const point = hingePoint(problem, interior.beta, lambda, algebra, interior.coefficients);
  if (isOptimal(point)) return point;
  if (point.gap < -GAP_BOUND || point.prediction.normSquare < 0) throw notPositive("hinge", lambda);
  const unbounded = rounds !== undefined ? undefined : maxMarginPoint(problem, lambda, algebra);
  if (unbounded !== undefined && isOptimal(unbounded)) return unbounded;
  const gap = Math.min(point.gap, descended.gap);
  throw new CertificateError("hinge", lambda, "relative duality gap", gap, GAP_BOUND, "take a larger lambda, or 0+");
}

function roundsFor(problem: TrainingProblem): number {
  const unknowns = problem.kind === "features" ? problem.features.columns : problem.labels.length;
  return ROUNDS + Math.ceil(ROUNDS_PER_UNKNOWN * unknowns);
}
