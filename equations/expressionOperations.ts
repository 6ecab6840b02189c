import { exp, log, log1p } from "../src/numerics/elementary.js";
import { log2, log10, pow } from "../src/numerics/expressionFunctions.js";
import { SMALLEST_NORMAL } from "../src/numerics/powersOfTwo.js";
import { FUNCTIONS, gamma, type RealFunction, realPower } from "./expressionFunctions.js";

/**
 * One quantity of an expression at several places: its value with two derivatives, and the logarithm of its size with two derivatives.
 *
 * The logarithm is carried beside the value, because in it exp, products and sums of positive terms neither overflow nor cancel: the
 * second derivative of log(1 + exp(-10 u)) is a product of two shares, not a difference of two large numbers.
 */
export interface Column {
  readonly value: Float64Array;
  readonly first: Float64Array;
  readonly second: Float64Array;
  /** log |value|; kept only where the value is not a normal number. See logOf. */
  readonly logValue: Float64Array;
  readonly logFirst: Float64Array;
  readonly logSecond: Float64Array;
  /** The number that it is at every place; undefined where it varies. */
  readonly constant: number | undefined;
}

/** One step of a tape: out = operation(a, b, c). */
export interface Step {
  readonly operation: Operation;
  readonly out: Column;
  readonly a: Column;
  readonly b: Column;
  readonly c: Column;
  /** True if a logarithm further on needs that of `out`. */
  readonly logs: boolean;
  /** False if nobody asks for the value of `out` beside its derivatives. */
  readonly valued: boolean;
}

/** An operator or function, applied to the first n places of its columns. */
export interface Operation {
  /** Numbers of arguments; max and min of many are chains of two. */
  readonly arity: readonly [least: number, most: number];
  /** Values only. */
  readonly evaluate: (step: Step, n: number) => void;
  /** Values and derivatives; undefined where there are none. */
  readonly differentiate: ((step: Step, n: number) => void) | undefined;
  /** Parity of the result, from those of the arguments: 1 even, -1 odd, 0 neither. */
  readonly parity: (a: number, b: number, c: number) => number;
  readonly domain?: string;
}

const LARGEST = Number.MAX_VALUE;

function isNormal(x: number): boolean {
  const size = Math.abs(x);
  return size >= SMALLEST_NORMAL && size <= LARGEST;
}

/** log |value| at place i, also where the value under- or overflows. */
function logOf(column: Column, i: number): number {
  const value = column.value[i]!;
  return isNormal(value) ? log(Math.abs(value)) : column.logValue[i]!;
}

/** log |e^a + sign e^b|. */
function logOfSum(a: number, b: number, sign: number): number {
  const large = Math.max(a, b);
  const small = Math.min(a, b);
  if (small === Number.NEGATIVE_INFINITY || large === Number.POSITIVE_INFINITY) return large;
  return large + log1p(sign * exp(small - large));
}

/** The sign of a number, of one that underflowed too. */
function signOf(x: number): 1 | -1 {
  return x < 0 || Object.is(x, -0) ? -1 : 1;
}

/** Derivatives of the logarithm from the function's own. */
function logsFromOwn(out: Column, i: number): void {
  const value = out.value[i]!;
  const first = out.first[i]! / value;
  out.logFirst[i] = first;
  out.logSecond[i] = out.second[i]! / value - first * first;
  if (!isNormal(value)) out.logValue[i] = log(Math.abs(value));
}

/** Derivatives of the logarithm where they were carried without loss, else from the function's own. */
function setLogs(out: Column, i: number, logFirst: number, logSecond: number): void {
  if (Number.isFinite(logFirst) && Number.isFinite(logSecond)) {
    out.logFirst[i] = logFirst;
    out.logSecond[i] = logSecond;
  } else logsFromOwn(out, i);
}

/** A term that passes through 0 has no logarithm there. */
function passes(column: Column, i: number): boolean {
  return column.value[i] === 0 && (column.first[i] !== 0 || column.second[i] !== 0) && column.logValue[i] === -Infinity;
}

