import { availableParallelism } from "node:os";
import { type Command, Option } from "commander";
import { lambdaOf } from "../../../equations/point.js";
import { STEP_ALGORITHMS } from "../../../equations/training/stepRule.js";
import { ENSEMBLE_PARAMETERS } from "../../../equations/vocabulary/ensembles.js";
import { LOSS_NAMES } from "../../../equations/vocabulary/losses.js";
import { isModelName } from "../../../equations/vocabulary/models.js";
import {
  OBSERVABLE_PARAMETERS,
  PARAMETER_NAMES,
  type ParameterName,
  requireParameter,
} from "../../../equations/vocabulary/parameters.js";
import { STUDENT_PARAMETERS } from "../../../equations/vocabulary/teachers.js";
import type { AmpExperiment } from "../../../validation/amp/ampExperiment.js";
import { AMP_ITERATIONS } from "../../../validation/amp/messagePassing.js";
import { AMP_LEARNERS } from "../../../validation/amp/outputFunction.js";
import {
  FLOW_RANGE,
  requireTrainedModel,
  requireTrainingExperiment,
  TRAINED_MODELS,
  type TrainingExperiment,
} from "../../../validation/dynamics/trainingExperiment.js";
import { FEWEST_SCORED } from "../../../validation/dynamics/trajectoryComparison.js";
import { DEFAULT_TEST_SAMPLES } from "../../../validation/testMeasures.js";
import { ParameterError } from "../../core/errors.js";
import { requireName } from "../../core/nearMiss.js";
import { TABLE_FORMATS } from "../../study/table/encodedTable.js";
import type { CommandDefinition } from "../commandDefinition.js";
import { UsageError } from "../errors/usageError.js";
import { countFlag } from "../flags/countFlag.js";
import { numberOf } from "../flags/numberFlag.js";
import { addPointFlags, type PointFlags, pointInputOf, requireFlags, typed } from "../flags/pointFlags.js";
import { addReplicaFlags, type ReplicaFlags } from "../flags/replicaFlags.js";
import { counted } from "../output/counted.js";
import { dataFormat } from "../output/dataFile.js";
import type { Outcome } from "../output/outcome.js";
import { outputFiles } from "../output/outputFiles.js";
import { plotFile } from "../output/plotFile.js";
import { type Streams, write } from "../output/streams.js";
import { interruptible } from "../run/interruptible.js";
import { availableMemory, memoryLine } from "../run/memory.js";
import { ampJob } from "./ampJob.js";
import type { DynamicsJob } from "./dynamicsJob.js";
import { dynamicsOutcome } from "./dynamicsOutcome.js";
import { trainingJob } from "./trainingJob.js";

interface DynamicsFlags extends Omit<PointFlags, TrainingFlag>, ReplicaFlags {
  readonly algorithm?: string;
  readonly time?: number;
  readonly eta?: number;
  readonly momentum?: number;
  readonly batch?: number;
  readonly steps?: number;
  readonly precision?: number;
  readonly maxIterations?: number;
  readonly out?: string;
  readonly plot?: string;
}

const ALGORITHMS = ["gradient-flow", ...STEP_ALGORITHMS, "online-sgd", "amp"] as const;
type TrainingFlag = "algorithm" | "eta" | "momentum" | "batch" | "steps" | "precision" | "time";
/** Flags that this command has itself, whether a point has a parameter of the name or not. */
const OWN: ReadonlySet<string> = new Set(["algorithm", "eta", "momentum", "batch", "steps", "precision", "time"]);
/** Parameters that no trajectory has. */
const LEFT_OUT: readonly ParameterName[] = [
  "eigenvalues",
  "continuum",
  "channel",
  "width",
  "trainingAttack",
  ...ENSEMBLE_PARAMETERS,
  ...STUDENT_PARAMETERS,
  ...OBSERVABLE_PARAMETERS,
];
const RANGES = {
  time: FLOW_RANGE,
  eta: "(0, Infinity)",
  momentum: "[0, 1)",
  batch: "(0, 1]",
  precision: "(0, 1)",
} as const;
const RIDGE = "(0, Infinity)";
const DEFAULTS = {
  d: 1000,
  trainedDimension: 300,
  iterations: 12,
  precision: 1e-3,
  momentum: 0.9,
} as const;
const MOST = { steps: 1e4, maxIterations: 1e6 } as const;

const NOTES = `The table compares the mean over replicas with the theory at n/d and p/d; z is the normal score of the difference, with the standard error of the theory where it has one. Neighboring steps share their data sets, so their scores move together.
gradient-flow: from w = 0 to --time, ten times a decade over the last three; exact, of the square loss.
gradient-descent, heavy-ball, nesterov: steps along the gradient of the sum over samples, from w = 0; --batch takes each sample with that probability at every step. The theory is exact for the square loss on full batches, else averaged to --precision.
online-sgd: every sample once; the time is n/d, memorization is that of the facts seen so far. Features and kernels are less what is the same for all inputs, mu0 and K(0).
amp: message passing for the perceptron and its state evolution; --loss bayes is the Bayes-optimal learner. It then runs to its fixed point, damped where it would oscillate. For a loss that is the trained learner, certified by the duality gap.
--out has all quantities with all digits; of amp the row of iteration inf is the fixed point.
Ctrl-C evaluates the finished replicas. --store keeps them, also if the process is killed: the same command, or one with more replicas, continues to the same digits.
Exit codes: 3 if a replica did not converge or the theory is less exact than asked for; 130 after Ctrl-C.`;

