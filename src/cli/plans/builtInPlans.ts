import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { ParameterError } from "../../core/errors.js";
import { didYouMean } from "../../core/nearMiss.js";
import type { PaperPart } from "../../report/paperPart.js";

/** A plan that comes with the package. */
export interface BuiltInPlan {
  readonly name: string;
  readonly summary: string;
  /** Commands that run it by its name. */
  readonly commands: readonly ("sweep" | "validate")[];
  /** Files of the package. raf validate runs several; raf sweep runs one. */
  readonly files: readonly string[];
  /** Figures of the paper over which raf validate draws the simulated points. */
  readonly figures?: () => Promise<readonly PaperPart[]>;
}

/** Every plan that comes with the package. */
const PLANS: readonly BuiltInPlan[] = [
  {
    name: "phase",
    summary: "phase diagram in the (alpha, epsilon) plane: least E_gen over lambda, best lambda, thresholds",
    commands: ["sweep"],
    files: ["examples/phase.yaml"],
  },
  {
    name: "gamma-lambda",
    summary: "E_gen and E_mem in the (angle, lambda) plane of a kernel",
    commands: ["sweep"],
    files: ["examples/gamma-lambda.yaml"],
  },
  {
    name: "finite-size",
    summary: "simulated learners at several sizes beside the theory",
    commands: ["sweep", "validate"],
    files: ["examples/finite-size.yaml"],
  },
  {
    name: "quick",
    summary: "eight learners at the task of Figure 1, under a minute",
    commands: ["sweep", "validate"],
    files: ["validation/plans/quick.yaml"],
  },
  {
    name: "dynamics",
    summary: "learners on their way: training algorithms, losses and models against the theory of training",
    commands: ["sweep", "validate"],
    files: ["validation/plans/dynamics.yaml"],
  },
  {
    name: "ensembles",
    summary: "averages of learners on subsamples, bootstrap samples and features of their own",
    commands: ["sweep", "validate"],
    files: ["validation/plans/ensembles.yaml"],
  },
  {
    name: "distillation",
    summary: "students of trained learners: facts that they have seen and facts that they have not",
    commands: ["sweep", "validate"],
    files: ["validation/plans/distillation.yaml"],
  },
  {
    name: "attacks",
    summary: "learners under attack, and learners trained on attacked inputs",
    commands: ["sweep", "validate"],
    files: ["validation/plans/attacks.yaml"],
  },
  {
    name: "quadratic",
    summary: "the quadratic network, which learns its features, for every loss",
    commands: ["validate"],
    files: ["quadratic", "quadratic-hinge"].map((name) => `validation/plans/${name}.yaml`),
  },
  {
    name: "figure-1",
    summary: "Figure 1 of the paper at its parameters",
    commands: ["sweep", "validate"],
    files: ["validation/plans/paper-1.yaml"],
    figures: async () => [(await import("../../report/parts/figureOne.js")).figureOne],
  },
  {
    name: "paper",
    summary: "Figures 1 to 3 of the paper at their parameters",
    commands: ["validate"],
    files: ["paper-1", "paper-2", "paper-3", "paper-3-high-order"].map((name) => `validation/plans/${name}.yaml`),
    figures: async () => [
      (await import("../../report/parts/figureOne.js")).figureOne,
      (await import("../../report/parts/figureTwo.js")).figureTwo,
      (await import("../../report/parts/figureThree.js")).figureThree,
    ],
  },
];

/** The plans that a command runs by name. */
export function builtInPlans(command: "sweep" | "validate"): readonly BuiltInPlan[] {
  return PLANS.filter(({ commands }) => commands.includes(command));
}

/** All plans, in the order of their list. */
export function allPlans(): readonly BuiltInPlan[] {
  return PLANS;
}

/** The package's folder: above the bundled program, the sources, and the compiled sources of the tests. */
const ROOTS = ["../", "../../../", "../../../../"] as const;

/** The path of a file of the package. */
export function packageFile(file: string): string {
  const paths = ROOTS.map((root) => fileURLToPath(new URL(root + file, import.meta.url)));
  return paths.find((path) => existsSync(path)) ?? paths[0]!;
}

/** The plans that an argument of the command line names. */
export interface NamedPlans {
  /** Their files. */
  readonly paths: readonly string[];
  /** The same as messages and later commands write them: a name, or the path as typed. */
  readonly shown: readonly string[];
  readonly figures: () => Promise<readonly PaperPart[]>;
}

/**
 * The plans that an argument names: a file, or else a plan that comes with the package.
 *
 * @throws {ParameterError} if it is neither, with the names that the command runs.
 */
export function namedPlans(argument: string, command: "sweep" | "validate"): NamedPlans {
  const plans = builtInPlans(command);
  const builtIn = existsSync(argument) ? undefined : plans.find(({ name }) => name === argument);
  if (builtIn !== undefined) {
    const { name, files, figures = () => Promise.resolve([]) } = builtIn;
    return { paths: files.map(packageFile), shown: files.length === 1 ? [name] : files, figures };
  }
  // A bare word may be a misspelled name. The reader refuses a path that does not exist.
  if (!/[./\\]/.test(argument) && !existsSync(argument)) {
    const names = plans.map(({ name }) => name);
    const allowed = `files that can be read, or plans that come with raf: ${names.join(", ")}`;
    throw new ParameterError("raf", "plan", argument, allowed, didYouMean(argument, names));
  }
  return { paths: [argument], shown: [argument], figures: () => Promise.resolve([]) };
}