const bothOr = (a: number, b: number): number => (a === b ? a : 0);
const product = (a: number, b: number): number => (a === 0 || b === 0 ? 0 : a * b);
const even = (a: number, b = 1, c = 1): number => (a === 1 && b === 1 && c === 1 ? 1 : 0);

/** a + sign b. */
function sum(sign: 1 | -1): Operation {
  const evaluate = ({ a, b, out, logs }: Step, n: number): void => {
    for (let i = 0; i < n; i++) {
      const value = a.value[i]! + sign * b.value[i]!;
      out.value[i] = value;
      if (logs && !isNormal(value)) {
        const signs = sign * signOf(a.value[i]!) * signOf(b.value[i]!);
        const [left, right] = [logOf(a, i), logOf(b, i)];
        out.logValue[i] = logOfSum(left, right, signs);
        // Two terms that overflow with opposite signs: the larger one stands.
        if (Number.isNaN(value) && left !== right) out.value[i] = left > right ? a.value[i]! : sign * b.value[i]!;
      }
    }
  };
  const differentiate = (step: Step, n: number): void => {
    evaluate(step, n);
    const { a, b, out, logs } = step;
    for (let i = 0; i < n; i++) {
      out.first[i] = a.first[i]! + sign * b.first[i]!;
      out.second[i] = a.second[i]! + sign * b.second[i]!;
    }
    if (!logs) return;
    for (let i = 0; i < n; i++) {
      if (isNormal(out.value[i]!) && isNormal(a.value[i]!) && isNormal(b.value[i]!)) {
        const p = a.value[i]! / out.value[i]!;
        const q = (sign * b.value[i]!) / out.value[i]!;
        const aFirst = a.logFirst[i]!;
        const bFirst = b.logFirst[i]!;
        const gap = aFirst - bFirst;
        const first = p * aFirst + q * bFirst;
        const second = p * a.logSecond[i]! + q * b.logSecond[i]! + p * q * gap * gap;
        if (p !== 0 && q !== 0 && first - first === 0 && second - second === 0) {
          out.logFirst[i] = first;
          out.logSecond[i] = second;
          continue;
        }
      }
      if (passes(a, i) || passes(b, i)) {
        logsFromOwn(out, i);
        continue;
      }
      const p = shareOf(a, out, i);
      const q = sign * shareOf(b, out, i);
      const aFirst = p === 0 ? 0 : a.logFirst[i]!;
      const bFirst = q === 0 ? 0 : b.logFirst[i]!;
      const bends = (p === 0 ? 0 : p * a.logSecond[i]!) + (q === 0 ? 0 : q * b.logSecond[i]!);
      const gap = p === 0 || q === 0 ? 0 : aFirst - bFirst;
      setLogs(out, i, p * aFirst + q * bFirst, bends + p * q * gap * gap);
    }
  };
  return { arity: [2, 2], evaluate, differentiate, parity: bothOr };
}

/** part / whole, also where both under- or overflow. */
function shareOf(part: Column, whole: Column, i: number): number {
  const above = part.value[i]!;
  const below = whole.value[i]!;
  if (isNormal(below) && (isNormal(above) || above === 0)) return above / below;
  return signOf(above) * signOf(below) * exp(logOf(part, i) - logOf(whole, i));
}

function evaluateProduct({ a, b, out, logs }: Step, n: number): void {
  for (let i = 0; i < n; i++) {
    const value = a.value[i]! * b.value[i]!;
    out.value[i] = value;
    if (logs && !isNormal(value)) out.logValue[i] = logOf(a, i) + logOf(b, i);
  }
}

