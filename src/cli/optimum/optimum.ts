import { Option } from "commander";
import { type Point, type PointInput, resolvePoint } from "../../../equations/point.js";
import { isAngledModel, isModelName, MODEL_NAMES } from "../../../equations/vocabulary/models.js";
import {
  OBJECTIVES,
  OBSERVABLES,
  type ObjectiveName,
  type ObservableName,
} from "../../../equations/vocabulary/observables.js";
import type { SweptParameter } from "../../../equations/vocabulary/parameters.js";
import { ParameterError } from "../../core/errors.js";
import { jsonText } from "../../core/jsonText.js";
import { requireName } from "../../core/nearMiss.js";
import { errorEstimates } from "../../solver/errorEstimates.js";
import { pointEcho } from "../../solver/pointEcho.js";
import { recordOf } from "../../solver/record.js";
import type { Solved } from "../../solver/solution.js";
import { observable } from "../../solver/solve.js";
import type { Optimum } from "../../sweep/bestPoint.js";
import { type Objective, OPTIMUM_OVER, type OptimumOptions, objectiveOf, optimum } from "../../sweep/optimum.js";
import { placeErrors } from "../../sweep/placeErrors.js";
import type { CommandDefinition } from "../commandDefinition.js";
import { UsageError } from "../errors/usageError.js";
import { lambdaText } from "../flags/lambdaFlag.js";
import { numberOf } from "../flags/numberFlag.js";
import { addPointFlags, type PointFlags, pointInputOf, refuseChosen, refuseFeatures } from "../flags/pointFlags.js";
import { addRangeFlags, RANGE_FLAGS, type RangeFlags, rangeValues } from "../flags/rangeFlags.js";
import { dataContent } from "../output/dataFile.js";
import { errorTable, type TableRow } from "../output/errorTable.js";
import { EXIT_CODES, type Outcome } from "../output/outcome.js";
import { pointInWords } from "../output/pointInWords.js";
import { rangeOutput } from "../output/rangeOutput.js";
import type { Streams } from "../output/streams.js";
import {
  alongParameter,
  alongParameters,
  incompleteText,
  optimaAlong,
  optimaFigure,
  optimaTable,
} from "./optimumAlong.js";

type OptimumFlags = PointFlags &
  RangeFlags & {
    readonly over: string;
    readonly objective: string;
    readonly weight?: number;
    readonly along?: string;
    readonly json?: true;
  };

const OBJECTIVE_NAMES = Object.keys(OBJECTIVES) as ObjectiveName[];
/** Observables that an optimum can minimize; its table shows all of them. */
const JUDGED = OBJECTIVE_NAMES.map((name) => OBJECTIVES[name]);
const WEIGHTED = "weighted";

/** `raf optimum`: the best lambda, angle, or both; or when to stop a training. */
export const optimumCommand: CommandDefinition = {
  examples: [
    "raf optimum --model kernel --activation erf --loss hinge --alpha 2.2 --epsilon 0.1",
    "raf optimum --model kernel --activation erf --loss square --alpha 2 --epsilon 0.1 --lambda 0+ --algorithm gradient-flow --over time",
    "raf optimum --model linear --loss hinge --epsilon 0.1 --along alpha --from 1 --to 10 --points 5 --out best.csv --plot best.svg",
    "raf optimum --model kernel --loss square --alpha 4 --epsilon 0.1 --lambda 0.1 --over gamma --json",
  ],
  configure: (command) => {
    addPointFlags(command);
    command
      .addOption(
        new Option(
          "--over <parameter>",
          `what is varied: ${OPTIMUM_OVER.join(", ")}; its own flags are left out`,
        ).default("lambda"),
      )
      .addOption(
        new Option("--objective <name>", `what is made least: ${[...OBJECTIVE_NAMES, WEIGHTED].join(", ")}`).default(
          OBJECTIVE_NAMES[0],
        ),
      )
      .addOption(
        new Option(
          "--weight <number>",
          "of memorization in the weighted sum (1 - weight) E_gen + weight E_mem, in [0, 1]",
        ).argParser((text) => numberOf("weight", text, "[0, 1]")),
      )
      .option("--json", "one JSON record, with the record of the best point under solution; with --along one a line")
      .option(
        "--along <parameter>",
        `the best point for each value of ${alongParameters(undefined, []).join(", ")}; its own flag is left out`,
      );
    addRangeFlags(command, {
      before: "with --along: ",
      most: MOST_POINTS,
      drawn: "the errors at the best points, and where these are",
    });
  },
  run: (command, streams) => optimize(command.opts<OptimumFlags>(), streams),
};

