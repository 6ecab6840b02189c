import type { Command } from "commander";
import { DEFAULT_TEST_SAMPLES } from "../../../validation/testMeasures.js";
import { countFlag, MOST_WORKERS, SEED_FLAG } from "./countFlag.js";

/** Values of the flags of data sets. */
export interface ReplicaFlags {
  readonly d?: number;
  readonly replicas: number;
  readonly seed: number;
  readonly testSamples?: number;
  readonly threads?: number;
  readonly store?: string;
}

const DEFAULTS = { replicas: 10, seed: 1 } as const;
const MOST = { d: 1e6, replicas: 1e6, testSamples: 1e9 } as const;

/**
 * Adds the flags of a command that draws data sets: their size, number and seed, and how they are computed and kept.
 *
 * @param dimension Help of --d, with its default.
 * @param fewest    Data sets at least.
 */
export function addReplicaFlags(
  command: Command,
  { dimension, fewest }: { readonly dimension: string; readonly fewest: number },
): void {
  const { d, replicas, testSamples } = MOST;
  command
    .addOption(countFlag({ flags: "--d <count>", name: "d", help: dimension, range: [2, d] }))
    .addOption(
      countFlag({
        flags: "--replicas <count>",
        name: "replicas",
        help: "data sets",
        range: [fewest, replicas],
      }).default(DEFAULTS.replicas),
    )
    .addOption(countFlag(SEED_FLAG).default(DEFAULTS.seed))
    .addOption(
      countFlag({
        flags: "--test-samples <count>",
        name: "testSamples",
        help: `fresh inputs on which E_gen is counted where it is not exact; default: ${DEFAULT_TEST_SAMPLES}`,
        range: [2, testSamples],
      }),
    )
    .addOption(
      countFlag({
        flags: "--threads <count>",
        name: "threads",
        help: "data sets at once; the results do not depend on it; default: one a core",
        range: [1, MOST_WORKERS],
      }),
    )
    .option("--store <folder>", "keep finished replicas there and go on from them; made if it is not there");
}
