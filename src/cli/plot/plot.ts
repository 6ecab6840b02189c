import { Option } from "commander";
import { ParameterError } from "../../core/errors.js";
import { arithmetic } from "../../numerics/arithmetic.js";
import { differenceTable } from "../../report/differenceTable.js";
import { PICTURE_FORMATS } from "../../report/picture.js";
import type { LogAxes } from "../../report/study/studyAxis.js";
import type { StudyView } from "../../report/study/studyRows.js";
import { studyParts } from "../../study/parts/studyPart.js";
import { rowIndex } from "../../study/store/rowIndex.js";
import { CASE_COLUMN } from "../../study/table/tableColumns.js";
import { emptyReport, type TableReport } from "../../study/table/tableRows.js";
import type { CommandDefinition } from "../commandDefinition.js";
import { UsageError } from "../errors/usageError.js";
import { addFigureFlags, type FigureFlags, readMeasurements, withFigureFlags } from "../flags/figureFlags.js";
import { RepeatableOption, repeatedFlagError } from "../flags/repeatedFlags.js";
import { storeNotes } from "../output/damageText.js";
import type { Outcome } from "../output/outcome.js";
import { outputFiles } from "../output/outputFiles.js";
import { plotFile } from "../output/plotFile.js";
import { type Streams, write } from "../output/streams.js";
import { reportedOutcome } from "../output/tableFile.js";
import { withMissingShards } from "../run/missingShards.js";
import { planOfStores } from "../run/planFile.js";

interface PlotFlags extends FigureFlags {
  readonly x?: string;
  readonly y?: string;
  readonly color?: string;
  readonly value?: string;
  readonly at: readonly string[];
  readonly log?: string;
  readonly part?: string;
  readonly out?: string;
}

const SEVERAL_LINES =
  "no table of differences: the figure has several lines; hold what tells them apart with --at name=value\n";

const LOG_AXES = ["x", "y", "value"] as const;

const NOTES = `With --x alone the figure has a line for each case and each value of the other parameters. If the plan has replicas, their means and standard errors are drawn over the lines, side by side where they would overlap.
With --x and --y there is a map for each case, with contours. A map is hatched where an optimum lies on a boundary. Over alpha and epsilon it also shows the thresholds that the plan computes.
A joint design (Sobol, random) is drawn as points: over two parameters in the color of the result, along one parameter at its height.
If the plan computes bayes too, the Bayes-optimal error is drawn below a generalization error along alpha or epsilon.
The line above the figure names the fixed and the held parameters. The limits 0+ and infinity are points at the ends of a logarithmic axis; maps leave them out. A point without a result is a gap, and so is a row that is missing or damaged.
--at takes the digits that legends and messages show.
Exit codes: 3 if drawn rows are missing, damaged, or stored with two different results; the message says which, and the figure is written.`;

/** `raf plot`: a figure of any one or two parameters of a study. */
export const plotCommand: CommandDefinition = {
  notes: NOTES,
  examples: [
    "raf plot phase-small.store --x alpha --y epsilon --value value --out phase.svg",
    "raf plot phase-small.store --x alpha --value memorizationError --at epsilon=0.25 --out memorization.pdf",
  ],
  configure: (command) => {
    command
      .argument("<store...>", "stores of one plan")
      .option("--x <parameter>", "along the horizontal axis")
      .option("--y <parameter>", "along the vertical axis: a map with contours instead of lines")
      .option("--color <parameter>", "colors the points of a joint design that is drawn along --x alone")
      .option("--value <column>", "the result that is drawn")
      .addOption(
        new RepeatableOption("--at <name=value>", "hold a parameter, or case, at one value; may be repeated")
          .argParser((text, before: readonly string[]) => [...before, text])
          .default([], "none"),
      )
      .option(
        "--log <axes>",
        "logarithmic axes among x,y,value, or none; default: as the plan spaces x and y; value alone leaves that to it, none,value does not",
      )
      .option("--part <name>", "one computation of a plan with several; default: the first that has the column")
      .addOption(new Option("--out <file>", `the figure: a file ending in ${PICTURE_FORMATS.join(", ")}`));
    addFigureFlags(command);
  },
  run: (command, streams) => plot(command.args, command.opts<PlotFlags>(), streams),
};

