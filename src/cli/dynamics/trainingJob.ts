import { resolvePoint } from "../../../equations/point.js";
import { E_GEN, E_MEM } from "../../../equations/vocabulary/observables.js";
import {
  experimentOfReplica,
  type TrainingExperiment,
  trainedNames,
} from "../../../validation/dynamics/trainingExperiment.js";
import type { TrainingReplica } from "../../../validation/dynamics/trainingReplica.js";
import { type TrainingResult, trainingRun } from "../../../validation/dynamics/trainingRun.js";
import { trainingWorkers } from "../../../validation/dynamics/trainingThread.js";
import { experimentMemory, requireMemory } from "../../../validation/experimentMemory.js";
import { loadLinearAlgebra } from "../../../validation/linearAlgebra/loadLinearAlgebra.js";
import { legendLabel } from "../../report/labels.js";
import { replicaStore } from "../../study/store/replicaStore.js";
import { pointInWords } from "../output/pointInWords.js";
import { storedRuns } from "../run/storedRuns.js";
import type { DynamicsJob, JobReport, JobSurroundings } from "./dynamicsJob.js";

/** Number of data sets, and accuracy of the theory. */
export interface TrainingJobOptions {
  readonly count: number;
  readonly precision: number;
}

/** Names of the algorithms in a title. */
const TITLES = {
  "gradient-descent": "gradient descent",
  "heavy-ball": "heavy ball",
  nesterov: "Nesterov's method",
  "online-sgd": "online stochastic gradient descent",
} as const;

/** Steps from which a trajectory is drawn along the logarithm. */
const LONG = 60;
const DIGITS = 6;

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
  const store =
    folder === undefined ? undefined : await replicaStore<TrainingReplica>(folder, { algebra, ...key, ...training });
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
  const online = training.algorithm === "online-sgd";
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
  const how = `${TITLES[algorithm]}: ${settings.join(", ")}`;
  const names = trainedNames(experiment);
  const curves = ([E_GEN, E_MEM, "ruleTrainingError"] as const)
    .filter((name) => names.includes(name))
    .map((name) => ({ name, label: legendLabel(name) }));
  const place = online ? "time" : "step";
  return {
    headline: `${pointInWords(input, point)}\n${how}; ${sizes.join(", ")}`,
    finished: result.replicas.length,
    table: { names, rows: result.rows, end: null, place, theory: "theory", measured: "trained" },
    figure: {
      title: TITLES[algorithm],
      subtitle: [
        `$\\alpha = ${rounded(alpha)}$`,
        `$\\epsilon = ${rounded(experiment.epsilon)}$`,
        `$\\lambda = ${rounded(lambda)}$`,
        `$\\eta = ${rounded(training.eta)}$`,
        `${result.replicas.length} replicas`,
      ],
      measured: "trained",
      d,
      theory: "theory",
      place: online ? "samples per dimension $n/d$" : "step $t$",
      logarithmic: !online && training.steps >= LONG,
      curves,
      rows: result.rows,
    },
    more: [],
    troubles: result.message === undefined ? [] : [result.message],
  };
}

function rounded(value: number): string {
  return String(Number(value.toPrecision(DIGITS)));
}
