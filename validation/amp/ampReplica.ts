import { E_GEN } from "../../equations/vocabulary/observables.js";
import type { TeacherData } from "../teacherData.js";
import { dualityGap } from "./dualityGap.js";
import { marginDistance } from "./marginDistance.js";
import { AMP_ITERATIONS, type AmpProblem, type AmpResult, type AmpState, messagePassing } from "./messagePassing.js";
import { newtonDistance } from "./newtonDistance.js";
import { type AmpLearner, outputFunction } from "./outputFunction.js";
import type { AmpOverlaps, AmpTask } from "./stateEvolution.js";

/** Message passing on one data set. */
export interface AmpReplica {
  /** Overlaps measured at iterations 0, 1, ..., undamped; the fixed point repeated where it was reached earlier. */
  readonly trajectory: readonly AmpOverlaps[];
  readonly status: AmpResult["status"];
  /** Overlaps at the end. */
  readonly end: AmpOverlaps;
  readonly iterations: number;
  /** Undamped residual at the end. */
  readonly residual: number;
  /** True if the undamped iteration wandered and damping brought it home. */
  readonly damped: boolean;
  /** Certified bound on |w - minimizer| / |w|; null for the Bayes-optimal learner, which minimizes nothing. */
  readonly distance: number | null;
}

/** Budget and tolerance of a replica. */
export interface AmpReplicaOptions {
  /** Iterations that are measured. */
  readonly iterations: number;
  /** Largest undamped residual accepted. */
  readonly tolerance?: number;
  /** Budget in all; the measured iterations are its least. */
  readonly maxIterations?: number;
}

/** Weight of the new state once the undamped iteration has been found to wander. */
const DAMPING = 0.5;

/** Above this residual an iteration that had SETTLING steps is taken to wander: a cycle of few samples at the margin changes a percent. */
const WANDERING = 0.001;
/** A replica that settles at all settles fast where state evolution does. */
const SETTLING = 300;

/**
 * Runs message passing on one data set: undamped while it is compared with state evolution, then on to its fixed point.
 *
 * In many dimensions the undamped iteration settles wherever state evolution does. In few it can wander for ever, mostly where the labels
 * are barely separable and lambda is small; then it goes on with damping, which moves neither the fixed point nor the residual. After the
 * compared iterations the Bayes-optimal learner is calibrated: else the length of its weights, which the labels do not tell, takes 1/V.
 */
export function ampReplica(
  { learner, epsilon, lambda }: AmpTask,
  { inputs, labels, teacher }: TeacherData,
  { iterations, maxIterations = AMP_ITERATIONS, ...tolerance }: AmpReplicaOptions,
): AmpReplica {
  const output = outputFunction(learner, epsilon);
  const problem: AmpProblem = { inputs, labels, output, lambda: learner === "bayes" ? 1 : lambda };
  const trajectory: AmpOverlaps[] = [];
  const observe = (state: AmpState): void => {
    if (state.iteration <= iterations) trajectory.push(measured(state, teacher));
  };
  const undamped = messagePassing(problem, { ...tolerance, maxIterations: iterations, observe });
  const result = fixedPointFrom(problem, undamped, { ...tolerance, maxIterations });
  const end = measured(result.state, teacher);
  while (undamped.status === "converged" && trajectory.length <= iterations) trajectory.push(end);
  return {
    trajectory,
    status: result.status,
    end,
    iterations: result.state.iteration,
    residual: result.residual,
    damped: result.damped,
    distance: learner === "bayes" ? null : distanceOf(problem, learner, result),
  };
}

/** On to the fixed point, without the rule that the iteration be that of state evolution. */
function fixedPointFrom(
  problem: AmpProblem,
  compared: AmpResult,
  { maxIterations, ...tolerance }: { readonly maxIterations: number; readonly tolerance?: number },
): AmpResult & { readonly damped: boolean } {
  const options = { ...tolerance, calibrated: problem.output.scaleFree };
  const onFrom = (from: AmpResult, until: number, damping: number): AmpResult =>
    from.status === "max-iterations" && from.state.iteration < until
      ? messagePassing(problem, {
          ...options,
          maxIterations: until - from.state.iteration,
          damping,
          start: from.state,
        })
      : from;
  const settled = onFrom(compared, Math.min(maxIterations, SETTLING), 1);
  const damped =
    settled.status === "max-iterations" && settled.state.iteration < maxIterations && settled.residual > WANDERING;
  return { ...onFrom(settled, maxIterations, damped ? DAMPING : 1), damped };
}

/** Bound on |w - minimizer| / |w| that a fixed point must meet to be called the trained learner. */
export const DISTANCE_BOUND = 1e-4;

/** True if message passing ended at a fixed point, and for a loss at the minimizer. */
export function isCertified({ status, distance }: Pick<AmpReplica, "status" | "distance">): boolean {
  return status === "converged" && (distance === null || distance <= DISTANCE_BOUND);
}

/** By the duality gap; where lambda is too small for that to tell, by the minimizer itself. */
function distanceOf(problem: AmpProblem, loss: Exclude<AmpLearner, "bayes">, { status, state }: AmpResult): number {
  const { distance } = dualityGap(problem, loss, state);
  if (status !== "converged" || distance <= DISTANCE_BOUND || loss === "logistic") return distance;
  const solved = loss === "hinge" ? marginDistance(problem, state) : newtonDistance(problem, loss, state.weights);
  return solved ?? distance;
}

/** Overlaps with the teacher; the part across it is summed by itself, so that small errors keep their digits. */
export function measured({ weights, V }: AmpState, teacher: Float64Array): AmpOverlaps {
  const d = weights.length;
  let along = 0;
  for (let j = 0; j < d; j++) along += (weights[j] as number) * (teacher[j] as number);
  const m = along / d;
  let across = 0;
  for (let j = 0; j < d; j++) across += ((weights[j] as number) - m * (teacher[j] as number)) ** 2;
  const tau = Math.sqrt(across / d);
  const nothing = m === 0 && tau === 0;
  return { m, q: m * m + tau * tau, V, [E_GEN]: nothing ? 0.5 : Math.atan2(tau, m) / Math.PI };
}
