import { Option } from "commander";
import { modelOf, type Point, type PointInput, resolvePoint } from "../../../equations/point.js";
import {
  interpolationThreshold,
  type SeparabilityThreshold,
  separabilityThreshold,
} from "../../../equations/thresholds.js";
import { jsonText } from "../../core/jsonText.js";
import { INTERPOLATES, NO_PART_OF_A_THRESHOLD, SEPARABLE, thresholdRecord } from "../../report/thresholdRecord.js";
import { pointEcho } from "../../solver/pointEcho.js";
import type { CommandDefinition } from "../commandDefinition.js";
import { UsageError } from "../errors/usageError.js";
import { countFlag } from "../flags/countFlag.js";
import { numberOf } from "../flags/numberFlag.js";
import { addPointFlags, type PointFlags, pointInputOf } from "../flags/pointFlags.js";
import { errorTable } from "../output/errorTable.js";
import { type Outcome, printed } from "../output/outcome.js";
import { pointInWords } from "../output/pointInWords.js";
import {
  DEFAULT_POINTS,
  THRESHOLD_OVER,
  type ThresholdRange,
  thresholdCurve,
  thresholdRange,
} from "./thresholdCurve.js";

interface ThresholdFlags extends PointFlags, Omit<ThresholdRange, "over"> {
  readonly json?: true;
  readonly over?: string;
}

const MOST_POINTS = 1e6;

/** A threshold depends on the features and on epsilon; what else makes a point is filled in and never shown. */
const FILLED_IN = { loss: "hinge", alpha: 1, lambda: 1 } as const;

/** `raf threshold`: where zero training error ends, for margin losses and for the square loss. */
export const thresholdCommand: CommandDefinition = {
  examples: [
    "raf threshold --model linear --epsilon 0.1",
    "raf threshold --model rf --activation relu --kappa 2 --epsilon 0.1 --json",
    "raf threshold --model linear --over epsilon --from 0 --to 1 --points 21",
  ],
  configure: (command) => {
    addPointFlags(command, ["loss", "alpha", "lambda", "channel"]);
    const number = (flag: string, name: string, help: string): Option =>
      new Option(flag, help).argParser((text) => numberOf(name, text, "the finite numbers"));
    command
      .option("--json", "one JSON record instead of a table, or one a line; null stands for infinite")
      .option("--over <parameter>", `a table as CSV along ${THRESHOLD_OVER.join(" or ")}; its own flag may be left out`)
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
      .option("--log", "with --over: equal ratios instead of equal steps");
  },
  run: async (command) => thresholds(command.opts<ThresholdFlags>()),
};

async function thresholds(flags: ThresholdFlags): Promise<Outcome> {
  if (flags.over !== undefined) {
    const range = thresholdRange({ ...flags, over: flags.over }, flags.model);
    const swept = await pointInputOf(flags, { ...FILLED_IN, [range.over]: range.values[0] });
    return thresholdCurve(await resolvePoint(swept), swept, range, flags.json ? "json" : "csv");
  }
  const stray = (["from", "to", "points", "log"] as const).find((name) => flags[name] !== undefined);
  if (stray !== undefined) throw new UsageError(`--${stray} says where --over <parameter> runs, which is missing`);
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
