import { unrepresentable } from "../core/lossyLiteral.js";
import { exp, log } from "./elementary.js";
import { integerPower } from "./integerPower.js";

/** The value of a text, or why it has none. */
export type Arithmetic = { readonly value: number } | { readonly problem: string };

const DECIMAL = /^(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?/i;
const INFINITE = /^[+-]?(?:inf(?:inity)?|∞)$/i;

/** Names that stand for a number. */
const CONSTANTS: ReadonlyMap<string, number> = new Map([
  ["pi", Math.PI],
  ["π", Math.PI],
]);
/** Names that take an argument in parentheses. */
const FUNCTIONS: ReadonlyMap<string, (x: number) => number> = new Map([
  ["sqrt", Math.sqrt],
  ["exp", exp],
  ["log", log],
]);

/** Characters of a number that a person types; the depth of its parentheses is bounded by them. */
const LONGEST = 500;

/**
 * A number as people type it: a decimal, "inf", or arithmetic with + - * / ^ ( ), pi, sqrt, exp and log.
 *
 * A decimal is rounded once, as in JavaScript, and each operation rounds once. Nothing is read that was not typed: no factor without its
 * sign ("2pi"), no hexadecimal, no blank inside a number. A decimal that a double cannot hold has no value, because it would be read as
 * infinity or as 0.
 *
 * @example
 * arithmetic("2/0.9") // => {"value":2.2222222222222223}
 * arithmetic("1e400") // => {"problem":"1e400 is above 1.8e308, the largest number that can be computed with; \"inf\" is infinity"}
 */
export function arithmetic(text: string): Arithmetic {
  const trimmed = text.trim();
  if (INFINITE.test(trimmed))
    return { value: trimmed.startsWith("-") ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY };
  if (trimmed.length > LONGEST) return { problem: `It has more than ${LONGEST} characters` };
  try {
    const reader = readerOf(trimmed);
    const value = sum(reader);
    if (!reader.isAtEnd()) throw reader.refusal();
    if (Number.isFinite(value)) return { value };
    return { problem: Number.isNaN(value) ? `${trimmed} is not a number` : `${trimmed} is not finite` };
  } catch (error) {
    if (error instanceof ArithmeticError) return { problem: error.message };
    throw error;
  }
}

class ArithmeticError extends Error {}

/** A text that is read from left to right; blanks between its parts do not count. */
interface Reader {
  /** Goes past one of these characters, if it is the next. */
  readonly take: (...characters: readonly string[]) => string | undefined;
  /** Goes past what the pattern matches from here on, if it does. */
  readonly match: (pattern: RegExp) => string | undefined;
  readonly isAtEnd: () => boolean;
  /** An error about what comes next. */
  readonly refusal: () => ArithmeticError;
}

function readerOf(text: string): Reader {
  let place = 0;
  const rest = (): string => {
    while (text[place] === " ") place++;
    return text.slice(place);
  };
  return {
    take: (...characters) => {
      const found = characters.find((character) => rest().startsWith(character));
      place += found?.length ?? 0;
      return found;
    },
    match: (pattern) => {
      const found = pattern.exec(rest())?.[0];
      place += found?.length ?? 0;
      return found;
    },
    isAtEnd: () => rest() === "",
    refusal: () => {
      const next = rest();
      if (next.startsWith("*")) return new ArithmeticError("A power is written with ^, as in 2^3");
      if (next.startsWith(",")) return new ArithmeticError("Decimals have a point, not a comma");
      return new ArithmeticError(
        next === "" ? "The text ends too early" : `It cannot be read from ${JSON.stringify(next)} on`,
      );
    },
  };
}

function sum(reader: Reader): number {
  let value = product(reader);
  for (let sign = reader.take("+", "-"); sign !== undefined; sign = reader.take("+", "-")) {
    const term = product(reader);
    value = sign === "+" ? value + term : value - term;
  }
  return value;
}

function product(reader: Reader): number {
  let value = signed(reader);
  for (let sign = reader.take("*", "/"); sign !== undefined; sign = reader.take("*", "/")) {
    const factor = signed(reader);
    value = sign === "*" ? value * factor : value / factor;
  }
  return value;
}

/** -2^2 is -4, as in mathematics. */
function signed(reader: Reader): number {
  const sign = reader.take("+", "-");
  if (sign === undefined) return power(reader);
  const value = signed(reader);
  return sign === "-" ? -value : value;
}

function power(reader: Reader): number {
  const base = operand(reader);
  if (reader.take("^") === undefined) return base;
  return powerOf(base, signed(reader));
}

/** Products for whole exponents, which are exact where the result is. */
function powerOf(base: number, exponent: number): number {
  if (!Number.isInteger(exponent) || Math.abs(exponent) > MOST_FACTORS) return exp(exponent * log(base));
  return exponent < 0 ? 1 / integerPower(base, -exponent) : integerPower(base, exponent);
}

/** Beyond this a product has more rounding than exp and log have. */
const MOST_FACTORS = 64;

function operand(reader: Reader): number {
  if (reader.take("(") !== undefined) return untilParenthesis(reader);
  const literal = reader.match(DECIMAL);
  if (literal !== undefined) {
    const problem = unrepresentable(literal);
    if (problem !== undefined) throw new ArithmeticError(problem);
    return Number(literal);
  }
  const name = reader.match(/^[\p{L}]+/u);
  if (name === undefined) throw reader.refusal();
  const constant = CONSTANTS.get(name);
  if (constant !== undefined) return constant;
  const applied = FUNCTIONS.get(name);
  if (applied !== undefined) {
    if (reader.take("(") === undefined) throw new ArithmeticError(`${name} needs an argument in parentheses`);
    return applied(untilParenthesis(reader));
  }
  const known = [...CONSTANTS.keys(), ...FUNCTIONS.keys()].filter((own) => own !== "π");
  throw new ArithmeticError(`${name} is neither a number nor one of ${known.join(", ")}`);
}

function untilParenthesis(reader: Reader): number {
  const value = sum(reader);
  if (reader.take(")") === undefined) throw reader.refusal();
  return value;
}
