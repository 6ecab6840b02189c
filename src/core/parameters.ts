import { ParameterError } from "./errors.js";

/** One parameter of the theory: what the command line, sweeps and the library say of it. */
export interface ParameterDescription {
  readonly symbol: string;
  readonly lower: number;
  readonly upper: number;
  /** Whether the ends themselves are allowed. */
  readonly closed: readonly [boolean, boolean];
  readonly help: string;
}

/** Every numeric parameter, by the name used in code, flags, CSV headers and messages. */
export const PARAMETERS = {
  alpha: {
    symbol: "α",
    lower: 0,
    upper: Number.POSITIVE_INFINITY,
    closed: [false, false],
    help: "samples per input dimension, n/d",
  },
  epsilon: { symbol: "ε", lower: 0, upper: 1, closed: [true, true], help: "fraction of random labels (facts)" },
  lambda: {
    symbol: "λ",
    lower: 0,
    upper: Number.POSITIVE_INFINITY,
    closed: [true, true],
    help: 'ridge penalty; 0 or "0+" is the limit of vanishing, "inf" of infinite regularization',
  },
  kappa: {
    symbol: "κ",
    lower: 0,
    upper: Number.POSITIVE_INFINITY,
    closed: [false, false],
    help: "random features per input dimension, p/d",
  },
  gamma: {
    symbol: "γ",
    lower: 0,
    upper: Math.PI / 2,
    closed: [false, false],
    help: "kernel angle arctan(mu1/muStar), with mu1 = sin(gamma), muStar = cos(gamma)",
  },
  mu1: {
    symbol: "μ₁",
    lower: 0,
    upper: Number.POSITIVE_INFINITY,
    closed: [false, false],
    help: "linear part of the activation or kernel",
  },
  muStar: {
    symbol: "μ⋆",
    lower: 0,
    upper: Number.POSITIVE_INFINITY,
    closed: [true, false],
    help: "non-linear part of the activation or kernel",
  },
} as const satisfies { readonly [name: string]: ParameterDescription };

/** Name of a numeric parameter. */
export type ParameterName = keyof typeof PARAMETERS;

/** The allowed set in interval notation, as every message prints it. */
export function allowedRange(name: ParameterName): string {
  const { lower, upper, closed } = PARAMETERS[name];
  const top = upper === Math.PI / 2 ? "pi/2" : String(upper);
  return `${closed[0] ? "[" : "("}${lower}, ${top}${closed[1] ? "]" : ")"}`;
}

/**
 * The value, if it lies in the parameter's range.
 *
 * @throws {ParameterError} naming the parameter, the value and the range.
 */
export function requireParameter(where: string, name: ParameterName, value: unknown): number {
  const { lower, upper, closed } = PARAMETERS[name];
  const remedy = name === "kappa" ? "For the limit of infinitely many features use the kernel model" : undefined;
  if (typeof value !== "number" || Number.isNaN(value))
    throw new ParameterError(where, name, value, allowedRange(name), remedy);
  const above = closed[0] ? value >= lower : value > lower;
  const below = closed[1] ? value <= upper : value < upper;
  if (!above || !below) throw new ParameterError(where, name, value, allowedRange(name), remedy);
  return value;
}
