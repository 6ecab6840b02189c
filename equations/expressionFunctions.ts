import gamma from "@stdlib/math-base-special-gamma";
import { atan, cos, exp, expm1, hypot, sin, tanh } from "../src/numerics/elementary.js";
import { acos, acosh, asin, asinh, atanh, cbrt, cosh, pow, sinh, tan } from "../src/numerics/expressionFunctions.js";
import { erf, erfc, logErfc, scaledErfc } from "../src/numerics/normal.js";

export { gamma };

/**
 * A real function of one number that expressions may call: everything that is known of it.
 *
 * Derivatives get the value, and the second one the first, because most can be written in them.
 */
export interface RealFunction {
  readonly value: (x: number) => number;
  /** Derivatives; absent where none is offered. */
  readonly first?: (x: number, value: number) => number;
  readonly second?: (x: number, value: number, first: number) => number;
  /** log |f| with its derivatives, where f underflows and its logarithm does not. */
  readonly logarithm?: {
    readonly value: (x: number) => number;
    readonly first: (x: number) => number;
    readonly second: (x: number, first: number) => number;
  };
  /** f(-x) = parity f(x); absent for neither. */
  readonly parity?: 1 | -1;
  /** The domain on which the function is real, in words; absent if that is the whole axis. Outside the value is NaN. */
  readonly domain?: string;
  /** Bounds of its values; absent where it has none. */
  readonly range?: readonly [least: number, largest: number];
  /** The function bends or jumps at the zeros of this function of x. */
  readonly turnsAt?: (x: number) => number;
}

const TWO_OVER_ROOT_PI = 2 / Math.sqrt(Math.PI);
const identity = (x: number): number => x;
const zero = (): number => 0;
/** Vanishes at the integers, with a change of sign. */
const sineOfTurns = (x: number): number => sin(Math.PI * (x - 2 * Math.round(0.5 * x)));

/** Half away from zero, as people round. */
function rounded(x: number): number {
  return x < 0 ? -Math.floor(0.5 - x) : Math.floor(x + 0.5);
}

