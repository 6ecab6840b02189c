import { Option } from "commander";
import { allowedRange, flagOf, type NumericName, PARAMETERS } from "../../../equations/vocabulary/parameters.js";
import { ParameterError } from "../../core/errors.js";
import { arithmetic } from "../../numerics/arithmetic.js";

/**
 * A number as people type it: a decimal, "inf", or arithmetic such as 2/0.9 and pi/4.
 *
 * @param name    Parameter, for the message.
 * @param text    The text as typed.
 * @param allowed The allowed set, for the message; the caller checks whether the number lies in it.
 * @throws {ParameterError} if the text is not a number, or a double cannot hold it.
 *
 * @example
 * numberOf("alpha", "2.5e-1", "(0, Infinity)") // => 0.25
 * numberOf("alpha", "1,5", "(0, Infinity)") // => throws alpha must lie in (0, Infinity); got "1,5". Decimals have a point, not a comma
 */
export function numberOf(name: string, text: string, allowed: string): number {
  const found = arithmetic(text);
  if ("value" in found) return found.value;
  throw new ParameterError("raf", name, text, allowed, text.trim() === "" ? undefined : found.problem);
}

/**
 * A whole number as people type it.
 *
 * @throws {ParameterError} if it is not one, or lies outside [lower, upper].
 */
export function integerOf(name: string, text: string, lower: number, upper: number): number {
  const allowed = `the integers ${lower} to ${upper}`;
  const value = numberOf(name, text, allowed);
  if (!Number.isInteger(value) || value < lower || value > upper) throw new ParameterError("raf", name, value, allowed);
  return value;
}

/** The flag of a parameter of the theory, with its help from the one table of parameters. */
export function parameterFlag(name: NumericName): Option {
  const allowed = allowedRange(name);
  return new Option(`--${flagOf(name)} <number>`, parameterHelp(name)).argParser((text) =>
    numberOf(name, text, allowed),
  );
}

/** Help of a parameter: meaning and range. */
export function parameterHelp(name: NumericName): string {
  const { help } = PARAMETERS[name];
  return `${help}${help.includes(";") ? ";" : ","} in ${allowedRange(name)}`;
}
