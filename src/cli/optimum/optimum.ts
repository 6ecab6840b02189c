import { Option } from "commander";
import { type PointInput, resolvePoint } from "../../../equations/point.js";
import { isAngledModel, isModelName, MODEL_NAMES } from "../../../equations/vocabulary/models.js";
import { ParameterError } from "../../core/errors.js";
import { jsonText } from "../../core/jsonText.js";
import { requireName } from "../../core/nearMiss.js";
import { errorEstimates } from "../../solver/errorEstimates.js";
import { pointEcho } from "../../solver/pointEcho.js";
import { recordOf } from "../../solver/record.js";
import type { Solved } from "../../solver/solution.js";
import { observables } from "../../solver/solve.js";
import type { Optimum } from "../../sweep/bestPoint.js";
import { type Objective, OPTIMUM_OVER, type OptimumOptions, optimum } from "../../sweep/optimum.js";
import type { CommandDefinition } from "../commandDefinition.js";
import { UsageError } from "../errors/usageError.js";
import { lambdaText } from "../flags/lambdaFlag.js";
import { numberOf } from "../flags/numberFlag.js";
import { addPointFlags, type PointFlags, pointInputOf, refuseChosen, refuseFeatures } from "../flags/pointFlags.js";
import { errorTable, type TableRow } from "../output/errorTable.js";
import { EXIT_CODES, type Outcome } from "../output/outcome.js";
import { pointInWords } from "../output/pointInWords.js";

type OptimumFlags = PointFlags & {
  readonly over: string;
  readonly objective: string;
  readonly weight?: number;
  readonly json?: true;
};

const OBJECTIVES = ["generalization", "memorization", "weighted"] as const;

/** `raf optimum`: the best lambda, angle, or both; or when to stop a training. */
export const optimumCommand: CommandDefinition = {
  examples: [
    "raf optimum --model kernel --activation erf --loss hinge --alpha 2.2 --epsilon 0.1",
    "raf optimum --model kernel --activation erf --loss square --alpha 2 --epsilon 0.1 --lambda 0+ --algorithm gradient-flow --over time",
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
        new Option("--objective <name>", `what is made least: ${OBJECTIVES.join(", ")}`).default("generalization"),
      )
      .addOption(
        new Option(
          "--weight <number>",
          "of memorization in the weighted sum (1 - weight) E_gen + weight E_mem, in [0, 1]",
        ).argParser((text) => numberOf("weight", text, "[0, 1]")),
      )
      .option("--json", "one JSON record, with the record of the best point under solution");
  },
  run: (command) => optimize(command.opts<OptimumFlags>()),
};

async function optimize(flags: OptimumFlags): Promise<Outcome> {
  const over = requireName("raf", "over", flags.over, OPTIMUM_OVER);
  const objective = objectiveOf(flags);
  const input = await pointInputOf(flags, variedPlaceholder(flags, over));
  const point = await resolvePoint(input);
  const best = optimum(point, { over, objective });
  const varied = over === "both" ? ["lambda", "gamma"] : [over];
  const output = flags.json
    ? jsonText(optimumRecord(best, input, varied))
    : `${pointInWords(input, point, varied)}\n${placeInWords(best)}\n\n${table(best, over, flags)}`;
  if (best.unsolved === 0) return { exitCode: EXIT_CODES.ok, output: [output] };
  const message = `${best.unsolved} of the scanned points and limits did not converge; this is the best of the others`;
  return { exitCode: EXIT_CODES.notConverged, output: [output], message };
}

function objectiveOf({ objective, weight }: OptimumFlags): Objective {
  const name = requireName("raf", "objective", objective, OBJECTIVES);
  if (name !== "weighted") {
    if (weight !== undefined) throw new UsageError(`--weight belongs to --objective weighted; got ${weight}`);
    return name;
  }
  if (weight === undefined) throw new UsageError("--weight <number> is missing: of memorization, in [0, 1]");
  return { weight };
}

/** The varied parameters need some value to make a point. */
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

function table(best: Optimum<Solved>, over: OptimumOptions["over"], { objective }: OptimumFlags): string {
  const { value, lambda, gamma, delta, time, steps, locationError, solution } = best;
  const { generalizationError, memorizationError } = observables(solution);
  const errors = errorEstimates(solution);
  const weighted = Math.max(errors.generalizationError, errors.memorizationError);
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
    ...(objective === "weighted" ? [{ name: "weighted error", value, error: weighted }] : []),
    { name: "generalizationError", value: generalizationError, error: errors.generalizationError },
    { name: "memorizationError", value: memorizationError, error: errors.memorizationError },
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