/** The functions of one number, by the names that expressions have for them. Those with rules of their own are in OPERATIONS. */
export const FUNCTIONS: ReadonlyMap<string, RealFunction> = new Map(
  Object.entries<RealFunction>({
    abs: { value: Math.abs, first: Math.sign, second: zero, parity: 1, range: [0, Infinity], turnsAt: identity },
    acos: {
      value: acos,
      first: (x) => -1 / Math.sqrt(1 - x * x),
      second: (x, _value, first) => x * first * first * first,
      domain: "[-1, 1]",
      range: [0, Math.PI],
    },
    acosh: {
      value: acosh,
      first: (x) => 1 / Math.sqrt(x * x - 1),
      second: (x, _value, first) => -x * first * first * first,
      domain: "[1, Infinity)",
      range: [0, Infinity],
    },
    asin: {
      value: asin,
      first: (x) => 1 / Math.sqrt(1 - x * x),
      second: (x, _value, first) => x * first * first * first,
      parity: -1,
      domain: "[-1, 1]",
      range: [-Math.PI / 2, Math.PI / 2],
    },
    asinh: {
      value: asinh,
      first: (x) => 1 / hypot(1, x),
      second: (x, _value, first) => -x * first * first * first,
      parity: -1,
    },
    atan: {
      value: atan,
      first: (x) => 1 / (1 + x * x),
      second: (x, _value, first) => -2 * x * first * first,
      parity: -1,
      range: [-Math.PI / 2, Math.PI / 2],
    },
    atanh: {
      value: atanh,
      first: (x) => 1 / ((1 - x) * (1 + x)),
      second: (x, _value, first) => 2 * x * first * first,
      parity: -1,
      domain: "[-1, 1]",
    },
    cbrt: {
      value: cbrt,
      first: (x, value) => value / (3 * x),
      second: (x, _value, first) => (-2 * first) / (3 * x),
      parity: -1,
    },
    ceil: { value: Math.ceil, turnsAt: sineOfTurns },
    cos: { value: cos, first: (x) => -sin(x), second: (_x, value) => -value, parity: 1, range: [-1, 1] },
    cosh: { value: cosh, first: sinh, second: (_x, value) => value, parity: 1, range: [1, Infinity] },
    cot: {
      value: (x) => 1 / tan(x),
      first: (_x, value) => -1 - value * value,
      second: (_x, value, first) => -2 * value * first,
      parity: -1,
    },
    coth: {
      value: (x) => 1 / tanh(x),
      first: (x) => -1 / sinh(x) ** 2,
      second: (_x, value, first) => -2 * value * first,
      parity: -1,
    },
    csc: {
      value: (x) => 1 / sin(x),
      first: (x, value) => -cos(x) * value * value,
      second: (_x, value) => value * (2 * value * value - 1),
      parity: -1,
    },
    csch: {
      value: (x) => 1 / sinh(x),
      first: (x, value) => -cosh(x) * value * value,
      second: (_x, value) => value * (1 + 2 * value * value),
      parity: -1,
    },
    erf: {
      value: erf,
      first: (x) => TWO_OVER_ROOT_PI * exp(-x * x),
      second: (x, _value, first) => -2 * x * first,
      parity: -1,
      range: [-1, 1],
    },
    erfc: {
      value: erfc,
      first: (x) => -TWO_OVER_ROOT_PI * exp(-x * x),
      second: (x, _value, first) => -2 * x * first,
      logarithm: {
        value: logErfc,
        first: (x) => -TWO_OVER_ROOT_PI * (x < 1 ? exp(-x * x) / erfc(x) : 1 / scaledErfc(x)),
        second: complementCurvature,
      },
      range: [0, 2],
    },
    expm1: { value: expm1, first: exp, second: exp, range: [-1, Infinity] },
    floor: { value: Math.floor, turnsAt: sineOfTurns },
    gamma: { value: gamma, domain: "all numbers but 0, -1, -2, ..." },
    heaviside: {
      value: (x) => 0.5 * (1 + Math.sign(x)),
      first: zero,
      second: zero,
      range: [0, 1],
      turnsAt: identity,
    },
    relu: {
      value: (x) => (x > 0 ? x : Math.max(0, x)),
      first: (x) => (x > 0 ? 1 : 0),
      second: zero,
      range: [0, Infinity],
      turnsAt: identity,
    },
    round: { value: rounded, parity: -1, turnsAt: (x) => sineOfTurns(x - 0.5) },
    sec: {
      value: (x) => 1 / cos(x),
      first: (x, value) => sin(x) * value * value,
      second: (_x, value) => value * (2 * value * value - 1),
      parity: 1,
    },
    sech: {
      value: (x) => 1 / cosh(x),
      first: (x, value) => -tanh(x) * value,
      second: (_x, value) => value * (1 - 2 * value * value),
      parity: 1,
      range: [0, 1],
    },
    sign: { value: Math.sign, first: zero, second: zero, parity: -1, range: [-1, 1], turnsAt: identity },
    sin: { value: sin, first: cos, second: (_x, value) => -value, parity: -1, range: [-1, 1] },
    sinh: { value: sinh, first: cosh, second: (_x, value) => value, parity: -1 },
    tan: {
      value: tan,
      first: (_x, value) => 1 + value * value,
      second: (_x, value, first) => 2 * value * first,
      parity: -1,
    },
    tanh: {
      value: tanh,
      first: (x) => 1 / cosh(x) ** 2,
      second: (_x, value, first) => -2 * value * first,
      parity: -1,
      range: [-1, 1],
    },
  }),
);

/** From where on (log erfc)'' is summed as a series: there -2 x L - L^2 is a difference of two numbers near 4 x^2. */
const FAR = 8;

/** (log erfc)'' = -L (2 x + L) with L = (log erfc)'; far out 2 x + L = -(1/x)(1 - 2/x^2 + 10/x^4 - ...), of Mills' ratio. */
function complementCurvature(x: number, first: number): number {
  if (x < FAR) return -first * (2 * x + first);
  const z = 1 / (2 * x * x);
  // L = -2 x / M with M = 1 - z + 3 z^2 - 15 z^3 + ..., so 2 x + L = 2 x (M - 1) / M.
  let term = 1;
  let series = 0;
  for (let k = 1; k < 30; k++) {
    const next = -term * (2 * k - 1) * z;
    if (Math.abs(next) >= Math.abs(term)) break;
    term = next;
    series += term;
  }
  return -first * ((2 * x * series) / (1 + series));
}

/** x^n, by products where these are exact to rounding. */
export function realPower(x: number, n: number): number {
  if (n === 2) return x * x;
  if (n === 1) return x;
  if (n === 3) return x * x * x;
  if (n === 0.5) return Math.sqrt(x);
  if (n === -1) return 1 / x;
  return pow(x, n);
}
