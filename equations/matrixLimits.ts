import { brentRoot } from "../src/numerics/bracket.js";
import { atan2, cos, exp, log, sin } from "../src/numerics/elementary.js";
import { labelCorrelation } from "./channels/labelField.js";
import { leftPull, separates } from "./losses.js";
import type { MatrixRegime } from "./matrixReduction.js";
import type { SeparabilityThreshold } from "./thresholds.js";
import type { MatrixModel, MatrixSpectrum } from "./types.js";

/** Relative rounding of a threshold: closer, neither side of it can be told from the other. */
const THRESHOLD_ROUNDING = 1e-12;
/** Logarithms of the field's strength among which the separability threshold lies. */
const STRENGTHS = { from: -40, to: 40 } as const;

/** The problem of a learner of matrices at its lambda: three equations, the network that is zero, or no limit at all. */
export type MatrixProblem =
  | { readonly kind: "reduced"; readonly regime: MatrixRegime }
  | { readonly kind: "zero" }
  | { readonly kind: "none"; readonly name: MatrixRegime["name"]; readonly reason: string };

/**
 * The lambda from which on the network is zero: the largest eigenvalue of the gradient there.
 *
 * Source: equations/README.md (LF.8).
 */
export function zeroNetworkLambda({ alpha, channel, spectrum }: MatrixModel): number {
  const { pull } = channel.loss;
  return spectrum.edge(alpha * labelCorrelation(channel.epsilon) * pull, alpha * pull * pull);
}

/**
 * The problem of a learner of matrices, by where lambda lies in [0, Infinity].
 *
 * Source: equations/README.md (LF.7)-(LF.10).
 */
export function matrixProblemOf(model: MatrixModel): MatrixProblem {
  const { alpha, channel, lambda } = model;
  if (lambda === Number.POSITIVE_INFINITY) return { kind: "zero" };
  if (lambda > 0) {
    if (lambda < zeroNetworkLambda(model)) return { kind: "reduced", regime: { name: "regular" } };
    if (leftPull(channel.loss) === channel.loss.pull) return { kind: "zero" };
    const reason = "the loss has a kink at u = 0, and the network may be zero or not; give a smaller lambda";
    return { kind: "none", name: "regular", reason };
  }
  const { from, to } = channel.loss.minimizers;
  if (to < Number.POSITIVE_INFINITY && from !== to) {
    const reason = "the loss is least on an interval, whose threshold is not computed; give a small positive lambda";
    return { kind: "none", name: "ridgeless", reason };
  }
  const threshold = matrixFitThreshold(model);
  if (Math.abs(alpha / threshold - 1) <= THRESHOLD_ROUNDING) {
    const letter = separates(channel.loss) ? "alpha_c" : "alpha_i";
    const reason = `alpha is the threshold ${letter} itself, where q and V diverge; give another alpha, or a positive lambda`;
    return { kind: "none", name: "ridgeless", reason };
  }
  if (alpha > threshold) return { kind: "reduced", regime: { name: "ridgeless" } };
  if (channel.loss.slowTail === true) {
    const reason =
      "the data are separable and the loss falls like a power of u, so that the weights diverge, and not in the max-margin direction; " +
      "give a small positive lambda";
    return { kind: "none", name: "interpolating", reason };
  }
  return { kind: "reduced", regime: { name: "interpolating" } };
}

/** The sample ratio below which the loss can be brought to its infimum. Source: equations/README.md (LF.9), (LF.10). */
export function matrixFitThreshold({ channel, spectrum }: MatrixModel): number {
  return separates(channel.loss)
    ? matrixSeparabilityThreshold(spectrum, channel.epsilon).alpha
    : matrixInterpolationThreshold(spectrum, channel.epsilon);
}

/**
 * The sample ratio 2 n / d^2 below which positive semidefinite matrices fit labels exactly.
 *
 * There V diverges at a finite q, with m = 1/c: the rule's help lets matrices fit more labels than half their parameters, which is all that a
 * random subspace shares with the cone.
 *
 * @returns 1/2 at epsilon = 1.
 *
 * Source: equations/README.md (LF.9).
 */
export function matrixInterpolationThreshold(spectrum: MatrixSpectrum, epsilon: number): number {
  const c = labelCorrelation(epsilon);
  const at = (strength: number): { readonly byM: number; readonly byQ: number } => {
    return spectrum.positivePart(strength, 1, 0)!;
  };
  // c^2 byM grows more slowly than the strength, and is c^2 times the mean of the rule and of the positive noise at 0.
  const root =
    c === 0 ? undefined : brentRoot((x) => x - log(c * c * at(exp(x)).byM), STRENGTHS.from, STRENGTHS.to, 1e-15);
  return 2 * at(root === undefined ? 0 : exp(root.x)).byQ;
}

/**
 * The sample ratio at which labels stop being separable by a positive semidefinite matrix.
 *
 * The field's strength mHat / sqrt qHat gives the angle to the rule's matrix; the response then gives alpha in one way, the strength in
 * another.
 *
 * @param epsilon Fraction of random labels, [0, 1].
 * @returns alpha = Infinity at epsilon = 0.
 *
 * Source: equations/README.md (LF.10).
 */
export function matrixSeparabilityThreshold(spectrum: MatrixSpectrum, epsilon: number): SeparabilityThreshold {
  if (epsilon === 0) return { alpha: Number.POSITIVE_INFINITY, relativeError: 0, R: 1, generalizationError: 0 };
  const rule = 1 - epsilon;
  const at = (strength: number): { readonly psi: number; readonly alpha: number; readonly balance: number } => {
    const { spread, byM, byQ } = spectrum.positivePart(strength, 1, 0)!;
    const psi = atan2(Math.sqrt(spread), byM);
    const alpha = (2 * byQ) / (0.5 * epsilon + (rule * psi) / Math.PI);
    const frustration = 0.5 * epsilon + (rule * (psi - sin(psi) * cos(psi))) / Math.PI;
    return { psi, alpha, balance: log(alpha / frustration) + 2 * log((rule * sin(psi)) / (Math.PI * strength)) };
  };
  const root = rule === 0 ? undefined : brentRoot((x) => at(exp(x)).balance, STRENGTHS.from, STRENGTHS.to, 1e-15);
  const { psi, alpha } = at(root === undefined ? 0 : exp(root.x));
  return {
    alpha,
    relativeError: 4 * (root?.error ?? 0) + 1e-13,
    R: cos(psi),
    generalizationError: psi / Math.PI,
  };
}
