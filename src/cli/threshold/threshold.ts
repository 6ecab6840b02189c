import { Option } from "commander";
import { modelOf, type Point, type PointInput, resolvePoint } from "../../../equations/point.js";
import {
  interpolationThreshold,
  type SeparabilityThreshold,
  separabilityThreshold,
} from "../../../equations/thresholds.js";
import { TRAINING_PARAMETERS } from "../../../equations/vocabulary/algorithms.js";
import { jsonText } from "../../core/jsonText.js";
import { INTERPOLATES, NO_PART_OF_A_THRESHOLD, SEPARABLE, thresholdRecord } from "../../report/thresholdRecord.js";
import { pointEcho } from "../../solver/pointEcho.js";
import { TABLE_FORMATS } from "../../study/table/encodedTable.js";
import type { CommandDefinition } from "../commandDefinition.js";
import { failureOf } from "../errors/failure.js";
import { UsageError } from "../errors/usageError.js";
import { countFlag } from "../flags/countFlag.js";
import { numberOf } from "../flags/numberFlag.js";
import { addPointFlags, type PointFlags, pointInputOf, refuseChosen, refuseFeatures } from "../flags/pointFlags.js";
import { sweptValues } from "../flags/sweptValues.js";
import { dataFormat } from "../output/dataFile.js";
import { errorTable } from "../output/errorTable.js";
import { type Outcome, printed } from "../output/outcome.js";
import { outputFiles, STANDARD_OUTPUT } from "../output/outputFiles.js";
import { plotFile } from "../output/plotFile.js";
import { pointInWords } from "../output/pointInWords.js";
import type { Streams } from "../output/streams.js";
import {
  thresholdContent,
  thresholdFigure,
  thresholdParameter,
  thresholdParameters,
  thresholdRows,
} from "./thresholdCurve.js";

type ThresholdFlags = PointFlags & {
  readonly json?: true;
  readonly over?: string;
  readonly from?: number;
  readonly to?: number;
  readonly points?: number;
  readonly log?: true;
  readonly out?: string;
  readonly plot?: string;
};

/** Values of the parameter that runs, unless told otherwise. */
const DEFAULT_POINTS = 50;

const MOST_POINTS = 1e6;

/** A threshold depends on the features and on epsilon; what else makes a point is filled in and never shown. */
const FILLED_IN = { loss: "hinge", alpha: 1, lambda: 1 } as const;

/** `raf threshold`: where zero training error ends, for margin losses and for the square loss. */
export const thresholdCommand: CommandDefinition = {
  examples: [
    "raf threshold --model linear --epsilon 0.1",
    "raf threshold --model rf --activation relu --kappa 2 --epsilon 0.1 --json",
    "raf threshold --model linear --over epsilon --from 0 --to 1 --points 21",
    "raf threshold --model rf --activation relu --epsilon 0.1 --over kappa --from 0.5 --to 8 --log --out kappa.csv --plot kappa.svg",
  ],
  configure: (command) => {
    addPointFlags(command, ["loss", "alpha", "lambda", "channel", ...TRAINING_PARAMETERS]);
    const number = (flag: string, name: string, help: string): Option =>
      new Option(flag, help).argParser((text) => numberOf(name, text, "the finite numbers"));
    command
      .option("--json", "one JSON record instead of a table, or with --over one a line; null stands for infinite")
      .option(
        "--over <parameter>",
        `a table along ${thresholdParameters(undefined).join(", ")}; its own flag is left out`,
      )
      .addOption(number("--from <number>", "from", "with --over: first value"))
      .addOption(number("--to <number>", "to", "with --over: last value"))
      .addOption(
        countFlag({
          flags: "--points <count>",
          name: "points",
          help: `with --over: number of values, both ends included; default: ${DEFAULT_POINTS}`,
          range: [2, MOST_POINTS],
        }),
      )
      .option("--log", "with --over: equal ratios instead of equal steps")
      .option(
        "--out <file>",
        `with --over: write the table to a file, ending in ${TABLE_FORMATS.join(", ")}, instead of standard output`,
      )
      .option("--plot <file>", "with --over: draw both thresholds: a file ending in .svg, .png or .pdf");
  },
  run: async (command, streams) => thresholds(command.opts<ThresholdFlags>(), streams),
};