async function plot(stores: readonly string[], flags: PlotFlags, streams: Streams): Promise<Outcome> {
  const { x, y, color, value, out, part } = flags;
  if (x === undefined) throw new UsageError("--x <parameter> is missing: along the horizontal axis");
  if (value === undefined) throw new UsageError("--value <column> is missing: the result that is drawn");
  if (out === undefined)
    throw new UsageError(`--out <file> is missing: a file ending in ${PICTURE_FORMATS.join(", ")}`);
  const at = heldValues(flags.at);
  const log = logAxes(flags.log);
  const { plan, manifest } = await planOfStores(stores);
  const files = outputFiles(streams);
  const target = await plotFile(files, "out", out);
  const { studyFigure } = await import("../../report/study/studyFigure.js");
  const data =
    flags.data === undefined ? {} : { data: { table: await readMeasurements(flags.data), file: flags.data } };
  const index = await rowIndex(stores, studyParts(plan));
  const reports = new Map<string, TableReport>();
  const request = {
    x,
    value,
    at,
    log,
    ...(y === undefined ? {} : { y }),
    ...(color === undefined ? {} : { color }),
    ...(part === undefined ? {} : { part }),
    ...data,
  };
  const figure = withFigureFlags(await studyFigure(plan, index, request, reports), flags);
  await target.write(figure);
  if (request.data !== undefined) {
    const { studyDifferences } = await import("../../report/study/studyDifferences.js");
    const found = await studyDifferences(plan, request);
    await write(streams.stderr, found === undefined ? SEVERAL_LINES : differenceTable(x, found));
  }
  const parts = [...reports].map(([name, report]) => ({ part: name, report: faultsOf(report) }));
  const outcome = reportedOutcome([`${out}\n`], parts, storeNotes(index));
  return { ...(await withMissingShards(outcome, parts, { plan, manifest, stores })), textStream: files.text() };
}

/** Rows that are missing or in conflict. A computed point without a result is no fault of the figure, which labels the gap. */
function faultsOf({ rows, missing, missingExamples, conflicts, examples }: TableReport): TableReport {
  const contradicted = examples.filter(({ status }) => status === "conflict");
  return { ...emptyReport(), rows, missing, missingExamples, conflicts, examples: contradicted };
}

function heldValues(texts: readonly string[]): StudyView["at"] {
  const held = new Map<string, string>();
  for (const text of texts) {
    const [, name, value] = /^(\w+)=(.+)$/.exec(text) ?? [];
    if (name === undefined || value === undefined)
      throw new ParameterError("raf", "at", text, "name=value, such as epsilon=0.1");
    const before = held.get(name);
    if (before !== undefined) throw repeatedFlagError(`--at ${name}`, before, value.trim());
    held.set(name, value.trim());
  }
  return Object.fromEntries([...held].map(([name, value]) => [name, heldValue(name, value)]));
}

/** A number, the name of a limit, or a text such as the label of a case. */
function heldValue(name: string, text: string): number | string {
  if (name === "lambda" && /^0[+⁺]$/.test(text)) return 0;
  // A case may be labeled "pi"; only a label that is all digits is a number.
  const found = name === CASE_COLUMN && !/\d/.test(text) ? undefined : arithmetic(text);
  return found !== undefined && "value" in found ? found.value : text;
}

function logAxes(text: string | undefined): LogAxes {
  if (text === undefined) return "automatic";
  const all = text.split(",").map((name) => name.trim());
  const names = all.filter((name) => name !== "none");
  const strange = names.find((name) => !LOG_AXES.some((axis) => axis === name));
  if (strange !== undefined)
    throw new ParameterError("raf", "log", strange, `lists among {${LOG_AXES.join(", ")}}, or none`);
  const isLeftToPlan = !all.includes("none") && names.every((name) => name === "value");
  return new Set([...(names as (typeof LOG_AXES)[number][]), ...(isLeftToPlan ? (["automatic"] as const) : [])]);
}
