import { Option } from "commander";
import { FINITE_LAMBDAS, LEARNER_LAMBDAS } from "../../../validation/requireExperiment.js";
import { grid } from "../../sweep/grid.js";
import { UsageError } from "../errors/usageError.js";
import { lambdaFromText } from "./lambdaFlag.js";
import { integerOf, numberOf } from "./numberFlag.js";
import { valueList } from "./valueList.js";

/** Flags for several values of lambda. */
export interface LambdaListFlags {
  readonly lambda?: readonly number[];
  readonly from?: number;
  readonly to?: number;
  readonly points?: number;
  readonly limits?: true;
}

const DEFAULT_POINTS = 9;
const MOST_POINTS = 1000;

/** Options for one lambda, a list, or a path of equal ratios. */
export function lambdaListFlags(): readonly Option[] {
  const end = (name: "from" | "to", help: string): Option =>
    new Option(`--${name} <number>`, help).argParser((text) => numberOf(name, text, FINITE_LAMBDAS));
  return [
    new Option(
      "--lambda <list>",
      `ridge penalty: one value or several as in 0+,0.1,1,inf, in ${LEARNER_LAMBDAS}`,
    ).argParser((text) => valueList("lambda", text, lambdaFromText)),
    end("from", "instead of --lambda: first value of a path of equal ratios"),
    end("to", "its last value"),
    new Option("--points <count>", `its number of values; default: ${DEFAULT_POINTS}`).argParser((text) =>
      integerOf("points", text, 2, MOST_POINTS),
    ),
    new Option("--limits", "with --from and --to: also the limits 0+ and infinity"),
  ];
}

/**
 * The values of lambda that the flags describe.
 *
 * @throws {UsageError} if there are none, or both ways are mixed.
 * @throws {ParameterError} as grid does.
 */
export function lambdaListOf({ lambda, from, to, points, limits }: LambdaListFlags): readonly number[] {
  const path = from !== undefined || to !== undefined || points !== undefined || limits !== undefined;
  if (lambda !== undefined) {
    if (path)
      throw new UsageError("--lambda is a list; --from, --to, --points and --limits make a path: give one of them");
    return lambda;
  }
  if (from === undefined || to === undefined) {
    throw new UsageError("--lambda <list> is missing, or --from <number> with --to <number>: ridge penalty");
  }
  const inner = grid(from, to, points ?? DEFAULT_POINTS, "log");
  if (!limits) return inner;
  return from < to ? [0, ...inner, Number.POSITIVE_INFINITY] : [Number.POSITIVE_INFINITY, ...inner, 0];
}
