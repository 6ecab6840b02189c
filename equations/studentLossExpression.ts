import { ParameterError } from "../src/core/errors.js";
import { brentRoot } from "../src/numerics/bracket.js";
import { parseExpression } from "./expression.js";
import type { StudentLoss } from "./studentLosses.js";

/** Outputs of the teacher, and places between those of the student, at which a loss is checked; none of them round. */
const CHECKED_OUTPUTS = [-3.1127, -1.0123, -0.2871, 0.2871, 1.0123, 3.1127];
const REACH = 40;
const CHECKS = 401;
/** Relative slack for rounding in derivatives. */
const SLACK = 1e-9;
/** Kinks are looked for within this size, in so many cells. */
const KINK_REACH = 64;
const KINK_CELLS = 512;
/** A loss that still falls here falls for ever. */
const FARTHEST = 1e6;
const BISECTIONS = 200;
/** Distance from 0 at which slopes beside it are taken. */
const BESIDE = 1e-9;

/**
 * A student's loss given as an expression in its output z and its teacher's output t, for example "log(cosh(z - t))".
 *
 * Convexity in z is checked on [-40, 40] at six values of t.
 *
 * @throws {ParameterError} if it does not parse, is not finite, not convex in z, or does not depend on t where z = 0.
 *
 * Source: equations/README.md (DI.11).
 */
export async function studentLossFromExpression(text: string): Promise<StudentLoss> {
  const expression = await parseExpression("loss", "loss", text, "z", "t");
  const found = { z: Number.NaN, t: Number.NaN };
  const place = new Float64Array(1);
  const [value, first, second] = [new Float64Array(1), new Float64Array(1), new Float64Array(1)];
  const at = (z: number, t: number): void => {
    if (z === found.z && t === found.t) return;
    if (t !== found.t) expression.give(t);
    place[0] = z;
    expression.derivatives(place, 1, value, first, second);
    [found.z, found.t] = [z, t];
  };
  const cost = (z: number, t: number): number => {
    at(z, t);
    return value[0]!;
  };
  const slope = (z: number, t: number): number => {
    at(z, t);
    return first[0]!;
  };
  const curvature = (z: number, t: number): number => {
    at(z, t);
    return second[0]!;
  };
  requireConvex(text, { cost, slope, curvature });
  return {
    name: text,
    cost,
    slope,
    curvature,
    kinks: (t) => {
      expression.give(t);
      found.t = Number.NaN;
      return expression.kinks(-KINK_REACH, KINK_REACH, KINK_CELLS);
    },
    target: (t) => targetOf((z) => slope(z, t)),
    symmetric: CHECKED_OUTPUTS.every((t) =>
      places().every((z) => {
        const [here, there] = [slope(z, t), slope(-z, -t)];
        return Math.abs(here + there) <= SLACK * (1 + Math.abs(here));
      }),
    ),
  };
}

function places(): number[] {
  // Offset by a part of a cell that is not round, because kinks like to be.
  return Array.from({ length: CHECKS }, (_, i) => REACH * ((2 * (i + 0.381966)) / CHECKS - 1));
}

function requireConvex(
  text: string,
  { cost, slope, curvature }: Pick<StudentLoss, "cost" | "slope" | "curvature">,
): void {
  const refuse = (allowed: string, why: string): ParameterError =>
    new ParameterError("loss", "loss", text, allowed, why);
  for (const t of CHECKED_OUTPUTS) {
    let last = Number.NEGATIVE_INFINITY;
    for (const z of places()) {
      const where = `at z = ${z.toPrecision(4)}, t = ${t.toPrecision(4)}`;
      const [value, here, bent] = [cost(z, t), slope(z, t), curvature(z, t)];
      if (!Number.isFinite(value + here + bent))
        throw refuse("functions of z and t with finite derivatives", `It is not finite ${where}`);
      const slack = SLACK * (1 + Math.abs(here));
      if (bent < -slack)
        throw refuse("functions that are convex in z", `Its second derivative ${where} is ${bent.toPrecision(3)}`);
      if (here < last - slack) throw refuse("functions that are convex in z", `Its slope falls ${where}`);
      last = here;
    }
  }
  const slopes = CHECKED_OUTPUTS.map((t) => slope(BESIDE, t));
  if (slopes.every((one) => Math.abs(one - slopes[0]!) <= SLACK * (1 + Math.abs(one)))) {
    throw refuse("losses whose slope at z = 0 depends on t", "Otherwise nothing is learned from the teacher");
  }
}

/** The z of smallest size at which a rising function changes its sign. */
function targetOf(slope: (z: number) => number): number {
  const [below, above] = [slope(-BESIDE), slope(BESIDE)];
  if (below <= 0 && above >= 0) return 0;
  const side = above < 0 ? 1 : -1;
  const signed = (size: number): number => side * slope(side * size);
  let far = 1;
  while (far < FARTHEST && signed(far) < 0) far *= 2;
  if (signed(far) < 0) return side * Number.POSITIVE_INFINITY;
  let low = 0;
  let high = far;
  for (let k = 0; k < BISECTIONS && high - low > 1e-9 * high; k++) {
    const middle = 0.5 * (low + high);
    if (signed(middle) >= 0) high = middle;
    else low = middle;
  }
  const smooth = signed(low) < 0 && signed(high) > 0 ? brentRoot(signed, low, high, 0)?.x : undefined;
  return side * (smooth ?? high);
}
