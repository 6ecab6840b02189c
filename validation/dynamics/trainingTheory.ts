import { modelOf } from "../../equations/point.js";
import { meanField, trainingProblem } from "../../equations/training/meanField.js";
import { factRecall, type OnlineProblem, type OnlineState, onlineSgd } from "../../equations/training/onlineSgd.js";
import type { Estimate } from "../../equations/training/replicaMeans.js";
import type { StepTraining } from "../../equations/training/stepRule.js";
import type { Model } from "../../equations/types.js";
import { E_GEN, E_MEM } from "../../equations/vocabulary/observables.js";
import { valuesByName } from "../../src/core/valuesByName.js";
import { gaussLegendre } from "../../src/numerics/gaussLegendre.js";
import { requireSolved } from "../../src/solver/solution.js";
import { trainingSolutions } from "../../src/solver/training.js";
import {
  measuredSteps,
  placeOf,
  TRAINED,
  type TrainedName,
  type TrainingExperiment,
  theoryPoint,
} from "./trainingExperiment.js";

/** The theory of a trajectory: every quantity with its standard error, 0 where it is exact. */
export interface TrainingTheory {
  readonly rows: readonly Readonly<Partial<Record<TrainedName, Estimate>>>[];
  /** Why some numbers are less exact than asked for, or missing. */
  readonly message?: string;
}

/** Degree of the polynomials that a bulk is summed exactly for, where nothing is a polynomial. */
const DEGREE = 63;
/** Nodes over the times at which facts were seen. */
const SEEN_NODES = 10;

/**
 * Mean-field theory of the experiment at its own n/d and p/d, at the steps that are measured.
 *
 * @param precision Of the error rates, for losses without closed form.
 * @throws {ParameterError} naming what the theory does not have, such as a loss whose slope jumps.
 */
export async function trainingTheory(experiment: TrainingExperiment, precision: number): Promise<TrainingTheory> {
  const model = modelOf(await theoryPoint(experiment));
  const { training } = experiment;
  const steps = measuredSteps(experiment);
  switch (training.algorithm) {
    case "gradient-flow":
      return { rows: flowRows(model, steps) };
    case "online-sgd": {
      const times = steps.map((step) => placeOf(experiment, step));
      return { rows: onlineRows(model, training.eta, times) };
    }
    default:
      return stepRows(model, training, steps, precision);
  }
}

/** Exact at any time. */
function flowRows(model: Model, times: readonly number[]): TrainingTheory["rows"] {
  return trainingSolutions(model, { name: "gradient-flow" }, times).map((solution) => {
    const { learner } = requireSolved(solution);
    return valuesByName(TRAINED, (name) => ({ value: learner[name], standardError: 0 }));
  });
}

function stepRows(model: Model, training: StepTraining, steps: readonly number[], precision: number): TrainingTheory {
  const { states, status, standardError } = meanField(trainingProblem(model, training), { precision });
  const rows = steps.flatMap((step) => (states[step] === undefined ? [] : [states[step]]));
  if (status === "converged") return { rows };
  const message =
    status === "diverged"
      ? `the theory leaves the range of numbers at step ${states.length}: a smaller --eta may help`
      : `the theory has standard errors up to ${standardError.toExponential(1)}, above --precision ${precision}`;
  return { rows, message };
}

function onlineRows(model: Model, eta: number, times: readonly number[]): TrainingTheory["rows"] {
  const { lambda, channel, spectrum } = model;
  const modes = spectrum.modes!(DEGREE);
  const problem = { epsilon: channel.epsilon, lambda, loss: channel.loss, modes, eta };
  const { nodes, weights } = gaussLegendre(SEEN_NODES);
  const seenBefore = (time: number): number[] => [...nodes].map((node) => 0.5 * time * (1 + node));
  const all = [...new Set([...times, ...times.flatMap(seenBefore)])].sort((a, b) => a - b);
  const states = new Map(onlineSgd(problem, all).map((state) => [state.time, state]));
  return times.flatMap((time) => {
    const state = states.get(time);
    if (state === undefined) return [];
    const seen = seenBefore(time).map((at) => states.get(at)!);
    return [onlineRow(problem, state, seen, weights)];
  });
}

function onlineRow(
  problem: OnlineProblem,
  state: OnlineState,
  seen: readonly OnlineState[],
  weights: Float64Array,
): TrainingTheory["rows"][number] {
  const exact = (value: number): Estimate => ({ value, standardError: 0 });
  const { [E_GEN]: generalization, norm, m, q } = state;
  const recalled = seen.reduce((sum, before, k) => sum + 0.5 * weights[k]! * factRecall(problem, before, state), 0);
  return {
    [E_GEN]: exact(generalization),
    // Before the first sample there is no fact to remember.
    ...(state.time === 0 ? {} : { [E_MEM]: exact(1 - recalled) }),
    norm: exact(norm),
    m: exact(m),
    q: exact(q),
  };
}
