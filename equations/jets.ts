import { atan, cos, exp, expm1, log, sin, tanh } from "../src/numerics/elementary.js";
import { acos, acosh, asin, asinh, atanh, cbrt, cosh, pow, sinh, tan } from "../src/numerics/expressionFunctions.js";
import { erf } from "../src/numerics/normal.js";

/**
 * A function's value with its first two derivatives, and those of its logarithm.
 *
 * The logarithm's are carried beside, because in them exp, products and sums of positive terms neither overflow nor cancel: the second
 * derivative of log(1 + exp(-10 u)) is a product of two shares, not a difference of two large numbers.
 */
export interface Jet {
  readonly value: number;
  readonly first: number;
  readonly second: number;
  /** (log f)' = f' / f. */
  readonly logFirst: number;
  /** (log f)''. */
  readonly logSecond: number;
}

const TWO_OVER_ROOT_PI = 2 / Math.sqrt(Math.PI);

export function constantJet(value: number): Jet {
  return { value, first: 0, second: 0, logFirst: 0, logSecond: 0 };
}

/** The variable itself. */
export function variableJet(x: number): Jet {
  return jet(x, 1, 0);
}

function jet(value: number, first: number, second: number, logFirst = first / value, logSecond?: number): Jet {
  return { value, first, second, logFirst, logSecond: logSecond ?? second / value - logFirst * logFirst };
}

/** Derivatives of the logarithm where they were carried without loss, else from the function's own. */
function withLogarithm(value: number, first: number, second: number, logFirst: number, logSecond: number): Jet {
  return Number.isFinite(logFirst) && Number.isFinite(logSecond)
    ? jet(value, first, second, logFirst, logSecond)
    : jet(value, first, second);
}

export function sum(a: Jet, b: Jet): Jet {
  const value = a.value + b.value;
  const first = a.first + b.first;
  const second = a.second + b.second;
  // A term that passes through 0 has no logarithm there.
  if (passes(a) || passes(b)) return jet(value, first, second);
  const p = a.value / value;
  const q = b.value / value;
  const gap = p === 0 || q === 0 ? 0 : a.logFirst - b.logFirst;
  const mixed = (x: number, y: number): number => (p === 0 ? 0 : p * x) + (q === 0 ? 0 : q * y);
  const logSecond = mixed(a.logSecond, b.logSecond) + p * q * gap * gap;
  return withLogarithm(value, first, second, mixed(a.logFirst, b.logFirst), logSecond);
}

function passes({ value, first, second }: Jet): boolean {
  return value === 0 && (first !== 0 || second !== 0);
}

export function negative(a: Jet): Jet {
  return { ...a, value: -a.value, first: -a.first, second: -a.second };
}

export function product(a: Jet, b: Jet): Jet {
  return withLogarithm(
    a.value * b.value,
    a.first * b.value + a.value * b.first,
    a.second * b.value + 2 * a.first * b.first + a.value * b.second,
    a.logFirst + b.logFirst,
    a.logSecond + b.logSecond,
  );
}

export function quotient(a: Jet, b: Jet): Jet {
  const value = a.value / b.value;
  const first = (a.first - value * b.first) / b.value;
  const second = (a.second - 2 * first * b.first - value * b.second) / b.value;
  return withLogarithm(value, first, second, a.logFirst - b.logFirst, a.logSecond - b.logSecond);
}

export function power(a: Jet, b: Jet): Jet {
  if (b.first !== 0 || b.second !== 0) return exponential(product(b, logarithm(a)));
  const n = b.value;
  if (n === 0) return constantJet(1);
  if (n === 1) return a;
  const rise = n * pow(a.value, n - 1);
  const second = n * (n - 1) * pow(a.value, n - 2) * a.first * a.first + rise * a.second;
  return withLogarithm(pow(a.value, n), rise * a.first, second, n * a.logFirst, n * a.logSecond);
}

