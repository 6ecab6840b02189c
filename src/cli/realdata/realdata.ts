import { type Command, Option } from "commander";
import { ALIASES } from "../../../equations/vocabulary/choices.js";
import { LOSS_NAMES } from "../../../equations/vocabulary/losses.js";
import { requireParameter } from "../../../equations/vocabulary/parameters.js";
import { REAL_DATA_LOSSES } from "../../../validation/realData/realDataLoss.js";
import { requireName } from "../../core/nearMiss.js";
import { PAPER_WIDTHS } from "../../report/paperOptions.js";
import type { CommandDefinition } from "../commandDefinition.js";
import { UsageError } from "../errors/usageError.js";
import { MOST_WORKERS } from "../flags/countFlag.js";
import { integerOf, numberOf, parameterHelp } from "../flags/numberFlag.js";
import type { Outcome } from "../output/outcome.js";
import type { Streams } from "../output/streams.js";
import {
  drawsOption,
  epsilonsOf,
  MOST_SAMPLES,
  PREDICTED_ETAS,
  PREDICTED_LAMBDAS,
  poolOption,
  STANDARDIZATIONS,
  samplesOf,
  standardizeOption,
} from "../predict/predictFlags.js";
import type { RealDataOptions } from "./realDataExperiment.js";
import { DEFAULT_ETAS, DEFAULT_LAMBDAS, etasOf, lambdasOf } from "./sweepFlags.js";

interface RealDataFlags extends Omit<RealDataOptions, "width" | "loss" | "n" | "epsilon"> {
  readonly width: string;
  readonly loss: string;
  readonly n?: readonly number[];
  readonly epsilon: readonly number[];
  readonly predict?: true;
  readonly json?: true;
  readonly standardize: string;
  readonly draws: number;
  readonly pool?: number;
}

const MOST_REPEATS = 1e4;

const NOTES = `--cifar takes the folder with data_batch_1.bin to data_batch_5.bin and test_batch.bin (binary version of CIFAR-10), --idx files in the format of MNIST, --npy arrays of NumPy; gzip is unpacked. Two files are images and labels; four are these and the images and labels of a test set. Without a test set, each repeat is tested on the images that it does not train on. Classes are numbers, for CIFAR-10 also names.
The folder gets real-data.svg, .png, .pdf (the panels of the paper's Figure 5), real-data.csv (mean, deviation and standard error over the repeats), real-data.json (the same with its origin) and repeats/ (the finished repeats). The same command continues from them, also with more --repeats or --eta.
The theory in these panels is the static theory of raf curve, for Gaussian inputs and the rule of a perceptron at the same n/d, epsilon and kernel: of the images it knows d alone. The theory of the images themselves is --predict.
With --predict nothing is trained unless --repeats is given: E_gen, E_mem and squared error of machines trained on any --n of a pool follow from its kernel matrix; --facts may be "same" or "third", and classes joined by + count as one.
Exit codes: 3 if a learner failed its certificate; 130 after Ctrl-C, and finished repeats are kept.`;

/** `raf realdata`: the task of the paper's Figure 5 on images. */
export const realDataCommand: CommandDefinition = {
  notes: NOTES,
  examples: [
    "raf realdata --npy images.npy labels.npy --rule 0,1 --facts 2 --n 40 --epsilon 0.2 --eta 1,4 --repeats 2",
    "raf realdata --predict --npy images.npy labels.npy --rule 0,1 --facts 2 --n 20,40 --eta 1 --lambda 0.1 --json",
  ],
  configure: (command) => {
    command
      .option("--cifar <folder>", "images of CIFAR-10, binary version")
      .option("--idx <files...>", "images and labels in the format of MNIST, and perhaps those of a test set")
      .option("--npy <files...>", "images and labels as NumPy arrays, and perhaps those of a test set")
      .option("--rule <class,class>", "the classes of label +1 and -1; default for CIFAR-10: cat,dog")
      .option("--facts <class>", "the class whose labels are random; default for CIFAR-10: automobile")
      .addOption(
        new Option(
          "--alpha <number>",
          "training samples per input dimension; n is alpha d, rounded; default 4",
        ).argParser((text) => numberOf("alpha", text, "(0, Infinity)")),
      )
      .addOption(
        new Option("--n <count>", "training samples, instead of --alpha; with --predict a list").argParser(samplesOf),
      )
      .addOption(
        new Option(
          "--loss <name>",
          `${REAL_DATA_LOSSES.join(" or ")}: ridge regression, or the support vector machine; with --predict any of ${LOSS_NAMES.join(", ")}`,
        ).default("square"),
      )
      .addOption(
        new Option("--epsilon <number>", `${parameterHelp("epsilon")}; with --predict a list`)
          .argParser(epsilonsOf)
          .default([DEFAULT_EPSILON], String(DEFAULT_EPSILON)),
      )
      .addOption(
        new Option("--eta <list>", "bandwidths of the kernel exp(-eta D / median D)")
          .argParser(etasOf)
          .default(DEFAULT_ETAS, DEFAULT_ETAS.join(",")),
      )
      .addOption(
        new Option(
          "--lambda <list>",
          'regularizations; "0+" is the limit of vanishing, "inf" of infinite regularization',
        )
          .argParser(lambdasOf)
          .default(DEFAULT_LAMBDAS, "0+, 46 values from 1e-5 to 1e4, inf"),
      )
      .addOption(
        new Option("--repeats <count>", "draws of the samples and of the facts' labels")
          .argParser((text) => integerOf("repeats", text, 1, MOST_REPEATS))
          .default(DEFAULT_REPEATS),
      )
      .addOption(
        new Option("--seed <integer>", "of all draws")
          .argParser((text) => integerOf("seed", text, 0, Number.MAX_SAFE_INTEGER))
          .default(1),
      )
      .addOption(
        new Option("--test <count>", "test images of a repeat, at most; default: all there are").argParser((text) =>
          integerOf("test", text, 1, MOST_SAMPLES),
        ),
      )
      .addOption(
        new Option("--workers <count>", "repeats at a time; default: as many as there are cores and memory").argParser(
          (text) => integerOf("workers", text, 1, MOST_WORKERS),
        ),
      )
      .option(
        "--predict",
        "predict instead of training, from the kernel of a pool; with --repeats, measured means stand beside",
      )
      .option("--json", "with --predict: a JSON record on standard output, and files only if --out is given")
      .addOption(standardizeOption())
      .addOption(drawsOption("with --predict: "))
      .addOption(poolOption("with --predict: "))
      .addOption(new Option("--out <folder>", "where the files go; made if it is not there").default("realdata"))
      .addOption(new Option("--width <name>", `width in print: ${PAPER_WIDTHS.join(", ")}`).default("two-column"));
  },
  run: (command, streams) => checkAndRun(command, streams),
};

