import { E_GEN } from "../../../equations/vocabulary/observables.js";
import { type AmpExperiment, type AmpExperimentResult, ampExperiment } from "../../../validation/amp/ampExperiment.js";
import { ampMemory, ampThreads, requireAmpMemory } from "../../../validation/amp/ampMemory.js";
import { type AmpReplica, DISTANCE_BOUND, isCertified } from "../../../validation/amp/ampReplica.js";
import { ampWorkers } from "../../../validation/amp/ampWorkers.js";
import type { AmpLearner } from "../../../validation/amp/outputFunction.js";
import { EVOLVED } from "../../../validation/dynamics/trajectoryComparison.js";
import { largestOf, leastOf } from "../../numerics/extremes.js";
import type { DynamicsFigureData } from "../../report/dynamicsFigure.js";
import { columnLabel } from "../../report/labels.js";
import { pointSubtitle } from "../../report/pointSubtitle.js";
import { replicaStore } from "../../study/store/replicaStore.js";
import { errorText } from "../output/errorTable.js";
import { storedRuns } from "../run/storedRuns.js";
import type { DynamicsJob, JobReport, JobSurroundings } from "./dynamicsJob.js";
import { fixedPointTable } from "./dynamicsText.js";

/** A finished experiment and its result. */
interface AmpRun {
  readonly experiment: AmpExperiment;
  readonly result: AmpExperimentResult;
}

/** Approximate message passing beside its state evolution. */
export function ampJob(experiment: AmpExperiment): DynamicsJob {
  return {
    count: experiment.replicas,
    fittingThreads: (most, available) => ampThreads(experiment, most, available),
    requireMemory: (threads, available) => {
      requireAmpMemory({ ...experiment, threads }, available);
    },
    memory: (threads) => ampMemory({ ...experiment, threads }),
    run: (surroundings) => ampRun(experiment, surroundings),
  };
}

async function ampRun(
  experiment: AmpExperiment,
  { threads, store: folder, progress, signal }: JobSurroundings,
): Promise<JobReport> {
  // The key of a store: every parameter that a replica depends on, but its number.
  const { replicas: _replicas, ...key } = experiment;
  const store = folder === undefined ? undefined : await replicaStore<AmpReplica>(folder, { ...key });
  const workers = ampWorkers(threads);
  try {
    const result = await ampExperiment(experiment, { workers: storedRuns(workers, store), progress, signal });
    return { ...reportOf({ experiment, result }), damaged: store?.damaged };
  } finally {
    await workers.close();
    store?.close();
  }
}

function reportOf(run: AmpRun): Omit<JobReport, "damaged"> {
  const { experiment, result } = run;
  const { rows, fixedPoint, replicas } = result;
  return {
    headline: headline(run),
    finished: replicas.length,
    table: {
      names: EVOLVED,
      rows,
      end: fixedPoint,
      place: "iteration",
      theory: "state evolution",
      measured: "AMP",
    },
    figure: figureData(run),
    more: [fixedPoint === null ? "" : fixedPointTable(fixedPoint, experiment.learner), endings(replicas)],
    troubles: troublesOf(run),
  };
}

/** Names of the learners in a title. */
const LEARNER_TITLES = {
  bayes: "Bayes-optimal AMP",
  square: "AMP for the square loss",
  hinge: "AMP for the hinge loss",
  "squared-hinge": "AMP for the squared hinge loss",
  logistic: "AMP for the logistic loss",
} as const satisfies Readonly<Record<AmpLearner, string>>;

function figureData({ experiment, result }: AmpRun): DynamicsFigureData {
  const { learner, epsilon, lambda, d } = experiment;
  const point = { model: "linear", alpha: result.alpha, epsilon, ...(learner === "bayes" ? {} : { lambda }) };
  return {
    title: LEARNER_TITLES[learner],
    subtitle: [...pointSubtitle(point), `${result.replicas.length} replicas`],
    measured: "AMP",
    d,
    theory: "state evolution",
    place: "iteration $t$",
    curves: [{ name: E_GEN, label: columnLabel(E_GEN) }],
    rows: result.rows,
  };
}

