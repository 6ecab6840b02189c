import { type Command, Option } from "commander";
import { UsageError } from "../errors/usageError.js";

/** A flag that may be given several times and collects its values. */
export class RepeatableOption extends Option {}

/**
 * Makes a command refuse a flag that is given twice; the parser would silently take the last value.
 *
 * Flags that collect their values may be repeated.
 *
 * @param command The command with all its flags.
 */
export function refuseRepeated(command: Command): void {
  for (const option of command.options) {
    if (option.variadic || option instanceof RepeatableOption) continue;
    const given: string[] = [];
    command.on(`option:${option.name()}`, (text: string | null | undefined) => {
      given.push(text ?? "");
      const [one = "", other] = given;
      if (other !== undefined) throw repeatedFlagError(`--${option.name()}`, one, other);
    });
  }
}

/** The error of a flag that is given twice, with both values. */
export function repeatedFlagError(flag: string, one: string, other: string): UsageError {
  const values = one === "" && other === "" ? "" : `, as ${JSON.stringify(one)} and as ${JSON.stringify(other)}`;
  return new UsageError(`${flag} is given twice${values}; leave one out`);
}
