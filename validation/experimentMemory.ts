import { MODELS, sampleCount } from "../equations/vocabulary/models.js";
import { ParameterError } from "../src/core/errors.js";
import type { Experiment } from "./experiment.js";
import { gigabytesFree, gigabytesNeeded } from "./memorySize.js";
import { TEST_BLOCK } from "./testMeasures.js";

const DOUBLE = 8;
/** The program with its packages, in a thread of its own. */
const PROGRAM_BYTES = 150e6;
/** Square matrices that a solver holds at once: the matrix, its factors or eigenvectors, and the two of the eigensolver's work. */
const EIGEN_MATRICES = 4;
const FACTOR_MATRICES = 3;
/** Arrays of the size of the inputs, and square matrices, that the learner of the quadratic network holds at once. */
const QUADRATIC_COPIES = 5;
const QUADRATIC_MATRICES = 12;

/**
 * Bytes that one replica takes at its height, the program included.
 *
 * Inputs, features or kernel matrix, what the learner of that loss holds beside them, and a block of fresh inputs; rounded up rather than
 * down. Every thread runs a replica of its own.
 */
export function experimentMemory(experiment: Experiment): number {
  const { model, loss, alpha, d, kappa = 1, lambdas, ensemble = 0, ensembleOver } = experiment;
  const n = sampleCount(model, alpha, d);
  // Inputs, their columns, weighted copies and images; matrices of the eigensolver.
  if (MODELS[model].learnsFeatures) {
    return PROGRAM_BYTES + DOUBLE * (QUADRATIC_COPIES * (n + TEST_BLOCK) * d + QUADRATIC_MATRICES * d * d);
  }
  const p = model === "rf" ? Math.round(kappa * d) : d;
  const inputs = 2 * n * d + 2 * TEST_BLOCK * d;
  const spaces = ensembleOver === "features" ? ensemble : 1;
  const projection = model === "rf" ? spaces * p * d : 0;
  const width = model === "kernel" ? n : Math.min(n, p);
  const features = model === "kernel" ? 0 : spaces * n * p;
  const matrices = loss === "square" ? EIGEN_MATRICES : FACTOR_MATRICES;
  // Weighted copies of the features, which the Newton and interior-point methods need.
  const copies = loss === "square" ? 0 : features;
  const dual = width * width + (model !== "kernel" && p > n ? n * n : 0);
  const blocks = 2 * TEST_BLOCK * Math.max(model === "kernel" ? n : p, lambdas.length);
  const paths = lambdas.length * (1 + ensemble) * (n + spaces * Math.max(n, p));
  return (
    PROGRAM_BYTES + DOUBLE * (inputs + projection + features + copies + dual + matrices * width ** 2 + blocks + paths)
  );
}

/**
 * Refuses what will not fit, before it starts.
 *
 * @param threads   Replicas at once.
 * @param available Bytes.
 * @throws {ParameterError} naming `d` or `threads`, what it would take, and what would fit.
 */
export function requireMemory(experiment: Experiment, threads: number, available: number): void {
  const needed = experimentMemory(experiment);
  if (threads * needed <= available) return;
  const free = `${gigabytesFree(available)} GB are free`;
  const fitting = Math.floor(available / needed);
  if (fitting >= 1) {
    const what = `Each thread takes ${gigabytesNeeded(needed)} GB, and ${free}`;
    throw new ParameterError("simulate", "threads", threads, `[1, ${fitting}]`, what);
  }
  const largest = largestDimension(experiment, available);
  const what = `One replica takes ${gigabytesNeeded(needed)} GB of memory, and ${free}`;
  throw new ParameterError("simulate", "d", experiment.d, largest < 2 ? "sizes that fit" : `[2, ${largest}]`, what);
}

/** The largest d, below that of an experiment that does not fit, of which one replica fits; 0 if none does. */
export function largestDimension(experiment: Experiment, available: number): number {
  let [low, high] = [0, experiment.d];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (experimentMemory({ ...experiment, d: middle }) <= available) low = middle;
    else high = middle;
  }
  return low;
}
