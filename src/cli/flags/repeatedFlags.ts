import { type Command, Option } from "commander";
import { UsageError } from "../errors/usageError.js";

/** A flag that gathers what it is given, and so may stand more than once. */
export class RepeatableOption extends Option {}

/**
 * Makes a command refuse a flag that stands twice: the parser would take the last one, and the run would not be the one that was meant.
 *
 * Flags that gather their values stay as they are.
 *
 * @param command With all its flags.
 */
export function refuseRepeated(command: Command): void {
  for (const option of command.options) {
    if (option.variadic || option instanceof RepeatableOption) continue;
    const given: string[] = [];
    command.on(`option:${option.name()}`, (text: string | null | undefined) => {
      given.push(text ?? "");
      const [one = "", other] = given;
      if (other !== undefined) throw givenTwice(`--${option.name()}`, one, other);
    });
  }
}

/** What is said of a flag that stands twice, with both of its values if it has values. */
export function givenTwice(flag: string, one: string, other: string): UsageError {
  const values = one === "" && other === "" ? "" : `, as ${JSON.stringify(one)} and as ${JSON.stringify(other)}`;
  return new UsageError(`${flag} is given twice${values}; leave one out`);
}
