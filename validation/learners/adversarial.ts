import type { Loss } from "../../equations/losses.js";
import { LOSSES } from "../../equations/vocabulary/losses.js";
import { brentRoot } from "../../src/numerics/bracket.js";
import type { LinearAlgebra } from "../linearAlgebra/linearAlgebra.js";
import { column, dot } from "../linearAlgebra/vectors.js";
import type { ADVERSARIAL_LOSSES } from "./adversarialLosses.js";
import { type Attempt, attempted, CertificateError, certified, GAP_BOUND } from "./certificate.js";
import { hinge } from "./hinge.js";
import { learn } from "./learn.js";
import { type Fit, predictionOf, type TrainingProblem } from "./problem.js";

const NEWTON_STEPS = 200;
const MOST_HALVINGS = 50;
/** Doublings of the ridge in search of a bracket, and the relative accuracy of its logarithm. */
const MOST_DOUBLINGS = 60;
const ROOT_ACCURACY = 1e-9;

type Features = Extract<TrainingProblem, { readonly kind: "features" }>;

/**
 * Trains a perceptron on attacked inputs, min sum_i loss(y_i f_i - e |w| / sqrt d) + (lambda/2) |w|^2, to certified optimality.
 *
 * Smooth losses by Newton's method. The hinge by a search for the ridge at which the learner of the inputs as they are, with weights
 * 1 + a times as long, is the solution.
 *
 * With the dual coefficients b_i = -loss'(y_i f_i - a), g = sum_i b_i y_i x_i and E = e sum_i b_i / sqrt d the dual problem has the value
 * sum_i -loss*(-b_i) - (|g| - E)_+^2 / (2 lambda), and at any w the gap is at most |gradient|^2 / (2 lambda).
 *
 * @param problem Inputs / sqrt d.
 * @param loss    One of ADVERSARIAL_LOSSES.
 * @param lambdas (0, Infinity) each.
 * @param attack  e, [0, Infinity).
 *
 * Source: equations/README.md (AD.1), (AD.3).
 */
export function adversarialLearners(
  problem: Features,
  loss: (typeof ADVERSARIAL_LOSSES)[number],
  lambdas: readonly number[],
  attack: number,
  algebra: LinearAlgebra,
): Attempt<Fit>[] {
  const reach = attack / Math.sqrt(problem.features.columns);
  return lambdas.map((lambda) =>
    attempted(() => {
      const plain = learn(problem, loss, [lambda], algebra)[0]!;
      if (attack === 0) return plain;
      return loss === "hinge"
        ? hingeUnderAttack(problem, lambda, reach, algebra)
        : newtonUnderAttack(problem, LOSSES[loss].loss, lambda, reach, plain.coefficients, algebra);
    }),
  );
}

/** The objective at some weights, with what Newton's method and the certificate need. */
interface Place {
  readonly w: Float64Array;
  readonly length: number;
  /** y_i f_i - a. */
  readonly margins: Float64Array;
  readonly objective: number;
}

function placeAt(
  { features, labels }: Features,
  loss: Loss,
  lambda: number,
  reach: number,
  w: Float64Array,
  algebra: LinearAlgebra,
): Place {
  const length = Math.sqrt(dot(w, w));
  const margins = algebra.timesVector(features, w).map((f, i) => labels[i]! * f - reach * length);
  const objective = margins.reduce((sum, u) => sum + loss.value(u), 0.5 * lambda * length * length);
  return { w, length, margins, objective };
}

