import { Option } from "commander";
import type { CommandDefinition } from "./commandDefinition.js";
import { integerOf } from "./numberFlag.js";
import { EXIT_CODES } from "./outcome.js";

interface PaperFlags {
  readonly out: string;
  readonly width: string;
}
type Paper = (
  figures: readonly number[],
  options: { readonly out: string; readonly width: string },
) => Promise<{ readonly text: string; readonly agrees: boolean }>;

const PAPER: string = "../report/paper.js";

/** `raf paper`: the paper's figures and numbers. */
export const paperCommand: CommandDefinition = {
  examples: ["raf paper 1 --out figures"],
  configure: (command) => {
    command
      .argument("<figures...>", "numbers of the figures: 1")
      .option("--out <folder>", "where the files go", "figures")
      .addOption(new Option("--width <name>", "one-column or two-column").default("two-column"));
  },
  run: async (command) => {
    const figures = command.args.map((text) => integerOf("figures", text, 1, 1));
    const { paper } = (await import(PAPER)) as { readonly paper: Paper };
    const { text } = await paper(figures, command.opts<PaperFlags>());
    return { exitCode: EXIT_CODES.ok, output: [text] };
  },
};
