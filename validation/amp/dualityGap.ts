import { logistic } from "../../equations/losses.js";
import { addRow, dot, rowDot } from "../linearAlgebra/vectors.js";
import type { AmpProblem, AmpState } from "./messagePassing.js";
import type { AmpLearner } from "./outputFunction.js";

/** Distance of weights from the minimizer, without knowing the minimizer. */
export interface Optimality {
  /** Training objective at the weights minus the dual objective at the pulls, divided by the former. */
  readonly relativeGap: number;
  /** Bound on |w - minimizer| / |w|. */
  readonly distance: number;
}

/**
 * Duality gap of the regularized loss at a state of message passing: the certificate that its fixed point is the learner.
 *
 * With a the pulls, P(w) - D(a) = sum_i [loss(u_i) + loss*(-a_i) + a_i u_i] + (lambda/2) |w - sum_i a_i y_i x_i / (lambda sqrt d)|^2.
 * Every term is at least 0 and is computed so: the gap is known far below rounding of the objectives, whose difference it is. The
 * objective is strongly convex, so (lambda/2) |w - minimizer|^2 is at most the gap.
 *
 * @param problem Of a loss, not of the Bayes-optimal learner.
 * @param loss    The learner whose output function the problem has.
 * @param state   Weights, and pulls that are feasible dual variables, as those of message passing are.
 *
 * Source: equations/README.md (AM.6).
 */
export function dualityGap(
  { inputs, labels, lambda }: AmpProblem,
  loss: Exclude<AmpLearner, "bayes">,
  { weights, pulls }: AmpState,
): Optimality {
  const { rows: n, columns: d, data } = inputs;
  const scale = 1 / Math.sqrt(d);
  const shortfall = shortfallOf(loss);
  // lambda (w - w of the pulls).
  const force = weights.map((value) => lambda * value);
  let gap = 0;
  let objective = 0;
  for (let i = 0; i < n; i++) {
    const y = labels[i] as number;
    const a = pulls[i] as number;
    const u = y * scale * rowDot(data, i * d, weights, d);
    gap += shortfall(u, a);
    objective += shortfall(u, 0);
    const amount = y * scale * a;
    if (amount !== 0) addRow(force, -amount, data, i * d);
  }
  const norm = dot(weights, weights);
  objective += 0.5 * lambda * norm;
  gap += dot(force, force) / (2 * lambda);
  return { relativeGap: gap / objective, distance: Math.sqrt((2 * gap) / (lambda * norm)) };
}

/** loss(u) + loss*(-a) + a u >= 0, for feasible a; at a = 0 it is the loss, since these losses are least at 0. */
function shortfallOf(loss: Exclude<AmpLearner, "bayes">): (u: number, a: number) => number {
  switch (loss) {
    case "square":
      return (u, a) => 0.5 * (1 - u - a) ** 2;
    case "hinge":
      return (u, a) => (u < 1 ? (1 - u) * (1 - a) : (u - 1) * a);
    case "squared-hinge":
      return (u, a) => (u < 1 ? 0.5 * (1 - u - a) ** 2 : 0.5 * a * a + a * (u - 1));
    case "logistic":
      return logisticShortfall;
  }
}

/** The relative entropy of the pull against that of the margin, -loss'(u): a log(a/p) + (1-a) log((1-a)/(1-p)), which does not cancel where a is near p. */
function logisticShortfall(u: number, a: number): number {
  const p = -logistic.slope(u);
  if (a === 0) return logistic.value(u);
  const gap = a - p;
  return Math.max(0, -a * Math.log1p(-gap / a) - (1 - a) * Math.log1p(gap / (1 - a)));
}