function differentiateProduct(step: Step, n: number): void {
  evaluateProduct(step, n);
  const { a, b, out, logs } = step;
  if (a.constant !== undefined || b.constant !== undefined) {
    const factor = (a.constant ?? b.constant)!;
    const other = a.constant === undefined ? a : b;
    for (let i = 0; i < n; i++) {
      out.first[i] = factor * other.first[i]!;
      out.second[i] = factor * other.second[i]!;
    }
  } else {
    for (let i = 0; i < n; i++) {
      const x = a.value[i]!;
      const y = b.value[i]!;
      const dx = a.first[i]!;
      const dy = b.first[i]!;
      out.first[i] = dx * y + x * dy;
      out.second[i] = a.second[i]! * y + 2 * dx * dy + x * b.second[i]!;
    }
  }
  if (!logs) return;
  for (let i = 0; i < n; i++) {
    setLogs(out, i, a.logFirst[i]! + b.logFirst[i]!, a.logSecond[i]! + b.logSecond[i]!);
  }
}

function evaluateQuotient({ a, b, out, logs }: Step, n: number): void {
  for (let i = 0; i < n; i++) {
    const value = a.value[i]! / b.value[i]!;
    out.value[i] = value;
    if (logs && !isNormal(value)) out.logValue[i] = logOf(a, i) - logOf(b, i);
  }
}

function differentiateQuotient(step: Step, n: number): void {
  evaluateQuotient(step, n);
  const { a, b, out, logs } = step;
  if (b.constant !== undefined && !logs) {
    for (let i = 0; i < n; i++) {
      out.first[i] = a.first[i]! / b.constant;
      out.second[i] = a.second[i]! / b.constant;
    }
    return;
  }
  for (let i = 0; i < n; i++) {
    const below = b.value[i]!;
    const value = out.value[i]!;
    const first = (a.first[i]! - value * b.first[i]!) / below;
    out.first[i] = first;
    out.second[i] = (a.second[i]! - 2 * first * b.first[i]! - value * b.second[i]!) / below;
    if (logs) setLogs(out, i, a.logFirst[i]! - b.logFirst[i]!, a.logSecond[i]! - b.logSecond[i]!);
  }
}

function evaluateNegative({ a, out, logs }: Step, n: number): void {
  for (let i = 0; i < n; i++) {
    out.value[i] = -a.value[i]!;
    if (logs) out.logValue[i] = a.logValue[i]!;
  }
}

function differentiateNegative(step: Step, n: number): void {
  evaluateNegative(step, n);
  const { a, out, logs } = step;
  for (let i = 0; i < n; i++) {
    out.first[i] = -a.first[i]!;
    out.second[i] = -a.second[i]!;
    if (!logs) continue;
    out.logFirst[i] = a.logFirst[i]!;
    out.logSecond[i] = a.logSecond[i]!;
  }
}

function evaluateExponential({ a, out, logs }: Step, n: number): void {
  for (let i = 0; i < n; i++) {
    out.value[i] = exp(a.value[i]!);
    if (logs) out.logValue[i] = a.value[i]!;
  }
}

function differentiateExponential(step: Step, n: number): void {
  evaluateExponential(step, n);
  const { a, out, logs } = step;
  for (let i = 0; i < n; i++) {
    const value = out.value[i]!;
    const first = a.first[i]!;
    out.first[i] = value * first;
    out.second[i] = value * (a.second[i]! + first * first);
    if (!logs) continue;
    out.logFirst[i] = first;
    out.logSecond[i] = a.second[i]!;
  }
}

/** A logarithm in units of `unit`; of b = 1 + a it is log1p(a), which has a's digits. */
function logarithm(of: (x: number) => number, unit: number, shifted = false): Operation {
  const evaluate = ({ a, b, out }: Step, n: number): void => {
    for (let i = 0; i < n; i++) {
      const value = shifted ? b.value[i]! : a.value[i]!;
      const known = isNormal(value) || !(value >= 0);
      out.value[i] = known ? of(a.value[i]!) : (shifted ? b : a).logValue[i]! / unit;
    }
  };
  const differentiate = (step: Step, n: number): void => {
    if (step.valued) evaluate(step, n);
    const { out, logs } = step;
    const inner = shifted ? step.b : step.a;
    for (let i = 0; i < n; i++) {
      out.first[i] = unit === 1 ? inner.logFirst[i]! : inner.logFirst[i]! / unit;
      out.second[i] = unit === 1 ? inner.logSecond[i]! : inner.logSecond[i]! / unit;
      if (logs) logsFromOwn(out, i);
    }
  };
  return {
    arity: [1, 1],
    evaluate,
    differentiate,
    parity: (a, b) => even(a, b),
    domain: shifted ? "[-1, Infinity)" : "[0, Infinity)",
  };
}

