import { ParameterError } from "../src/core/errors.js";
import { integrateAdaptive } from "../src/numerics/adaptive.js";
import { exp, hypot } from "../src/numerics/elementary.js";
import { integerPower } from "../src/numerics/integerPower.js";
import { NORMAL_DENSITY_AT_ZERO } from "../src/numerics/normal.js";
import type { Integral } from "../src/numerics/panels.js";
import { SMALLEST_NORMAL } from "../src/numerics/powersOfTwo.js";

/** The Gaussian moments of an activation or kernel, all that the theory needs of it. */
export interface Moments {
  /** E sigma(g); plays no role in the equations, because the labels are balanced. 0 for kernels. */
  readonly mu0: number;
  /** E g sigma(g), or sqrt K'(0). */
  readonly mu1: number;
  /** sqrt(E sigma^2 - mu0^2 - mu1^2), or sqrt(K(1) - K(0) - K'(0)). */
  readonly muStar: number;
  /** Largest estimated absolute error of the three; rounding where they are known exactly. */
  readonly error: number;
}

/** Standard deviations integrated at least, and at most: beyond, the density is below the smallest double. */
const REACH = 12;
export const FARTHEST = 37.5;
const PANEL = 1.5;
/** Around 0, where a function may be singular, panels have another variable. */
const NEAR = 0.0625;
/** The reach grows until what is left at its end is below this part of the moments. */
const NEGLIGIBLE = 1e-19;
/** Relative error wanted. */
const TOLERANCE = 1e-14;
/** Rounding of closed forms. */
export const EXACT = 1e-15;
/** Relative error beyond which moments are refused. */
const WORST_ERROR = 1e-7;
/** A linear part below this share of the whole is rounding. */
const LINEAR_ROUNDING = 1e-12;
/** Places at which a spike shows if its neighbors do not lead up to it, and by how much of the largest weighted value. */
const SPIKE_POINTS = 8192;
const SPIKE = 1e-3;
const MOST_SPIKES = 64;
/** Powers of the distance from 0 up to -0.4 are integrable when squared; in this root of the distance they are smooth enough to converge. */
const SINGULAR_POWER = 12;

/**
 * Moments of any activation function, by adaptive quadrature. Source: equations/README.md (AC.1).
 *
 * The function is measured in units of its largest weighted value, so that no scale is special. The reach is extended until the tail is
 * below rounding, and what is left counts in the error. Spikes narrower than about 0.003 that no kink declares can be missed.
 *
 * @param name  For messages.
 * @param activation The function.
 * @param kinks Where it is known to bend or jump; others are found.
 * @param parity 1 for an even function, -1 for an odd one, whose mean is exactly 0; 0 for others.
 * @param reason Which function is not real at x, for the message.
 * @throws {ParameterError} if it is not square-integrable, or has no linear part, or one whose square is no double.
 */
export function momentsOf(
  name: string,
  activation: (x: number) => number,
  kinks: readonly number[],
  parity = 0,
  reason: (x: number) => string | undefined = () => undefined,
): Moments {
  const refuse = (allowed: string, remedy?: string): ParameterError =>
    new ParameterError("activation", "activation", name, allowed, remedy);
  const allowed = "functions that are finite and square-integrable under a Gaussian";
  const places = scanForSpikes(activation);
  const unit = places.largest;
  const undefinedAt = places.undefinedAt ?? (unit === Number.POSITIVE_INFINITY ? places.largestAt : undefined);
  if (undefinedAt !== undefined) {
    throw refuse(
      allowed,
      reason(undefinedAt) ?? `It is ${activation(undefinedAt)} at x = ${undefinedAt.toPrecision(4)}`,
    );
  }
  if (unit === 0) throw refuse("functions with a linear part", "It is 0");
  const sigma = (x: number): number => activation(x) / unit;
  const weigh = (x: number): number => exp(-0.5 * x * x) * Math.max(sigma(x) ** 2, Math.abs(x * sigma(x)));
  let reach = REACH;
  let found = integrals(sigma, breakpointsOf(reach, kinks, places.spikes), parity);
  const edge = (): number => weigh(-reach) + weigh(reach);
  if (edge() > NEGLIGIBLE * found.size) {
    while (reach < FARTHEST && edge() > NEGLIGIBLE * found.size) reach += PANEL;
    found = integrals(sigma, breakpointsOf(reach, kinks, places.spikes), parity);
  }
  const { zeroth, first, centered, size } = found;
  // The tail beyond falls at least as fast as over the last standard deviation, or it would not be negligible.
  const tail = edge();
  const resolved = [zeroth, first, centered].every(
    ({ value, error }) => Number.isFinite(value) && error + tail <= WORST_ERROR * size,
  );
  if (!resolved) {
    // A function that grows too fast has weight far out. Of the others only the averages fail, for whatever reason.
    const isIntegrable = Number.isFinite(size) && tail <= WORST_ERROR * size;
    if (!isIntegrable) throw refuse(allowed);
    const remedy =
      "Either it varies too fast, or its square has no integral. If it has one, give mu1 and muStar instead";
    throw refuse(`functions whose averages can be computed to ${WORST_ERROR}`, remedy);
  }
  requireLinearPart(
    "activation",
    name,
    unit * first.value,
    hypot(zeroth.value, first.value, Math.sqrt(centered.value)) * unit,
  );
  const mu1 = unit * Math.abs(first.value);
  if (!(mu1 * mu1 >= SMALLEST_NORMAL && mu1 * mu1 < Number.POSITIVE_INFINITY)) {
    const scale = "Multiply it by a factor, and lambda by the square of that";
    throw refuse("functions whose mu1^2 is a double", `mu1 = ${mu1.toPrecision(3)}. ${scale}`);
  }
  const muStar = centered.value < 1e-26 * first.value * first.value ? 0 : Math.sqrt(centered.value);
  const starError = muStar === 0 ? 0 : (centered.error + tail) / (2 * muStar);
  const error = Math.max(zeroth.error + tail, first.error + tail, starError, EXACT);
  return { mu0: unit * zeroth.value, mu1, muStar: unit * muStar, error: unit * error };
}

