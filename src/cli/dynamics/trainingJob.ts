import { resolvePoint } from "../../../equations/point.js";
import { ALGORITHMS } from "../../../equations/vocabulary/algorithms.js";
import { E_GEN, E_MEM } from "../../../equations/vocabulary/observables.js";
import {
  experimentOfReplica,
  measuredSteps,
  type TrainingExperiment,
  trainedNames,
} from "../../../validation/dynamics/trainingExperiment.js";
import type { TrainingReplica } from "../../../validation/dynamics/trainingReplica.js";
import { type TrainingResult, trainingRun } from "../../../validation/dynamics/trainingRun.js";
import { trainingWorkers } from "../../../validation/dynamics/trainingThread.js";
import { experimentMemory, requireMemory } from "../../../validation/experimentMemory.js";
import { loadLinearAlgebra } from "../../../validation/linearAlgebra/loadLinearAlgebra.js";
import { legendLabel } from "../../report/labels.js";
import { pointSubtitle } from "../../report/pointSubtitle.js";
import { replicaStore } from "../../study/store/replicaStore.js";
import { pointInWords } from "../output/pointInWords.js";
import { storedRuns } from "../run/storedRuns.js";
import type { DynamicsJob, JobReport, JobSurroundings } from "./dynamicsJob.js";

/** Number of data sets, and accuracy of the theory. */
export interface TrainingJobOptions {
  readonly count: number;
  readonly precision: number;
}

/** Name of an algorithm in a title. */
function titleOf(algorithm: TrainingExperiment["training"]["algorithm"]): string {
  return algorithm === "online-sgd" ? "online stochastic gradient descent" : ALGORITHMS[algorithm].words;
}

/** Steps from which a trajectory is drawn along the logarithm. */
const LONG = 60;

/** A learner trained by a first-order method beside the mean-field theory. */
export function trainingJob(experiment: TrainingExperiment, options: TrainingJobOptions): DynamicsJob {
  const one = experimentOfReplica(experiment, 0);
  const bytes = experimentMemory(one);
  return {
    count: options.count,
    fittingThreads: (most, available) => Math.max(1, Math.min(most, Math.floor(available / bytes))),
    requireMemory: (threads, available) => {
      requireMemory(one, threads, available);
    },
    memory: (threads) => threads * bytes,
    run: (surroundings) => run(experiment, options, surroundings),
  };
}

async function run(
  experiment: TrainingExperiment,
  options: TrainingJobOptions,
  { threads, store: folder, progress, signal }: JobSurroundings,
): Promise<JobReport> {
  const { name: algebra } = loadLinearAlgebra();
  const { training, ...key } = experiment;
  // A stored trajectory is known by its steps too: how many are measured may change.
  const identity = { algebra, ...key, ...training, measured: measuredSteps(experiment).length };
  const store = folder === undefined ? undefined : await replicaStore<TrainingReplica>(folder, identity);
  const workers = trainingWorkers(threads);
  try {
    const result = await trainingRun(experiment, options, {
      workers: storedRuns(workers, store),
      progress,
      signal,
    });
    return { ...(await reportOf(experiment, result)), damaged: store?.damaged };
  } finally {
    await workers.close();
    store?.close();
  }
}

async function reportOf(experiment: TrainingExperiment, result: TrainingResult): Promise<Omit<JobReport, "damaged">> {
  const { training, lambda, d, seed, alpha, kappa } = experiment;
  const input = { ...experiment, lambda } as Parameters<typeof pointInWords>[0];
  const point = await resolvePoint({ ...input, training: undefined } as typeof input);
  const { algorithm, ...numbers } = training;
  const settings = Object.entries(numbers).map(([name, value]) => `${name} = ${value}`);
  const sizes = [
    `d = ${d}`,
    `n = ${Math.round(alpha * d)}`,
    ...(kappa === undefined ? [] : [`p = ${Math.round(kappa * d)}`]),
    `${result.replicas.length} replicas`,
    `seed ${seed}`,
  ];
  const along = alongOf(experiment);
  const how = `${titleOf(algorithm)}: ${settings.join(", ")}`;
  const names = trainedNames(experiment);
  const curves = ([E_GEN, E_MEM, "ruleTrainingError"] as const)
    .filter((name) => names.includes(name))
    .map((name) => ({ name, label: legendLabel(name) }));
  return {
    headline: `${pointInWords(input, point)}\n${how}; ${sizes.join(", ")}`,
    finished: result.replicas.length,
    table: { names, rows: result.rows, end: null, place: along.column, theory: "theory", measured: "trained" },
    figure: {
      title: titleOf(algorithm),
      subtitle: [...pointSubtitle({ ...input, ...numbers }, ["time", "steps"]), `${result.replicas.length} replicas`],
      measured: "trained",
      d,
      theory: "theory",
      place: along.axis,
      logarithmic: along.logarithmic,
      curves,
      rows: result.rows,
    },
    more: result.note === undefined ? [] : [result.note],
    troubles: result.message === undefined ? [] : [result.message],
  };
}

/** Axis of a trajectory: the header of its column, its label, and whether it is logarithmic. */
function alongOf({ training }: TrainingExperiment): {
  readonly column: string;
  readonly axis: string;
  readonly logarithmic: boolean;
} {
  switch (training.algorithm) {
    case "gradient-flow":
      return { column: "time", axis: "time $t$", logarithmic: true };
    case "online-sgd":
      return { column: "time", axis: "samples per dimension $n/d$", logarithmic: false };
    default:
      return { column: "step", axis: "step $t$", logarithmic: training.steps >= LONG };
  }
}
