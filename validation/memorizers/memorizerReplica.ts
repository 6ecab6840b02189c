import { normals, randomStream } from "../gaussianStream.js";
import type { LinearAlgebra, Matrix } from "../linearAlgebra/linearAlgebra.js";
import { timesVector } from "../linearAlgebra/vectors.js";
import { freshInputs, teacherData } from "../teacherData.js";
import { TEST_BLOCK } from "../testMeasures.js";
import { constructedNetwork } from "./constructedNetwork.js";
import { interpolatingTrees } from "./interpolatingTrees.js";
import type { Memorizer } from "./memorizer.js";
import { nearestNeighbor } from "./nearestNeighbor.js";

/** Learners that fit all labels and have no theory here. */
export const MEMORIZERS = ["nearest-neighbor", "trees", "constructed"] as const;

export interface MemorizerExperiment {
  readonly learner: (typeof MEMORIZERS)[number];
  readonly alpha: number;
  readonly epsilon: number;
  readonly d: number;
  /** Inputs lie around so many centers; undefined for Gaussian inputs. */
  readonly clusters?: number;
  readonly seed: number;
  readonly replica: number;
  readonly testSamples: number;
}

/** Measures of one data set; rates are null where there is nothing to count. */
export interface MemorizerRow {
  readonly replica: number;
  readonly d: number;
  readonly n: number;
  readonly facts: number;
  /** Inputs without a vote count one half. */
  readonly generalizationError: number;
  readonly memorizationError: number | null;
  readonly ruleTrainingError: number | null;
  readonly trainingError: number;
  /** Share of new inputs without a vote. */
  readonly unclaimed: number;
  readonly firstLayer: number | null;
  readonly secondLayer: number | null;
}

/** Deviation of every coordinate of an input from that of its center. */
const CLUSTER_WIDTH = 0.05;

interface Data {
  readonly inputs: Matrix;
  readonly labels: Float64Array;
  readonly facts: Uint8Array;
  readonly fresh: Iterable<{ readonly inputs: Matrix; readonly fields: Float64Array }>;
}

/** Draws one data set, constructs the learner and counts its errors. Source: equations/README.md (ME.1), (ME.2). */
export function memorizerReplica(experiment: MemorizerExperiment, algebra: LinearAlgebra): MemorizerRow {
  const { seed, replica, d, clusters, testSamples } = experiment;
  const data = clusters === undefined ? gaussianData(experiment) : clusteredData({ ...experiment, clusters });
  const { inputs, labels, facts } = data;
  const n = labels.length;
  const learner = learnerOf(experiment.learner, inputs, labels, randomStream(seed, replica, "features"), algebra);
  let [factCount, factErrors, ruleErrors] = [0, 0, 0];
  for (const [i, vote] of learner.trainingVotes().entries()) {
    factCount += facts[i]!;
    if (vote * labels[i]! > 0) continue;
    if (facts[i] === 1) factErrors++;
    else ruleErrors++;
  }
  let [wrong, unclaimed] = [0, 0];
  for (const block of data.fresh) {
    for (const [i, vote] of learner.votes(block.inputs).entries()) {
      if (vote === 0) unclaimed++;
      wrong += vote === 0 ? 0.5 : vote * block.fields[i]! < 0 ? 1 : 0;
    }
  }
  return {
    replica,
    d,
    n,
    facts: factCount,
    generalizationError: wrong / testSamples,
    memorizationError: factCount === 0 ? null : factErrors / factCount,
    ruleTrainingError: factCount === n ? null : ruleErrors / (n - factCount),
    trainingError: (factErrors + ruleErrors) / n,
    unclaimed: unclaimed / testSamples,
    firstLayer: learner.widths?.first ?? null,
    secondLayer: learner.widths?.second ?? null,
  };
}

function learnerOf(
  name: MemorizerExperiment["learner"],
  inputs: Matrix,
  labels: Float64Array,
  stream: ReturnType<typeof randomStream>,
  algebra: LinearAlgebra,
): Memorizer {
  switch (name) {
    case "nearest-neighbor":
      return nearestNeighbor(inputs, labels, algebra);
    case "trees":
      return interpolatingTrees(inputs, labels, stream);
    case "constructed":
      return constructedNetwork(inputs, labels, stream, algebra);
  }
}

function gaussianData(experiment: MemorizerExperiment): Data {
  const { inputs, labels, facts, teacher } = teacherData(experiment);
  return { inputs, labels, facts, fresh: freshInputs(experiment, teacher, experiment.testSamples, TEST_BLOCK) };
}

/** Inputs around centers, whose labels follow the rule at the center; facts are random sample by sample. */
function clusteredData({
  alpha,
  epsilon,
  d,
  clusters,
  seed,
  replica,
  testSamples,
}: MemorizerExperiment & { readonly clusters: number }): Data {
  const teacher = normals(randomStream(seed, replica, "teacher"), d);
  const stream = randomStream(seed, replica, "inputs");
  const centers = { rows: clusters, columns: d, data: normals(stream, clusters * d) };
  const fields = timesVector(centers, teacher);
  const drawn = (count: number, from: typeof stream): { inputs: Matrix; fields: Float64Array } => {
    const inputs = { rows: count, columns: d, data: normals(from, count * d) };
    const places = Float64Array.from({ length: count }, (_, i) => {
      const center = Math.floor(from.uniform() * clusters);
      for (let k = 0; k < d; k++) {
        inputs.data[i * d + k] = centers.data[center * d + k]! + CLUSTER_WIDTH * inputs.data[i * d + k]!;
      }
      return fields[center]!;
    });
    return { inputs, fields: places };
  };
  const { inputs, fields: own } = drawn(Math.round(alpha * d), stream);
  const coins = randomStream(seed, replica, "labels");
  const facts = new Uint8Array(own.length);
  const labels = own.map((field, i) => {
    const fact = coins.uniform() < epsilon;
    const coin = coins.uniform() < 0.5 ? -1 : 1;
    facts[i] = fact ? 1 : 0;
    return fact ? coin : field < 0 ? -1 : 1;
  });
  return { inputs, labels, facts, fresh: [drawn(testSamples, randomStream(seed, replica, "test"))] };
}