async function thresholds(flags: ThresholdFlags, streams: Streams): Promise<Outcome> {
  const { over } = flags;
  if (over !== undefined) return thresholdsOver({ ...flags, over }, streams);
  const useless = OVER_FLAGS.find((name) => flags[name] !== undefined);
  if (useless !== undefined) throw new UsageError(`--${useless} needs --over <parameter>, which is missing`);
  const input = await pointInputOf(flags, FILLED_IN);
  const point = await resolvePoint(input);
  const { spectrum } = modelOf(point);
  const separability = separabilityThreshold(spectrum, point.epsilon);
  const interpolation = interpolationThreshold(spectrum);
  if (flags.json) {
    const record = thresholdRecord(separability, interpolation);
    return printed(jsonText({ ...record, point: pointEcho(input, NO_PART_OF_A_THRESHOLD) }));
  }
  return printed(`${headline(input, point)}\n\n${table(separability, interpolation)}`);
}

/** Flags that only a table along a parameter has. */
const OVER_FLAGS = ["from", "to", "points", "log", "out", "plot"] as const;

async function thresholdsOver(flags: ThresholdFlags & { readonly over: string }, streams: Streams): Promise<Outcome> {
  const over = thresholdParameter(flags.over, flags.model);
  const values = sweptValues({
    from: flags.from,
    to: flags.to,
    points: flags.points ?? DEFAULT_POINTS,
    log: flags.log,
  });
  refuseChosen(flags, [over], `--over ${over}`);
  if (over === "gamma") refuseFeatures(flags, "--over gamma");
  const input = await pointInputOf(flags, { ...FILLED_IN, [over]: values[0] });
  const format = dataFormat(flags.out, flags.json ? "ndjson" : undefined);
  const files = outputFiles(streams);
  if (flags.eigenvalues !== undefined) await files.reads("eigenvalues", flags.eigenvalues);
  const out = await files.open("out", flags.out ?? STANDARD_OUTPUT);
  const plot = flags.plot === undefined ? undefined : await plotFile(files, "plot", flags.plot);
  const rows = thresholdRows(await resolvePoint(input), over, values);
  await out.write(await thresholdContent(format, over, rows, input));
  // What was computed is not lost because it could not be drawn.
  const failure = await plot
    ?.write(thresholdFigure(over, rows, flags.log ? "log" : "linear"))
    .then(() => undefined, failureOf);
  if (failure === undefined) return printed();
  return { exitCode: failure.exitCode, output: [], message: `no plot: ${failure.message}` };
}

function headline(input: PointInput, point: Point): string {
  return pointInWords(input, point, NO_PART_OF_A_THRESHOLD).replace(`, loss ${FILLED_IN.loss}`, "");
}

function table(separability: SeparabilityThreshold, interpolation: number): string {
  const { alpha, relativeError, R, generalizationError } = separability;
  const finite = Number.isFinite(alpha);
  // R and E_gen change by less than the angle they are made of, whose relative error is a quarter of alpha's.
  const error = relativeError;
  return [
    "separability (hinge, squared hinge, logistic)\n",
    errorTable([
      finite ? { name: "alpha", value: alpha, error: alpha * relativeError } : { name: "alpha", value: SEPARABLE },
      ...(Number.isNaN(R) ? [] : [{ name: "R", value: R, error }]),
      ...(Number.isNaN(R) ? [] : [{ name: "generalizationError", value: generalizationError, error }]),
    ]),
    "\ninterpolation (square loss)\n",
    errorTable([
      Number.isFinite(interpolation)
        ? { name: "alpha", value: interpolation, error: 0 }
        : { name: "alpha", value: INTERPOLATES },
    ]),
  ].join("");
}
