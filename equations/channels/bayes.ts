import { atan2, exp, expm1, log, log1p } from "../../src/numerics/elementary.js";
import { gaussLegendre } from "../../src/numerics/gaussLegendre.js";
import { integerPower } from "../../src/numerics/integerPower.js";
import { NORMAL_DENSITY_AT_ZERO, normalTail } from "../../src/numerics/normal.js";

/** The Bayes-optimal overlap and what was done to find it. */
export interface BayesOptimal {
  readonly status: "converged" | "max-iterations";
  /** Overlap of the posterior mean with the teacher, [0, 1). */
  readonly q: number;
  /** qHat = q / (1 - q); Infinity where it is above the largest number, from alpha near 1e154 on. */
  readonly qHat: number;
  /** Least generalization error that any algorithm can reach, [0, 1/2]. */
  readonly generalizationError: number;
  readonly diagnostics: {
    readonly iterations: number;
    /** Relative change of q under one undamped step of the fixed point. */
    readonly residual: number;
    /** Estimated absolute error of the generalization error: Newton's remaining step and the quadrature. */
    readonly errorEstimate: number;
  };
}

/** Standard deviations integrated, panel width, and nodes a panel of the rule and of the check on it. */
const REACH = 9;
const PANELS = 5;
const NODES = 20;
const CHECK_NODES = 14;
const MAX_STEPS = 60;
/** A slope from which on 1 + b^2 is b^2 in double precision: there b^2 is not formed, because it overflows long before b does. */
const STEEP = 1e8;

/**
 * Bayes-optimal generalization error: what the data allow, whatever the learner.
 *
 * One unknown, the slope b = sqrt(q / (1 - q)), in which E_gen = arctan(1 / b) / pi without cancellation. Newton's method in
 * log b; the derivative of the average comes from the same nodes by partial integration.
 *
 * @param alpha   Samples per input dimension, (0, Infinity).
 * @param epsilon Fraction of random labels, [0, 1].
 * @returns q = 0 and E_gen = 1/2 at epsilon = 1, and where the samples of the rule are fewer than the smallest number.
 *
 * Source: equations/README.md (BO.1)-(BO.3).
 *
 * @example
 * bayesOptimalOverlap(2 / 0.9, 0.1).generalizationError.toFixed(4) // => "0.2008"
 */
export function bayesOptimalOverlap(alpha: number, epsilon: number): BayesOptimal {
  const rule = 1 - epsilon;
  const signal = alpha * rule * rule;
  if (signal === 0) {
    const diagnostics = { iterations: 0, residual: 0, errorEstimate: 0 };
    return { status: "converged", q: 0, qHat: 0, generalizationError: 0.5, diagnostics };
  }
  const strength = log(signal);
  let logSlope = signal > STEEP ? strength : 0.5 * log(signal * (2 / Math.PI) + signal ** 2);
  let step = Number.POSITIVE_INFINITY;
  let residual = Number.POSITIVE_INFINITY;
  let derivative = 1;
  let iterations = 0;
  let fine = 1;
  while (iterations < MAX_STEPS) {
    const b = exp(logSlope);
    const { value, byLogSlope } = information(b, epsilon, NODES);
    iterations++;
    fine = value;
    // The logarithms cancel to that of a number near 1 where b^2 would hide the 1, or overflow.
    residual = b > STEEP ? -log(signal * value) : 2 * logSlope - log1p(b * b) - strength - log(value);
    derivative = 2 / (1 + b * b) - byLogSlope / value;
    step = -residual / derivative;
    // A step below the spacing of numbers at log b changes nothing.
    if (Math.abs(step) < Math.max(1e-14, Number.EPSILON * Math.abs(logSlope))) break;
    logSlope += Math.max(-2, Math.min(2, step));
  }
  const b = exp(logSlope);
  const quadrature = Math.abs(information(b, epsilon, CHECK_NODES).value / fine - 1);
  const relative = Math.abs(step) + (quadrature + 1e-15) / Math.abs(derivative);
  return {
    status: Math.abs(step) < 1e-11 ? "converged" : "max-iterations",
    q: b > STEEP ? 1 : (b * b) / (1 + b * b),
    qHat: b * b,
    generalizationError: atan2(1, b) / Math.PI,
    diagnostics: {
      iterations,
      residual: Math.abs(expm1(residual)),
      errorEstimate: b > STEEP ? relative / b / Math.PI : (relative * b) / (1 + b * b) / Math.PI,
    },
  };
}

/**
 * One step of the fixed point, qHat -> qHat = alpha E[gout^2] at q = qHat / (1 + qHat): what one iteration of the Bayes-optimal
 * message passing does in the limit of many dimensions.
 *
 * @param qHat [0, Infinity); 0 is where the algorithm starts, knowing nothing.
 *
 * Source: equations/README.md (BO.1).
 *
 * @example
 * bayesOptimalStep(Math.PI / 2, 0, 0).toFixed(12) // => "1.000000000000"
 */
export function bayesOptimalStep(alpha: number, epsilon: number, qHat: number): number {
  const rule = 1 - epsilon;
  return alpha * rule * rule * (1 + qHat) * information(Math.sqrt(qHat), epsilon, NODES).value;
}

/**
 * int phi(t) g(b t) dt with g = phi^2 / (Z+ Z-), and its derivative in log b.
 *
 * Z+ and Z- are the probabilities of the two labels at field b t; the smaller one is formed from the tail. The nodes are scaled to
 * 1 / sqrt(1 + b^2), the width of the integrand at epsilon = 0, which is its widest.
 */
function information(b: number, epsilon: number, n: number): { readonly value: number; readonly byLogSlope: number } {
  const { nodes, weights } = gaussLegendre(n);
  const width = REACH / PANELS / (b > STEEP ? b : Math.sqrt(1 + b * b));
  const half = 0.5 * width;
  let value = 0;
  let byLogSlope = 0;
  for (let panel = 0; panel < PANELS; panel++) {
    for (let i = 0; i < n; i++) {
      const t = panel * width + half * (1 + (nodes[i] as number));
      const x = b * t;
      const against = 0.5 * epsilon + (1 - epsilon) * normalTail(x);
      const term = ((weights[i] as number) * exp(-0.5 * t * t - x * x)) / (against * (1 - against));
      value += term;
      byLogSlope += (t * t - 1) * term;
    }
  }
  const scale = 2 * half * integerPower(NORMAL_DENSITY_AT_ZERO, 3);
  return { value: scale * value, byLogSlope: scale * byLogSlope };
}