/** a to a constant power. */
function evaluateConstantPower({ a, b, out, logs }: Step, n: number): void {
  const power = b.constant!;
  for (let i = 0; i < n; i++) {
    const value = realPower(a.value[i]!, power);
    out.value[i] = value;
    if (logs && !isNormal(value)) out.logValue[i] = power * logOf(a, i);
  }
}

function differentiateConstantPower(step: Step, n: number): void {
  evaluateConstantPower(step, n);
  const { a, b, out, logs } = step;
  const power = b.constant!;
  for (let i = 0; i < n; i++) {
    const x = a.value[i]!;
    const dx = a.first[i]!;
    const value = out.value[i]!;
    // A small integer power is a product; of others the value itself gives the derivatives.
    const exact = power === 2 || power === 3 || !isNormal(value);
    const rise = exact ? power * realPower(x, power - 1) : (power * value) / x;
    const bend = exact ? power * (power - 1) * realPower(x, power - 2) : ((power - 1) * rise) / x;
    out.first[i] = rise * dx;
    out.second[i] = bend * dx * dx + rise * a.second[i]!;
    if (logs) setLogs(out, i, power * a.logFirst[i]!, power * a.logSecond[i]!);
  }
}

function evaluatePower(step: Step, n: number): void {
  if (step.b.constant !== undefined) {
    evaluateConstantPower(step, n);
    return;
  }
  const { a, b, out, logs } = step;
  for (let i = 0; i < n; i++) {
    const value = pow(a.value[i]!, b.value[i]!);
    out.value[i] = value;
    if (logs && !isNormal(value)) out.logValue[i] = b.value[i]! * logOf(a, i);
  }
}

/** a^b = exp(b log a); where b does not vary here, as any power. */
function differentiatePower(step: Step, n: number): void {
  if (step.b.constant !== undefined) {
    differentiateConstantPower(step, n);
    return;
  }
  evaluatePower(step, n);
  const { a, b, out, logs } = step;
  for (let i = 0; i < n; i++) {
    const x = a.value[i]!;
    const dx = a.first[i]!;
    const y = b.value[i]!;
    const dy = b.first[i]!;
    const value = out.value[i]!;
    if (dy === 0 && b.second[i]! === 0) {
      const rise = y * realPower(x, y - 1);
      out.first[i] = y === 0 ? 0 : rise * dx;
      out.second[i] = y === 0 ? 0 : y * (y - 1) * realPower(x, y - 2) * dx * dx + rise * a.second[i]!;
      if (logs) setLogs(out, i, y * a.logFirst[i]!, y * a.logSecond[i]!);
      continue;
    }
    const size = log(x);
    const lean = dx / x;
    const bend = a.second[i]! / x - lean * lean;
    const first = dy * size + y * lean;
    const second = b.second[i]! * size + 2 * dy * lean + y * bend;
    out.first[i] = value * first;
    out.second[i] = value * (second + first * first);
    if (logs) setLogs(out, i, first, second);
  }
}

/** The real root, of negative numbers too where the degree is odd. */
function evaluateRoot({ a, b, out, logs }: Step, n: number): void {
  for (let i = 0; i < n; i++) {
    const x = a.value[i]!;
    const degree = b.value[i]!;
    const odd = Math.abs(degree % 2) === 1;
    out.value[i] = x < 0 ? (odd ? -realPower(-x, 1 / degree) : Number.NaN) : realPower(x, 1 / degree);
    if (logs && !isNormal(out.value[i]!)) out.logValue[i] = logOf(a, i) / degree;
  }
}