function headline({ experiment, result }: AmpRun): string {
  const { learner, epsilon, lambda, d, seed } = experiment;
  const ridge = learner === "bayes" ? "" : `, lambda = ${lambda}`;
  const n = Math.round(result.alpha * d);
  const data = `d = ${d}, n = ${n}, ${result.replicas.length} replicas, seed ${seed}`;
  return `AMP, ${learner}: alpha = ${Number(result.alpha.toPrecision(6))}, epsilon = ${epsilon}${ridge}; ${data}`;
}

/** Summary of how the replicas ended, in a line or two. */
function endings(replicas: readonly AmpReplica[]): string {
  const converged = replicas.filter(({ status }) => status === "converged");
  if (converged.length === 0) return "";
  const iterations = converged.map((replica) => replica.iterations);
  const [fewest, most] = [leastOf(iterations), largestOf(iterations)];
  const span = `${fewest === most ? "" : `${fewest} to `}${most} iterations`;
  const residual = errorText(largestOf(converged.map((replica) => replica.residual)));
  const damped = converged.filter((replica) => replica.damped).length;
  const distances = converged.filter(isCertified).flatMap(({ distance }) => (distance === null ? [] : [distance]));
  return [
    `${converged.length} of ${replicas.length} converged in ${span}, largest residual ${residual}`,
    ...(damped === 0 ? [] : [`${damped} of them with damping`]),
    ...(distances.length === 0
      ? []
      : [`distance from the trained weights certified below ${errorText(largestOf(distances))} of their norm`]),
  ].join("; ");
}

function troublesOf(run: AmpRun): string[] {
  const { replicas } = run.result;
  const lost = replicas.filter(({ status }) => status !== "converged");
  const troubles: string[] = [];
  if (lost.length > 0) {
    const residuals = lost.map(({ residual }) => residual).filter(Number.isFinite);
    const worst = residuals.length === 0 ? [] : [`residual up to ${errorText(largestOf(residuals))}`];
    const why = [...new Set<string>(lost.map(({ status }) => status)), ...worst].join(", ");
    troubles.push(
      `${lost.length} of ${replicas.length} replicas did not converge (${why}) and have no fixed point here; ${remedyOf(run)}`,
    );
  }
  const uncertified = replicas.filter((replica) => replica.status === "converged" && !isCertified(replica));
  if (uncertified.length > 0) troubles.push(uncertifiedText(uncertified, replicas.length));
  return troubles;
}

/** A fixed point that may be the trained learner is not called so. */
function uncertifiedText(uncertified: readonly AmpReplica[], replicas: number): string {
  const worst = errorText(largestOf(uncertified.map(({ distance }) => distance ?? 0)));
  return `${uncertified.length} of ${replicas} replicas converged but are certified only to ${worst} of the norm of the trained weights (required: ${DISTANCE_BOUND}) and have no fixed point here; a larger --lambda may help`;
}

/** Free directions at the margin, d - n_margin on average, below which a replica without any is not rare: exp(-3) is one in twenty. */
const FEW_FREE = 3;

/** Advice on what would help: time, unless the data sets are too small to have a fixed point. */
function remedyOf({ experiment: { learner, d }, result: { contraction } }: AmpRun): string {
  if (contraction === null) return "a larger --max-iterations may help";
  if (learner !== "hinge" || contraction * d >= FEW_FREE) return "a larger --max-iterations or --lambda may help";
  const enough = Number((FEW_FREE / contraction).toPrecision(1));
  const free = (contraction * d).toPrecision(2);
  return `at this d the minimizer has d - ${free} samples at the margin on average, and where it has d there is no fixed point (see docs/how-to/training.md): --d ${enough} or a larger --lambda may help`;
}
