import { Option } from "commander";
import { type Point, type PointInput, resolvePoint } from "../../../equations/point.js";
import { isModelName, MODELS, parametersOf } from "../../../equations/vocabulary/models.js";
import {
  E_GEN,
  MAIN_OBSERVABLES,
  OBSERVABLE_NAMES,
  type ObservableName,
} from "../../../equations/vocabulary/observables.js";
import {
  flagOf,
  isSwept,
  PARAMETER_NAMES,
  PARAMETERS,
  type SweptParameter,
} from "../../../equations/vocabulary/parameters.js";
import { ParameterError } from "../../core/errors.js";
import { didYouMean, requireName } from "../../core/nearMiss.js";
import { curveChart } from "../../report/curveChart.js";
import { type Difference, differenceTable } from "../../report/differenceTable.js";
import type { Figure } from "../../report/figure.js";
import { type OwnSeries, ownData } from "../../report/ownData.js";
import { pointSubtitle } from "../../report/pointSubtitle.js";
import { bayesOptimal, observable } from "../../solver/solve.js";
import { type CurvePoint, curve } from "../../sweep/curve.js";
import type { CommandDefinition } from "../commandDefinition.js";
import { UsageError } from "../errors/usageError.js";
import { addFigureFlags, FIGURE_FLAGS, type FigureFlags, readMeasurements } from "../flags/figureFlags.js";
import { addPointFlags, type PointFlags, pointInputOf, refuseChosen, refuseFeatures } from "../flags/pointFlags.js";
import { addRangeFlags, type RangeFlags, rangeValues } from "../flags/rangeFlags.js";
import { FORMAT_NAMES } from "../output/dataFile.js";
import { EXIT_CODES, type Outcome } from "../output/outcome.js";
import { rangeOutput } from "../output/rangeOutput.js";
import { type Streams, write } from "../output/streams.js";
import { curveContent } from "./curveContent.js";

type CurveFlags = PointFlags &
  RangeFlags &
  FigureFlags & {
    readonly over?: string;
    readonly limits?: true;
    readonly format?: string;
    readonly draw?: readonly ObservableName[];
  };

/** Parameters that can be swept, whatever the model. */
const OVER = PARAMETER_NAMES.filter(isSwept);
const MOST_POINTS = 1e7;
/** Default of --draw: the observables that an optimum can minimize. */

/** `raf curve`: one parameter swept. */
export const curveCommand: CommandDefinition = {
  examples: [
    "raf curve --model linear --loss square --alpha 2 --epsilon 0.1 --over lambda --from 0.01 --to 100 --points 9 --log --limits",
    "raf curve --model kernel --activation erf --loss square --alpha 2 --epsilon 0.1 --lambda 0+ --algorithm gradient-flow --over time --from 0.01 --to 1000 --log",
    "raf curve --model kernel --loss hinge --alpha 4 --epsilon 0.2 --lambda 0.1 --over gamma --from 0.1 --to 1.5 --out gamma.csv --plot gamma.svg",
  ],
  configure: (command) => {
    addPointFlags(command);
    command.addOption(
      new Option("--over <parameter>", `the swept parameter: ${OVER.join(", ")}; its own flag is left out`),
    );
    addRangeFlags(command, { most: MOST_POINTS, drawn: "the curves of --draw" });
    command
      .option("--limits", "also the limits, at the ends: 0+ and infinity of lambda, infinity of time and steps")
      .addOption(
        new Option(
          "--draw <list>",
          `observables that --plot draws, such as m,q; among ${OBSERVABLE_NAMES.join(", ")}; default: ${MAIN_OBSERVABLES.join(",")}`,
        ).argParser(observablesOf),
      );
    addFigureFlags(command);
    command.addOption(
      new Option(
        "--format <name>",
        `on standard output: ${FORMAT_NAMES.join(", ")}; JSON rows are records as of raf batch; default: csv`,
      ),
    );
  },
  run: (command, streams) => sweep(command.opts<CurveFlags>(), streams),
};

/** Reads a comma-separated list of observables. */
function observablesOf(text: string): readonly ObservableName[] {
  const names = text.split(",").map((word) => requireName("raf", "draw", word.trim(), OBSERVABLE_NAMES));
  return [...new Set(names)];
}

