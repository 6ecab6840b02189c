import { Command, CommanderError } from "commander";
import { packageVersion } from "../study/store/packageVersion.js";
import type { CommandDefinition } from "./commandDefinition.js";
import { refuseRepeated } from "./flags/repeatedFlags.js";
import { EXIT_CODES, type Outcome, printed } from "./output/outcome.js";
import type { Streams } from "./output/streams.js";

/** A command before it is needed: what `raf --help` says of it, and where it is. */
interface CommandEntry {
  readonly name: string;
  readonly summary: string;
  readonly load: () => Promise<CommandDefinition>;
}

/** Only the command that is called is loaded: a cold start pays for nothing else. */
export const COMMANDS: readonly CommandEntry[] = [
  {
    name: "solve",
    summary: "one point: overlaps, errors, losses and norm, each with its error estimate",
    load: async () => (await import("./solve/solve.js")).solveCommand,
  },
  {
    name: "curve",
    summary: "one parameter swept, as CSV, JSON or NDJSON, and as a plot",
    load: async () => (await import("./curve/curve.js")).curveCommand,
  },
  {
    name: "optimum",
    summary: "the best lambda, angle gamma, or both",
    load: async () => (await import("./optimum/optimum.js")).optimumCommand,
  },
  {
    name: "bayes",
    summary: "the Bayes-optimal baseline: what the data allow, whatever the learner",
    load: async () => (await import("./bayes/bayes.js")).bayesCommand,
  },
  {
    name: "threshold",
    summary: "the sample ratios where labels stop being separable and where interpolation ends",
    load: async () => (await import("./threshold/threshold.js")).thresholdCommand,
  },
  {
    name: "amp",
    summary: "approximate message passing at finite size beside its state evolution",
    load: async () => (await import("./amp/amp.js")).ampCommand,
  },
  {
    name: "batch",
    summary: "any number of points, one JSON object a line in and out",
    load: async () => (await import("./batch/batch.js")).batchCommand,
  },
  {
    name: "serve",
    summary: "a long-lived process that answers requests line by line: what the Python package speaks to",
    load: async () => (await import("./serve/serve.js")).serveCommand,
  },
  {
    name: "realdata",
    summary: "the paper's task on image files: two classes are the rule, a third with random labels the facts",
    load: async () => (await import("./realdata/realdata.js")).realDataCommand,
  },
  {
    name: "sweep",
    summary: "a whole study from one file, on a laptop or a cluster; can be killed at any instant",
    load: async () => (await import("./sweep/sweep.js")).sweepCommand,
  },
  {
    name: "merge",
    summary: "the table of a study, from its store or its shards, as Parquet, CSV, NDJSON or .npy",
    load: async () => (await import("./merge/merge.js")).mergeCommand,
  },
  {
    name: "status",
    summary: "how far a study is, read from its store",
    load: async () => (await import("./status/status.js")).statusCommand,
  },
  {
    name: "simulate",
    summary: "finite-size experiments: learners trained to certified optimality, beside the theory",
    load: async () => (await import("./simulate/simulate.js")).simulateCommand,
  },
  {
    name: "validate",
    summary: "theory against finite-size simulations over a plan, with a verdict",
    load: async () => (await import("./validate/validate.js")).validateCommand,
  },
  {
    name: "plot",
    summary: "a figure of any one or two parameters of a study: lines, maps with contours, phase boundaries",
    load: async () => (await import("./plot/plot.js")).plotCommand,
  },
  {
    name: "paper",
    summary: "figures of the Rules-and-Facts paper, with their data and a comparison with the published numbers",
    load: async () => (await import("./paper/paper.js")).paperCommand,
  },
  {
    name: "explore",
    summary: "the theory live in a browser: a local page that solves as its knobs are turned",
    load: async () => (await import("./explore/explore.js")).exploreCommand,
  },
];

/** A command line that was read: its name for messages, and how to run it. */
export interface CommandLine {
  readonly name: string;
  readonly run: (streams: Streams) => Promise<Outcome>;
}

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
  const program = programShell((text) => help.push(text));
  for (const entry of COMMANDS) {
    const command = program.command(entry.name).summary(entry.summary).description(sentence(entry.summary));
    if (entry !== called) continue;
    const definition = await entry.load();
    definition.configure(command);
    refuseRepeated(command);
    command.addHelpText("after", examplesText(definition.examples));
    command.action(async () => {
      outcome = await definition.run(command, streams);
    });
  }
  try {
    await program.parseAsync(argv, { from: "user" });
  } catch (error) {
    // Commander announces help and version as exceptions.
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return printed(...help);
    if (error.code === "commander.help") return unasked(help);
    throw error;
  }
  return outcome ?? unasked(help);
}

/** The program without its commands: nothing is printed and the process is not ended from inside commander. */
function programShell(print: (text: string) => void): Command {
  return new Command("raf")
    .description("Asymptotic theory of the Rules-and-Facts model: any point solved exactly.")
    .usage("<command> [flags]")
    .version(packageVersion(), "-v, --version", "print the version")
    .helpOption("-h, --help", "print this help")
    .helpCommand("help [command]", "print the help of a command")
    .addHelpText("after", examplesText(["raf solve --model linear --loss hinge --alpha 2 --epsilon 0.1 --lambda 0.5"]))
    .addHelpText(
      "after",
      "\nraf <command> --help explains a command.\nExit codes: 0 done, 2 bad input, 3 not converged.",
    )
    .configureHelp({ showGlobalOptions: false, helpWidth: HELP_WIDTH })
    .configureOutput({ writeOut: print, writeErr: print, outputError: () => undefined })
    .exitOverride();
}

/** The same on every terminal and in a pipe. */
const HELP_WIDTH = 110;

function examplesText(examples: readonly string[]): string {
  return `\n${examples.length === 1 ? "Example" : "Examples"}:\n${examples.map((line) => `  $ ${line}`).join("\n")}`;
}

/** `raf` alone: the help, as an error, because nothing was asked for. */
function unasked(help: readonly string[]): Outcome {
  return { exitCode: EXIT_CODES.badInput, output: [], message: `a command is missing\n\n${help.join("").trimEnd()}` };
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