/** Value of the paper. */
const DEFAULT_EPSILON = 0.2;
const DEFAULT_REPEATS = 10;

async function checkAndRun(command: Command, streams: Streams): Promise<Outcome> {
  const flags = command.opts<RealDataFlags>();
  if (flags.alpha !== undefined && flags.n !== undefined) {
    throw new UsageError("--alpha and --n both say how many samples are trained on; give one");
  }
  if (flags.predict) return predicted(command, flags, streams);
  const given = PREDICT_ONLY.find((name) => command.getOptionValueSource(name) === "cli");
  if (given !== undefined) throw new UsageError(`--${given} goes with --predict`);
  if (flags.facts === "same" || flags.facts === "third") {
    throw new UsageError(`--facts ${flags.facts} goes with --predict; without it facts are a class`);
  }
  const width = requireName("raf", "width", flags.width, PAPER_WIDTHS);
  const loss = requireName("raf", "loss", flags.loss, REAL_DATA_LOSSES, ALIASES.loss);
  const [epsilon, n] = [single("epsilon", flags.epsilon), flags.n === undefined ? undefined : single("n", flags.n)];
  requireParameter("raf", "epsilon", epsilon);
  if (flags.alpha !== undefined) requireParameter("raf", "alpha", flags.alpha);
  // Loaded only for a run, not for the help.
  const { realDataExperiment } = await import("./realDataExperiment.js");
  const { n: _n, ...others } = flags;
  return realDataExperiment({ ...others, ...(n === undefined ? {} : { n }), epsilon, width, loss }, streams);
}

function single(name: string, values: readonly number[]): number {
  if (values.length === 1) return values[0]!;
  throw new UsageError(`--${name} takes one value without --predict; got ${values.length}`);
}

const PREDICT_ONLY = ["json", "standardize", "draws", "pool"] as const;
const TRAINING_ONLY = ["test", "workers", "width"] as const;

/** `--predict`: by default nothing is measured, and lambda and eta have shorter lists. */
async function predicted(command: Command, flags: RealDataFlags, streams: Streams): Promise<Outcome> {
  const isGiven = (name: keyof RealDataFlags): boolean => command.getOptionValueSource(name) === "cli";
  const idle = TRAINING_ONLY.find(isGiven);
  if (idle !== undefined) throw new UsageError(`--${idle} has no effect with --predict; leave one out`);
  if (flags.alpha !== undefined) throw new UsageError("--predict takes --n, not --alpha");
  if (flags.n === undefined) throw new UsageError("--n <count> is missing: how many images of the pool are trained on");
  const { predictExperiment } = await import("../predict/predictExperiment.js");
  return predictExperiment(
    {
      ...flags,
      n: flags.n,
      loss: requireName("raf", "loss", flags.loss, LOSS_NAMES, ALIASES.loss),
      standardize: requireName("raf", "standardize", flags.standardize, STANDARDIZATIONS),
      eta: isGiven("eta") ? flags.eta : PREDICTED_ETAS,
      lambda: isGiven("lambda") ? flags.lambda : PREDICTED_LAMBDAS,
      repeats: isGiven("repeats") ? flags.repeats : 0,
      json: flags.json === true,
      out: flags.json && !isGiven("out") ? undefined : flags.out,
    },
    streams,
  );
}
