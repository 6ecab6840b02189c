import { type Command, Option } from "commander";
import { TABLE_FORMATS } from "../../study/table/encodedTable.js";
import { grid } from "../../sweep/grid.js";
import { UsageError } from "../errors/usageError.js";
import { integerOf, numberOf } from "./numberFlag.js";

/** The flags of a command that runs a parameter over a range. */
export interface RangeFlags {
  readonly from?: number;
  readonly to?: number;
  readonly points?: number;
  readonly log?: true;
  readonly out?: string;
  readonly plot?: string;
}

/** Names of the flags, for commands where they need another flag. */
export const RANGE_FLAGS = [
  "from",
  "to",
  "points",
  "log",
  "out",
  "plot",
] as const satisfies readonly (keyof RangeFlags)[];

/** Values of the range, unless told otherwise. */
const DEFAULT_POINTS = 50;

/**
 * Adds the flags of a range.
 *
 * @param options.before What their help begins with, such as "with --over: ".
 * @param options.most   Values at most.
 * @param options.drawn  What --plot draws.
 */
export function addRangeFlags(
  command: Command,
  { before = "", most, drawn }: { readonly before?: string; readonly most: number; readonly drawn: string },
): void {
  const end = (name: "from" | "to", help: string): Option =>
    new Option(`--${name} <number>`, before + help).argParser((text) => numberOf(name, text, "the finite numbers"));
  command
    .addOption(end("from", "first value"))
    .addOption(end("to", "last value"))
    .addOption(
      new Option(
        "--points <count>",
        `${before}number of values, both ends included; default: ${DEFAULT_POINTS}`,
      ).argParser((text) => integerOf("points", text, 2, most)),
    )
    .option("--log", `${before}equal ratios instead of equal steps`)
    .option(
      "--out <file>",
      `${before}write the rows to a file, ending in ${TABLE_FORMATS.join(", ")}, instead of standard output`,
    )
    .option("--plot <file>", `${before}draw ${drawn}: a file ending in .svg, .png or .pdf`);
}

/**
 * The values of the range.
 *
 * @throws {UsageError} if an end is missing.
 * @throws {ParameterError} if the ends make no grid.
 */
export function rangeValues({ from, to, points = DEFAULT_POINTS, log }: RangeFlags): number[] {
  if (from === undefined) throw new UsageError("--from <number> is missing: first value of the range");
  if (to === undefined) throw new UsageError("--to <number> is missing: last value of the range");
  return grid(from, to, points, log ? "log" : "linear");
}
