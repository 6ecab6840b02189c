import { Option } from "commander";
import { lambdaOf } from "../../../equations/point.js";
import { numberOf, parameterHelp } from "./numberFlag.js";

/** lambda in points and records. JSON has no Infinity, so the limit is "inf". */
export type LambdaText = number | "0+" | "inf";

/** The flag of lambda: a number, "0+" or "inf". */
export function lambdaFlag(): Option {
  return new Option("--lambda <number>", parameterHelp("lambda")).argParser((text): LambdaText => lambdaWord(text));
}

function lambdaWord(text: string): LambdaText {
  return text.trim() === "0+" ? "0+" : lambdaText(lambdaFromText(text));
}

/**
 * One lambda as people type it: a number, arithmetic, or the name of a limit.
 *
 * @throws {ParameterError} if it is none of these, or negative.
 */
export function lambdaFromText(text: string): number {
  return text.trim() === "0+" ? 0 : lambdaOf("raf", numberOf("lambda", text, LAMBDAS));
}

const LAMBDAS = '[0, Infinity], "0+" or "inf"';

/** A value of lambda that JSON can hold. */
export function lambdaText(lambda: number): number | "inf" {
  return lambda === Number.POSITIVE_INFINITY ? "inf" : lambda;
}