interface Integrals {
  readonly zeroth: Integral;
  readonly first: Integral;
  readonly centered: Integral;
  readonly size: number;
}

function integrals(sigma: (x: number) => number, breakpoints: readonly number[], parity: number): Integrals {
  const zeroth = parity === -1 ? { value: 0, error: 0 } : average(sigma, breakpoints, 0);
  const first = parity === 1 ? { value: 0, error: 0 } : average((x) => x * sigma(x), breakpoints, 0);
  const scale = Math.max(Math.abs(zeroth.value), Math.abs(first.value));
  const centered = average((x) => (sigma(x) - zeroth.value - first.value * x) ** 2, breakpoints, scale);
  return { zeroth, first, centered, size: Math.max(scale, Math.abs(centered.value)) };
}

/** E f(g). Next to 0, where f may be singular, the variable is a root of the distance. */
function average(f: (x: number) => number, breakpoints: readonly number[], scale: number): Integral {
  const weighted = (x: number): number => NORMAL_DENSITY_AT_ZERO * exp(-0.5 * x * x) * f(x);
  const zero = breakpoints.indexOf(0);
  const tolerance = TOLERANCE * Math.max(1, scale);
  if (zero < 1) return integrateAdaptive(weighted, breakpoints, tolerance);
  const [before, after] = [breakpoints[zero - 1] as number, breakpoints[zero + 1] as number];
  const parts = [
    integrateAdaptive(weighted, breakpoints.slice(0, zero), tolerance),
    besideZero(weighted, before, tolerance),
    besideZero(weighted, after, tolerance),
    integrateAdaptive(weighted, breakpoints.slice(zero + 1), tolerance),
  ];
  return { value: sumOf(parts.map(({ value }) => value)), error: sumOf(parts.map(({ error }) => error)) };
}

/** The integral from 0 to an end on either side, in s with x = end s^12. */
function besideZero(f: (x: number) => number, end: number, tolerance: number): Integral {
  const size = Math.abs(end);
  const power = SINGULAR_POWER;
  return integrateAdaptive(
    (s) => size * power * integerPower(s, power - 1) * f(end * integerPower(s, power)),
    [0, 0.5, 1],
    tolerance,
  );
}

function sumOf(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Panels of equal width, cut at the kinks and around the spikes. */
function breakpointsOf(reach: number, kinks: readonly number[], spikes: readonly number[]): number[] {
  const cuts: number[] = [];
  for (let cut = -reach; cut <= reach; cut += PANEL) cuts.push(cut);
  cuts.push(-NEAR, NEAR);
  const inside = [...kinks, ...spikes].filter((cut) => Math.abs(cut) < reach);
  return [...new Set([...cuts, ...inside])].sort((a, b) => a - b);
}

/**
 * A function seen on a fine grid: its largest weighted value, where it is not a number, and where it stands out from its neighbors, too
 * narrowly for the nodes of a panel to be sure to see it.
 */
function scanForSpikes(sigma: (x: number) => number): {
  readonly largest: number;
  readonly largestAt: number;
  readonly undefinedAt: number | undefined;
  readonly spikes: readonly number[];
} {
  const step = (2 * REACH) / SPIKE_POINTS;
  const places = Array.from({ length: SPIKE_POINTS }, (_, i) => -REACH + step * (i + 0.5));
  const values = places.map((x) => exp(-0.25 * x * x) * sigma(x));
  let largest = 0;
  let largestAt = 0;
  for (const [i, value] of values.entries()) {
    if (!(Math.abs(value) > largest)) continue;
    largest = Math.abs(value);
    largestAt = places[i]!;
  }
  const spikes: number[] = [];
  for (let i = 1; i + 1 < SPIKE_POINTS && spikes.length < MOST_SPIKES; i++) {
    const [left, here, right] = [values[i - 1]!, values[i]!, values[i + 1]!];
    const between = Math.min(left, right) <= here && here <= Math.max(left, right);
    if (!between && Math.abs(here - 0.5 * (left + right)) > SPIKE * largest) {
      spikes.push(places[i - 1]!, places[i]!, places[i + 1]!);
    }
  }
  return { largest, largestAt, undefinedAt: places[values.findIndex(Number.isNaN)], spikes };
}

/**
 * Refuses a function of which nothing linear is left: it cannot learn the rule.
 *
 * @param mu1  Its linear part, or K'(0).
 * @param size What that is measured against: the root of E sigma^2, or K(1).
 * @throws {ParameterError}
 */
export function requireLinearPart(where: string, name: string, mu1: number, size: number): void {
  if (Math.abs(mu1) > LINEAR_ROUNDING * size && (where === "activation" || mu1 > 0)) return;
  const what = where === "kernel" ? "K'(0)" : "mu1";
  throw new ParameterError(
    where,
    where,
    name,
    "functions with a linear part",
    `${what} = ${mu1.toPrecision(3)}: it cannot learn the rule`,
  );
}
