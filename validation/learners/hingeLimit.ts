import type { LinearAlgebra } from "../linearAlgebra/linearAlgebra.js";
import { dot } from "../linearAlgebra/vectors.js";
import { attempted, CertificateError, GAP_BOUND } from "./certificate.js";
import { type HingePoint, hingePoint, isOptimal } from "./hingeDual.js";
import { hingeInterior } from "./hingeInterior.js";
import { type Fit, meanSquareFeature, predictionOf, predictionOfDual, type TrainingProblem } from "./problem.js";

/** Values of lambda, in units of the mean of the kernel's diagonal, of which one is small enough to be the limit. */
const SMALL_LAMBDAS = [1e-5, 1e-7, 1e-9] as const;
/** Two solutions along the path that differ by less, relative to their size, are one: the path is constant at its end. */
const SAME = 1e-4;

/** By how much margins are raised above 1: a loss of rounding is large against lambda |w|^2 where lambda is tiny. */
const BEYOND_ROUNDING = 1e-11;

/** Why there may be no limit in double precision, and what to do. */
const UNSETTLED =
  "the solution still moves at lambda = 1e-9 of the kernel's mean diagonal, the least that double precision allows: the labels are separable by a tiny margin, or only along directions of tiny eigenvalues (muStar near 0); take a lambda > 0";

/** Limit of the hinge loss as lambda -> 0+. */
export type HingeLimit =
  /** The max-margin classifier at unit margin, w = sum_i multiplier_i y_i phi_i. */
  | { readonly separable: true; readonly fit: Fit; readonly multipliers: Float64Array }
  | { readonly separable: false; readonly fit: Fit };

/**
 * The limit lambda -> 0+ of the hinge loss: the max-margin classifier of separable labels, else the weights of least loss (and among
 * those of least norm).
 *
 * The path of solutions is constant below some lambda > 0, so the limit is reached at a finite one. For separable labels the certificate is
 * the relative duality gap of the hard-margin problem, min |w|^2 / 2 with y f >= 1, whose feasible point is w over its smallest margin.
 * For others it is the gap at the lambda below which the solution no longer moves.
 *
 * @throws {CertificateError} if the path has not settled at the smallest lambda: a margin, or eigenvalues of the kernel, too small.
 *
 * Source: equations/README.md (LI.1), (RE.3).
 */
export function hingeLimit(problem: TrainingProblem, algebra: LinearAlgebra): HingeLimit {
  const scale = meanSquareFeature(problem);
  let last: HingePoint | undefined;
  let gap = Number.POSITIVE_INFINITY;
  for (const small of SMALL_LAMBDAS) {
    const lambda = small * scale;
    const interior = hingeInterior(problem, lambda, algebra);
    const point = hingePoint(problem, interior.beta, lambda, algebra, interior.coefficients);
    const separated = maxMargin(problem, point, lambda, algebra);
    gap = separated?.fit.certificate ?? point.gap;
    if (gap <= GAP_BOUND && separated !== undefined) return { separable: true, ...separated };
    if (separated === undefined && isOptimal(point)) {
      if (last !== undefined && isSame(last, point)) {
        const certificate = Math.max(0, point.gap);
        return {
          separable: false,
          fit: { lambda: 0, ...point.prediction, certificate, certificateBound: GAP_BOUND },
        };
      }
      last = point;
    }
  }
  throw new CertificateError("hinge", 0, "relative duality gap", gap, GAP_BOUND, UNSETTLED);
}

/**
 * The max-margin classifier as a point of the problem with a finite lambda. It is the solution there, and its gap says so, where no
 * sample pulls with its full force: lambda times the largest multiplier is at most 1.
 *
 * @returns undefined where the labels are not separable, or a sample would pull with more.
 */
export function maxMarginPoint(
  problem: TrainingProblem,
  lambda: number,
  algebra: LinearAlgebra,
): HingePoint | undefined {
  const limit = attempted(() => hingeLimit(problem, algebra));
  if (limit instanceof CertificateError || !limit.separable) return undefined;
  const beta = limit.multipliers.map((multiplier) => lambda * multiplier);
  if (!beta.every((value) => value <= 1)) return undefined;
  const beyond = limit.fit.coefficients.map((value) => (1 + BEYOND_ROUNDING) * value);
  return hingePoint(problem, beta, lambda, algebra, beyond);
}

/** The classifier scaled to unit margin, with its gap; undefined if it does not separate. */
function maxMargin(
  problem: TrainingProblem,
  { beta, prediction }: HingePoint,
  lambda: number,
  algebra: LinearAlgebra,
): { readonly fit: Fit; readonly multipliers: Float64Array } | undefined {
  const { labels } = problem;
  const margin = prediction.outputs.reduce((least, output, i) => Math.min(least, labels[i]! * output), Infinity);
  if (!(margin > 0)) return undefined;
  const fit = predictionOf(
    problem,
    prediction.coefficients.map((value) => value / margin),
    algebra,
  );
  const dual = predictionOfDual(
    problem,
    beta.map((value, i) => (labels[i]! * value) / lambda),
    algebra,
  );
  const sum = beta.reduce((total, value) => total + value / lambda, 0);
  // The best multiple of the dual point has the value sum^2 / (2 |w|^2); the primal one |w|^2 / 2.
  const certificate = Math.max(0, 1 - (sum * sum) / (dual.normSquare * fit.normSquare));
  return {
    fit: { lambda: 0, ...fit, certificate, certificateBound: GAP_BOUND },
    multipliers: beta.map((value) => ((value / lambda) * sum) / dual.normSquare),
  };
}

function isSame(one: HingePoint, other: HingePoint): boolean {
  const [a, b] = [one.prediction.outputs, other.prediction.outputs];
  const difference = a.map((value, i) => value - b[i]!);
  return dot(difference, difference) <= SAME * SAME * dot(b, b);
}
