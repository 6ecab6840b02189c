import { ParameterError } from "../src/core/errors.js";
import { brentRoot } from "../src/numerics/bracket.js";
import { type Expression, parseExpression } from "./expression.js";
import type { Loss } from "./losses.js";

/** Margins on which convexity is checked and kinks are looked for. */
const REACH = 40;
const CHECKS = 3989;
/** The golden ratio's fraction: no multiple of it is round. */
const OFFSET = 0.381966;
/** A slope that decays less than this from half the reach to the reach does not decay. */
const UNBOUNDED = 0.99;
/** Relative slack for rounding in a symbolic second derivative. */
const SLACK = 1e-9;
/** A slope below this, at the far end, is a loss that keeps falling without reaching its infimum. */
const FLAT = 1e-12;

/**
 * A margin loss given as an expression in u, for example "log(1 + exp(-2*u)) / 2" or "max(0, 1 - u)".
 *
 * Parsed and differentiated by mathjs; convexity, continuity and the pull at u = 0 are checked on [-40, 40].
 *
 * @param text Expression in u.
 * @returns The loss, for the quadrature channel.
 * @throws {ParameterError} if it does not parse, is not finite, not continuous, not convex, or does not fall at u = 0.
 *
 * Source: equations/README.md (CH.9).
 */
export async function lossFromExpression(text: string): Promise<Loss> {
  const expression = await parseExpression("loss", "loss", text, "u");
  const slope = expression.derivative(1);
  const curvature = expression.derivative(2);
  const kinks = expression.kinks(-REACH, REACH);
  requireConvex(text, expression, slope, curvature, kinks);
  const pull = -slope(kinks.includes(0) ? 1e-9 : 0);
  if (!(pull > 0)) {
    throw new ParameterError(
      "loss",
      "loss",
      text,
      "losses that fall at u = 0",
      "Otherwise w = 0 is optimal and nothing is learned",
    );
  }
  if (slope(REACH) < UNBOUNDED * slope(0.5 * REACH)) {
    throw new ParameterError("loss", "loss", text, "losses bounded from below");
  }
  const minimizers = minimizersOf(slope, kinks);
  if (minimizers.to !== minimizers.from && minimizers.to !== Number.POSITIVE_INFINITY) {
    throw new ParameterError("loss", "loss", text, "losses that are least at one margin or on a half-line of margins");
  }
  return { name: text, value: expression.value, slope, curvature, kinks, pull, minimizers };
}

function requireConvex(
  text: string,
  expression: Expression,
  slope: (u: number) => number,
  curvature: (u: number) => number,
  kinks: readonly number[],
): void {
  const refuse = (why: string): ParameterError =>
    new ParameterError("loss", "loss", text, "convex functions of u", why);
  let last = Number.NEGATIVE_INFINITY;
  let lastValue = expression.value(-REACH);
  let lastSlope = Number.NEGATIVE_INFINITY;
  // Off every round number, where kinks like to be.
  for (let i = 0; i < CHECKS; i++) {
    const u = -REACH + (2 * REACH * (i + OFFSET)) / CHECKS;
    const value = expression.value(u);
    const first = slope(u);
    const second = curvature(u);
    if (![value, first, second].every(Number.isFinite)) throw refuse(`It is not finite at u = ${u.toPrecision(4)}`);
    const size = 1 + Math.abs(first);
    if (second < -SLACK * size)
      throw refuse(`Its second derivative at u = ${u.toPrecision(4)} is ${second.toPrecision(3)}`);
    if (first < last - SLACK * size) throw refuse(`Its slope falls near u = ${u.toPrecision(4)}`);
    // A jump of the value exceeds what the slopes on either side allow.
    const step = (2 * REACH) / CHECKS;
    if (
      i > 0 &&
      Math.abs(value - lastValue) > step * (Math.max(Math.abs(first), Math.abs(lastSlope)) + 1e-6) * (1 + 1e-6)
    ) {
      throw refuse(`It jumps near u = ${u.toPrecision(4)}`);
    }
    last = first;
    lastSlope = first;
    lastValue = value;
  }
  for (let k = 1; k < kinks.length; k++) {
    if ((kinks[k] as number) - (kinks[k - 1] as number) < 1e-9) throw refuse("Two kinks coincide");
  }
}

/** Where the slope changes sign: a point, or a stretch where it vanishes. */
function minimizersOf(
  slope: (u: number) => number,
  kinks: readonly number[],
): { readonly from: number; readonly to: number } {
  if (slope(REACH) < -1e-300 && slope(REACH) > -FLAT) {
    return { from: Number.POSITIVE_INFINITY, to: Number.POSITIVE_INFINITY };
  }
  const first = firstWhere((u) => slope(u) >= 0, kinks, slope);
  const last = slope(REACH) <= 0 ? Number.POSITIVE_INFINITY : firstWhere((u) => slope(u) > 0, kinks, slope);
  return { from: first, to: Math.abs(last - first) < 1e-9 ? first : last };
}

/** Least u where a monotone condition holds, snapped to a kink if it is one; Infinity if it never does. */
function firstWhere(holds: (u: number) => boolean, kinks: readonly number[], slope: (u: number) => number): number {
  if (!holds(REACH)) return Number.POSITIVE_INFINITY;
  let low = -REACH;
  let high = REACH;
  for (let k = 0; k < 80; k++) {
    const middle = 0.5 * (low + high);
    if (holds(middle)) high = middle;
    else low = middle;
  }
  const kink = kinks.find((candidate) => Math.abs(candidate - high) < 1e-9);
  if (kink !== undefined) return kink;
  // Where the slope only touches zero, its sign on the other side is no help.
  if (!(slope(high - 1e-6) < 0 && slope(high + 1e-6) > 0)) return high;
  return brentRoot(slope, high - 1e-6, high + 1e-6, 0)?.x ?? high;
}
