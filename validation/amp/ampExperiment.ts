import { requireSolved } from "../../src/solver/solution.js";
import { bayesOptimal, observables, solve } from "../../src/solver/solve.js";
import type { TeacherData } from "../teacherData.js";
import { type AmpReplica, ampReplica } from "./ampReplica.js";
import { type EvolutionRow, evolutionComparison } from "./evolutionComparison.js";
import { type AmpOverlaps, type AmpTask, stateEvolution } from "./stateEvolution.js";

/** Message passing on a number of data sets. */
export interface AmpExperiment extends AmpTask {
  /** Input dimension. */
  readonly d: number;
  /** At least FEWEST_REPLICAS. */
  readonly replicas: number;
  /** Iterations that are compared with state evolution. */
  readonly iterations: number;
  /** Budget of a replica; see ampReplica. */
  readonly maxIterations?: number;
}

/** What the experiment shows. */
export interface AmpExperimentResult {
  /** n/d of the data, which the theory is evaluated at: alpha up to the rounding of n. */
  readonly alpha: number;
  /** In the order of the data sets; fewer than asked for after an interruption. */
  readonly replicas: readonly AmpReplica[];
  /** State evolution beside message passing; empty with fewer than FEWEST_REPLICAS that did not diverge. */
  readonly rows: readonly EvolutionRow[];
  /** The saddle point beside the fixed points of the replicas that converged; null where those are too few. */
  readonly fixedPoint: Omit<EvolutionRow, "iteration"> | null;
}

/** What the experiment needs of its surroundings. */
export interface AmpSurroundings {
  /** The data set of a replica. */
  readonly draw: (replica: number) => TeacherData;
  /** Told the fraction done. */
  readonly progress?: (fraction: number) => void;
  /** Stops the experiment before the next replica. */
  readonly signal?: AbortSignal;
}

/** Below this a standard error has too few degrees of freedom for its score. */
export const FEWEST_REPLICAS = 5;

/**
 * Runs message passing on one data set after the other, with one in memory at a time, and sets it beside its theory.
 *
 * @returns What was finished, also after an interruption.
 * @throws {ConvergenceError} where the saddle point has no solution, before anything is run.
 *
 * Source: equations/README.md (AM.1), (AM.4)-(AM.5).
 */
export async function ampExperiment(
  experiment: AmpExperiment,
  { draw, progress, signal }: AmpSurroundings,
): Promise<AmpExperimentResult> {
  const { d, iterations, maxIterations } = experiment;
  const task: AmpTask = { ...experiment, alpha: Math.round(experiment.alpha * d) / d };
  // A theory without a solution is told before the work.
  const theory = { evolution: stateEvolution(task, iterations), saddlePoint: saddlePointOf(task) };
  const replicas: AmpReplica[] = [];
  while (replicas.length < experiment.replicas && signal?.aborted !== true) {
    const options = { iterations, ...(maxIterations === undefined ? {} : { maxIterations }) };
    replicas.push(ampReplica(task, draw(replicas.length), options));
    progress?.(replicas.length / experiment.replicas);
    await breath();
  }
  return { alpha: task.alpha, replicas, ...comparedWith(theory, replicas) };
}

/** Lets the process see an interruption between two replicas. */
function breath(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}

function comparedWith(
  { evolution, saddlePoint }: { readonly evolution: readonly AmpOverlaps[]; readonly saddlePoint: AmpOverlaps },
  replicas: readonly AmpReplica[],
): Pick<AmpExperimentResult, "rows" | "fixedPoint"> {
  const compared = (theory: readonly AmpOverlaps[], measured: readonly (readonly AmpOverlaps[])[]): EvolutionRow[] =>
    measured.length < FEWEST_REPLICAS ? [] : evolutionComparison(theory, measured);
  const trajectories = replicas.map(({ trajectory }) => trajectory);
  const ends = replicas.filter(({ status }) => status === "converged").map(({ end }) => [end]);
  return {
    rows: compared(
      evolution,
      trajectories.filter(({ length }) => length === evolution.length),
    ),
    fixedPoint: compared([saddlePoint], ends)[0] ?? null,
  };
}

/** Where state evolution ends, by the solver and not by iteration. */
function saddlePointOf({ learner, alpha, epsilon, lambda }: AmpTask): AmpOverlaps {
  if (learner === "bayes") {
    const { q, qHat, generalizationError } = bayesOptimal({ alpha, epsilon });
    return { m: q, q, V: 1 / (1 + qHat), generalizationError };
  }
  const solved = requireSolved(solve({ model: "linear", loss: learner, alpha, epsilon, lambda }));
  return { ...solved.overlaps, generalizationError: observables(solved).generalizationError };
}
