import { Option } from "commander";
import { integerOf } from "./numberFlag.js";

/** A flag that takes a whole number. */
export interface CountFlag {
  /** Syntax for commander: "--replicas <count>". */
  readonly flags: string;
  /** Name of the parameter in messages. */
  readonly name: string;
  readonly help: string;
  /** Smallest and largest value. */
  readonly range: readonly [least: number, most: number];
}

/**
 * A flag for a whole number in a range.
 *
 * @example
 * countFlag({ flags: "--d <count>", name: "d", help: "input dimension", range: [2, 9] }).long // => "--d"
 */
export function countFlag({ flags, name, help, range }: CountFlag): Option {
  return new Option(flags, help).argParser((text) => integerOf(name, text, ...range));
}

/** The seed of experiments on synthetic data. */
export const SEED_FLAG: CountFlag = {
  flags: "--seed <number>",
  name: "seed",
  help: "of the data; replica r is the same whatever their number",
  range: [0, Number.MAX_SAFE_INTEGER],
};

/** More threads than any machine has cores. */
export const MOST_WORKERS = 256;

/** The number of threads. */
export const WORKERS_FLAG: CountFlag = {
  flags: "--workers <count>",
  name: "workers",
  help: "threads; the results do not depend on it; default: one a core",
  range: [1, MOST_WORKERS],
};