export function exponential(a: Jet): Jet {
  const value = exp(a.value);
  return jet(value, value * a.first, value * (a.second + a.first * a.first), a.first, a.second);
}

export function logarithm(a: Jet): Jet {
  return jet(log(a.value), a.logFirst, a.logSecond);
}

/** A function of one number with its two derivatives. */
export type Outer = (x: number) => readonly [value: number, first: number, second: number];

export function composed(outer: Outer, a: Jet): Jet {
  const [value, first, second] = outer(a.value);
  return jet(value, first * a.first, second * a.first * a.first + first * a.second);
}

/** The larger or the smaller of two. */
export function extreme(a: Jet, b: Jet, larger: boolean): Jet {
  if (Number.isNaN(b.value)) return b;
  return a.value > b.value === larger ? a : b;
}

/** Functions of one number that expressions may use, with their derivatives. */
export const OUTER_FUNCTIONS: { readonly [name: string]: Outer } = {
  abs: (x) => [Math.abs(x), Math.sign(x), 0],
  acos: (x) => [acos(x), -1 / Math.sqrt(1 - x * x), -x / pow(Math.sqrt(1 - x * x), 3)],
  acosh: (x) => [acosh(x), 1 / Math.sqrt(x * x - 1), -x / pow(Math.sqrt(x * x - 1), 3)],
  asin: (x) => [asin(x), 1 / Math.sqrt(1 - x * x), x / pow(Math.sqrt(1 - x * x), 3)],
  asinh: (x) => [asinh(x), 1 / Math.hypot(1, x), -x / pow(Math.hypot(1, x), 3)],
  atan: (x) => [atan(x), 1 / (1 + x * x), (-2 * x) / (1 + x * x) ** 2],
  atanh: (x) => [atanh(x), 1 / (1 - x * x), (2 * x) / (1 - x * x) ** 2],
  cbrt: (x) => [cbrt(x), cbrt(x) / (3 * x), (-2 * cbrt(x)) / (9 * x * x)],
  cos: (x) => [cos(x), -sin(x), -cos(x)],
  cosh: (x) => [cosh(x), sinh(x), cosh(x)],
  cot: (x) => reciprocal(tangent(x)),
  coth: (x) => reciprocal(hyperbolicTangent(x)),
  csc: (x) => reciprocal([sin(x), cos(x), -sin(x)]),
  csch: (x) => reciprocal([sinh(x), cosh(x), sinh(x)]),
  cube: (x) => [x * x * x, 3 * x * x, 6 * x],
  erf: (x) => {
    const bell = TWO_OVER_ROOT_PI * exp(-x * x);
    return [erf(x), bell, -2 * x * bell];
  },
  expm1: (x) => [expm1(x), exp(x), exp(x)],
  relu: (x) => (x > 0 ? [x, 1, 0] : [Math.max(0, x), 0, 0]),
  sec: (x) => reciprocal([cos(x), -sin(x), -cos(x)]),
  sech: (x) => reciprocal([cosh(x), sinh(x), cosh(x)]),
  sign: (x) => [Math.sign(x), 0, 0],
  sin: (x) => [sin(x), cos(x), -sin(x)],
  sinh: (x) => [sinh(x), cosh(x), sinh(x)],
  square: (x) => [x * x, 2 * x, 2],
  tan: tangent,
  tanh: hyperbolicTangent,
};

function tangent(x: number): readonly [number, number, number] {
  const value = tan(x);
  return [value, 1 + value * value, 2 * value * (1 + value * value)];
}

function hyperbolicTangent(x: number): readonly [number, number, number] {
  const value = tanh(x);
  const slope = 1 / cosh(x) ** 2;
  return [value, slope, -2 * value * slope];
}

function reciprocal([value, first, second]: readonly [number, number, number]): readonly [number, number, number] {
  const inverse = 1 / value;
  const slope = -first * inverse * inverse;
  return [inverse, slope, -second * inverse * inverse - 2 * slope * first * inverse];
}
