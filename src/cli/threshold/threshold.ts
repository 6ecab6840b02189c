import { interpolationOf, separabilityOf } from "../../../equations/fitThresholds.js";
import { anyModelOf, type Point, type PointInput, resolvePoint } from "../../../equations/point.js";
import { TRAINING_PARAMETERS } from "../../../equations/vocabulary/algorithms.js";
import { jsonText } from "../../core/jsonText.js";
import { NO_PART_OF_A_THRESHOLD, type ThresholdRecord, thresholdRecord } from "../../report/thresholdRecord.js";
import { pointEcho } from "../../solver/pointEcho.js";
import type { CommandDefinition } from "../commandDefinition.js";
import { UsageError } from "../errors/usageError.js";
import { addPointFlags, type PointFlags, pointInputOf, refuseChosen, refuseFeatures } from "../flags/pointFlags.js";
import { addRangeFlags, RANGE_FLAGS, type RangeFlags, rangeValues } from "../flags/rangeFlags.js";
import { errorTable, type TableRow } from "../output/errorTable.js";
import { type Outcome, printed } from "../output/outcome.js";
import { pointInWords } from "../output/pointInWords.js";
import { rangeOutput } from "../output/rangeOutput.js";
import type { Streams } from "../output/streams.js";
import {
  thresholdContent,
  thresholdFigure,
  thresholdParameter,
  thresholdParameters,
  thresholdRows,
} from "./thresholdCurve.js";

type ThresholdFlags = PointFlags &
  RangeFlags & {
    readonly json?: true;
    readonly over?: string;
  };

const MOST_POINTS = 1e6;

/** Placeholders for parameters on which no threshold depends; they are never shown. */
const FILLED_IN = { loss: "hinge", alpha: 1, lambda: 1 } as const;

/** `raf threshold`: the largest alpha with zero training error, for margin losses and for the square loss. */
export const thresholdCommand: CommandDefinition = {
  examples: [
    "raf threshold --model linear --epsilon 0.1",
    "raf threshold --model rf --activation relu --kappa 2 --epsilon 0.1 --json",
    "raf threshold --model linear --over epsilon --from 0 --to 1 --points 21",
    "raf threshold --model rf --activation relu --epsilon 0.1 --over kappa --from 0.5 --to 8 --log --out kappa.csv --plot kappa.svg",
  ],
  configure: (command) => {
    addPointFlags(command, ["loss", "alpha", "lambda", "channel", ...TRAINING_PARAMETERS]);
    command
      .option("--json", "one JSON record instead of a table, or with --over one a line; null stands for infinite")
      .option(
        "--over <parameter>",
        `a table along ${thresholdParameters(undefined).join(", ")}; its own flag is left out`,
      );
    addRangeFlags(command, { before: "with --over: ", most: MOST_POINTS, drawn: "both thresholds" });
  },
  run: async (command, streams) => thresholds(command.opts<ThresholdFlags>(), streams),
};

async function thresholds(flags: ThresholdFlags, streams: Streams): Promise<Outcome> {
  const { over } = flags;
  if (over !== undefined) return thresholdsOver({ ...flags, over }, streams);
  const useless = RANGE_FLAGS.find((name) => flags[name] !== undefined);
  if (useless !== undefined) throw new UsageError(`--${useless} needs --over <parameter>, which is missing`);
  const input = await pointInputOf(flags, FILLED_IN);
  const point = await resolvePoint(input);
  const model = anyModelOf(point);
  const record = thresholdRecord(separabilityOf(model), interpolationOf(model));
  if (flags.json) return printed(jsonText({ ...record, point: pointEcho(input, NO_PART_OF_A_THRESHOLD) }));
  return printed(`${headline(input, point)}\n\n${table(record)}`);
}

async function thresholdsOver(flags: ThresholdFlags & { readonly over: string }, streams: Streams): Promise<Outcome> {
  const over = thresholdParameter(flags.over, flags.model);
  const values = rangeValues(flags);
  refuseChosen(flags, [over], `--over ${over}`);
  if (over === "gamma") refuseFeatures(flags, "--over gamma");
  const input = await pointInputOf(flags, { ...FILLED_IN, [over]: values[0] });
  const output = await rangeOutput(flags, flags.json ? "ndjson" : undefined, streams);
  const rows = thresholdRows(await resolvePoint(input), over, values);
  const failure = await output.write(await thresholdContent(output.format, over, rows, input), () =>
    thresholdFigure(over, rows, flags.log ? "log" : "linear"),
  );
  if (failure === undefined) return printed();
  return { exitCode: failure.exitCode, output: [], message: `no plot: ${failure.message}` };
}

function headline(input: PointInput, point: Point): string {
  return pointInWords(input, point, NO_PART_OF_A_THRESHOLD).replace(`, loss ${FILLED_IN.loss}`, "");
}

function table({ separability, interpolation }: ThresholdRecord): string {
  const { errors } = separability;
  const rows = (Object.keys(errors) as (keyof typeof errors)[]).flatMap((name): TableRow[] => {
    const [value, error] = [separability[name], errors[name]];
    if (Number.isFinite(value)) return [{ name, value, ...(error === null ? {} : { error }) }];
    return name === "alpha" ? [{ name, value: separability.note ?? "infinite" }] : [];
  });
  const { alpha, note = "infinite" } = interpolation;
  return [
    "separability (hinge, squared hinge, logistic)\n",
    errorTable(rows),
    "\ninterpolation (square loss)\n",
    errorTable([Number.isFinite(alpha) ? { name: "alpha", value: alpha, error: 0 } : { name: "alpha", value: note }]),
  ].join("");
}