/** Largest number of optima along a parameter; each needs a scan. */
const MOST_POINTS = 1e5;

async function optimize(flags: OptimumFlags, streams: Streams): Promise<Outcome> {
  const over = requireName("raf", "over", flags.over, OPTIMUM_OVER);
  const objective = objectiveOfFlags(flags);
  if (flags.along !== undefined) return optimizeAlong({ ...flags, along: flags.along }, { over, objective }, streams);
  const useless = RANGE_FLAGS.find((name) => flags[name] !== undefined);
  if (useless !== undefined) throw new UsageError(`--${useless} needs --along <parameter>, which is missing`);
  const input = await pointInputOf(flags, variedPlaceholder(flags, over));
  const point = await resolvePoint(input);
  const best = optimum(point, { over, objective });
  const varied = variedOf(over);
  const output = flags.json
    ? jsonText(optimumRecord(best, input, varied))
    : `${pointInWords(input, point, varied)}\n${placeInWords(best)}\n\n${table(point, best, { over, objective })}`;
  if (best.unsolved === 0) return { exitCode: EXIT_CODES.ok, output: [output] };
  const message = `${best.unsolved} of the scanned points and limits did not converge; this is the best of the others`;
  return { exitCode: EXIT_CODES.notConverged, output: [output], message };
}

function variedOf(over: OptimumOptions["over"]): readonly SweptParameter[] {
  return over === "both" ? ["lambda", "gamma"] : [over];
}

/** A row for each value of the parameter that the optimum follows. */
async function optimizeAlong(
  flags: OptimumFlags & { readonly along: string },
  options: { readonly over: OptimumOptions["over"]; readonly objective: Objective },
  streams: Streams,
): Promise<Outcome> {
  const varied = variedOf(options.over);
  const along = alongParameter(flags.along, flags.model, varied);
  const values = rangeValues(flags);
  refuseChosen(flags, [along], `--along ${along}`);
  if (along === "gamma") refuseFeatures(flags, "--along gamma");
  const input = await pointInputOf(flags, { ...variedPlaceholder(flags, options.over), [along]: values[0] });
  const point = await resolvePoint(input);
  const output = await rangeOutput(flags, flags.json ? "ndjson" : undefined, streams);
  const optima = optimaAlong(point, input, options, along, values);
  const failure = await output.write(await dataContent(output.format, optimaTable(optima)), () =>
    optimaFigure(optima, judgedAlong(point), varied, flags.log ? "log" : "linear"),
  );
  const incomplete = incompleteText(optima);
  const messages = [
    ...(incomplete === undefined ? [] : [incomplete]),
    ...(failure === undefined ? [] : [`no plot: ${failure.message}`]),
  ];
  if (messages.length === 0) return { exitCode: EXIT_CODES.ok, output: [] };
  const exitCode = incomplete === undefined ? failure!.exitCode : EXIT_CODES.notConverged;
  return { exitCode, output: [], message: messages.join("; ") };
}

/** Objectives in a figure of optima: those whose parameters the point gives. */
function judgedAlong(point: Point): readonly ObservableName[] {
  return JUDGED.filter(
    (name) => OBSERVABLES[name].parameters?.every((one) => point[one as keyof Point] !== undefined) ?? true,
  );
}

function objectiveOfFlags({ objective, weight }: OptimumFlags): Objective {
  const name = requireName("raf", "objective", objective, [...OBJECTIVE_NAMES, WEIGHTED] as const);
  if (name !== WEIGHTED) {
    if (weight !== undefined) throw new UsageError(`--weight belongs to --objective weighted; got ${weight}`);
    return name;
  }
  if (weight === undefined) throw new UsageError("--weight <number> is missing: of memorization, in [0, 1]");
  return { weight };
}

