import { availableParallelism } from "node:os";
import { type Command, Option } from "commander";
import { requireParameter } from "../../../equations/vocabulary/parameters.js";
import { type AmpExperiment, ampExperiment } from "../../../validation/amp/ampExperiment.js";
import { ampMemory, ampThreads, requireAmpMemory } from "../../../validation/amp/ampMemory.js";
import type { AmpReplica } from "../../../validation/amp/ampReplica.js";
import { ampWorkers } from "../../../validation/amp/ampWorkers.js";
import { FEWEST_SCORED } from "../../../validation/amp/evolutionComparison.js";
import { AMP_ITERATIONS } from "../../../validation/amp/messagePassing.js";
import { AMP_LEARNERS } from "../../../validation/amp/outputFunction.js";
import { ParameterError } from "../../core/errors.js";
import { requireName } from "../../core/nearMiss.js";
import { type ReplicaStoreKey, replicaStore } from "../../study/store/replicaStore.js";
import { TABLE_FORMATS } from "../../study/table/encodedTable.js";
import type { CommandDefinition } from "../commandDefinition.js";
import { UsageError } from "../errors/usageError.js";
import { countFlag, MOST_WORKERS, SEED_FLAG } from "../flags/countFlag.js";
import { numberOf, parameterFlag } from "../flags/numberFlag.js";
import { requireFlags } from "../flags/pointFlags.js";
import { counted } from "../output/counted.js";
import { dataFormat } from "../output/dataFile.js";
import type { Outcome } from "../output/outcome.js";
import { outputFiles } from "../output/outputFiles.js";
import { plotFile } from "../output/plotFile.js";
import { type Streams, write } from "../output/streams.js";
import { interruptible } from "../run/interruptible.js";
import { availableMemory, memoryLine } from "../run/memory.js";
import { storedRuns } from "../run/storedRuns.js";
import { ampOutcome } from "./ampOutcome.js";

interface AmpFlags {
  readonly learner?: string;
  readonly alpha?: number;
  readonly epsilon?: number;
  readonly lambda?: number;
  readonly d: number;
  readonly replicas: number;
  readonly seed: number;
  readonly iterations: number;
  readonly maxIterations?: number;
  readonly threads?: number;
  readonly store?: string;
  readonly out?: string;
  readonly plot?: string;
}

const LAMBDA_RANGE = "(0, Infinity)";
const DEFAULTS = { d: 1000, replicas: 10, seed: 1, iterations: 12 } as const;
const MOST = { d: 1e6, replicas: 1e5, iterations: 1e4, maxIterations: 1e6, threads: MOST_WORKERS } as const;

const NOTES = `The table compares the mean over replicas with state evolution at n/d; z is the normal score of the difference. Neighboring iterations share their data sets, so their scores move together. After the table the algorithm runs to its fixed point, damped where it would oscillate. For a loss the fixed point is the trained learner, certified by the duality gap.
--out has all overlaps with all digits; the row of iteration inf is the fixed point.
Ctrl-C evaluates the finished replicas. --store keeps them, also if the process is killed: the same command, or one with more replicas, continues to the same digits.
Exit codes: 3 if a replica did not converge; 130 after Ctrl-C.`;

/** `raf amp`: approximate message passing at finite size beside its state evolution. */
export const ampCommand: CommandDefinition = {
  notes: NOTES,
  examples: [
    "raf amp --learner bayes --alpha 2 --epsilon 0.1 --d 200 --replicas 5",
    "raf amp --learner hinge --alpha 2 --epsilon 0.1 --lambda 0.5 --d 200 --replicas 5 --out amp.csv --plot amp.svg",
  ],
  configure: (command) => {
    command
      .addOption(new Option("--learner <name>", `${AMP_LEARNERS.join(", ")}; the first is Bayes-optimal`))
      .addOption(parameterFlag("alpha"))
      .addOption(parameterFlag("epsilon"))
      .addOption(
        new Option("--lambda <number>", `ridge penalty of a loss, in ${LAMBDA_RANGE}`).argParser((text) =>
          numberOf("lambda", text, LAMBDA_RANGE),
        ),
      )
      .addOption(
        countFlag({ flags: "--d <count>", name: "d", help: "input dimension", range: [2, MOST.d] }).default(DEFAULTS.d),
      )
      .addOption(
        countFlag({
          flags: "--replicas <count>",
          name: "replicas",
          help: "data sets",
          range: [FEWEST_SCORED, MOST.replicas],
        }).default(DEFAULTS.replicas),
      )
      .addOption(countFlag(SEED_FLAG).default(DEFAULTS.seed))
      .addOption(
        countFlag({
          flags: "--iterations <count>",
          name: "iterations",
          help: "compared with state evolution",
          range: [1, MOST.iterations],
        }).default(DEFAULTS.iterations),
      )
      .addOption(
        countFlag({
          flags: "--max-iterations <count>",
          name: "maxIterations",
          help: `until a replica is given up; default: ${AMP_ITERATIONS}, more where state evolution says so`,
          range: [1, MOST.maxIterations],
        }),
      )
      .addOption(
        countFlag({
          flags: "--threads <count>",
          name: "threads",
          help: "data sets at once; the results do not depend on it; default: one a core, if they fit into memory",
          range: [1, MOST.threads],
        }),
      )
      .option("--store <folder>", "keep finished replicas there and go on from them; made if it is not there")
      .option("--out <file>", `write the data: a file ending in ${TABLE_FORMATS.join(", ")}, or - for standard output`)
      .option("--plot <file>", "draw both curves: a file ending in .svg, .png or .pdf");
  },
  run: (command, streams) => amp(command, streams),
};

