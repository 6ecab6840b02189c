import { availableParallelism } from "node:os";
import { Option } from "commander";
import { requireName } from "../../core/nearMiss.js";
import { PAPER_DEFAULTS, PAPER_WIDTHS } from "../../report/paperOptions.js";
import { PAPER_PARTS, partsCalled, partWord } from "../../report/paperParts.js";
import type { CommandDefinition } from "../commandDefinition.js";
import { integerOf } from "../flags/numberFlag.js";
import type { Outcome } from "../output/outcome.js";
import { paperFolder } from "../output/paperFolder.js";
import type { Streams } from "../output/streams.js";
import { interruptible } from "../run/interruptible.js";

interface PaperFlags {
  readonly out: string;
  readonly width: string;
  readonly digits: number;
  readonly errors?: true;
  readonly force?: true;
  readonly report: boolean;
}

const NOTES = `Each part gives NAME.svg, NAME.png, NAME.pdf (the picture), NAME.csv (its numbers), NAME.json (numbers and their origin), and for each table NAME-TABLE.txt, .csv, .md and .tex (booktabs).
All parts in the folder together give agreement.txt, .csv and .json (published numbers beside ours) and report.html.
manifest.json holds the origin of every file. A part that has not changed is not computed again.
CSV has inf for infinity, 0 for lambda -> 0+, and empty cells for missing values. JSON has "inf" and null.
Exit codes: 3 if a published number is neither reproduced nor explained, or a point is not solved; 130 after Ctrl-C, and finished parts are kept.`;

/** Significant decimal digits of a double. */
const MOST_DIGITS = 17;

/** `raf paper`: the paper's figures and tables, their data, its numbers against ours, and a report. */
export const paperCommand: CommandDefinition = {
  notes: NOTES,
  examples: ["raf paper 1", "raf paper 1 2 --out figures --width one-column"],
  configure: (command) => {
    command
      .argument("[part...]", `what to make: ${PAPER_PARTS.map(({ name }) => partWord(name)).join(", ")}; default: all`)
      .addOption(new Option("--out <folder>", "where the files go; made if it is not there").default("figures"))
      .addOption(
        new Option("--width <name>", `width in print: ${PAPER_WIDTHS.join(", ")}`).default(PAPER_DEFAULTS.width),
      )
      .addOption(
        new Option("--digits <count>", "significant digits in the tables")
          .argParser((text) => integerOf("digits", text, 1, MOST_DIGITS))
          .default(PAPER_DEFAULTS.digits),
      )
      .option("--errors", "error estimates in the tables")
      .option("--force", "make again what is there already")
      .option("--no-report", "leave report.html out");
  },
  run: (command, streams) => paper(command.args, command.opts<PaperFlags>(), streams),
};

async function paper(words: readonly string[], flags: PaperFlags, { stderr }: Streams): Promise<Outcome> {
  const parts = partsCalled(words);
  const width = requireName("raf", "width", flags.width, PAPER_WIDTHS);
  const { result, interrupted } = await interruptible(stderr, async ({ bar, signal }) => {
    const folder = await paperFolder(flags.out);
    const { paperRun } = await import("../../report/pipeline/paperRun.js");
    const made = await paperRun({
      parts,
      options: { width, digits: flags.digits, errors: flags.errors ?? false },
      force: flags.force ?? false,
      report: flags.report,
      folder,
      startWorkers: async (count) =>
        (await import("../../report/pipeline/partWorkers.js")).partWorkers(Math.min(count, availableParallelism())),
      progress: bar.update,
      signal,
    });
    return { result: made, interrupted: signal.aborted };
  });
  const [{ paperOutcome }, { hasPng }] = await Promise.all([
    import("./paperOutcome.js"),
    import("../../report/png.js"),
  ]);
  return paperOutcome(result, {
    // The tables of all parts together would be too long to read.
    tables: words.length > 0,
    interrupted,
    out: flags.out,
    report: flags.report,
    png: hasPng(),
  });
}
