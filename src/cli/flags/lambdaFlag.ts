import { Option } from "commander";
import { lambdaOf } from "../../../equations/point.js";
import { parameterHelp } from "./numberFlag.js";

/** lambda as it is written in points and records: JSON has no Infinity, so that limit has a name. */
export type LambdaText = number | "0+" | "inf";

/** The flag of lambda, which takes numbers and the names of the two limits. */
export function lambdaFlag(): Option {
  return new Option("--lambda <number>", parameterHelp("lambda")).argParser(
    (text): LambdaText => (text.trim() === "0+" ? "0+" : lambdaText(lambdaOf("raf", text.trim()))),
  );
}

/** A value of lambda that JSON can hold. */
export function lambdaText(lambda: number): number | "inf" {
  return lambda === Number.POSITIVE_INFINITY ? "inf" : lambda;
}
