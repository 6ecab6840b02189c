import { integrateAdaptive } from "../../src/numerics/adaptive.js";
import { atan2, exp, expm1, hypot, log } from "../../src/numerics/elementary.js";
import { erf, NORMAL_DENSITY_AT_ZERO, normalCdf, normalDensity } from "../../src/numerics/normal.js";
import { skewNormalCdf } from "../../src/numerics/owensT.js";
import { GAUSSIAN_REACH } from "../../src/numerics/panels.js";
import type { Reading } from "./reading.js";

/** Absolute error of the averages that are integrals. */
const TOLERANCE = 1e-15;

/**
 * Attacks on the input: x + a with a of length at most e, where |x| = sqrt d.
 *
 * f is linear over the length of an attack, with a gradient of the same length G at every input, so that an attack moves f by up to e G and
 * the field of the rule by up to e. A perceptron and a kernel have G = sqrt q; random features a steeper one.
 */
interface Attack {
  /** Size e, in the Euclidean norm that is as strong. */
  readonly e: number;
  /** G. */
  readonly steepness: number;
  /** Length of the gradient's part orthogonal to the teacher; its other part is m. */
  readonly orthogonal: number;
  /** sqrt q. */
  readonly root: number;
}

function attackOn({ model, regime, overlaps, tau, norm }: Reading): Attack | undefined {
  const { inputGradient, observed = {} } = model;
  const { attack, attackNorm = 2 } = observed;
  // Zero weights have no gradient to follow.
  if (inputGradient === undefined || attack === undefined || regime === "zero") return undefined;
  const { perVariance, perNorm } = inputGradient;
  const extra = perNorm === 0 ? 0 : perNorm * norm();
  const { m } = overlaps;
  const root = hypot(m, tau);
  const rest = perVariance * tau * tau + (perVariance - 1) * m * m + extra;
  return {
    e: attack * strength(attackNorm),
    steepness: Math.sqrt(perVariance * root * root + extra),
    orthogonal: Math.sqrt(Math.max(0, rest)),
    root,
  };
}

/**
 * Euclidean length of an attack with a bound on its p-norm, |a|_p <= e d^(1/p - 1/2), along a direction with Gaussian
 * components: (E|g|^r)^(1/r) with 1/r = 1 - 1/p.
 *
 * Source: equations/README.md (AT.6).
 */
function strength(p: number): number {
  if (p === 2) return 1;
  if (p === Number.POSITIVE_INFINITY) return 2 * NORMAL_DENSITY_AT_ZERO;
  const r = p / (p - 1);
  const weighted = (t: number): number => (t === 0 ? 0 : 2 * exp(r * log(t)) * normalDensity(t));
  const { value } = integrateAdaptive(weighted, [0, 1e-3, 1, 4, GAUSSIAN_REACH], TOLERANCE);
  return exp(log(value) / r);
}

/** P[y f < e G], y the label of the rule. Source: equations/README.md (AT.1). */
export function robustError(reading: Reading): number | null {
  const attack = attackOn(reading);
  return attack === undefined ? null : errorBelow(reading, (attack.e * attack.steepness) / attack.root);
}

/** The same with the part of the gradient that is orthogonal to the teacher. Source: equations/README.md (AT.3). */
export function orthogonalError(reading: Reading): number | null {
  const attack = attackOn(reading);
  return attack === undefined ? null : errorBelow(reading, (attack.e * attack.orthogonal) / attack.root);
}

/** P[|f| < e G]. Source: equations/README.md (AT.1). */
export function flippedPredictions(reading: Reading): number | null {
  const attack = attackOn(reading);
  return attack === undefined ? null : erf((attack.e * attack.steepness * Math.SQRT1_2) / attack.root);
}

/**
 * Probability that an input lies within e of inputs of its own side of the rule on which learner and rule disagree.
 *
 * In the plane of the two gradients these are a wedge of angle pi E_gen. Its neighborhood is half a strip and a sector; in closed form where
 * f varies over the inputs as its gradient says.
 *
 * Source: equations/README.md (AT.4).
 */
export function consistentError(reading: Reading): number | null {
  const attack = attackOn(reading);
  if (attack === undefined) return null;
  const { e, steepness: G, orthogonal } = attack;
  const { tau } = reading;
  const { m } = reading.overlaps;
  if (orthogonal === tau) {
    const error = atan2(tau, m) / Math.PI;
    return error + 0.5 * erf(e * Math.SQRT1_2) - (0.5 - error) * expm1(-0.5 * e * e);
  }
  // z is the field of the rule on its own side; the part of y f beside m z has the deviation tau.
  const apex = (m * e) / G;
  const sector = (z: number): number => (orthogonal * Math.sqrt(Math.max(0, e * e - z * z))) / tau;
  const strip = (z: number): number => (e * G - m * z) / tau;
  const weighted =
    (bound: (z: number) => number) =>
    (z: number): number =>
      2 * normalDensity(z) * normalCdf(bound(z));
  const edge = Math.min(apex, GAUSSIAN_REACH);
  const near = edge === 0 ? 0 : integrateAdaptive(weighted(sector), [0, 0.5 * edge, edge], TOLERANCE).value;
  if (edge === GAUSSIAN_REACH) return near;
  // The integrand steps where the strip ends, over tau / m.
  const step = m === 0 ? GAUSSIAN_REACH : (e * G) / m;
  const inside = [step - (3 * tau) / (m || 1), step, step + (3 * tau) / (m || 1)];
  const cuts = [edge, ...inside.filter((z) => z > edge && z < GAUSSIAN_REACH), GAUSSIAN_REACH];
  return near + integrateAdaptive(weighted(strip), cuts, TOLERANCE).value;
}

/** Share of the facts whose margin is at most e G: without an attack those that are wrong. Source: equations/README.md (AT.5). */
export function lostFacts(reading: Reading): number | null {
  const attack = attackOn(reading);
  if (attack === undefined || reading.factMargins === undefined) return null;
  const margin = attack.e * attack.steepness;
  return margin === 0 ? reading.factErrors() : reading.factMargins.below(margin);
}

/** The median margin of the facts, as the size of attack that crosses it. Source: equations/README.md (AT.5). */
export function factBasin(reading: Reading): number | null {
  const attack = attackOn(reading);
  if (attack === undefined || reading.factMargins === undefined) return null;
  const { attackNorm = 2 } = reading.model.observed ?? {};
  return reading.factMargins.median() / (strength(attackNorm) * attack.steepness);
}

/** P[y f < h sqrt q] on new inputs. */
function errorBelow({ overlaps, tau }: Reading, h: number): number {
  return skewNormalCdf(h, overlaps.m / tau);
}
