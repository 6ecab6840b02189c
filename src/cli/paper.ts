import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { Option } from "commander";
import { ParameterError } from "../core/errors.js";
import { agrees } from "../report/agrees.js";
import type { DataTable } from "../report/paperPart.js";
import type { CommandDefinition } from "./commandDefinition.js";
import { fileError } from "./fileError.js";
import { integerOf } from "./numberFlag.js";
import { EXIT_CODES, type Outcome } from "./outcome.js";
import { outputFile } from "./outputFile.js";

interface PaperFlags {
  readonly out: string;
  readonly width: string;
}

const WIDTHS = ["one-column", "two-column"] as const;
/** Figures that the command draws. */
const LAST_FIGURE = 1;
const PICTURES = ["svg", "png", "pdf"] as const;

/** `raf paper`: the paper's figures, their data, and its numbers against ours. */
export const paperCommand: CommandDefinition = {
  examples: ["raf paper 1", "raf paper 1 --out figures --width one-column"],
  configure: (command) => {
    command
      .argument("<figure>", "number of the figure: 1")
      .addOption(new Option("--out <folder>", "where the files go; made if it is not there").default("figures"))
      .addOption(new Option("--width <name>", `width in print: ${WIDTHS.join(", ")}`).default("two-column"));
  },
  run: async (command) => {
    integerOf("figure", command.args[0] ?? "", 1, LAST_FIGURE);
    return figureOneFiles(command.opts<PaperFlags>());
  },
};

/** Figure 1 as SVG, PNG and PDF, its data as CSV, and the table of published numbers. */
async function figureOneFiles({ out, width: named }: PaperFlags): Promise<Outcome> {
  const width = WIDTHS.find((name) => name === named);
  if (width === undefined) throw new ParameterError("raf", "width", named, `{${WIDTHS.join(", ")}}`);
  try {
    await mkdir(out, { recursive: true });
  } catch (error) {
    throw fileError("out", out, "folders that can be written", error);
  }
  const names = [...PICTURES.map((ending) => `figure-1.${ending}`), "figure-1.csv", "figure-1-agreement.txt"];
  const files = new Map<string, Awaited<ReturnType<typeof outputFile>>>();
  for (const name of names) files.set(name, await outputFile("out", join(out, name)));

  const [{ figureOne }, { agreementTable }, { chart }, { picture }] = await Promise.all([
    import("../report/figureOne.js"),
    import("../report/agreementTable.js"),
    import("../report/chart.js"),
    import("../report/picture.js"),
  ]);
  const { draw, data, comparisons, unsolved } = await figureOne.compute(() => undefined);
  if (draw === undefined) throw new Error("Figure 1 has no picture");
  const svg = chart(draw(width));
  for (const ending of PICTURES)
    await files.get(`figure-1.${ending}`)?.write([await picture(svg, `figure-1.${ending}`)]);
  await files.get("figure-1.csv")?.write(dataText(data));
  const agreement = `${agreementTable(comparisons)}\n`;
  await files.get("figure-1-agreement.txt")?.write([agreement]);

  const written = names.map((name) => `wrote ${join(out, name)}\n`);
  const output = [agreement, "\n", ...written];
  if (unsolved > 0) {
    const message = `${unsolved} of ${data.rows.length} points did not converge; the figure has gaps and the data say where`;
    return { exitCode: EXIT_CODES.notConverged, output, message };
  }
  if (comparisons.every(({ published, ours }) => ours !== null && agrees(published, ours))) {
    return { exitCode: EXIT_CODES.ok, output };
  }
  return { exitCode: EXIT_CODES.notConverged, output, message: "not every published number is reproduced" };
}

function* dataText({ columns, rows }: DataTable): Generator<string> {
  yield `${columns.join(",")}\n`;
  for (const row of rows) {
    yield `${row.map((cell) => (cell === Number.POSITIVE_INFINITY ? "inf" : (cell ?? ""))).join(",")}\n`;
  }
}