/** `raf dynamics`: an algorithm at finite size beside its theory, step by step. */
export const dynamicsCommand: CommandDefinition = {
  notes: NOTES,
  examples: [
    "raf dynamics --algorithm gradient-descent --eta 0.2 --steps 20 --model linear --loss square --alpha 2 --epsilon 0.1 --lambda 0.1 --d 100 --replicas 5",
    "raf dynamics --algorithm amp --loss hinge --alpha 2 --epsilon 0.1 --lambda 0.5 --d 200 --replicas 5 --out amp.csv --plot amp.svg",
  ],
  configure: (command) => {
    command.addOption(new Option("--algorithm <name>", ALGORITHMS.join(", ")));
    addPointFlags(command, [...LEFT_OUT, ...PARAMETER_NAMES.filter((name) => OWN.has(name))], {
      model: `${TRAINED_MODELS.join(", ")}; amp: linear`,
      loss: `${LOSS_NAMES.join(", ")}; of amp also bayes, of training not hinge`,
    });
    command
      .addOption(numberOption("--time <number>", "time", "of gradient-flow: where the trajectory ends"))
      .addOption(numberOption("--eta <number>", "eta", "size of a step"))
      .addOption(numberOption("--momentum <number>", "momentum", `of heavy-ball; default: ${DEFAULTS.momentum}`))
      .addOption(numberOption("--batch <fraction>", "batch", "fraction of the samples in a mini-batch; default: 1"))
      .addOption(
        countFlag({
          flags: "--steps <count>",
          name: "steps",
          help: `steps that are compared; of amp default: ${DEFAULTS.iterations}`,
          range: [1, MOST.steps],
        }),
      )
      .addOption(
        numberOption(
          "--precision <number>",
          "precision",
          `standard error of the theory's error rates; default: ${DEFAULTS.precision}`,
        ),
      )
      .addOption(
        countFlag({
          flags: "--max-iterations <count>",
          name: "maxIterations",
          help: `of amp, until a replica is given up; default: ${AMP_ITERATIONS}, more where state evolution says so`,
          range: [1, MOST.maxIterations],
        }),
      );
    addReplicaFlags(command, {
      dimension: `input dimension; default: ${DEFAULTS.trainedDimension}, of amp ${DEFAULTS.d}`,
      fewest: FEWEST_SCORED,
    });
    command
      .option("--out <file>", `write the data: a file ending in ${TABLE_FORMATS.join(", ")}, or - for standard output`)
      .option("--plot <file>", "draw theory and replicas: a file ending in .svg, .png or .pdf");
  },
  run: (command, streams) => dynamics(command, streams),
};

function numberOption(flags: string, name: keyof typeof RANGES, help: string): Option {
  return new Option(flags, `${help}, in ${RANGES[name]}`).argParser((text) => numberOf(name, text, RANGES[name]));
}

async function dynamics(command: Command, streams: Streams): Promise<Outcome> {
  const flags = command.opts<DynamicsFlags>();
  const job = await jobOf(flags);
  const most = Math.min(flags.threads ?? availableParallelism(), job.count);
  // Read once: what fits when the threads are counted is what they may have.
  const free = availableMemory();
  const threads = flags.threads === undefined ? job.fittingThreads(most, free) : most;
  job.requireMemory(threads, free);
  // Files are checked before the work.
  const files = outputFiles(streams);
  const format = dataFormat(flags.out);
  const out = flags.out === undefined ? undefined : { format, file: await files.open("out", flags.out) };
  const plot = flags.plot === undefined ? undefined : await plotFile(files, "plot", flags.plot);
  await write(files.text(), memoryLine([counted(threads, "thread")], job.memory(threads)));
  return interruptible(streams.stderr, async ({ bar, signal }) => {
    const { store } = flags;
    const report = await job.run({ threads, store, progress: bar.update, signal });
    bar.clear();
    return { ...(await dynamicsOutcome(report, { count: job.count, store }, { out, plot })), textStream: files.text() };
  });
}

async function jobOf(flags: DynamicsFlags): Promise<DynamicsJob> {
  if (flags.algorithm === undefined) {
    throw new UsageError(`--algorithm <name> is missing: one of ${ALGORITHMS.join(", ")}`);
  }
  const algorithm = requireName("raf", "algorithm", flags.algorithm, ALGORITHMS);
  if (algorithm === "amp") return ampJob(ampExperimentOf(flags));
  refuse(flags, algorithm, ["maxIterations"]);
  const { replicas: count, precision = DEFAULTS.precision } = flags;
  if (!(precision > 0 && precision < 1)) throw new ParameterError("raf", "precision", precision, RANGES.precision);
  return trainingJob(await trainingExperimentOf(flags, algorithm), { count, precision });
}

