import { Command, CommanderError } from "commander";
import { packageVersion } from "../study/store/packageVersion.js";
import type { CommandDefinition } from "./commandDefinition.js";
import { refuseRepeated } from "./flags/repeatedFlags.js";
import { EXIT_CODE_WORDS, EXIT_CODES, type Outcome, printed } from "./output/outcome.js";
import type { Streams } from "./output/streams.js";
import { wrapped } from "./output/wrapped.js";
import type { CommandLine } from "./run/writtenRun.js";

/** Headings of the commands in `raf --help`. */
const GROUPS = [
  "A number:",
  "A curve:",
  "A study of many points:",
  "An experiment:",
  "The paper:",
  "To look at it:",
] as const;

/** A command that is not loaded yet: its line in `raf --help`, and its module. */
interface CommandEntry {
  readonly name: string;
  readonly group: (typeof GROUPS)[number];
  readonly summary: string;
  readonly load: () => Promise<CommandDefinition>;
}

/** Every command. Only the one that is called is loaded, so that a cold start pays for nothing else. */
export const COMMANDS: readonly CommandEntry[] = [
  {
    name: "solve",
    group: "A number:",
    summary: "one point: overlaps, errors, losses and norm, each with its error estimate",
    load: async () => (await import("./solve/solve.js")).solveCommand,
  },
  {
    name: "optimum",
    group: "A number:",
    summary: "the best lambda, angle gamma, or both",
    load: async () => (await import("./optimum/optimum.js")).optimumCommand,
  },
  {
    name: "distill",
    group: "A number:",
    summary: "a student of another learner beside its teacher: the facts that reach it, seen and unseen",
    load: async () => (await import("./distill/distill.js")).distillCommand,
  },
  {
    name: "bayes",
    group: "A number:",
    summary: "the Bayes-optimal baseline: what the data allow, whatever the learner",
    load: async () => (await import("./bayes/bayes.js")).bayesCommand,
  },
  {
    name: "threshold",
    group: "A number:",
    summary: "the sample ratios where labels stop being separable and where interpolation ends",
    load: async () => (await import("./threshold/threshold.js")).thresholdCommand,
  },
  {
    name: "batch",
    group: "A number:",
    summary: "any number of points, one JSON object a line in and out",
    load: async () => (await import("./batch/batch.js")).batchCommand,
  },
  {
    name: "serve",
    group: "A number:",
    summary: "a long-lived process that answers requests line by line: what the Python package speaks to",
    load: async () => (await import("./serve/serve.js")).serveCommand,
  },
  {
    name: "curve",
    group: "A curve:",
    summary: "one parameter swept, as CSV, JSON or NDJSON, and as a plot",
    load: async () => (await import("./curve/curve.js")).curveCommand,
  },
  {
    name: "bounds",
    group: "A curve:",
    summary: "the textbook's bounds on the error beside the error itself, along lambda or another parameter",
    load: async () => (await import("./bounds/bounds.js")).boundsCommand,
  },
  {
    name: "sweep",
    group: "A study of many points:",
    summary: "a whole study from one file, on a laptop or a cluster; can be killed at any instant",
    load: async () => (await import("./sweep/sweep.js")).sweepCommand,
  },
  {
    name: "plans",
    group: "A study of many points:",
    summary: "the plans that come with raf, by name, for raf sweep and raf validate",
    load: async () => (await import("./plans/plans.js")).plansCommand,
  },
  {
    name: "status",
    group: "A study of many points:",
    summary: "how far a study is, read from its store",
    load: async () => (await import("./status/status.js")).statusCommand,
  },
  {
    name: "merge",
    group: "A study of many points:",
    summary: "the table of a study, from its store or its shards, as Parquet, CSV, NDJSON or .npy",
    load: async () => (await import("./merge/merge.js")).mergeCommand,
  },
  {
    name: "simulate",
    group: "An experiment:",
    summary: "finite-size experiments: learners trained to certified optimality, beside the theory",
    load: async () => (await import("./simulate/simulate.js")).simulateCommand,
  },
  {
    name: "validate",
    group: "An experiment:",
    summary: "theory against finite-size simulations over a plan, with a verdict",
    load: async () => (await import("./validate/validate.js")).validateCommand,
  },
  {
    name: "dynamics",
    group: "An experiment:",
    summary:
      "a training algorithm at finite size beside its theory, step by step: gradient descent, momentum, online, message passing",
    load: async () => (await import("./dynamics/dynamics.js")).dynamicsCommand,
  },
  {
    name: "realdata",
    group: "An experiment:",
    summary: "the paper's task on image files: two classes are the rule, a third with random labels the facts",
    load: async () => (await import("./realdata/realdata.js")).realDataCommand,
  },
  {
    name: "predict",
    group: "An experiment:",
    summary: "kernel machines on given inputs, predicted from the kernel matrix of a pool without training one",
    load: async () => (await import("./predict/predict.js")).predictCommand,
  },
  {
    name: "spectrum",
    group: "An experiment:",
    summary: "eigenvalues of given inputs and the rule's share on them, as a file; ridge regression predicted from it",
    load: async () => (await import("./spectrum/spectrum.js")).spectrumCommand,
  },
  {
    name: "paper",
    group: "The paper:",
    summary: "figures of the Rules-and-Facts paper, with their data and a comparison with the published numbers",
    load: async () => (await import("./paper/paper.js")).paperCommand,
  },
  {
    name: "plot",
    group: "To look at it:",
    summary: "a figure of any one or two parameters of a study: lines, maps with contours, phase boundaries",
    load: async () => (await import("./plot/plot.js")).plotCommand,
  },
  {
    name: "explore",
    group: "To look at it:",
    summary: "the theory live in a browser: a local page that solves as its knobs are turned",
    load: async () => (await import("./explore/explore.js")).exploreCommand,
  },
];

