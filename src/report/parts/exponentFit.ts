import { linearSolution } from "../../solver/newtonSystem.js";

/** An exponent with its uncertainty, by one way of fitting. */
export interface FittedExponent {
  readonly value: number;
  readonly uncertainty: number;
}

/** Exponents of a decaying power law by two ways of fitting, and whether their intervals meet. */
export interface ExponentFits {
  /** Local exponents of three successive decades, extrapolated as a geometric approach. */
  readonly extrapolated: FittedExponent;
  /** Least squares of log E = a - exponent log x + b x^(-1/2). */
  readonly leastSquares: FittedExponent;
  readonly agree: boolean;
}

/** The least squares take this many decades, and one more to see what the range does. */
const DECADES = 2;
/** Rounding of the values, below which no difference of exponents means anything. */
const ROUNDING = 1e-6;

/**
 * The exponent of E ~ x^-exponent at large x.
 *
 * @param x Equally spaced on a logarithmic axis, at least four decades.
 * @param y Positive; the end from the first number that is not finite on is left out.
 * @param perDecade Values of x in a decade.
 * @returns Undefined where too few decades are left.
 */
export function exponentFits(x: readonly number[], y: readonly number[], perDecade: number): ExponentFits | undefined {
  const gap = y.findIndex((value) => !(value > 0 && value < Number.POSITIVE_INFINITY));
  const count = gap === -1 ? y.length : gap;
  if (count < 4 * perDecade + 1) return undefined;
  const [logX, logY] = [x, y].map((values) => values.slice(0, count).map(Math.log)) as [number[], number[]];
  const extrapolated = decadeExtrapolation(logX, logY, perDecade);
  const leastSquares = correctedFit(logX, logY, perDecade);
  const distance = Math.abs(extrapolated.value - leastSquares.value);
  return { extrapolated, leastSquares, agree: distance <= extrapolated.uncertainty + leastSquares.uncertainty };
}

function decadeExtrapolation(logX: readonly number[], logY: readonly number[], perDecade: number): FittedExponent {
  const last = logX.length - 1;
  const slopes = [2, 1, 0].map((back) => {
    const [to, from] = [last - back * perDecade, last - (back + 1) * perDecade];
    return -(logY[to]! - logY[from]!) / (logX[to]! - logX[from]!);
  }) as [number, number, number];
  const [first, second, third] = slopes;
  const ratio = (third - second) / (second - first);
  // A geometric approach has a ratio between 0 and 1; without one there is no limit to extrapolate to.
  const step = ratio > 0 && ratio < 0.9 ? ((third - second) * ratio) / (1 - ratio) : 0;
  return { value: third + step, uncertainty: Math.max(Math.abs(step), Math.abs(third - second), ROUNDING) };
}

function correctedFit(logX: readonly number[], logY: readonly number[], perDecade: number): FittedExponent {
  const [short, long] = [DECADES, DECADES + 1].map((decades) => {
    const from = logX.length - 1 - decades * perDecade;
    return exponentOf(logX.slice(from), logY.slice(from));
  }) as [number, number];
  return { value: short, uncertainty: Math.max(Math.abs(short - long), ROUNDING) };
}

/** Least squares in three functions, about the middle of the range so that the normal equations are well conditioned. */
function exponentOf(logX: readonly number[], logY: readonly number[]): number {
  const middle = logX[Math.floor(logX.length / 2)]!;
  const rows = logX.map((u) => [1, u - middle, Math.exp(-0.5 * (u - middle))]);
  const columns = [0, 1, 2];
  const gram = columns.flatMap((i) => columns.map((j) => rows.reduce((sum, row) => sum + row[i]! * row[j]!, 0)));
  const right = columns.map((i) => rows.reduce((sum, row, k) => sum + row[i]! * logY[k]!, 0));
  return -linearSolution(gram, right)[1]!;
}
