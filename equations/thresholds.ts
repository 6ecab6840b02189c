import { ParameterError } from "../src/core/errors.js";
import { brentRoot } from "../src/numerics/bracket.js";
import { atan2, cos, exp, hypot, log, log1p, sin } from "../src/numerics/elementary.js";
import type { Spectrum } from "./types.js";

/** The sample ratio at which labels stop being separable by the features. */
export interface SeparabilityThreshold {
  /** Separable below, not above; Infinity where every alpha is separable. */
  readonly alpha: number;
  /** Relative error of alpha, from the width of the root's bracket. */
  readonly relativeError: number;
  /** Overlap R of the whitened max-margin weights with the teacher's direction among the features, at the threshold. */
  readonly R: number;
  /** E_gen of the max-margin classifier at the threshold. */
  readonly generalizationError: number;
}

/** Angles between which the root lies, however little is missing of the teacher; at pi/2 itself the logarithm of a cosine is infinite. */
const SMALLEST_ANGLE = 1e-170;
const LARGEST_ANGLE = (1 - 1e-15) * (Math.PI / 2);
/** Fractions below this have lost digits on the way. */
const UNDERFLOWN = 1e-290;
/** Below this, x - sin x is summed as a series. */
const SERIES_REACH = 0.5;

/** x - sin x, relative error at rounding: the difference has none for small x. */
function xMinusSin(x: number): number {
  if (x > SERIES_REACH) return x - sin(x);
  const square = x * x;
  let term = (x * square) / 6;
  let sum = term;
  for (let k = 2; k < 10; k++) {
    term *= -square / (2 * k * (2 * k + 1));
    sum += term;
  }
  return sum;
}

/**
 * Separability threshold of rule-and-fact labels (the capacity of the hinge loss).
 *
 * Solved in the angles theta = arccos R and psi = arccos(rho R), where every term is positive; the textbook form in R
 * subtracts numbers near 1/2 as epsilon -> 0.
 *
 * @param spectrum Of the features; a kernel (infinite rank) separates everything.
 * @param epsilon  Fraction of random labels, [0, 1].
 * @returns alpha = Infinity for a kernel and for the perceptron at epsilon = 0.
 *
 * Source: equations/README.md (TH.1), (TH.2).
 */
export function separabilityThreshold(spectrum: Spectrum, epsilon: number): SeparabilityThreshold {
  const shareSquare = spectrum.teacherShare;
  const share = Math.sqrt(shareSquare);
  const { value: missing, error: missingError } = spectrum.teacherMissing;
  if (spectrum.rank === Number.POSITIVE_INFINITY) {
    return { alpha: Number.POSITIVE_INFINITY, relativeError: 0, R: Number.NaN, generalizationError: Number.NaN };
  }
  if (epsilon === 0 && missing === 0) {
    return { alpha: Number.POSITIVE_INFINITY, relativeError: 0, R: 1, generalizationError: 0 };
  }
  const angleOf = (theta: number): number =>
    atan2(hypot(sin(theta), Math.sqrt(missing) * cos(theta)), share * cos(theta));
  /** Fraction of labels on the wrong side of the direction at angle psi, weighted as in (TH.1). */
  const frustration = (psi: number): number => 0.5 * epsilon + ((1 - epsilon) * xMinusSin(2 * psi)) / (2 * Math.PI);
  /** Its logarithm, also where the third power of the angle underflows: there 2 psi - sin 2 psi = 8 psi^3 / 6. */
  const logFrustration = (psi: number): number => {
    const direct = frustration(psi);
    if (direct > UNDERFLOWN) return log(direct);
    const rule = 3 * log(psi) + log((2 * (1 - epsilon)) / (3 * Math.PI));
    const facts = log(0.5 * epsilon);
    return Math.max(rule, facts) + log1p(exp(-Math.abs(rule - facts)));
  };
  // Logarithms of both sides of (TH.1): the sides themselves underflow with the third power of the angle.
  const balance = (theta: number): number => {
    const psi = angleOf(theta);
    const left = 2 * log(sin(theta)) + log(sin(psi)) + log(share * (1 - epsilon));
    return left - log(Math.PI * cos(theta)) - logFrustration(psi);
  };
  // Beyond the last angle a double can tell from pi/2 the labels are random: nearly all are facts, or the features see next to no rule.
  const isRandom = epsilon === 1 || balance(LARGEST_ANGLE) < 0;
  const root = isRandom ? undefined : brentRoot((s) => balance(exp(s)), log(SMALLEST_ANGLE), log(LARGEST_ANGLE), 1e-15);
  if (!isRandom && root === undefined) {
    throw new ParameterError("separabilityThreshold", "epsilon", epsilon, "0 or [1e-300, 1]");
  }
  const theta = root === undefined ? Math.PI / 2 : exp(root.x);
  const psi = angleOf(theta);
  const sine = sin(theta);
  const wrong = frustration(psi);
  return {
    alpha:
      wrong > UNDERFLOWN
        ? (spectrum.rank * sine * sine) / wrong
        : exp(log(spectrum.rank) + 2 * log(theta) - logFrustration(psi)),
    // The missing part of the teacher enters no more strongly than as the root of its inverse.
    relativeError: 4 * (root?.error ?? 0) + 1e-15 + (missing > 0 ? (0.5 * missingError) / missing : 0),
    R: root === undefined ? 0 : cos(theta),
    generalizationError: psi / Math.PI,
  };
}

/**
 * Sample ratio below which the square loss interpolates: the number of features that matter, per input dimension.
 *
 * Source: equations/README.md (TH.3).
 */
export function interpolationThreshold(spectrum: Spectrum): number {
  return spectrum.rank;
}