/** Refuses flags that an algorithm does not have. */
function refuse(flags: DynamicsFlags, algorithm: string, names: readonly (keyof DynamicsFlags)[]): void {
  for (const name of names) {
    if (flags[name] === undefined) continue;
    const flag = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    throw new UsageError(`--${flag} has no meaning for --algorithm ${algorithm}; got ${typed(flags[name])}`);
  }
}

function ampExperimentOf(flags: DynamicsFlags): AmpExperiment {
  refuse(flags, "amp", [
    "time",
    "eta",
    "momentum",
    "batch",
    "precision",
    "kappa",
    "activation",
    "kernel",
    "gamma",
    "mu1",
    "muStar",
  ]);
  if (flags.model !== undefined && flags.model !== "linear") {
    throw new ParameterError(
      "raf",
      "model",
      flags.model,
      "{linear}",
      "Message passing is for inputs of independent entries",
    );
  }
  if (flags.loss === undefined) throw new UsageError(`--loss <name> is missing: one of ${AMP_LEARNERS.join(", ")}`);
  const learner = requireName("raf", "loss", flags.loss, AMP_LEARNERS);
  requireFlags(flags, ["alpha", "epsilon"]);
  const { d = DEFAULTS.d, replicas, seed, steps = DEFAULTS.iterations, maxIterations } = flags;
  return {
    learner,
    alpha: requireParameter("raf", "alpha", flags.alpha),
    epsilon: requireParameter("raf", "epsilon", flags.epsilon),
    lambda: ampRidge(learner, flags.lambda),
    d,
    replicas,
    seed,
    iterations: steps,
    ...(maxIterations === undefined ? {} : { maxIterations }),
  };
}

/** The Bayes-optimal learner has no ridge penalty, and a loss needs one that is not a limit. */
function ampRidge(learner: string, text: DynamicsFlags["lambda"]): number {
  if (learner === "bayes") {
    if (text === undefined) return 1;
    throw new UsageError(`--lambda has no meaning for --loss bayes; got ${text}`);
  }
  if (text === undefined) throw new UsageError(`--lambda <number> is missing: ridge penalty, in ${RIDGE}`);
  const lambda = lambdaOf("raf", text);
  if (lambda > 0 && Number.isFinite(lambda)) return lambda;
  throw new ParameterError("raf", "lambda", lambda, RIDGE, "Message passing has a fixed point between the limits");
}

async function trainingExperimentOf(
  flags: DynamicsFlags,
  algorithm: Exclude<(typeof ALGORITHMS)[number], "amp">,
): Promise<TrainingExperiment> {
  const training = trainingOfFlags(flags, algorithm);
  // Before a flag is missed that only such a model has.
  if (isModelName(flags.model)) requireTrainedModel(flags.model);
  const pointFlags = Object.fromEntries(Object.entries(flags).filter(([name]) => !OWN.has(name))) as PointFlags;
  const input = await pointInputOf(pointFlags);
  const { model, loss, alpha, epsilon, lambda, kappa, activation, kernel, gamma, mu1, muStar } = input;
  const given = Object.entries({ kappa, activation, kernel, gamma, mu1, muStar }).filter(
    ([, value]) => value !== undefined,
  );
  const { d = DEFAULTS.trainedDimension, seed, testSamples = DEFAULT_TEST_SAMPLES } = flags;
  return requireTrainingExperiment({
    model: model as TrainingExperiment["model"],
    loss: loss as string,
    alpha: alpha,
    epsilon: epsilon,
    lambda: lambdaOf("raf", lambda),
    d,
    seed,
    testSamples,
    centered: true,
    ...Object.fromEntries(given),
    training,
  });
}

/** @throws {UsageError} naming the flag that the algorithm needs, or does not have. */
function trainingOfFlags(
  flags: DynamicsFlags,
  algorithm: Exclude<(typeof ALGORITHMS)[number], "amp">,
): TrainingExperiment["training"] {
  const { time, eta, momentum = DEFAULTS.momentum, batch, steps } = flags;
  const flow = algorithm === "gradient-flow";
  const online = algorithm === "online-sgd";
  refuse(flags, algorithm, [
    ...(flow ? (["eta", "precision"] as const) : (["time"] as const)),
    ...(flow || online ? (["steps", "batch"] as const) : []),
    ...(algorithm === "heavy-ball" ? [] : (["momentum"] as const)),
  ]);
  if (flow) {
    if (time === undefined) throw new UsageError(`--time <number> is missing: the last time, in ${RANGES.time}`);
    return { algorithm, time };
  }
  if (eta === undefined) throw new UsageError(`--eta <number> is missing: size of a step, in ${RANGES.eta}`);
  if (online) return { algorithm, eta };
  if (steps === undefined) throw new UsageError("--steps <count> is missing: steps that are compared");
  return {
    algorithm,
    eta,
    steps,
    ...(algorithm === "heavy-ball" ? { momentum } : {}),
    ...(batch === undefined ? {} : { batch }),
  };
}
