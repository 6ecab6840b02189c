import type { Loss } from "../../equations/losses.js";
import { isLossName, LOSS_NAMES, LOSSES, type LossEntry } from "../../equations/vocabulary/losses.js";
import { ParameterError } from "../../src/core/errors.js";
import type { LinearAlgebra } from "../linearAlgebra/linearAlgebra.js";
import { type Attempt, attempted, CertificateError, certified } from "./certificate.js";
import { hinge } from "./hinge.js";
import { hingeLimit } from "./hingeLimit.js";
import { kernelFeatures } from "./kernelFeatures.js";
import { newton } from "./newton.js";
import {
  type Fit,
  fitOf,
  meanSquareFeature,
  predictionOfDual,
  smallerProblem,
  type TrainingProblem,
} from "./problem.js";
import { ridge } from "./ridge.js";

/** Largest ratio of two neighboring lambdas on the way down. */
const STEP_DOWN = 10;
/** Relative gap that is good enough for a start. */
const ROUGHLY = 0.01;

/**
 * Trains on one data set at every lambda: min sum_i loss(y_i f_i) + (lambda/2) |w|^2, to certified optimality.
 *
 * lambda = 0 is the limit 0+: minimum norm for the square loss; for the others the max-margin classifier at unit margin if the labels are
 * separable, else the weights of least loss. lambda = Infinity is Hebb's rule, in units of 1/lambda.
 *
 * @param problem Features or kernel. More features than samples are replaced by their kernel matrix.
 * @param loss    By name.
 * @param lambdas [0, Infinity] each, in any order.
 * @returns One fit for each lambda, in the order given.
 * @throws {CertificateError} if one of them is not optimal within its bound.
 * @throws {ParameterError} for another loss.
 */
export function learn(
  problem: TrainingProblem,
  loss: string,
  lambdas: readonly number[],
  algebra: LinearAlgebra,
): Fit[] {
  return certified(learnEach(problem, loss, lambdas, algebra));
}

/**
 * The same, and where a fit is not optimal within its bound its CertificateError in its place: the other lambdas keep their fits.
 *
 * @throws {ParameterError} for another loss.
 */
export function learnEach(
  problem: TrainingProblem,
  loss: string,
  lambdas: readonly number[],
  algebra: LinearAlgebra,
): Attempt<Fit>[] {
  if (!isLossName(loss)) throw new ParameterError("learn", "loss", loss, `{${LOSS_NAMES.join(", ")}}`);
  const entry = LOSSES[loss];
  const smaller = smallerProblem(problem, algebra);
  const falling = [...new Set(lambdas)].sort((a, b) => b - a);
  const fits = new Map<number, Attempt<Fit>>();
  const infinite = falling.filter((lambda) => lambda === Number.POSITIVE_INFINITY);
  const regular = falling.filter((lambda) => lambda > 0 && Number.isFinite(lambda));
  for (const lambda of infinite) fits.set(lambda, hebb(problem, entry.loss, algebra));
  const keep = (attempt: Attempt<Fit>): void =>
    void fits.set(
      attempt.lambda,
      attempt instanceof CertificateError ? attempt : fitOf(problem, smaller, attempt, algebra),
    );
  if (entry.learner === "ridge") {
    for (const fit of ridge(smaller, falling.filter(Number.isFinite), algebra)) keep(fit);
  } else {
    for (const fit of regularized(smaller, entry, regular, algebra)) keep(fit);
    if (falling.includes(0)) keep(attempted(() => vanishing(smaller, entry, algebra)));
  }
  return lambdas.map((lambda) => fits.get(lambda)!);
}

function regularized(
  problem: TrainingProblem,
  { loss, learner }: LossEntry,
  falling: readonly number[],
  algebra: LinearAlgebra,
): Attempt<Fit>[] {
  if (learner === "hinge") return hinge(problem, falling, algebra);
  let lambdaBefore = meanSquareFeature(problem);
  let start: Fit | undefined;
  return falling.map((lambda) => {
    // Far from its minimum a loss that vanishes on a half-line has no curvature to guide Newton's method: go down in steps.
    for (let between = lambdaBefore / STEP_DOWN; between > STEP_DOWN * lambda; between /= STEP_DOWN) {
      const better = attempted(() =>
        newton(problem, loss, between, algebra, { ...(start && { start }), tolerance: ROUGHLY }),
      );
      // A start need not be had: the fit itself then says, of the lambda that was asked for, that it is not optimal.
      if (better instanceof CertificateError) break;
      start = better;
    }
    const fit = attempted(() => newton(problem, loss, lambda, algebra, start && { start }));
    if (fit instanceof CertificateError) return fit;
    start = fit;
    lambdaBefore = lambda;
    return fit;
  });
}

/** lambda -> 0+ of a margin loss. A singular kernel whose labels are not separable is written as features, of which it has fewer. */
function vanishing(problem: TrainingProblem, entry: LossEntry, algebra: LinearAlgebra): Fit {
  const { separable, fit } = hingeLimit(problem, algebra);
  if (separable) return fit;
  if (problem.kind === "features") return entry.learner === "hinge" ? fit : newton(problem, entry.loss, 0, algebra);
  const { features, coefficientsOf } = kernelFeatures(problem.kernel, algebra);
  const inner = vanishing({ kind: "features", features, labels: problem.labels }, entry, algebra);
  return { ...inner, coefficients: coefficientsOf(inner.coefficients) };
}

/** lambda -> infinity: every sample pulls with -loss'(0). Explicit, so there is nothing to certify. */
function hebb(problem: TrainingProblem, loss: Loss, algebra: LinearAlgebra): Fit {
  const prediction = predictionOfDual(
    problem,
    problem.labels.map((label) => label * loss.pull),
    algebra,
  );
  return { lambda: Number.POSITIVE_INFINITY, ...prediction, certificate: 0, certificateBound: 0 };
}