/** Values for the optimized parameters, because a point needs them. */
function variedPlaceholder(flags: OptimumFlags, over: OptimumOptions["over"]): PointFlags {
  if (over === "time" || over === "steps") {
    refuseChosen(flags, [over], `--over ${over}`);
    return { [over]: Number.POSITIVE_INFINITY };
  }
  const isLambdaVaried = over !== "gamma";
  const isAngleVaried = over !== "lambda";
  const chosen = [...(isLambdaVaried ? (["lambda"] as const) : []), ...(isAngleVaried ? (["gamma"] as const) : [])];
  const { model } = flags;
  if (isAngleVaried && isModelName(model) && !isAngledModel(model)) {
    const angled = MODEL_NAMES.filter((name) => isAngledModel(name));
    throw new ParameterError("raf", "model", model, `{${angled.join(", ")}} when the angle is varied`);
  }
  refuseChosen(flags, chosen, `--over ${over}`);
  if (isAngleVaried) refuseFeatures(flags, `--over ${over}`);
  return { ...(isLambdaVaried ? { lambda: 1 } : {}), ...(isAngleVaried ? { gamma: Math.PI / 4 } : {}) };
}

function placeInWords(best: Optimum<Solved>): string {
  if (best.flat === true) return "nowhere: the objective is flat, every value of what is varied is as good";
  const family = best.degenerate === true ? "; degenerate: a whole curve of (gamma, lambda) is as good" : "";
  return `${boundaryInWords(best)}${family}`;
}

function boundaryInWords({ boundary, delta }: Optimum<Solved>): string {
  if (boundary === undefined) return "in the interior";
  if (boundary !== "corner") return `on the boundary ${boundary}`;
  return `in the corner gamma -> pi/2, lambda -> 0${delta === undefined ? "" : " at fixed delta = muStar^2/lambda"}`;
}

function table(
  point: Point,
  best: Optimum<Solved>,
  { over, objective }: { readonly over: OptimumOptions["over"]; readonly objective: Objective },
): string {
  const { value, lambda, gamma, delta, time, steps, locationError, solution } = best;
  const errors = errorEstimates(solution);
  const score = objectiveOf(point, objective);
  const placeError = placeErrors(point, best, over, score);
  const judged = JUDGED.flatMap((name) => {
    const judgedValue = observable(solution, name);
    if (judgedValue === null) return [];
    const own = errors[name as keyof typeof errors] ?? 0;
    return [{ name, value: judgedValue, own, error: own + placeError((one) => observable(one, name)) }];
  });
  const weighted = Math.max(...judged.map(({ own }) => own)) + placeError(score);
  const place: TableRow[] = [
    best.flat === true && (over === "lambda" || over === "both")
      ? { name: "lambda", value: "any" }
      : over === "lambda" && best.boundary === undefined
        ? { name: "lambda", value: lambda, error: lambda * locationError }
        : { name: "lambda", value: lambda === 0 ? "0+" : lambda },
    ...(time === undefined ? [] : [{ name: "time", ...timeOf(best, time) }]),
    ...(steps === undefined ? [] : [{ name: "steps", value: best.flat === true ? "any" : String(lambdaText(steps)) }]),
    ...(gamma === undefined ? [] : [{ name: "gamma", ...gammaOf(best, gamma) }]),
    ...(delta === undefined ? [] : [{ name: "delta", value: delta, error: delta * locationError }]),
  ];
  return errorTable([
    ...(typeof objective === "object" ? [{ name: "weighted error", value, error: weighted }] : []),
    ...judged.map(({ own: _own, ...row }) => row),
    ...place,
  ]);
}

function timeOf({ boundary, locationError, flat }: Optimum<Solved>, time: number): Omit<TableRow, "name"> {
  if (flat === true) return { value: "any" };
  return boundary === undefined ? { value: time, error: time * locationError } : { value: time === 0 ? "0+" : time };
}

function gammaOf({ boundary, locationError, flat }: Optimum<Solved>, gamma: number): Omit<TableRow, "name"> {
  if (flat === true) return { value: "any" };
  return boundary === "corner" || boundary === "gamma -> pi/2"
    ? { value: "pi/2" }
    : { value: gamma, error: locationError };
}

function optimumRecord(best: Optimum<Solved>, input: PointInput, varied: readonly string[]): object {
  const { solution, lambda, gamma, boundary, delta, value, locationError, unsolved, degenerate, flat } = best;
  return {
    value,
    lambda: lambdaText(lambda),
    gamma: gamma ?? null,
    ...(best.time === undefined ? {} : { time: lambdaText(best.time) }),
    ...(best.steps === undefined ? {} : { steps: lambdaText(best.steps) }),
    delta: delta ?? null,
    boundary: boundary ?? null,
    degenerate: degenerate ?? false,
    flat: flat ?? false,
    locationError,
    unsolved,
    solution: recordOf(solution),
    point: pointEcho(input, varied),
  };
}
