import { E_GEN } from "../../equations/vocabulary/observables.js";
import { requireSolved } from "../../src/solver/solution.js";
import { bayesOptimal, observables, solve } from "../../src/solver/solve.js";
import { type EvolutionRow, evolutionComparison } from "../dynamics/trajectoryComparison.js";
import { replicaRuns } from "../replicaRuns.js";
import { type AmpReplica, isCertified } from "./ampReplica.js";
import type { AmpRequest } from "./ampThread.js";
import { AMP_ITERATIONS, AMP_TOLERANCE } from "./messagePassing.js";
import { type AmpOverlaps, type AmpTask, stateEvolution } from "./stateEvolution.js";

/** Message passing on a number of data sets. */
export interface AmpExperiment extends AmpTask {
  /** Input dimension. */
  readonly d: number;
  /** Of the data; replica r of a seed is the same whatever their number. */
  readonly seed: number;
  /** At least FEWEST_SCORED, for a score. */
  readonly replicas: number;
  /** Iterations that are compared with state evolution. */
  readonly iterations: number;
  /** Budget of a replica; see ampReplica. Defaults to what the saddle point suggests: see ampBudget. */
  readonly maxIterations?: number;
}

/** Result of the experiment. */
export interface AmpExperimentResult {
  /** n/d of the data, which the theory is evaluated at: alpha up to the rounding of n. */
  readonly alpha: number;
  /** lambda V at the saddle point: the share of its error that the iteration loses at its slowest; null for bayes. */
  readonly contraction: number | null;
  /** In the order of the data sets; fewer than asked for after an interruption. */
  readonly replicas: readonly AmpReplica[];
  /** State evolution beside message passing; empty with fewer than two that did not diverge. */
  readonly rows: readonly EvolutionRow[];
  /** The saddle point beside the fixed points of the replicas that converged, for a loss to the certified minimizer; null where those are too few. */
  readonly fixedPoint: Omit<EvolutionRow, "iteration"> | null;
}

/** Workers, progress and signal of the experiment. */
export interface AmpSurroundings {
  readonly workers: { readonly inHand: number; readonly run: (request: AmpRequest) => Promise<AmpReplica> };
  /** Told the fraction done. */
  readonly progress?: (fraction: number) => void;
  /** Ends the experiment; what was finished is kept. */
  readonly signal?: AbortSignal;
}

/** Replicas that have a standard error. */
const FEWEST_COMPARED = 2;

/**
 * Runs message passing on data sets of its own, as many at once as there are threads, and sets it beside its theory.
 *
 * @returns What was finished, also after an interruption.
 * @throws {ConvergenceError} where the saddle point has no solution, before anything is run.
 *
 * Source: equations/README.md (AM.1), (AM.4)-(AM.5).
 */
export async function ampExperiment(
  experiment: AmpExperiment,
  { workers, progress, signal }: AmpSurroundings,
): Promise<AmpExperimentResult> {
  const { learner, epsilon, lambda, d, seed, iterations, maxIterations } = experiment;
  const task: AmpTask = { learner, epsilon, lambda, alpha: Math.round(experiment.alpha * d) / d };
  // A theory without a solution is told before the work.
  const theory = { evolution: stateEvolution(task, iterations), saddlePoint: saddlePointOf(task) };
  const contraction = learner === "bayes" ? null : lambda * theory.saddlePoint.V;
  const options = { iterations, maxIterations: maxIterations ?? ampBudget(contraction) };
  const { replicas, failure } = await replicaRuns(
    experiment.replicas,
    { inHand: workers.inHand, run: (replica) => workers.run({ task, d, seed, replica, options }) },
    {
      progress: (finished) => progress?.(finished / experiment.replicas),
      ...(signal === undefined ? {} : { signal }),
    },
  );
  // A replica that does not converge is a result; one that throws is a defect.
  if (failure !== undefined) throw failure;
  return { alpha: task.alpha, contraction, replicas, ...comparedWith(theory, replicas) };
}

/** Digits are lost to damping and to samples that are slow to leave the margin: what was measured is up to this many times the estimate. */
const SLOWER = 3;
/** More iterations would be of no help: d is then too small for the theory, see docs/how-to/training.md. */
const LARGEST_BUDGET = 20_000;

/** Iterations after which a replica is given up: enough at the rate of the saddle point, 1 - lambda V. */
export function ampBudget(contraction: number | null): number {
  if (contraction === null) return AMP_ITERATIONS;
  const expected = Math.log(AMP_TOLERANCE) / Math.log1p(-Math.min(contraction, 0.5));
  return Math.min(LARGEST_BUDGET, Math.max(AMP_ITERATIONS, Math.ceil(SLOWER * expected)));
}

function comparedWith(
  { evolution, saddlePoint }: { readonly evolution: readonly AmpOverlaps[]; readonly saddlePoint: AmpOverlaps },
  replicas: readonly AmpReplica[],
): Pick<AmpExperimentResult, "rows" | "fixedPoint"> {
  const compared = (theory: readonly AmpOverlaps[], measured: readonly (readonly AmpOverlaps[])[]): EvolutionRow[] =>
    measured.length < FEWEST_COMPARED ? [] : evolutionComparison(theory, measured);
  const trajectories = replicas.map(({ trajectory }) => trajectory);
  const ends = replicas.filter(isCertified).map(({ end }) => [end]);
  return {
    rows: compared(
      evolution,
      trajectories.filter(({ length }) => length === evolution.length),
    ),
    fixedPoint: compared([saddlePoint], ends)[0] ?? null,
  };
}

/** Fixed point of state evolution, by the solver and not by iteration. */
function saddlePointOf({ learner, alpha, epsilon, lambda }: AmpTask): AmpOverlaps {
  if (learner === "bayes") {
    const { q, qHat, [E_GEN]: generalization } = bayesOptimal({ alpha, epsilon });
    return { m: q, q, V: 1 / (1 + qHat), [E_GEN]: generalization };
  }
  const solved = requireSolved(solve({ model: "linear", loss: learner, alpha, epsilon, lambda }));
  return { ...solved.overlaps, [E_GEN]: observables(solved)[E_GEN] };
}
