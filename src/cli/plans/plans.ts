import { readFile } from "node:fs/promises";
import { ParameterError } from "../../core/errors.js";
import { didYouMean } from "../../core/nearMiss.js";
import { table } from "../../report/table.js";
import type { CommandDefinition } from "../commandDefinition.js";
import { type Outcome, printed } from "../output/outcome.js";
import { allPlans, packageFile } from "./builtInPlans.js";

/** `raf plans`: the plans that come with the package. */
export const plansCommand: CommandDefinition = {
  examples: ["raf plans", "raf plans phase"],
  notes: `raf sweep NAME and raf validate NAME run a plan from any folder. raf plans NAME prints it; save it to a file to change it.
A file of the same name in the current folder has precedence.`,
  configure: (command) => {
    command.argument("[name]", "print this plan");
  },
  run: (command) => plans(command.args[0]),
};

async function plans(name: string | undefined): Promise<Outcome> {
  const all = allPlans();
  if (name === undefined) {
    const rows = all.map((plan) => [plan.name, plan.commands.map((one) => `raf ${one}`).join(", "), plan.summary]);
    return printed(`${table(["name", "run by", "what it computes"], rows)}\n`);
  }
  const found = all.find((plan) => plan.name === name);
  if (found === undefined) {
    const names = all.map((plan) => plan.name);
    throw new ParameterError("raf", "name", name, `{${names.join(", ")}}`, didYouMean(name, names));
  }
  const texts = await Promise.all(found.files.map((file) => readFile(packageFile(file), "utf8")));
  return printed(texts.join("---\n"));
}
