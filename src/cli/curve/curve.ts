import { Option } from "commander";
import { resolvePoint } from "../../../equations/point.js";
import { isModelName, parametersOf } from "../../../equations/vocabulary/models.js";
import { isSwept, PARAMETER_NAMES, PARAMETERS, type SweptParameter } from "../../../equations/vocabulary/parameters.js";
import { ParameterError } from "../../core/errors.js";
import { didYouMean } from "../../core/nearMiss.js";
import { curveChart } from "../../report/curveChart.js";
import type { Figure } from "../../report/figure.js";
import { observables } from "../../solver/solve.js";
import { TABLE_FORMATS } from "../../study/table/encodedTable.js";
import { type CurvePoint, curve } from "../../sweep/curve.js";
import type { CommandDefinition } from "../commandDefinition.js";
import { failureOf } from "../errors/failure.js";
import { UsageError } from "../errors/usageError.js";
import { integerOf, numberOf } from "../flags/numberFlag.js";
import { addPointFlags, type PointFlags, pointInputOf, refuseChosen, refuseFeatures } from "../flags/pointFlags.js";
import { sweptValues } from "../flags/sweptValues.js";
import { dataFormat, FORMAT_NAMES } from "../output/dataFile.js";
import { EXIT_CODES, type Outcome } from "../output/outcome.js";
import { outputFiles, STANDARD_OUTPUT } from "../output/outputFiles.js";
import { plotFile } from "../output/plotFile.js";
import type { Streams } from "../output/streams.js";
import { curveContent } from "./curveContent.js";

type CurveFlags = PointFlags & {
  readonly over?: string;
  readonly from?: number;
  readonly to?: number;
  readonly points: number;
  readonly log?: true;
  readonly limits?: true;
  readonly format?: string;
  readonly out?: string;
  readonly plot?: string;
};

/** Parameters that can be swept, whatever the model. */
const OVER = PARAMETER_NAMES.filter(isSwept);
const DEFAULT_POINTS = 50;
const MOST_POINTS = 1e7;
const FINITE = "the finite numbers";

/** `raf curve`: one parameter swept. */
export const curveCommand: CommandDefinition = {
  examples: [
    "raf curve --model linear --loss square --alpha 2 --epsilon 0.1 --over lambda --from 0.01 --to 100 --points 9 --log --limits",
    "raf curve --model kernel --activation erf --loss square --alpha 2 --epsilon 0.1 --lambda 0+ --algorithm gradient-flow --over time --from 0.01 --to 1000 --log",
    "raf curve --model kernel --loss hinge --alpha 4 --epsilon 0.2 --lambda 0.1 --over gamma --from 0.1 --to 1.5 --out gamma.csv --plot gamma.svg",
  ],
  configure: (command) => {
    const number = (flag: string, name: string, help: string): Option =>
      new Option(flag, help).argParser((text) => numberOf(name, text, FINITE));
    addPointFlags(command);
    command
      .addOption(new Option("--over <parameter>", `the swept parameter: ${OVER.join(", ")}; its own flag is left out`))
      .addOption(number("--from <number>", "from", "first value"))
      .addOption(number("--to <number>", "to", "last value"))
      .addOption(
        new Option("--points <count>", "number of values, both ends included")
          .argParser((text) => integerOf("points", text, 2, MOST_POINTS))
          .default(DEFAULT_POINTS),
      )
      .option("--log", "equal ratios instead of equal steps")
      .option("--limits", "also the limits, at the ends: 0+ and infinity of lambda, infinity of time and steps")
      .addOption(
        new Option(
          "--format <name>",
          `on standard output: ${FORMAT_NAMES.join(", ")}; JSON rows are records as of raf batch; default: csv`,
        ),
      )
      .option(
        "--out <file>",
        `write the rows to a file, ending in ${TABLE_FORMATS.join(", ")}, instead of standard output`,
      )
      .option("--plot <file>", "draw E_gen and E_mem: a file ending in .svg, .png or .pdf");
  },
  run: (command, streams) => sweep(command.opts<CurveFlags>(), streams),
};

