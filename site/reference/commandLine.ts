import { Command, type Option } from "commander";
import type { CommandDefinition } from "../../src/cli/commandDefinition.js";
import { COMMANDS } from "../../src/cli/program.js";
import { code, markdownTable, plain } from "../markdownTable.js";

/** Every command with its operands, flags, notes and examples, from the definitions that the program itself runs. */
export async function commandLinePage(): Promise<string> {
  const sections = await Promise.all(
    COMMANDS.map(async ({ name, summary, load }) => commandSection(name, summary, await load())),
  );
  return [
    "---\norder: 1\n---\n# Command line",
    "Every command of `raf` with its flags. `raf <command> --help` prints the same in a terminal. Numbers may be arithmetic: `--alpha 2/0.9`, `pi/4`.",
    markdownTable(
      ["command", "what it gives"],
      COMMANDS.map(({ name, summary }) => [`[raf ${name}](#raf-${name})`, plain(summary)]),
    ),
    "The flags of a point are the same for all commands. [Parameters](parameters.md) says which model has which.",
    ...sections,
  ].join("\n\n");
}

function commandSection(name: string, summary: string, definition: CommandDefinition): string {
  const command = new Command(name);
  definition.configure(command);
  const operands = command.registeredArguments.map((operand) => {
    const word = `${operand.name()}${operand.variadic ? "..." : ""}`;
    return [code(operand.required ? `<${word}>` : `[${word}]`), plain(operand.description)];
  });
  const options = command.options.filter(({ hidden }) => !hidden);
  const ofPoint = options.filter(isOfPoint);
  const own = options.filter((option) => !isOfPoint(option));
  const flags = [...operands, ...own.map(flagRow)];
  return [
    `## raf ${name}`,
    sentence(plain(summary)),
    `\`\`\`sh\n${definition.examples.map((line) => `$ ${line}`).join("\n")}\n\`\`\``,
    ...(ofPoint.length === 0
      ? []
      : [`Point: ${ofPoint.map(({ long }) => `[${code(String(long))}](parameters.md)`).join(", ")}.`]),
    ...(flags.length === 0 ? [] : [markdownTable(["flag", "meaning"], flags)]),
    ...(definition.notes ?? "")
      .split("\n")
      .filter((line) => line.trim() !== "")
      .map(plain),
  ].join("\n\n");
}

function isOfPoint(option: Option): boolean {
  return option.helpGroupHeading === "Point:";
}

function flagRow({ flags, description, defaultValue, defaultValueDescription }: Option): readonly string[] {
  const shown = defaultValueDescription ?? (isShown(defaultValue) ? String(defaultValue) : undefined);
  return [code(flags), `${plain(description)}${shown === undefined ? "" : ` (default: ${plain(shown)})`}`];
}

function isShown(value: unknown): boolean {
  return typeof value === "number" || (typeof value === "string" && value !== "");
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
