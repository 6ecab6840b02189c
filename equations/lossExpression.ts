import { ParameterError } from "../src/core/errors.js";
import { brentRoot } from "../src/numerics/bracket.js";
import { type Expression, parseExpression } from "./expression.js";
import { type Loss, rightSlope } from "./losses.js";
import { checkedMargins, FARTHEST, REACH, type TamedLoss, tamedLoss } from "./tamedLoss.js";

/** Cells of the scan for kinks between a margin and its double, beyond the reach that is scanned closely. */
const FAR_CELLS = 256;
/** A slope that decays less than this from half the farthest margin to the farthest does not decay. */
const UNBOUNDED = 0.99;
/** Relative slack for rounding in a second derivative. */
const SLACK = 1e-9;
/** A slope below this, in units of that at 0, is none. */
const FLAT = 1e-12;
/** Two margins closer than this are one. */
const SAME = 1e-9;
/** Half the interval in which a minimizer is polished. */
const POLISHED = 1e-6;
/** Slopes above this are far from underflow: where a tail is looked at. */
const TAIL_LEAST = 1e-250;
/** The tail of the steepest loss whose slope at 0 is a double begins beyond this margin. */
const NEAREST = 1e-6;
/** The logarithmic slope of a tail is compared at two margins of this ratio; a power's is the same at both, others grow by this at least. */
const TAIL_RATIO = 4;
const TAIL_GROWTH = 1.3;

/**
 * A margin loss given as an expression in u, for example "log(1 + exp(-2*u)) / 2" or "max(0, 1 - u)".
 *
 * Convexity, continuity and the pull at u = 0 are checked closely on [-40, 40], and at margins in equal ratios to 10240 on either side; there
 * the margin where it is least is looked for, or how it falls for ever.
 *
 * @param text Expression in u.
 * @returns The loss, for the quadrature channel.
 * @throws {ParameterError} if it does not parse, is not finite, not continuous, not convex, or does not fall at u = 0.
 *
 * Source: equations/README.md (CH.9), (LI.1).
 */
export async function lossFromExpression(text: string): Promise<Loss> {
  const expression = await parseExpression("loss", "loss", text, "u");
  const tamed = tamedLoss(text, expression);
  const { value, slope, curvature, jets } = tamed;
  const kinks = kinksOf(expression, tamed);
  requireConvex(text, tamed, kinks);
  const pull = -(kinks.includes(0) ? rightSlope(slope) : slope(0));
  const refuse = (allowed: string, remedy?: string): ParameterError =>
    new ParameterError("loss", "loss", text, allowed, remedy);
  if (!(pull > 0)) {
    throw refuse("losses that fall at u = 0", "Otherwise w = 0 is optimal and nothing is learned");
  }
  if (slope(FARTHEST) < UNBOUNDED * slope(0.5 * FARTHEST)) {
    throw refuse("losses bounded from below", `At u = ${FARTHEST} it still falls as steeply as at half of that`);
  }
  const minimizers = minimizersOf(slope, kinks, pull);
  if (minimizers.from > FARTHEST && minimizers.from < Number.POSITIVE_INFINITY) {
    throw refuse(
      `losses that are least at a margin up to ${FARTHEST}`,
      `This one is least at ${minimizers.from.toPrecision(6)}`,
    );
  }
  if (minimizers.to !== minimizers.from && minimizers.to !== Number.POSITIVE_INFINITY) {
    throw refuse("losses that are least at one margin or on a half-line of margins");
  }
  const slowTail = minimizers.from === Number.POSITIVE_INFINITY && hasSlowTail(tamed);
  return { name: text, value, slope, curvature, jets, kinks, pull, minimizers, ...(slowTail ? { slowTail } : {}) };
}

/** Kinks within the farthest margins, those around 0 looked for more closely. */
function kinksOf(expression: Expression, { from, to }: TamedLoss): number[] {
  const found = expression.kinks(-REACH, REACH);
  for (let margin = REACH; margin < FARTHEST; margin *= 2) {
    found.push(
      ...expression.kinks(margin, 2 * margin, FAR_CELLS),
      ...expression.kinks(-2 * margin, -margin, FAR_CELLS),
    );
  }
  return found.filter((u) => u > from && u < to).sort((a, b) => a - b);
}