function newtonUnderAttack(
  problem: Features,
  loss: Loss,
  lambda: number,
  reach: number,
  start: Float64Array,
  algebra: LinearAlgebra,
): Fit {
  const { features, labels } = problem;
  const { columns: d, rows: n, data } = features;
  let place = placeAt(problem, loss, lambda, reach, start, algebra);
  let certificate = Number.POSITIVE_INFINITY;
  for (let step = 0; step < NEWTON_STEPS && place.length > 0; step++) {
    const { w, length, margins } = place;
    const unit = w.map((value) => value / length);
    const pulls = margins.map((u, i) => -labels[i]! * loss.slope(u));
    const total = margins.reduce((sum, u) => sum - loss.slope(u), 0);
    const pulled = algebra.transposedTimesVector(features, pulls);
    const gradient = w.map((value, k) => lambda * value - pulled[k]! + reach * total * unit[k]!);
    certificate = dot(gradient, gradient) / (2 * lambda) / Math.min(place.objective, 0.5 * lambda * length * length);
    if (certificate <= GAP_BOUND) break;
    // Margins move by y x - reach w / |w| a unit of w.
    const moves = new Float64Array(n * d);
    for (let i = 0; i < n; i++) {
      const root = Math.sqrt(loss.curvature(margins[i]!));
      for (let k = 0; k < d; k++) moves[i * d + k] = root * (labels[i]! * data[i * d + k]! - reach * unit[k]!);
    }
    const hessian = algebra.gram({ rows: n, columns: d, data: moves });
    const bend = (reach * total) / length;
    for (let j = 0; j < d; j++) {
      for (let k = 0; k < d; k++) hessian.data[j * d + k]! -= bend * unit[j]! * unit[k]!;
      hessian.data[j * d + j]! += lambda + bend;
    }
    const direction = algebra.solvePositive(hessian, column(gradient.map((value) => -value))).data;
    const slope = dot(gradient, direction);
    let next: Place | undefined;
    let factor = 1;
    for (let halving = 0; halving < MOST_HALVINGS; halving++, factor *= 0.5) {
      const moved = w.map((value, k) => value + factor * direction[k]!);
      next = placeAt(problem, loss, lambda, reach, moved, algebra);
      if (next.objective <= place.objective + 1e-4 * factor * slope) break;
      next = undefined;
    }
    if (next === undefined) break;
    place = next;
  }
  return certifiedFit(problem, loss.name, lambda, place.w, certificate, algebra);
}

function hingeUnderAttack(problem: Features, lambda: number, reach: number, algebra: LinearAlgebra): Fit {
  const { loss } = LOSSES.hinge;
  const at = (ridge: number): { readonly fit: Fit; readonly length: number; readonly total: number } => {
    const [fit] = certified(hinge(problem, [ridge], algebra)) as [Fit];
    // At a duality gap of 0 the dual coefficients sum up to the mean of both objectives plus the ridge term.
    const violation = fit.outputs.reduce((sum, f, i) => sum + loss.value(problem.labels[i]! * f), 0);
    return { fit, length: Math.sqrt(fit.normSquare), total: violation + ridge * fit.normSquare };
  };
  /** The ridge of the problem whose solution is the learner without attack at another ridge, times 1 + a as long. */
  const ridgeOf = (ridge: number): number => {
    const { length, total } = at(ridge);
    return (1 - reach * length) * (ridge - (reach * total) / length);
  };
  let upper = lambda;
  for (let k = 0; k < MOST_DOUBLINGS && !(ridgeOf(upper) > lambda); k++) upper *= 2;
  const root = brentRoot((x) => ridgeOf(Math.exp(x)) / lambda - 1, Math.log(lambda), Math.log(upper), ROOT_ACCURACY);
  const { fit, length, total } = at(root === undefined ? upper : Math.exp(root.x));
  const a = (reach * length) / (1 - reach * length);
  const w = fit.coefficients.map((value) => (1 + a) * value);
  const { objective } = placeAt(problem, loss, lambda, reach, w, algebra);
  const pull = Math.max(0, fit.lambda * length - reach * total);
  const dual = total - (pull * pull) / (2 * lambda);
  return certifiedFit(problem, "hinge", lambda, w, Math.max(0, objective - dual) / objective, algebra);
}

function certifiedFit(
  problem: Features,
  name: string,
  lambda: number,
  w: Float64Array,
  certificate: number,
  algebra: LinearAlgebra,
): Fit {
  if (!(certificate <= GAP_BOUND)) {
    const remedy = "take a larger lambda or a smaller attack; against a strong one no weights are better than none";
    throw new CertificateError(
      `${name} on attacked inputs`,
      lambda,
      "relative duality gap",
      certificate,
      GAP_BOUND,
      remedy,
    );
  }
  return { lambda, ...predictionOf(problem, w, algebra), certificate, certificateBound: GAP_BOUND };
}