async function sweep(flags: CurveFlags, streams: Streams): Promise<Outcome> {
  const over = sweptParameter(flags);
  const format = dataFormat(flags.out, flags.format);
  const values = valuesOf(flags, over);
  const input = await pointInputOf(flags, sweptPlaceholder(flags, over, values[0] as number));
  // Files are checked before the work.
  const files = outputFiles(streams);
  if (flags.eigenvalues !== undefined) await files.reads("eigenvalues", flags.eigenvalues);
  const out = await files.open("out", flags.out ?? STANDARD_OUTPUT);
  const plot = flags.plot === undefined ? undefined : await plotFile(files, "plot", flags.plot);
  const points = curve(await resolvePoint(input), over, values);
  await out.write(await curveContent(format, over, points, input));
  // What was computed is not lost because it could not be drawn.
  const undrawn = await plot?.write(curveFigure(points, over, flags)).then(() => undefined, failureOf);
  const output: string[] = [];
  const lost = points.filter(({ solution }) => solution.status !== "converged");
  if (lost.length === 0) return { exitCode: EXIT_CODES.ok, output, ...undrawn };
  const message = lostInWords(lost, points.length, over);
  return {
    exitCode: EXIT_CODES.notConverged,
    output,
    message: undrawn === undefined ? message : `${message}; no plot: ${undrawn.message}`,
  };
}

/** A parameter that the model does not have cannot be swept: the curve would be flat without being wrong. */
function sweptParameter({ over, model }: CurveFlags): SweptParameter {
  if (over === undefined) throw new UsageError(`--over <parameter> is missing: one of ${OVER.join(", ")}`);
  const allowed = isModelName(model) ? parametersOf(model).filter(isSwept) : OVER;
  const found = allowed.find((name) => name === over);
  if (found !== undefined) return found;
  const remedy = didYouMean(over, allowed) ?? (isModelName(model) ? `The model is ${model}` : undefined);
  throw new ParameterError("raf", "over", over, `{${allowed.join(", ")}}`, remedy);
}

function valuesOf({ from, to, points, log, limits, plot }: CurveFlags, over: SweptParameter): readonly number[] {
  const { limits: ends, whole } = PARAMETERS[over];
  const grid = sweptValues({ from, to, points, log });
  const values = whole === true ? [...new Set(grid.map(Math.round))] : grid;
  if (!limits) return values;
  if (ends === undefined) throw new UsageError(`--limits are those of lambda, time and steps; got --over ${over}`);
  if (plot !== undefined && !log)
    throw new UsageError("--limits with --plot need --log: no linear axis shows infinity");
  const inner = values.filter((value) => value > 0);
  const rising = [...(ends.lower === undefined ? [] : [0]), ...inner.sort((a, b) => a - b), Number.POSITIVE_INFINITY];
  return values[0]! < values.at(-1)! ? rising : rising.reverse();
}

/** The swept parameter needs some value to make a point; the angle stands for every other way to give the features. */
function sweptPlaceholder(flags: CurveFlags, over: SweptParameter, value: number): PointFlags {
  refuseChosen(flags, [over], `--over ${over}`);
  if (over === "lambda") return { lambda: Number.isFinite(value) ? value : "inf" };
  if (over === "gamma") refuseFeatures(flags, "--over gamma");
  return { [over]: value };
}

/** Why a point is not solved, without the point, which the row says. */
function reasonOf(solution: CurvePoint["solution"]): string {
  return solution.status === "converged" ? "" : `${solution.status}: ${solution.message.replace(/^[^:]*: /, "")}`;
}

function lostInWords(lost: readonly CurvePoint[], total: number, over: SweptParameter): string {
  const [first] = lost;
  const example =
    first === undefined
      ? ""
      : `, first at ${over} = ${Number(first.value.toPrecision(6))} (${reasonOf(first.solution)})`;
  return `${lost.length} of ${total} points did not converge${example}; their rows have the status and no values`;
}

const DRAWN = ["generalizationError", "memorizationError"] as const;

/** E_gen and E_mem against the swept parameter. Points that did not converge are gaps, marked at the foot of the frame. */
function curveFigure(points: readonly CurvePoint[], over: SweptParameter, { log }: Pick<CurveFlags, "log">): Figure {
  return curveChart({
    parameter: over,
    scale: log ? "log" : "linear",
    parameterValues: points.map(({ value }) => value),
    observables: DRAWN.map((observable) => ({
      observable,
      values: points.map(({ solution }) =>
        solution.status === "converged" ? observables(solution)[observable] : null,
      ),
    })),
  });
}