function requireConvex(text: string, { value, slope, curvature, from, to }: TamedLoss, kinks: readonly number[]): void {
  const refuse = (why: string): ParameterError =>
    new ParameterError("loss", "loss", text, "convex functions of u", why);
  let last = { u: Number.NEGATIVE_INFINITY, value: 0, slope: Number.NEGATIVE_INFINITY };
  for (const u of checkedMargins()) {
    if (u < from || u > to) continue;
    const here = { u, value: value(u), slope: slope(u) };
    const second = curvature(u);
    const size = 1 + Math.abs(here.slope);
    if (second < -SLACK * size)
      throw refuse(`Its second derivative at u = ${u.toPrecision(4)} is ${second.toPrecision(3)}`);
    if (here.slope < last.slope - SLACK * size) throw refuse(`Its slope falls near u = ${u.toPrecision(4)}`);
    // A jump of the value exceeds what the slopes on either side allow.
    const steepest = Math.max(Math.abs(here.slope), Math.abs(last.slope));
    const allowed = (u - last.u) * (steepest + 1e-6) * (1 + 1e-6) + 1e-15 * Math.abs(here.value);
    if (Number.isFinite(last.u) && Math.abs(here.value - last.value) > allowed) {
      throw refuse(`It jumps near u = ${u.toPrecision(4)}`);
    }
    last = here;
  }
  for (let k = 1; k < kinks.length; k++) {
    if ((kinks[k] as number) - (kinks[k - 1] as number) < SAME) throw refuse("Two kinks coincide");
  }
}

/** Places where the slope changes sign: a point, or a stretch where it vanishes; Infinity where it only tends to zero. */
function minimizersOf(
  slope: (u: number) => number,
  kinks: readonly number[],
  pull: number,
): { readonly from: number; readonly to: number } {
  const never = Number.POSITIVE_INFINITY;
  // Further out than a minimizer is accepted: to tell a distant one from none.
  let far = FARTHEST;
  while (far < 1 / FLAT && slope(far) < -FLAT * pull) far *= 2;
  if (slope(far) > FLAT * pull) {
    const first = firstWhere((u) => slope(u) >= 0, far, kinks, slope);
    const last = firstWhere((u) => slope(u) > 0, far, kinks, slope);
    return { from: first, to: Math.abs(last - first) < SAME ? first : last };
  }
  if (slope(far) < 0) return { from: never, to: never };
  const first = firstWhere((u) => slope(u) >= 0, far, kinks, slope);
  // A slope that vanishes where nothing bends has only underflowed.
  return { from: kinks.includes(first) ? first : never, to: never };
}

/** Least u >= 0 where a monotone condition holds, snapped to a kink if it is one. */
function firstWhere(
  holds: (u: number) => boolean,
  far: number,
  kinks: readonly number[],
  slope: (u: number) => number,
): number {
  let low = 0;
  let high = far;
  for (let k = 0; k < 120; k++) {
    const middle = 0.5 * (low + high);
    if (holds(middle)) high = middle;
    else low = middle;
  }
  const kink = kinks.find((candidate) => Math.abs(candidate - high) < SAME * Math.max(1, high));
  if (kink !== undefined) return kink;
  // The sign on the other side is no help where the slope only touches zero.
  if (!(slope(high - POLISHED) < 0 && slope(high + POLISHED) > 0)) return high;
  return brentRoot(slope, high - POLISHED, high + POLISHED, 0)?.x ?? high;
}

/** True if the loss falls like a power of u: then -u loss'' / loss' tends to a constant. Source: equations/README.md (LI.1). */
function hasSlowTail({ slope, curvature, to }: TamedLoss): boolean {
  let far = Math.min(FARTHEST, to);
  while (far > NEAREST && !(-slope(far) > TAIL_LEAST)) far /= Math.SQRT2;
  const exponent = (u: number): number => (-u * curvature(u)) / slope(u);
  return !(exponent(far) > TAIL_GROWTH * exponent(far / TAIL_RATIO));
}
