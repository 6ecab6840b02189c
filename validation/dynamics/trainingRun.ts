import { replicaRuns } from "../replicaRuns.js";
import {
  countsAt,
  measuredSteps,
  placeOf,
  type TrainedName,
  type TrainingExperiment,
  trainedNames,
} from "./trainingExperiment.js";
import type { TrainingReplica } from "./trainingReplica.js";
import { trainingTheory } from "./trainingTheory.js";
import type { TrainingRequest } from "./trainingThread.js";
import { type ComparedRow, comparedRows } from "./trajectoryComparison.js";

/** Replicas that have a standard error. */
const FEWEST_COMPARED = 2;

/** Result of the runs. */
export interface TrainingResult {
  /** In the order of the data sets; fewer than asked for after an interruption. */
  readonly replicas: readonly TrainingReplica[];
  /** Theory beside the replicas; empty with fewer than two of them. */
  readonly rows: readonly ComparedRow<TrainedName>[];
  /** Why some numbers are less exact than asked for, or missing. */
  readonly message?: string;
  /** Steps that no replica has left the start at, for lack of samples in its mini-batches. */
  readonly note?: string;
}

/** Workers, progress and signal of the runs. */
export interface TrainingSurroundings {
  readonly workers: { readonly inHand: number; readonly run: (request: TrainingRequest) => Promise<TrainingReplica> };
  /** Told the fraction done. */
  readonly progress?: (fraction: number) => void;
  /** Ends the runs; what was finished is kept. */
  readonly signal?: AbortSignal;
}

/**
 * Trains on data sets of their own, as many at once as there are threads, and sets the trajectories beside their theory.
 *
 * @param count     Data sets.
 * @param precision Of the theory; see trainingTheory.
 * @throws {ParameterError} where there is no theory, before anything is run.
 */
export async function trainingRun(
  experiment: TrainingExperiment,
  { count, precision }: { readonly count: number; readonly precision: number },
  { workers, progress, signal }: TrainingSurroundings,
): Promise<TrainingResult> {
  const { rows: theory, message } = await trainingTheory(experiment, precision);
  const steps = measuredSteps(experiment);
  const { replicas, failure } = await replicaRuns(
    count,
    { inHand: workers.inHand, run: (replica) => workers.run({ experiment, replica }) },
    { progress: (finished) => progress?.(finished / count), ...(signal === undefined ? {} : { signal }) },
  );
  if (failure !== undefined) throw failure;
  const lengths = replicas.map(({ trajectory }) => trajectory.length);
  const length = Math.min(theory.length, ...lengths);
  const expected = theory.slice(0, length).map((values, place) => {
    const step = steps[place]!;
    return { iteration: placeOf(experiment, step), values, counts: countsAt(experiment, step) };
  });
  const trajectories = replicas.map(({ trajectory }) => trajectory);
  const names = trainedNames(experiment);
  const compared = replicas.length < FEWEST_COMPARED ? [] : comparedRows(names, expected, trajectories);
  const { training } = experiment;
  const isAtStart = (place: number): boolean =>
    "batch" in training && steps[place]! > 0 && trajectories.every((trajectory) => trajectory[place]!.norm === 0);
  const rows = compared.map((row, place) => (isAtStart(place) ? withoutScores(row, names) : row));
  const started = compared.filter((_, place) => isAtStart(place));
  const diverged = lengths.filter((one) => one < steps.length).length;
  const messages = [
    ...(message === undefined ? [] : [message]),
    ...(diverged === 0
      ? []
      : [`${diverged} of ${replicas.length} replicas left the range of numbers: a smaller --eta may help`]),
  ];
  return {
    replicas,
    rows,
    ...(messages.length === 0 ? {} : { message: messages.join("; ") }),
    ...(started.length === 0
      ? {}
      : {
          note: `No replica drew a sample up to step ${started.at(-1)!.iteration}, where z is empty: a larger --batch, --d or --replicas has some.`,
        }),
  };
}

/** Replicas that are all at the start do not scatter, and say nothing about the theory's mean. */
function withoutScores(row: ComparedRow<TrainedName>, names: readonly TrainedName[]): ComparedRow<TrainedName> {
  return { ...row, ...Object.fromEntries(names.map((name) => [name, { ...row[name], z: null }])) };
}