async function amp(command: Command, streams: Streams): Promise<Outcome> {
  const flags = command.opts<AmpFlags>();
  const experiment = experimentOf(flags);
  const most = Math.min(flags.threads ?? availableParallelism(), experiment.replicas);
  // Read once: what fits when the threads are counted is what they may have.
  const free = availableMemory();
  const threads = flags.threads === undefined ? ampThreads(experiment, most, free) : most;
  requireAmpMemory({ ...experiment, threads }, free);
  // Files are checked before the work.
  const files = outputFiles(streams);
  const format = dataFormat(flags.out);
  const out = flags.out === undefined ? undefined : { format, file: await files.open("out", flags.out) };
  const plot = flags.plot === undefined ? undefined : await plotFile(files, "plot", flags.plot);
  const store =
    flags.store === undefined ? undefined : await replicaStore<AmpReplica>(flags.store, storeKey(experiment));
  await write(files.text(), memoryLine([counted(threads, "thread")], ampMemory({ ...experiment, threads })));
  return interruptible(streams.stderr, async ({ bar, signal }) => {
    const workers = await ampWorkers(threads);
    try {
      const result = await ampExperiment(experiment, {
        workers: storedRuns(workers, store),
        progress: bar.update,
        signal,
      });
      bar.clear();
      const run = { experiment, result, store: flags.store, damaged: store?.damaged };
      return { ...(await ampOutcome(run, { out, plot })), textStream: files.text() };
    } finally {
      await workers.close();
      store?.close();
    }
  });
}

/** What a replica follows from, but its number. */
function storeKey({ replicas: _replicas, ...experiment }: AmpExperiment): ReplicaStoreKey {
  return { ...experiment };
}

function experimentOf(flags: AmpFlags): AmpExperiment {
  if (flags.learner === undefined) {
    throw new UsageError(`--learner <name> is missing: one of ${AMP_LEARNERS.join(", ")}`);
  }
  const learner = requireName("raf", "learner", flags.learner, AMP_LEARNERS);
  requireFlags(flags, ["alpha", "epsilon"]);
  const { d, replicas, seed, iterations, maxIterations } = flags;
  return {
    learner,
    alpha: requireParameter("raf", "alpha", flags.alpha),
    epsilon: requireParameter("raf", "epsilon", flags.epsilon),
    lambda: lambdaFor(learner, flags.lambda),
    d,
    replicas,
    seed,
    iterations,
    ...(maxIterations === undefined ? {} : { maxIterations }),
  };
}

/** The Bayes-optimal learner has no ridge penalty, and a loss needs one that is not a limit. */
function lambdaFor(learner: string, lambda: number | undefined): number {
  if (learner === "bayes") {
    if (lambda === undefined) return 1;
    throw new UsageError(`--lambda has no meaning for --learner bayes; got ${lambda}`);
  }
  if (lambda === undefined) throw new UsageError(`--lambda <number> is missing: ridge penalty, in ${LAMBDA_RANGE}`);
  if (lambda > 0 && Number.isFinite(lambda)) return lambda;
  throw new ParameterError(
    "raf",
    "lambda",
    lambda,
    LAMBDA_RANGE,
    "Message passing has a fixed point between the limits",
  );
}
