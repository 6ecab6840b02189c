import { type Command, Option } from "commander";
import { ACTIVATION_NAMES, KERNEL_NAMES } from "../../../equations/activation.js";
import type { Point, PointInput } from "../../../equations/point.js";
import type { Route } from "../../../equations/types.js";
import { LOSSES } from "../../../equations/vocabulary/losses.js";
import { UsageError } from "../errors/usageError.js";
import { readEigenvalues } from "./eigenvalueFile.js";
import { type LambdaText, lambdaFlag } from "./lambdaFlag.js";
import { flagName, numberOf, parameterFlag } from "./numberFlag.js";

/** The flags that make a point, as commander hands them over. */
export interface PointFlags {
  readonly model?: Point["model"];
  readonly loss?: string;
  readonly activation?: string;
  readonly kernel?: string;
  readonly mu1?: number;
  readonly muStar?: number;
  readonly gamma?: number;
  readonly alpha?: number;
  readonly epsilon?: number;
  readonly lambda?: LambdaText;
  readonly kappa?: number;
  readonly eigenvalues?: string;
  readonly continuum?: number;
  readonly channel?: Route;
}

/** Name of a point's flag. */
export type PointFlag = keyof PointFlags;

const OPTIONS: { readonly [name in PointFlag]: () => Option } = {
  model: () => new Option("--model <name>", "linear (the perceptron), kernel, rf (random features), or empirical"),
  loss: () =>
    new Option("--loss <loss>", `${Object.keys(LOSSES).join(", ")}, or any convex expression in the margin u`),
  activation: () =>
    new Option("--activation <name>", `features by activation: ${ACTIVATION_NAMES.join(", ")}, or an expression in x`),
  kernel: () => new Option("--kernel <name>", `features by kernel: ${KERNEL_NAMES.join(", ")}, or an expression in t`),
  mu1: () => parameterFlag("mu1"),
  muStar: () => parameterFlag("muStar"),
  gamma: () => parameterFlag("gamma"),
  alpha: () => parameterFlag("alpha"),
  epsilon: () => parameterFlag("epsilon"),
  lambda: lambdaFlag,
  kappa: () => parameterFlag("kappa"),
  eigenvalues: () =>
    new Option(
      "--eigenvalues <file>",
      "for --model empirical: CSV with columns nu,share[,weight], or a JSON list of such objects",
    ),
  continuum: () =>
    new Option(
      "--continuum <number>",
      "for --model empirical: total variance in vanishing eigenvalues, in [0, Infinity)",
    ).argParser((text) => numberOf("continuum", text, "[0, Infinity)")),
  channel: () =>
    new Option("--channel <route>", "how averages are computed: exact (default) or quadrature, the independent route"),
};

const ALL_FLAGS = Object.keys(OPTIONS) as PointFlag[];
const FEATURE_FLAGS = ["activation", "kernel", "mu1", "muStar", "gamma"] as const;

/** Flags that a model cannot use. On a command line they are a mistake; in a batch they are tags. */
const WITHOUT_MEANING: { readonly [model: string]: readonly PointFlag[] } = {
  linear: [...FEATURE_FLAGS, "kappa", "eigenvalues", "continuum"],
  kernel: ["kappa", "eigenvalues", "continuum"],
  rf: ["eigenvalues", "continuum"],
  empirical: [...FEATURE_FLAGS, "kappa"],
};

/** Flags that a model cannot do without. */
const NEEDED: { readonly [model: string]: readonly PointFlag[] } = { rf: ["kappa"], empirical: ["eigenvalues"] };

/** The entry of a model; none for what is no model, such as the names that every object has. */
export function listed<Item>(table: { readonly [model: string]: readonly Item[] }, model: string): readonly Item[] {
  return Object.hasOwn(table, model) ? (table[model] ?? []) : [];
}

/**
 * Adds the flags of a point to a command.
 *
 * @param leftOut      Those that this command does not take.
 * @param descriptions Where the command takes less than a point may have.
 */
export function addPointFlags(
  command: Command,
  leftOut: readonly PointFlag[] = [],
  descriptions: { readonly [name in PointFlag]?: string } = {},
): void {
  command.optionsGroup("Point:");
  for (const name of ALL_FLAGS) {
    if (leftOut.includes(name)) continue;
    const option = OPTIONS[name]();
    option.description = descriptions[name] ?? option.description;
    command.addOption(option);
  }
  command.optionsGroup("Options:");
}

/**
 * The point that the flags describe, as plain data: it can be echoed as JSON, and solved again from there.
 *
 * @param flags    As parsed.
 * @param supplied Values that the command gives itself, such as the swept parameter's; they win over the flags.
 * @throws {UsageError} if a flag is missing, or the model cannot use it.
 */
export async function pointInputOf(flags: PointFlags, supplied: PointFlags = {}): Promise<PointInput> {
  const pairs = ALL_FLAGS.flatMap((name) => (flags[name] === undefined ? [] : [[name, flags[name]] as const]));
  const given = { ...(Object.fromEntries(pairs) as PointFlags), ...supplied };
  requireFlags(given, ["model"]);
  const { model } = given;
  for (const name of listed(WITHOUT_MEANING, model)) {
    if (given[name] !== undefined) {
      throw new UsageError(`--${flagName(name)} has no meaning for --model ${model}; got ${String(given[name])}`);
    }
  }
  requireFlags(given, ["loss", "alpha", "epsilon", "lambda", ...listed(NEEDED, model)]);
  const { eigenvalues } = flags;
  const input = eigenvalues === undefined ? given : { ...given, eigenvalues: await readEigenvalues(eigenvalues) };
  return input as PointInput;
}

/**
 * Asserts that flags were given.
 *
 * @throws {UsageError} naming the first that is missing, its meaning and its range.
 */
export function requireFlags<Given extends object, Name extends PointFlag>(
  given: Given,
  names: readonly Name[],
): asserts given is Given & { readonly [name in Name]-?: NonNullable<PointFlags[name]> } {
  for (const name of names) {
    if ((given as PointFlags)[name] !== undefined) continue;
    const { flags, description } = OPTIONS[name]();
    throw new UsageError(`${flags} is missing: ${description}`);
  }
}
