import type { LinearAlgebra } from "../linearAlgebra/linearAlgebra.js";
import { type Attempt, attempted, CertificateError, GAP_BOUND, notPositive } from "./certificate.js";
import { hingeActiveSet } from "./hingeActiveSet.js";
import { hingeDescent } from "./hingeDescent.js";
import { type HingePoint, hingePoint, isOptimal, warmStart } from "./hingeDual.js";
import { hingeGreedy } from "./hingeGreedy.js";
import { hingeInterior, INTERIOR_STEPS } from "./hingeInterior.js";
import { maxMarginPoint } from "./hingeLimit.js";
import type { Fit, TrainingProblem } from "./problem.js";

/** Effort of each stage before the interior-point method takes over: about what that method costs. */
const DESCENT_PASSES = 200;
/** Steps of the greedy descent for each sample. */
const GREEDY_STEPS = 10;
/** Relative gaps at which the active set is tried; on a kernel a try costs more, and the descent to a better start less. */
const GOALS = { features: [1e-2, 1e-4, GAP_BOUND], kernel: [1e-3, 1e-5, GAP_BOUND] } as const;
/** A stage that ends this far above its goal has used up its passes. */
const FAR = 3;

/** Budgets, for tests of what happens when they are used up. */
export interface HingeOptions {
  /** Passes of the descent on features, or steps a sample of that on a kernel. */
  readonly passes?: number;
  readonly interiorSteps?: number;
}

/**
 * The linear or kernel support vector machine without bias, sum_i max(0, 1 - y_i f_i) + (lambda/2) |w|^2, along a path of lambda.
 *
 * From the largest lambda down, each solution the start of the next: coordinate descent on the dual, where that crawls the
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
  { passes, interiorSteps = INTERIOR_STEPS }: HingeOptions,
  start: Float64Array | undefined,
): HingePoint {
  let beta = start;
  let descended: HingePoint | undefined;
  for (const goal of GOALS[problem.kind]) {
    const options = { ...(beta && { start: beta }), goal };
    beta =
      problem.kind === "features"
        ? hingeDescent(problem.features, problem.labels, lambda, { ...options, passes: passes ?? DESCENT_PASSES })
        : hingeGreedy(problem.kernel, problem.labels, lambda, {
            ...options,
            steps: (passes ?? GREEDY_STEPS) * problem.labels.length,
          });
    const exact =
      interiorSteps === 0 || passes !== undefined ? undefined : hingeActiveSet(problem, beta, lambda, algebra);
    if (exact !== undefined) return exact;
    descended = hingePoint(problem, beta, lambda);
    if (isOptimal(descended)) return descended;
    // The passes are used up: more of them would not do better.
    if (descended.gap > FAR * goal) break;
  }
  const interior = hingeInterior(problem, lambda, algebra, interiorSteps);
  const point = hingePoint(problem, interior.beta, lambda, interior.coefficients);
  if (isOptimal(point)) return point;
  if (point.gap < -GAP_BOUND || point.prediction.normSquare < 0) throw notPositive("hinge", lambda);
  const unbounded = passes !== undefined ? undefined : maxMarginPoint(problem, lambda, algebra);
  if (unbounded !== undefined && isOptimal(unbounded)) return unbounded;
  const gap = Math.min(point.gap, descended?.gap ?? Number.POSITIVE_INFINITY);
  throw new CertificateError("hinge", lambda, "relative duality gap", gap, GAP_BOUND, "take a larger lambda, or 0+");
}