/**
 * Finds the command that is called, without loading it yet.
 *
 * @param argv Arguments after the program's name.
 */
export function commandLine(argv: readonly string[]): CommandLine {
  const words = argv.filter((word) => !word.startsWith("-"));
  const called = COMMANDS.find(({ name }) => name === (words[0] === "help" ? words[1] : words[0]));
  return {
    name: called === undefined || words[0] === "help" ? "raf" : `raf ${called.name}`,
    run: (streams) => parseAndRun(argv, called, streams),
  };
}

async function parseAndRun(
  argv: readonly string[],
  called: CommandEntry | undefined,
  streams: Streams,
): Promise<Outcome> {
  const help: string[] = [];
  let outcome: Outcome | undefined;
  const width = helpWidth(streams.stdout);
  const program = programShell((text) => help.push(text), width);
  for (const entry of COMMANDS) {
    const command = program.command(entry.name).summary(entry.summary).description(sentence(entry.summary));
    command.helpGroup(entry.group);
    if (entry !== called) continue;
    const definition = await entry.load();
    definition.configure(command);
    refuseRepeated(command);
    if (definition.notes !== undefined) command.addHelpText("after", `\n${wrapped(definition.notes, width)}`);
    command.addHelpText("after", examplesText(definition.examples));
    command.action(async () => {
      outcome = await definition.run(command, streams, commandLine);
    });
  }
  try {
    await program.parseAsync(argv, { from: "user" });
  } catch (error) {
    // Commander throws for --help and --version.
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return printed(...help);
    if (error.code === "commander.help") return commandMissing(help);
    throw error;
  }
  return outcome ?? commandMissing(help);
}

/** The program without its commands. It neither prints nor ends the process by itself. */
function programShell(print: (text: string) => void, width: number): Command {
  const exitCodes = (Object.keys(EXIT_CODES) as (keyof typeof EXIT_CODES)[]).map(
    (name) => `  ${String(EXIT_CODES[name]).padEnd(CODE_WIDTH)}${EXIT_CODE_WORDS[name]}`,
  );
  return new Command("raf")
    .description("Asymptotic theory of the Rules-and-Facts model: any point solved exactly.")
    .usage("<command> [flags]")
    .version(packageVersion(), "-v, --version", "print the version")
    .helpOption("-h, --help", "print this help")
    .helpCommand("help [command]", "print the help of a command")
    .addHelpText("after", examplesText(["raf solve --model linear --loss hinge --alpha 2 --epsilon 0.1 --lambda 0.5"]))
    .addHelpText("after", `\nraf <command> --help explains a command.\n\nExit codes:\n${exitCodes.join("\n")}`)
    .configureHelp({ showGlobalOptions: false, helpWidth: width })
    .configureOutput({ writeOut: print, writeErr: print, outputError: () => undefined })
    .exitOverride();
}

/** Characters before the words of an exit code. */
const CODE_WIDTH = 6;
/** Width of help without a terminal. */
const DEFAULT_WIDTH = 110;
/** Narrowest help. */
const LEAST_WIDTH = 50;

/** The width of the terminal; where there is none, always the same. */
function helpWidth(stdout: Streams["stdout"]): number {
  const columns = "columns" in stdout && typeof stdout.columns === "number" ? stdout.columns : 0;
  return columns > 0 ? Math.max(LEAST_WIDTH, columns) : DEFAULT_WIDTH;
}

function examplesText(examples: readonly string[]): string {
  return `\n${examples.length === 1 ? "Example" : "Examples"}:\n${examples.map((line) => `  $ ${line}`).join("\n")}`;
}

/** `raf` without a command prints the help as an error. */
function commandMissing(help: readonly string[]): Outcome {
  return { exitCode: EXIT_CODES.badInput, output: [], message: `a command is missing\n\n${help.join("").trimEnd()}` };
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
