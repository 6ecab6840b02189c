import { E_GEN, E_MEM } from "../../equations/vocabulary/observables.js";
import { randomStream } from "../gaussianStream.js";
import { CertificateError } from "../learners/certificate.js";
import { learnEach } from "../learners/learn.js";
import type { LinearAlgebra, Matrix } from "../linearAlgebra/linearAlgebra.js";
import { columnsOf, rowsOf } from "../linearAlgebra/vectors.js";
import { type OverRepeats, overRepeats } from "../realData/realDataSummary.js";
import type { Pool, TrainingMix } from "./pool.js";
import type { CavityProblem } from "./poolCavity.js";
import { ruleShare } from "./poolErrors.js";

/** Errors of kernel machines trained on drawn images, at one lambda. */
export interface MeasuredErrors {
  readonly lambda: number;
  /** Learners that met their certificate. */
  readonly repeats: number;
  readonly rejected: number;
  readonly [E_GEN]: OverRepeats | null;
  readonly [E_MEM]: OverRepeats | null;
  readonly squaredError: OverRepeats | null;
  /** By image of the pool: errors counted where it was new, and where it was a fact, out of so many. */
  readonly images: {
    readonly wrong: Float64Array;
    readonly tested: Float64Array;
    readonly lost: Float64Array;
    readonly learned: Float64Array;
  };
}

/** A drawn training set. */
interface TrainingSet {
  readonly indices: Int32Array;
  readonly labels: Float64Array;
  readonly facts: Uint8Array;
}

/** The kernel between the pool and the images of a training set: size x n. */
export type RepeatKernel = (indices: Int32Array) => Matrix;

/**
 * Trains kernel machines on drawn images of a pool and measures them on the rest: the experiment that a prediction is compared with.
 *
 * @param problem  Its kernel is used unless `kernelOf` makes another for each repeat.
 * @param lambdas  In [0, Infinity].
 * @param repeats  1, 2, ...
 * @param seed     Any integer.
 */
export function measuredRepeats(
  problem: Omit<CavityProblem, "lambda">,
  lambdas: readonly number[],
  { repeats, seed }: { readonly repeats: number; readonly seed: number },
  algebra: LinearAlgebra,
  kernelOf: RepeatKernel = (indices) => columnsOf(problem.kernel, indices),
): MeasuredErrors[] {
  const { pool } = problem;
  const collected = lambdas.map(() => ({
    rejected: 0,
    generalization: [] as number[],
    memorization: [] as number[],
    squared: [] as number[],
    images: {
      wrong: new Float64Array(pool.size),
      tested: new Float64Array(pool.size),
      lost: new Float64Array(pool.size),
      learned: new Float64Array(pool.size),
    },
  }));
  for (let repeat = 0; repeat < repeats; repeat++) {
    const drawn = trainingSet(pool, problem.mix, seed, repeat);
    const cross = kernelOf(drawn.indices);
    const kernel = rowsOf(cross, drawn.indices);
    const fits = learnEach({ kind: "kernel", kernel, labels: drawn.labels }, problem.loss, lambdas, algebra);
    for (const [l, fit] of fits.entries()) {
      const at = collected[l]!;
      if (fit instanceof CertificateError || !(fit.certificate <= fit.certificateBound)) {
        at.rejected += 1;
        continue;
      }
      const outputs = algebra.product(cross, { rows: drawn.indices.length, columns: 1, data: fit.coefficients }).data;
      const errors = errorsOf(problem, drawn, outputs, at.images);
      if (errors.generalization !== undefined) at.generalization.push(errors.generalization);
      if (errors.squared !== undefined && lambdas[l] !== Number.POSITIVE_INFINITY) at.squared.push(errors.squared);
      if (errors.memorization !== undefined) at.memorization.push(errors.memorization);
    }
  }
  return collected.map(({ rejected, generalization, memorization, squared, images }, l) => ({
    lambda: lambdas[l]!,
    repeats: repeats - rejected,
    rejected,
    [E_GEN]: overRepeats(generalization),
    [E_MEM]: overRepeats(memorization),
    squaredError: overRepeats(squared),
    images,
  }));
}

function trainingSet({ strata }: Pool, mix: TrainingMix, seed: number, repeat: number): TrainingSet {
  const { uniform } = randomStream(seed, repeat, "inputs");
  const coins = randomStream(seed, repeat, "labels").uniform;
  const indices = new Int32Array(mix.n);
  const labels = new Float64Array(mix.n);
  const facts = new Uint8Array(mix.n);
  const coinShare = strata.some(({ label }) => label === 0) ? 0 : mix.epsilon;
  let row = 0;
  for (const [g, { label, members }] of strata.entries()) {
    const left = members.slice();
    for (let taken = 0; taken < mix.counts[g]!; taken++, row++) {
      const other = taken + Math.floor(uniform() * (left.length - taken));
      [left[taken], left[other]] = [left[other]!, left[taken]!];
      const [isCoin, coin] = [coins() < coinShare, coins() < 0.5 ? 1 : -1];
      indices[row] = left[taken]!;
      facts[row] = isCoin || label === 0 ? 1 : 0;
      labels[row] = facts[row] === 1 ? coin : label;
    }
  }
  return { indices, labels, facts };
}

function errorsOf(
  problem: Omit<CavityProblem, "lambda">,
  { indices, labels, facts }: TrainingSet,
  outputs: Float64Array,
  images: MeasuredErrors["images"],
): { generalization: number | undefined; squared: number | undefined; memorization: number | undefined } {
  const { pool } = problem;
  const trained = new Uint8Array(pool.size);
  let [lost, factCount] = [0, 0];
  for (const [row, i] of indices.entries()) {
    trained[i] = 1;
    if (facts[row] === 0) continue;
    const error = wrongness(labels[row]! * outputs[i]!);
    factCount += 1;
    lost += error;
    images.learned[i]! += 1;
    images.lost[i]! += error;
  }
  const rule = pool.strata.flatMap(({ label, members }, g) =>
    label === 0 ? [] : [{ label, members, share: ruleShare(problem, g) }],
  );
  let [generalization, squared] = [0, 0];
  for (const { label, members, share } of rule) {
    let [wrong, squares, tested] = [0, 0, 0];
    for (const i of members) {
      if (trained[i] === 1) continue;
      const margin = label * outputs[i]!;
      const error = wrongness(margin);
      tested += 1;
      wrong += error;
      squares += (1 - margin) ** 2;
      images.tested[i]! += 1;
      images.wrong[i]! += error;
    }
    // Without an image left the class has no error; 0/0 says so.
    generalization += share * (wrong / tested);
    squared += share * (squares / tested);
  }
  return {
    generalization: Number.isFinite(generalization) ? generalization : undefined,
    squared: Number.isFinite(squared) ? squared : undefined,
    memorization: factCount > 0 ? lost / factCount : undefined,
  };
}

function wrongness(margin: number): number {
  return (1 - Math.sign(margin)) / 2;
}