async function sweep(flags: CurveFlags, streams: Streams): Promise<Outcome> {
  const over = sweptParameter(flags);
  if (flags.draw !== undefined && flags.plot === undefined) {
    throw new UsageError("--draw needs --plot <file>, which is missing");
  }
  for (const name of FIGURE_FLAGS) {
    if (flags[name] === undefined || flags.plot !== undefined) continue;
    throw new UsageError(`--${flagOf(name)} needs --plot <file>, which is missing`);
  }
  const data =
    flags.data === undefined
      ? []
      : ownData(await readMeasurements(flags.data), flags.data, over, flags.draw ?? MAIN_OBSERVABLES);
  const values = valuesOf(flags, over);
  const input = await pointInputOf(flags, sweptPlaceholder(flags, over, values[0] as number));
  const output = await rangeOutput(flags, flags.format, streams);
  const point = await resolvePoint(input);
  const points = curve(point, over, values);
  const failure = await output.write(await curveContent(output.format, over, points, input), () =>
    curveFigure(points, over, { input, flags, data }),
  );
  if (data.length > 0) await write(streams.stderr, differenceTable(over, differencesOf(data, point, over)));
  const unsolved = points.filter(({ solution }) => solution.status !== "converged");
  if (unsolved.length === 0) return { exitCode: EXIT_CODES.ok, output: [], ...failure };
  const message = unsolvedInWords(unsolved, points.length, over);
  return {
    exitCode: EXIT_CODES.notConverged,
    output: [],
    message: failure === undefined ? message : `${message}; no plot: ${failure.message}`,
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

function valuesOf(flags: CurveFlags, over: SweptParameter): readonly number[] {
  const { limits } = flags;
  const { limits: ends, whole } = PARAMETERS[over];
  const range = rangeValues(flags);
  const values = whole === true ? [...new Set(range.map(Math.round))] : range;
  if (!limits) return values;
  if (ends === undefined) throw new UsageError(`--limits are those of lambda, time and steps; got --over ${over}`);
  const inner = values.filter((value) => value > 0);
  const rising = [...(ends.lower === undefined ? [] : [0]), ...inner.sort((a, b) => a - b), Number.POSITIVE_INFINITY];
  return values[0]! < values.at(-1)! ? rising : rising.reverse();
}

/** A value for the swept parameter, because a point needs one. A swept angle excludes every other way to give the features. */
function sweptPlaceholder(flags: CurveFlags, over: SweptParameter, value: number): PointFlags {
  refuseChosen(flags, [over], `--over ${over}`);
  if (over === "lambda") return { lambda: Number.isFinite(value) ? value : "inf" };
  if (over === "gamma") refuseFeatures(flags, "--over gamma");
  return { [over]: value };
}

/** Why a point is not solved; its parameters are in the row. */
function reasonOf(solution: CurvePoint["solution"]): string {
  return solution.status === "converged" ? "" : `${solution.status}: ${solution.message.replace(/^[^:]*: /, "")}`;
}

function unsolvedInWords(unsolved: readonly CurvePoint[], total: number, over: SweptParameter): string {
  const [first] = unsolved;
  const example =
    first === undefined
      ? ""
      : `, first at ${over} = ${Number(first.value.toPrecision(6))} (${reasonOf(first.solution)})`;
  return `${unsolved.length} of ${total} points did not converge${example}; their rows have the status and no values`;
}

/** The measurements beside the theory at their own places. */
function differencesOf(data: readonly OwnSeries[], point: Point, over: SweptParameter): Difference[] {
  return data.flatMap(({ observable: name, x, y, yErrors }) => {
    const solved = curve(point, over, x).map(({ solution }) =>
      solution.status === "converged" ? observable(solution, name) : null,
    );
    return x.map((value, i) => ({
      observable: name,
      x: value,
      data: y[i]!,
      standardError: yErrors?.[i] ?? null,
      theory: solved[i]!,
    }));
  });
}

/**
 * The drawn observables against the swept parameter, under the line of what is fixed. Points that did not converge are gaps, marked at the
 * foot of the frame.
 */
function curveFigure(
  points: readonly CurvePoint[],
  over: SweptParameter,
  {
    input,
    flags,
    data,
  }: { readonly input: PointInput; readonly flags: CurveFlags; readonly data: readonly OwnSeries[] },
): Figure {
  const { log, draw = MAIN_OBSERVABLES, title, figureWidth, theme } = flags;
  const bound = draw.includes(E_GEN) ? bayesLine(points, over, input) : undefined;
  const figure = curveChart({
    parameter: over,
    scale: log ? "log" : "linear",
    parameterValues: points.map(({ value }) => value),
    observables: draw.map((name) => ({
      observable: name,
      values: points.map(({ solution }) => (solution.status === "converged" ? observable(solution, name) : null)),
    })),
    subtitle: pointSubtitle(input, [over]),
    best: over === "lambda" || over === "gamma",
    ownData: data,
    ...(bound === undefined ? {} : { bayesOptimal: bound }),
    ...(title === undefined ? {} : { title }),
    ...(figureWidth === undefined ? {} : { width: figureWidth }),
  });
  return theme === undefined ? figure : { ...figure, theme };
}

/** Bayes-optimal errors along the curve; undefined for models whose inputs are not isotropic, where no such bound is known here. */
function bayesLine(
  points: readonly CurvePoint[],
  over: SweptParameter,
  input: PointInput,
): (number | null)[] | undefined {
  if (!MODELS[input.model].simulated) return undefined;
  const at = new Map<string, number | null>();
  return points.map(({ value }) => {
    const task = {
      alpha: input.alpha,
      epsilon: input.epsilon,
      ...(input.width === undefined ? {} : { width: input.width }),
      ...(over === "alpha" || over === "epsilon" || over === "width" ? { [over]: value } : {}),
    };
    const key = Object.values(task).join(" ");
    const known = at.get(key);
    if (known !== undefined) return known;
    const { status, [E_GEN]: error } = bayesOptimal(task);
    const found = status === "converged" ? error : null;
    at.set(key, found);
    return found;
  });
}