function differentiateRoot(step: Step, n: number): void {
  evaluateRoot(step, n);
  const { a, b, out, logs } = step;
  for (let i = 0; i < n; i++) {
    const x = a.value[i]!;
    const dx = a.first[i]!;
    const power = 1 / b.value[i]!;
    const rise = (power * out.value[i]!) / x;
    out.first[i] = rise * dx;
    out.second[i] = (rise * (power - 1) * dx * dx) / x + rise * a.second[i]!;
    if (logs) setLogs(out, i, power * a.logFirst[i]!, power * a.logSecond[i]!);
  }
}

function copy(from: Column, { out, logs }: Step, i: number, derivatives: boolean): void {
  out.value[i] = from.value[i]!;
  if (logs) out.logValue[i] = from.logValue[i]!;
  if (!derivatives) return;
  out.first[i] = from.first[i]!;
  out.second[i] = from.second[i]!;
  if (!logs) return;
  out.logFirst[i] = from.logFirst[i]!;
  out.logSecond[i] = from.logSecond[i]!;
}

/** The larger or the smaller of two. */
function extreme(larger: boolean): Operation {
  /** A value that is not real is neither the larger nor the smaller one: there is none. */
  const isFirst = (x: number, y: number): boolean => Number.isNaN(x) || (!Number.isNaN(y) && x > y === larger);
  const choose = (step: Step, n: number, derivatives: boolean): void => {
    const { a, b, out, logs } = step;
    if (logs || !derivatives) {
      for (let i = 0; i < n; i++) copy(isFirst(a.value[i]!, b.value[i]!) ? a : b, step, i, derivatives);
      return;
    }
    for (let i = 0; i < n; i++) {
      const x = a.value[i]!;
      const y = b.value[i]!;
      const first = isFirst(x, y);
      out.value[i] = first ? x : y;
      out.first[i] = first ? a.first[i]! : b.first[i]!;
      out.second[i] = first ? a.second[i]! : b.second[i]!;
    }
  };
  return {
    arity: [1, Number.POSITIVE_INFINITY],
    evaluate: (step, n) => choose(step, n, false),
    differentiate: (step, n) => choose(step, n, true),
    parity: (a, b) => even(a, b),
  };
}

function chooseBranch(step: Step, n: number, derivatives: boolean): void {
  for (let i = 0; i < n; i++) copy(step.a.value[i] !== 0 ? step.b : step.c, step, i, derivatives);
}

/** A comparison or a logical operator: 1 where it holds, else 0. */
function predicate(arity: 1 | 2, holds: (a: number, b: number) => boolean): Operation {
  const evaluate = ({ a, b, out }: Step, n: number): void => {
    for (let i = 0; i < n; i++) out.value[i] = holds(a.value[i]!, b.value[i]!) ? 1 : 0;
  };
  const differentiate = (step: Step, n: number): void => {
    evaluate(step, n);
    flatten(step, n);
  };
  return { arity: [arity, arity], evaluate, differentiate, parity: (a, b) => even(a, arity === 1 ? 1 : b) };
}

function flatten({ out, logs }: Step, n: number): void {
  out.first.fill(0, 0, n);
  out.second.fill(0, 0, n);
  if (!logs) return;
  out.logFirst.fill(0, 0, n);
  out.logSecond.fill(0, 0, n);
  for (let i = 0; i < n; i++) if (!isNormal(out.value[i]!)) out.logValue[i] = log(Math.abs(out.value[i]!));
}

/** An operation that has values only. */
function valueOnly(arity: 1 | 2, f: (a: number, b: number) => number): Operation {
  const evaluate = ({ a, b, out }: Step, n: number): void => {
    for (let i = 0; i < n; i++) out.value[i] = f(a.value[i]!, b.value[i]!);
  };
  return { arity: [arity, arity], evaluate, differentiate: undefined, parity: (a, b) => even(a, arity === 1 ? 1 : b) };
}

