import { type Command, Option } from "commander";
import type { PointInput, TeacherInput } from "../../../equations/point.js";
import { ALIASES, CHOICES } from "../../../equations/vocabulary/choices.js";
import {
  foreignParameters,
  isModelName,
  MODEL_NAMES,
  MODELS,
  type ModelName,
  neededParameters,
  TASK_PARAMETERS,
} from "../../../equations/vocabulary/models.js";
import {
  flagOf,
  isNumeric,
  LIMITED_NAMES,
  type NumericName,
  PARAMETER_NAMES,
  PARAMETERS,
  type ParameterName,
  type TextName,
  type UncheckedPoint,
} from "../../../equations/vocabulary/parameters.js";
import { requireName } from "../../core/nearMiss.js";
import { UsageError } from "../errors/usageError.js";
import { EIGENVALUE_FORMATS, readEigenvalues } from "./eigenvalueFile.js";
import { type LambdaText, lambdaFlag } from "./lambdaFlag.js";
import { learnerFlag } from "./learnerFlag.js";
import { parameterFlag } from "./numberFlag.js";

/** Parsed flags of a point: one for each parameter. */
export type PointFlags = {
  readonly [name in Exclude<NumericName, "lambda">]?: number;
} & { readonly [name in TextName]?: string } & {
  readonly lambda?: LambdaText;
  /** Path of the file of eigenvalues. */
  readonly eigenvalues?: string;
  readonly teacher?: TeacherInput;
};

function optionOf(name: ParameterName): Option {
  if (name === "lambda") return lambdaFlag();
  if (isNumeric(name)) return parameterFlag(name);
  const entry = PARAMETERS[name];
  if (entry.kind === "list") return new Option(`--${flagOf(name)} <file>`, `${entry.help}: ${EIGENVALUE_FORMATS}`);
  if (entry.kind === "learner") return learnerFlag(name, entry.help);
  return new Option(`--${flagOf(name)} <name>`, textHelp(name as TextName));
}

function textHelp(name: TextName): string {
  const { help, variable } = PARAMETERS[name];
  if (name === "model") return `${help}: ${MODEL_NAMES.map((model) => modelWords(model)).join(", ")}`;
  const expression = variable === undefined ? "" : `, or an expression in ${variable}`;
  return `${help}: ${CHOICES[name].join(", ")}${expression}`;
}

/** "rf (random features)" */
export function modelWords(model: ModelName): string {
  const { words } = MODELS[model];
  return words === model ? model : `${model} (${words})`;
}

/**
 * Adds the flags of a point to a command.
 *
 * @param leftOut      Parameters without a flag in this command.
 * @param descriptions Help of flags that take fewer values here.
 */
export function addPointFlags(
  command: Command,
  leftOut: readonly ParameterName[] = [],
  descriptions: { readonly [name in ParameterName]?: string } = {},
): void {
  command.optionsGroup("Point:");
  for (const name of PARAMETER_NAMES) {
    if (leftOut.includes(name)) continue;
    const option = optionOf(name);
    option.description = descriptions[name] ?? option.description;
    command.addOption(option);
  }
  command.optionsGroup("Options:");
}

/**
 * The point of the flags as plain data, which can be written as JSON and solved again.
 *
 * @param flags    Parsed flags.
 * @param supplied Values from the command, such as that of the swept parameter.
 * @throws {UsageError} if a flag is missing, the model cannot use it, or the command gives its value.
 * @throws {ParameterError} if the model is unknown.
 */
export async function pointInputOf(flags: PointFlags, supplied: PointFlags = {}): Promise<PointInput> {
  const pairs = PARAMETER_NAMES.flatMap((name) => (flags[name] === undefined ? [] : [[name, flags[name]] as const]));
  const given = written({ ...(Object.fromEntries(pairs) as PointFlags), ...supplied });
  requireFlags(given, ["model"]);
  const model = requireName("raf", "model", given.model, MODEL_NAMES, ALIASES.model);
  for (const name of foreignParameters(model)) {
    if (given[name] !== undefined) {
      throw new UsageError(`--${flagOf(name)} has no meaning for --model ${model}; got ${typed(given[name])}`);
    }
  }
  requireFlags(given, [...TASK_PARAMETERS, ...neededParameters(model, given as UncheckedPoint)]);
  const { eigenvalues } = flags;
  const input = eigenvalues === undefined ? given : { ...given, eigenvalues: await readEigenvalues(eigenvalues) };
  return input as PointInput;
}

/** The value of a flag in a message. */
export function typed(value: PointFlags[keyof PointFlags]): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** The point as JSON can hold it: an upper limit by its name. */
function written(given: PointFlags): PointFlags {
  const entries = Object.entries(given).map(([name, value]) => [
    name,
    value === Number.POSITIVE_INFINITY && isLimited(name) ? "inf" : value,
  ]);
  return Object.fromEntries(entries) as PointFlags;
}

function isLimited(name: string): boolean {
  return LIMITED_NAMES.some((limited) => limited === name);
}

/**
 * Refuses the flag of a parameter whose values the command chooses: its value would be dropped.
 *
 * @param over The flag that says so, as typed: "--over lambda".
 * @throws {UsageError} naming both flags.
 */
export function refuseChosen(flags: PointFlags, names: readonly ParameterName[], over: string): void {
  const given = names.find((name) => flags[name] !== undefined);
  if (given === undefined) return;
  throw new UsageError(
    `the command chooses the values of ${given} (${over}); leave out --${flagOf(given)} ${typed(flags[given])}`,
  );
}

/**
 * Refuses every other way to give the features where the command varies their angle.
 *
 * @param over The flag that says so, as typed.
 * @throws {UsageError} naming the flag.
 */
export function refuseFeatures(flags: PointFlags, over: string): void {
  const { model } = flags;
  const forms = isModelName(model) ? [...MODELS[model].needs, ...MODELS[model].allows] : [];
  const given = forms.find((name) => FEATURE_FORMS.has(name) && flags[name] !== undefined);
  if (given === undefined) return;
  throw new UsageError(`${over} sets mu1 = sin(gamma), muStar = cos(gamma); leave out the flag of ${given}`);
}

/** Parameters that define the features, without the angle. */
const FEATURE_FORMS: ReadonlySet<ParameterName> = new Set(MODELS.kernel.allows.filter((name) => name !== "gamma"));

/**
 * Asserts that flags were given.
 *
 * @throws {UsageError} naming the first that is missing, its meaning and its range.
 */
export function requireFlags<Given extends object, Name extends ParameterName>(
  given: Given,
  names: readonly Name[],
): asserts given is Given & { readonly [name in Name]-?: NonNullable<PointFlags[name]> } {
  for (const name of names) {
    if ((given as PointFlags)[name] !== undefined) continue;
    const { flags, description } = optionOf(name);
    throw new UsageError(`${flags} is missing: ${description}`);
  }
}
