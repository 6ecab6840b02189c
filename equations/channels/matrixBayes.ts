import { integrateAdaptive } from "../../src/numerics/adaptive.js";
import { brentRoot } from "../../src/numerics/bracket.js";
import { atan2, cos, exp, log, sin } from "../../src/numerics/elementary.js";
import { integerPower } from "../../src/numerics/integerPower.js";
import type { MatrixSpectrum } from "../types.js";
import { type BayesOptimal, bayesOptimalStep } from "./bayes.js";

/** Logarithms of qHat among which the fixed point is looked for from below, relative to log alpha. */
const BELOW = -25;
const ABOVE = 60;
const SCAN = 50;
/** Of the integral over the spectrum. */
const TOLERANCE = 1e-13;
/** Displacement that shows how the fixed point depends on an error of the integral. */
const PROBE = 1e-5;
/** Relative variance of the eigenvalues that is rounding of their mean. */
const ONE_EIGENVALUE = 4 * Number.EPSILON;

/**
 * Least mean square error of a matrix of unit mean square from S* + sqrt(noise) GOE, and its estimated error.
 *
 *   MMSE = noise [1 - (4 pi^2 / 3) noise int rho^3]
 *
 * @param noise Variance of the noise, 1 / qHat, (0, Infinity).
 *
 * Source: equations/README.md (BO.5).
 */
export function matrixMmse(
  spectrum: MatrixSpectrum,
  noise: number,
): { readonly value: number; readonly error: number } {
  let cubes = 0;
  let error = 0;
  for (const { from, to } of spectrum.bands(1, noise, 0)) {
    const half = 0.5 * (to - from);
    // Square roots at the edges vanish in the angle; the part of the band that a hard edge of the rule leaves is looked for by the adaptive rule.
    const at = (angle: number): number => {
      const sine = sin(angle);
      const density = spectrum.density(1, noise, 0, from + 2 * half * sine * sine);
      return 4 * half * sine * cos(angle) * integerPower(density, 3);
    };
    const integral = integrateAdaptive(at, [0, 0.25 * Math.PI, 0.5 * Math.PI], TOLERANCE / noise);
    cubes += integral.value;
    error += integral.error;
  }
  const factor = (4 * Math.PI * Math.PI) / 3;
  return {
    value: noise * (1 - factor * noise * cubes),
    error: noise * (factor * noise * error + 4 * Number.EPSILON),
  };
}

/**
 * Bayes-optimal generalization error for a rule given by a matrix: what the data allow, whatever the learner.
 *
 * qHat = alpha E[gout^2] at q, as for a linear rule, and q = 1 - MMSE(1 / qHat). Where there were several fixed points this is the one with
 * the least q, which message passing reaches.
 *
 * @param alpha   2 n / d^2, (0, Infinity).
 * @param epsilon Fraction of random labels, [0, 1].
 *
 * Source: equations/README.md (BO.4), (BO.5).
 */
export function matrixBayesOptimal(spectrum: MatrixSpectrum, alpha: number, epsilon: number): BayesOptimal {
  if (1 - spectrum.mean * spectrum.mean < ONE_EIGENVALUE) return knownRule();
  if (alpha * (1 - epsilon) * (1 - epsilon) === 0) return withoutRule(spectrum);
  let iterations = 0;
  /** log of the step of the fixed point over qHat itself, and the slope b = sqrt(q / (1 - q)). */
  const at = (logQHat: number): { readonly excess: number; readonly slopeSquare: number; readonly error: number } => {
    iterations++;
    const qHat = exp(logQHat);
    const { value, error } = matrixMmse(spectrum, 1 / qHat);
    const slopeSquare = (1 - value) / value;
    const excess = log(bayesOptimalStep(alpha, epsilon, slopeSquare)) - logQHat;
    return { excess, slopeSquare, error: error / value };
  };
  const start = log(alpha);
  const width = (ABOVE - BELOW) / SCAN;
  let low = start + BELOW;
  let high = low;
  for (let k = 1; k <= SCAN; k++) {
    high = start + BELOW + k * width;
    if (at(high).excess < 0) break;
    low = high;
  }
  const root = brentRoot((x) => at(x).excess, low, high, 1e-15);
  const x = root?.x ?? low;
  const { excess, slopeSquare, error } = at(x);
  const derivative = (at(x + PROBE).excess - at(x - PROBE).excess) / (2 * PROBE);
  const b = Math.sqrt(slopeSquare);
  // The slope follows from the spectrum at fixed qHat, and from qHat.
  const bySpectrum = 0.5 * error * (1 + slopeSquare);
  const byFixedPoint = (Math.abs(excess) + error + 1e-14) / Math.abs(derivative);
  const relative = Math.max(bySpectrum / slopeSquare, 0) + byFixedPoint;
  return {
    status: root !== undefined && Math.abs(excess) < 1e-9 ? "converged" : "max-iterations",
    q: slopeSquare / (1 + slopeSquare),
    qHat: exp(x),
    generalizationError: atan2(1, b) / Math.PI,
    diagnostics: {
      iterations,
      residual: Math.abs(excess),
      errorEstimate: (relative * b) / (1 + slopeSquare) / Math.PI,
    },
  };
}

/** A rule whose eigenvalues are all equal is a multiple of the identity: it is known without data. */
function knownRule(): BayesOptimal {
  return {
    status: "converged",
    q: 1,
    qHat: Number.POSITIVE_INFINITY,
    generalizationError: 0,
    // Without data the error is arccos(mean)/pi.
    diagnostics: { iterations: 0, residual: 0, errorEstimate: Math.sqrt(ONE_EIGENVALUE) / Math.PI },
  };
}

/** Nothing is known but the mean of the rule's eigenvalues: the trace still says something. */
function withoutRule({ mean }: MatrixSpectrum): BayesOptimal {
  const q = mean * mean;
  return {
    status: "converged",
    q,
    qHat: 0,
    generalizationError: atan2(Math.sqrt(1 - q), mean) / Math.PI,
    diagnostics: { iterations: 0, residual: 0, errorEstimate: 1e-16 },
  };
}
