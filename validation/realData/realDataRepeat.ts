import { E_GEN, E_MEM } from "../../equations/vocabulary/observables.js";
import { ParameterError } from "../../src/core/errors.js";
import type { LinearAlgebra, Matrix } from "../linearAlgebra/linearAlgebra.js";
import { rbfKernel, squaredDistances } from "./distances.js";
import { type DrawnTask, drawnTask } from "./drawnTask.js";
import { pairMedian } from "./pairMedian.js";
import type { RealDataLoss } from "./realDataLoss.js";
import { standardized } from "./standardized.js";
import type { RealDataImages, RealDataTask } from "./task.js";
import { trainedPath } from "./trainedPath.js";

/** Result of one learner in one repeat. */
export interface RealDataRow {
  /** In [0, Infinity]. */
  readonly lambda: number;
  /** Fraction of the test samples whose class it gets wrong; no answer, f = 0, is half an error. */
  readonly [E_GEN]: number;
  /** Test samples without an answer, f = 0: so far from all training samples that every kernel is 0. */
  readonly unanswered: number;
  /** Fraction of the training facts; null without facts. */
  readonly [E_MEM]: number | null;
  /** null without rules. */
  readonly ruleTrainingError: number | null;
  readonly trainingError: number;
  /** Mean of the loss; null at lambda = Infinity, where f vanishes. */
  readonly trainingLoss: number | null;
  /** Backward error or duality gap of the learner, and the bound it has to meet; see trainedPath. */
  readonly certificate: number;
  readonly certificateBound: number;
}

/** All lambda of one eta in one repeat. */
export interface BandwidthResult {
  readonly eta: number;
  readonly rows: readonly RealDataRow[];
  /** Rank of the kernel matrix within rounding; below n, 0+ is the limit of least-squares solutions. null for the hinge loss. */
  readonly rank: number | null;
}

/** Properties of a repeat that do not depend on eta. */
export interface RepeatSample {
  readonly n: number;
  readonly facts: number;
  readonly testSamples: number;
  readonly constantInputs: number;
  readonly flooredInputs: number;
  /** Of the squared distances of all training pairs, after standardization. */
  readonly medianSquaredDistance: number;
}

/** A repeat that waits for its bandwidths. */
export interface PreparedRepeat {
  readonly sample: RepeatSample;
  /** Trains and measures at one bandwidth. eta in (0, Infinity), each lambda in [0, Infinity]. */
  readonly at: (eta: number, lambdas: readonly number[]) => BandwidthResult;
}

/**
 * Draws, standardizes and measures the distances of one repeat, which all bandwidths share.
 *
 * @param repeat 0, 1, ...
 * @throws {ParameterError} if the median of the squared distances is 0, so that nothing has a scale.
 *
 * Source: equations/README.md (RD.1)-(RD.3).
 */
export function preparedRepeat(
  algebra: LinearAlgebra,
  images: RealDataImages,
  task: RealDataTask,
  repeat: number,
): PreparedRepeat {
  const drawn = drawnTask(images, task, repeat);
  const { train, test, constantInputs, flooredInputs } = standardized(
    { set: images.train, indices: drawn.train },
    { set: images.test ?? images.train, indices: drawn.test },
  );
  const distances = squaredDistances(algebra, train, train);
  const testDistances = squaredDistances(algebra, test, train);
  const median = pairMedian(distances);
  if (!(median > 0)) {
    const remedy =
      constantInputs === train.columns
        ? "All inputs are constant over the training samples"
        : "More than half of the pairs of training samples are equal";
    throw new ParameterError("realData", "median of the squared distances", median, "(0, Infinity)", remedy);
  }
  return {
    sample: {
      n: train.rows,
      facts: drawn.facts,
      testSamples: test.rows,
      constantInputs,
      flooredInputs,
      medianSquaredDistance: median,
    },
    at: (eta, lambdas) => {
      const { loss = "square" } = task;
      const path = trainedPath(algebra, rbfKernel(distances, eta, median), drawn.labels, lambdas, loss);
      const tested = algebra.crossProducts(path.weights, rbfKernel(testDistances, eta, median));
      const rows = lambdas.map((lambda, l) => ({
        lambda,
        [E_GEN]: errorRate(rowOf(tested, l), drawn.testLabels),
        unanswered: rowOf(tested, l).reduce((count, output) => count + (output === 0 ? 1 : 0), 0),
        ...trainingErrors(drawn, rowOf(path.outputs, l), lambda, loss),
        certificate: path.certificates[l]!,
        certificateBound: path.bound,
      }));
      return { eta, rows, rank: path.rank };
    },
  };
}

/** As functions of 1 - y f. */
const LOSSES: { readonly [loss in RealDataLoss]: (miss: number) => number } = {
  square: (miss) => miss ** 2 / 2,
  hinge: (miss) => Math.max(0, miss),
};

function trainingErrors(
  { labels, facts }: DrawnTask,
  outputs: Float64Array,
  lambda: number,
  lossName: RealDataLoss,
): Pick<RealDataRow, typeof E_MEM | "ruleTrainingError" | "trainingError" | "trainingLoss"> {
  const rules = labels.length - facts;
  const lossOf = LOSSES[lossName];
  const loss = labels.reduce((sum, label, i) => sum + lossOf(1 - label * outputs[i]!), 0) / labels.length;
  return {
    [E_MEM]: facts === 0 ? null : errorRate(outputs.subarray(rules), labels.subarray(rules)),
    ruleTrainingError: rules === 0 ? null : errorRate(outputs.subarray(0, rules), labels.subarray(0, rules)),
    trainingError: errorRate(outputs, labels),
    trainingLoss: lambda === Number.POSITIVE_INFINITY ? null : loss,
  };
}

function errorRate(outputs: Float64Array, labels: Float64Array): number {
  const errors = labels.reduce((sum, label, i) => sum + (1 - label * Math.sign(outputs[i]!)) / 2, 0);
  return errors / labels.length;
}

function rowOf({ data, columns }: Matrix, row: number): Float64Array {
  return data.subarray(row * columns, (row + 1) * columns);
}
