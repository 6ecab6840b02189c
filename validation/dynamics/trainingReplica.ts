import { namedLoss } from "../../equations/vocabulary/losses.js";
import { E_GEN } from "../../equations/vocabulary/observables.js";
import { flowedStates } from "../algorithms/flowedStates.js";
import { onlineStates } from "../algorithms/onlineStates.js";
import { type TrainedState, trainedStates } from "../algorithms/trainedStates.js";
import { randomStream } from "../gaussianStream.js";
import { learnerSpace } from "../learnerSpace.js";
import type { Fit, TrainingProblem } from "../learners/problem.js";
import type { LinearAlgebra } from "../linearAlgebra/linearAlgebra.js";
import { teacherData } from "../teacherData.js";
import { DEFAULT_TEST_SAMPLES, testMeasures } from "../testMeasures.js";
import { trainingMeasures } from "../trainedReplica.js";
import {
  experimentOfReplica,
  measuredSteps,
  type TrainedValues,
  type TrainingExperiment,
} from "./trainingExperiment.js";

/** One data set, and the learner along its training. */
export interface TrainingReplica {
  /** At the steps of measuredSteps; fewer where the weights left the range of numbers. */
  readonly trajectory: readonly TrainedValues[];
}

/**
 * Draws a data set, trains on it and measures the learner on its way.
 *
 * @param experiment One that requireTrainingExperiment accepts.
 * @param replica    0, 1, ...
 */
export async function trainingReplica(
  experiment: TrainingExperiment,
  replica: number,
  algebra: LinearAlgebra,
): Promise<TrainingReplica> {
  const one = experimentOfReplica(experiment, replica);
  const data = teacherData(one);
  const { problem, predictor } = await learnerSpace(one, data.inputs, data.labels, algebra);
  const loss = namedLoss(experiment.loss)!;
  const { lambda, d } = experiment;
  const states = statesOf(experiment, problem, replica, algebra);
  const finite = states.filter(({ normSquare }) => Number.isFinite(normSquare));
  const fits = finite.map((state) => asFit(state, lambda));
  const measured = testMeasures(one, data.teacher, predictor, fits, experiment.testSamples ?? DEFAULT_TEST_SAMPLES);
  return {
    trajectory: finite.map((state, place) => {
      const { [E_GEN]: generalization, m, q } = measured[place]!;
      const seen = state.outputs.length;
      const facts = data.facts.subarray(0, seen);
      const part = {
        labels: data.labels.subarray(0, seen),
        facts,
        factCount: facts.reduce((sum, fact) => sum + fact, 0),
      };
      return {
        [E_GEN]: generalization,
        ...trainingMeasures(part, fits[place]!, loss, false),
        norm: state.normSquare / d,
        m,
        q,
      };
    }),
  };
}

/** The learner at the steps of measuredSteps. */
function statesOf(
  experiment: TrainingExperiment,
  problem: TrainingProblem,
  replica: number,
  algebra: LinearAlgebra,
): TrainedState[] {
  const { lambda, training, d, seed } = experiment;
  const loss = namedLoss(experiment.loss)!;
  const steps = measuredSteps(experiment);
  switch (training.algorithm) {
    case "gradient-flow":
      return flowedStates(problem, lambda, steps, algebra);
    case "online-sgd":
      return onlineStates(problem, { loss, lambda, eta: training.eta, d }, steps);
    default:
      return trainedStates(problem, { loss, lambda, training }, randomStream(seed, replica, "batches"), steps);
  }
}

/** As the measures of a trained learner want it. */
function asFit({ coefficients, outputs, normSquare }: TrainedState, lambda: number): Fit {
  return {
    lambda,
    coefficients,
    outputs,
    normSquare,
    certificate: 0,
    certificateBound: 0,
  };
}
