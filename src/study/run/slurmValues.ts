import { ParameterError } from "../../core/errors.js";

/** Values that are handed on to sbatch, in a line of a script each. */
export interface SlurmValues {
  readonly time?: string;
  readonly partition?: string;
  readonly mem?: string;
}

/** Forms that sbatch takes; a blank or a new line would begin another option. */
const FORMS: { readonly [name in keyof SlurmValues]-?: readonly [form: RegExp, allowed: string] } = {
  time: [
    /^(?:\d+(?::\d{1,2}){0,2}|\d+-\d{1,2}(?::\d{1,2}){0,2})$/,
    'minutes, "minutes:seconds", "hours:minutes:seconds", "days-hours", "days-hours:minutes" or "days-hours:minutes:seconds"',
  ],
  partition: [/^[\w.-]+(?:,[\w.-]+)*$/, "names of partitions with commas between: letters, digits, _, . and -"],
  mem: [/^\d+[KMGT]?$/i, "digits, with K, M, G or T behind them, such as 4G; digits alone are megabytes"],
};

/**
 * The values, if sbatch can read them.
 *
 * @throws {ParameterError} naming the option, its value and what is allowed.
 *
 * @example
 * requireSlurmValues({ time: "2:00:00" }) // => {"time":"2:00:00"}
 */
export function requireSlurmValues(values: SlurmValues): SlurmValues {
  for (const name of ["time", "partition", "mem"] as const) {
    const value = values[name];
    const [form, allowed] = FORMS[name];
    if (value !== undefined && !form.test(value)) throw new ParameterError("slurm", name, value, allowed);
  }
  return values;
}

/** Bytes of the units of --mem, which are binary. */
const UNITS = { K: 2 ** 10, M: 2 ** 20, G: 2 ** 30, T: 2 ** 40 } as const;

/**
 * Bytes that a task may take, or undefined where the cluster decides: without --mem, and for 0, which is all that a node has.
 *
 * @example
 * slurmMemory("4G") // => 4294967296
 */
export function slurmMemory(mem: string | undefined): number | undefined {
  const [, count, unit] = /^(\d+)([KMGT]?)$/.exec(mem?.toUpperCase() ?? "") ?? [];
  const bytes = Number(count) * UNITS[(unit || "M") as keyof typeof UNITS];
  return bytes > 0 ? bytes : undefined;
}
