import { Option } from "commander";
import type { CommandDefinition } from "../commandDefinition.js";
import { UsageError } from "../errors/usageError.js";
import { integerOf } from "../flags/numberFlag.js";
import { epsilonsOf, PREDICTED_LAMBDAS, poolOption, samplesOf } from "../predict/predictFlags.js";
import { lambdasOf } from "../realdata/sweepFlags.js";
import type { SpectrumOptions } from "./spectrumExperiment.js";

interface SpectrumFlags extends Omit<SpectrumOptions, "json" | "n"> {
  readonly json?: true;
  readonly n?: readonly number[];
}

const MOST_REPEATS = 1e4;
const NEEDS_N = ["lambda", "epsilon", "repeats"] as const;

/** `raf spectrum`: linear models on given inputs, from the spectrum of these. */
export const spectrumCommand: CommandDefinition = {
  notes: `Images, rules and classes are those of raf realdata. Inputs are centered and have one scale, so that their mean variance is 1; alpha is n over the number of inputs that vary. Both classes are taken in equal numbers.
--out writes columns nu, share and weight for --model empirical --eigenvalues. A rule whose R^2 exceeds 2/pi is more linear than the sign of a Gaussian: its shares are divided by their sum, and only the predictions here, with the fields of each class a Gaussian, are those of the rule.
The square loss alone is predicted, with facts among the rule's own images. Kernel machines and other losses: raf predict.`,
  examples: [
    "raf spectrum --npy images.npy labels.npy --rule 0,1 --out spectrum.csv",
    "raf spectrum --npy images.npy labels.npy --rule 0,1 --n 20,40 --lambda 0.1,1 --repeats 5",
  ],
  configure: (command) => {
    command
      .option("--cifar <folder>", "images of CIFAR-10, binary version")
      .option("--idx <files...>", "images and labels in the format of MNIST")
      .option("--npy <files...>", "images and labels as NumPy arrays")
      .option("--rule <class,class>", "the classes of label +1 and -1; several joined by + count as one")
      .addOption(new Option("--n <list>", "training samples to predict ridge regression for").argParser(samplesOf))
      .addOption(
        new Option("--epsilon <list>", "with --n: fraction of facts, in [0, 1]")
          .argParser(epsilonsOf)
          .default([0.2], "0.2"),
      )
      .addOption(
        new Option("--lambda <list>", 'with --n: regularizations; "0+" and "inf" are limits')
          .argParser(lambdasOf)
          .default(PREDICTED_LAMBDAS, PREDICTED_LAMBDAS.join(",")),
      )
      .addOption(
        new Option("--repeats <count>", "with --n: training runs that are measured beside each prediction")
          .argParser((text) => integerOf("repeats", text, 0, MOST_REPEATS))
          .default(0),
      )
      .addOption(poolOption())
      .addOption(
        new Option("--seed <integer>", "with --repeats: of the drawn training sets")
          .argParser((text) => integerOf("seed", text, 0, Number.MAX_SAFE_INTEGER))
          .default(1),
      )
      .option("--json", "one JSON record instead of text")
      .option("--out <file>", "the spectrum as a file of columns nu,share,weight, or - for standard output");
  },
  run: async (command, streams) => {
    const flags = command.opts<SpectrumFlags>();
    if ([flags.cifar, flags.idx, flags.npy].every((flag) => flag === undefined)) {
      throw new UsageError("no inputs: give --idx, --npy or --cifar");
    }
    const { n = [] } = flags;
    const idle = NEEDS_N.find((name) => command.getOptionValueSource(name) === "cli");
    if (n.length === 0 && idle !== undefined) throw new UsageError(`--${idle} goes with --n`);
    if (flags.repeats === 0 && command.getOptionValueSource("seed") === "cli") {
      throw new UsageError("--seed goes with --repeats: nothing else is drawn");
    }
    const { spectrumExperiment } = await import("./spectrumExperiment.js");
    return spectrumExperiment({ ...flags, n, json: flags.json === true }, streams);
  },
};
