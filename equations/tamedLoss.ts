import { ParameterError } from "../src/core/errors.js";
import { exp, log } from "../src/numerics/elementary.js";
import type { Expression } from "./expression.js";
import type { Loss } from "./losses.js";

/** The functions of a loss, finite everywhere. */
export interface TamedLoss extends Required<Pick<Loss, "jets">> {
  readonly value: (u: number) => number;
  readonly slope: (u: number) => number;
  readonly curvature: (u: number) => number;
  /** Margins between which they are the expression itself; beyond, the loss goes on as a straight line. */
  readonly from: number;
  readonly to: number;
}

/** Margins on which a loss is checked closely, and coarsely. */
export const REACH = 40;
export const FARTHEST = 10240;
const CHECKS = 3989;
const CHECKS_PER_DOUBLING = 97;
/** The golden ratio's fraction: no multiple of it is round, as kinks like to be. */
const OFFSET = 0.381966;
/** A slope this steep, in units of that at 0, is a wall: no field is strong enough to push a margin through it. */
const WALL = 1e5;
/** A bend below this share of the squared slope is none. */
const STRAIGHT = 1e-9;
const BISECTIONS = 80;
/** Names of a value that is not finite, by the order of the derivative. */
const INFINITE = ["It", "Its first derivative", "Its second derivative"] as const;

let margins: readonly number[] | undefined;

/** Margins at which losses are checked, increasing: dense around 0, in equal ratios far out, never round. */
export function checkedMargins(): readonly number[] {
  margins ??= marginsToCheck();
  return margins;
}

function marginsToCheck(): number[] {
  const near = Array.from({ length: CHECKS }, (_, i) => -REACH + (2 * REACH * (i + OFFSET)) / CHECKS);
  const doublings = Math.round(log(FARTHEST / REACH) / Math.LN2);
  const far = Array.from(
    { length: doublings * CHECKS_PER_DOUBLING },
    (_, i) => REACH * exp((Math.LN2 * (i + OFFSET)) / CHECKS_PER_DOUBLING),
  );
  return [...far.map((u) => -u).reverse(), ...near, ...far];
}

/**
 * An expression as the functions of a loss, continued by straight lines from where it overflows.
 *
 * exp(-100 u) is convex, and infinite as a double at u = -7.1: there its slope is a wall that no margin reaches. log(1 + exp(-100 u)) / 100
 * overflows on the way to a value that is none too large: there it is straight.
 *
 * @throws {ParameterError} where it is not finite without being such a wall, or straight.
 */
export function tamedLoss(text: string, expression: Expression): TamedLoss {
  const { value } = expression;
  const slope = expression.derivative(1);
  const curvature = expression.derivative(2);
  const finite = (u: number): boolean => [value(u), slope(u), curvature(u)].every(Number.isFinite);
  const edge = (margins: readonly number[]): number => {
    const outside = margins.find((u) => !finite(u));
    if (outside === undefined) return Math.sign(margins[0] as number) * Number.POSITIVE_INFINITY;
    let inside = margins[margins.indexOf(outside) - 1] ?? 0;
    let beyond = outside;
    for (let k = 0; k < BISECTIONS; k++) {
      const middle = 0.5 * (inside + beyond);
      if (finite(middle)) inside = middle;
      else beyond = middle;
    }
    const steep = Math.abs(slope(inside));
    const wall = steep >= WALL * Math.abs(slope(0));
    const straight = !Number.isNaN(value(outside)) && Math.abs(curvature(inside)) <= STRAIGHT * steep * steep;
    if (wall || straight) return inside;
    const which = [value, slope, curvature].findIndex((derivative) => !Number.isFinite(derivative(outside)));
    const reason = `${INFINITE[which] ?? "It"} is not finite at u = ${beyond.toPrecision(4)}`;
    if (which <= 0) throw new ParameterError("loss", "loss", text, "convex functions of u", reason);
    const allowed = "convex functions of u whose derivatives are finite";
    throw new ParameterError("loss", "loss", text, allowed, `${reason}, and is needed there`);
  };
  const to = edge(checkedMargins().filter((u) => u > 0));
  const from = edge(
    checkedMargins()
      .filter((u) => u < 0)
      .reverse(),
  );
  const clamped = (u: number): number => Math.min(Math.max(u, from), to);
  let places = new Float64Array(0);
  const jets: Required<Loss>["jets"] = (u, n, slopes, curvatures, values) => {
    if (places.length < n) places = new Float64Array(2 * n);
    for (let i = 0; i < n; i++) places[i] = clamped(u[i]!);
    expression.derivatives(places, n, values, slopes, curvatures);
    for (let i = 0; i < n; i++) {
      const beyond = u[i]! - places[i]!;
      if (beyond === 0) continue;
      if (values !== undefined) values[i] = values[i]! + slopes[i]! * beyond;
      curvatures[i] = 0;
    }
  };
  return {
    jets,
    value: (u) => (u >= from && u <= to ? value(u) : value(clamped(u)) + slope(clamped(u)) * (u - clamped(u))),
    slope: (u) => slope(clamped(u)),
    curvature: (u) => (u >= from && u <= to ? curvature(u) : 0),
    from,
    to,
  };
}