/** The chain rule for a function of one number. */
function elementwise(entry: RealFunction): Operation {
  const { value, first, second, logarithm: logs, domain } = entry;
  const parity: number = entry.parity ?? 0;
  const evaluate = (step: Step, n: number): void => {
    const { a, out } = step;
    for (let i = 0; i < n; i++) out.value[i] = value(a.value[i]!);
    if (!step.logs) return;
    for (let i = 0; i < n; i++) {
      const found = out.value[i]!;
      if (!isNormal(found)) out.logValue[i] = logs === undefined ? log(Math.abs(found)) : logs.value(a.value[i]!);
    }
  };
  const differentiate = (step: Step, n: number): void => {
    evaluate(step, n);
    const { a, out } = step;
    for (let i = 0; i < n; i++) {
      const x = a.value[i]!;
      const dx = a.first[i]!;
      const found = out.value[i]!;
      const slope = first!(x, found);
      out.first[i] = slope * dx;
      out.second[i] = second!(x, found, slope) * dx * dx + slope * a.second[i]!;
      if (!step.logs) continue;
      if (logs === undefined) logsFromOwn(out, i);
      else {
        const lean = logs.first(x);
        setLogs(out, i, lean * dx, logs.second(x, lean) * dx * dx + lean * a.second[i]!);
      }
    }
  };
  return {
    arity: [1, 1],
    evaluate,
    differentiate: first === undefined || second === undefined ? undefined : differentiate,
    parity: (a) => (a === 1 ? 1 : a === -1 ? parity : 0),
    ...(domain === undefined ? {} : { domain }),
  };
}

/** Every operator and function of expressions, by name. */
export const OPERATIONS: ReadonlyMap<string, Operation> = new Map(
  Object.entries<Operation>({
    ...Object.fromEntries([...FUNCTIONS].map(([name, entry]) => [name, elementwise(entry)])),
    add: sum(1),
    subtract: sum(-1),
    multiply: { arity: [2, 2], evaluate: evaluateProduct, differentiate: differentiateProduct, parity: product },
    divide: { arity: [2, 2], evaluate: evaluateQuotient, differentiate: differentiateQuotient, parity: product },
    unaryMinus: { arity: [1, 1], evaluate: evaluateNegative, differentiate: differentiateNegative, parity: (a) => a },
    pow: { arity: [2, 2], evaluate: evaluatePower, differentiate: differentiatePower, parity: (a, b) => even(a, b) },
    nthRoot: { arity: [1, 2], evaluate: evaluateRoot, differentiate: differentiateRoot, parity: (a, b) => even(a, b) },
    exp: {
      arity: [1, 1],
      evaluate: evaluateExponential,
      differentiate: differentiateExponential,
      parity: (a) => even(a),
    },
    log: { ...logarithm(log, 1), arity: [1, 2] },
    log2: logarithm(log2, Math.LN2),
    log10: logarithm(log10, Math.LN10),
    log1p: logarithm(log1p, 1, true),
    max: extreme(true),
    min: extreme(false),
    conditional: {
      arity: [3, 3],
      evaluate: (step, n) => chooseBranch(step, n, false),
      differentiate: (step, n) => chooseBranch(step, n, true),
      parity: (a, b, c) => (a === 1 ? bothOr(b, c) : 0),
    },
    smaller: predicate(2, (a, b) => a < b),
    smallerEq: predicate(2, (a, b) => a <= b),
    larger: predicate(2, (a, b) => a > b),
    largerEq: predicate(2, (a, b) => a >= b),
    equal: predicate(2, (a, b) => a === b),
    unequal: predicate(2, (a, b) => a !== b),
    and: predicate(2, (a, b) => a !== 0 && b !== 0),
    or: predicate(2, (a, b) => a !== 0 || b !== 0),
    xor: predicate(2, (a, b) => (a !== 0) !== (b !== 0)),
    not: predicate(1, (a) => a === 0),
    mod: valueOnly(2, (a, b) => a - b * Math.floor(a / b)),
    factorial: valueOnly(1, (a) => gamma(a + 1)),
  }),
);
