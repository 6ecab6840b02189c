import { Option } from "commander";
import { ALIASES } from "../../../equations/vocabulary/choices.js";
import { LOSS_NAMES } from "../../../equations/vocabulary/losses.js";
import { requireName } from "../../core/nearMiss.js";
import type { CommandDefinition } from "../commandDefinition.js";
import { UsageError } from "../errors/usageError.js";
import { integerOf } from "../flags/numberFlag.js";
import { etasOf, lambdasOf } from "../realdata/sweepFlags.js";
import type { PredictOptions } from "./predictExperiment.js";
import { drawsOption, epsilonsOf, PREDICTED_ETAS, PREDICTED_LAMBDAS, poolOption, samplesOf } from "./predictFlags.js";

interface PredictFlags extends Omit<PredictOptions, "loss" | "json" | "n"> {
  readonly loss: string;
  readonly json?: true;
  readonly n?: readonly number[];
}

/** Flags that a kernel matrix leaves nothing for. */
const OF_IMAGES = ["rule", "facts", "eta", "pool"] as const;

/** `raf predict`: kernel machines on given inputs, from the kernel matrix of a pool. */
export const predictCommand: CommandDefinition = {
  notes:
    "The pool is a kernel matrix with labels (+1, -1, and 0 for facts of a class of their own; .npy), or images with their classes as raf realdata reads them. A prediction has its standard error, the error that other images of the same kind would make, and whether the command's own checks let it be trusted. raf realdata --predict --repeats trains machines beside it.",
  examples: [
    "raf predict --npy images.npy labels.npy --rule 0,1 --facts 2 --n 20,40 --eta 1 --lambda 0.1,1 --draws 50",
  ],
  configure: (command) => {
    command
      .option("--kernel <files...>", "a kernel matrix and labels as NumPy arrays")
      .option("--cifar <folder>", "images of CIFAR-10, binary version")
      .option("--idx <files...>", "images and labels in the format of MNIST")
      .option("--npy <files...>", "images and labels as NumPy arrays")
      .option("--rule <class,class>", "the classes of label +1 and -1; several joined by + count as one")
      .option(
        "--facts <class>",
        "the facts' class; same: coins among the rule's own labels; third: the only class left",
      )
      .addOption(new Option("--n <list>", "training samples").argParser(samplesOf))
      .addOption(
        new Option("--epsilon <list>", "fraction of facts, in [0, 1]").argParser(epsilonsOf).default([0.2], "0.2"),
      )
      .addOption(
        new Option("--eta <list>", "bandwidths of the kernel exp(-eta D / median D) of images")
          .argParser(etasOf)
          .default(PREDICTED_ETAS, PREDICTED_ETAS.join(",")),
      )
      .addOption(
        new Option("--lambda <list>", 'regularizations; "0+" and "inf" are limits')
          .argParser(lambdasOf)
          .default(PREDICTED_LAMBDAS, PREDICTED_LAMBDAS.join(",")),
      )
      .addOption(new Option("--loss <name>", LOSS_NAMES.join(", ")).default("square"))
      .addOption(drawsOption())
      .addOption(poolOption())
      .addOption(
        new Option("--seed <integer>", "of the drawn training sets")
          .argParser((text) => integerOf("seed", text, 0, Number.MAX_SAFE_INTEGER))
          .default(1),
      )
      .option("--json", "one JSON record instead of a table")
      .option("--out <folder>", "figure and tables as files");
  },
  run: async (command, streams) => {
    const flags = command.opts<PredictFlags>();
    const images = [flags.cifar, flags.idx, flags.npy].some((flag) => flag !== undefined);
    if (flags.kernel !== undefined && images) throw new UsageError("--kernel and images are both given; give one pool");
    if (flags.kernel === undefined && !images) {
      throw new UsageError("no pool: give --kernel <kernel.npy> <labels.npy>, or images by --idx, --npy or --cifar");
    }
    const idle = OF_IMAGES.find((name) => command.getOptionValueSource(name) === "cli");
    if (flags.kernel !== undefined && idle !== undefined) {
      throw new UsageError(`--${idle} goes with images; --kernel has its labels and its bandwidth`);
    }
    if (flags.n === undefined)
      throw new UsageError("--n <list> is missing: how many images of the pool are trained on");
    const { predictExperiment } = await import("./predictExperiment.js");
    return predictExperiment(
      {
        ...flags,
        n: flags.n,
        loss: requireName("raf", "loss", flags.loss, LOSS_NAMES, ALIASES.loss),
        // A kernel that is given has no bandwidth.
        eta: flags.kernel === undefined ? flags.eta : [Number.NaN],
        json: flags.json === true,
        standardize: "pool",
        repeats: 0,
        out: flags.out,
      },
      streams,
    );
  },
};
