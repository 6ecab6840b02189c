import { Option } from "commander";
import { ParameterError } from "../../core/errors.js";
import { integerOf, numberOf } from "../flags/numberFlag.js";
import { valueList } from "../flags/valueList.js";

/** Standardization of inputs: once on the pool, or in every repeat on its own training images. */
export const STANDARDIZATIONS = ["pool", "training"] as const;

/** Lists of a prediction where none are given: a point takes about as long as an experiment's repeat. */
export const PREDICTED_ETAS: readonly number[] = [1, 4];
export const PREDICTED_LAMBDAS: readonly number[] = [0.01, 0.1, 1, 10];

/** Largest n. */
export const MOST_SAMPLES = 1e6;
const MOST_DRAWS = 1e5;
const DEFAULT_DRAWS = 300;

/** Reads training set sizes such as `100,300`. */
export function samplesOf(text: string): number[] {
  return valueList("n", text, (word) => integerOf("n", word, 2, MOST_SAMPLES)).sort((a, b) => a - b);
}

/** Reads fractions of facts such as `0,0.2`. */
export function epsilonsOf(text: string): number[] {
  return valueList("epsilon", text, (word) => {
    const epsilon = numberOf("epsilon", word, "[0, 1]");
    if (epsilon >= 0 && epsilon <= 1) return epsilon;
    throw new ParameterError("raf", "epsilon", epsilon, "[0, 1]");
  }).sort((a, b) => a - b);
}

/** The flag of the standardization. */
export function standardizeOption(): Option {
  return new Option(
    "--standardize <name>",
    "with --predict: pool, one kernel for all, which is what the theory describes; or training, on each repeat's own images",
  ).default("pool");
}

/** The flag of the sample that the law of the fields is taken from; `when` begins its help. */
export function drawsOption(when = ""): Option {
  return new Option("--draws <count>", `${when}training sets that the law of the fields is sampled on`)
    .argParser((text) => integerOf("draws", text, 2, MOST_DRAWS))
    .default(DEFAULT_DRAWS);
}

/** The flag of the pool's size; `when` begins its help. */
export function poolOption(when = ""): Option {
  return new Option("--pool <count>", `${when}images of the pool, at most; default: all there are`).argParser((text) =>
    integerOf("pool", text, 2, MOST_SAMPLES),
  );
}
