import { namedLoss } from "../equations/vocabulary/losses.js";
import { MODELS } from "../equations/vocabulary/models.js";
import { trainedFit, trainsToTheEnd } from "./algorithms/trainedFit.js";
import type { Experiment, ReplicaRow, UncertifiedRow } from "./experiment.js";
import { learnerSpace } from "./learnerSpace.js";
import { CertificateError, certified } from "./learners/certificate.js";
import { learnEach } from "./learners/learn.js";
import type { LinearAlgebra } from "./linearAlgebra/linearAlgebra.js";
import { trainedMatrixReplica } from "./quadratic/trainedMatrixReplica.js";
import { requireExperiment } from "./requireExperiment.js";
import { teacherData } from "./teacherData.js";
import { DEFAULT_TEST_SAMPLES, type TestMeasures, testMeasures } from "./testMeasures.js";
import { rowsOfAttempts, type TrainedReplica, trainingMeasures } from "./trainedReplica.js";

/**
 * One data set, the learner trained on it at every lambda to certified optimality, and what it does.
 *
 * At lambda = 0 and Infinity everything is in the units of the theory: at Infinity m in units of 1/lambda, q and the norm of 1/lambda^2;
 * at 0+ the logistic loss of separable labels at unit margin.
 *
 * @param experiment What to draw and to train.
 * @param algebra    loadLinearAlgebra() in Node; mlMatrix runs anywhere.
 * @returns One row for each lambda, in the order given.
 * @throws {ParameterError} naming what is wrong with the experiment.
 * @throws {CertificateError} if a learner is not optimal within its bound.
 *
 * Source: equations/README.md (OB.1)-(OB.5), which the rows estimate.
 */
export async function simulateReplica(experiment: Experiment, algebra: LinearAlgebra): Promise<readonly ReplicaRow[]> {
  const { rows } = await trainedReplica(experiment, algebra);
  return certified(rows);
}

/**
 * The same, and in place of a learner that is not optimal within its bound the reason: the other lambdas keep their rows.
 *
 * @throws {ParameterError} naming what is wrong with the experiment.
 */
export async function simulateReplicaEach(
  experiment: Experiment,
  algebra: LinearAlgebra,
): Promise<readonly (ReplicaRow | UncertifiedRow)[]> {
  const { rows, sizes } = await trainedReplica(experiment, algebra);
  return rows.map((row) =>
    row instanceof CertificateError ? { lambda: row.lambda, ...sizes, failure: row.message } : row,
  );
}

async function trainedReplica(experiment: Experiment, algebra: LinearAlgebra): Promise<TrainedReplica> {
  requireExperiment(experiment);
  if (MODELS[experiment.model].learnsFeatures) return trainedMatrixReplica(experiment, algebra);
  const { d, replica, lambdas, testSamples = DEFAULT_TEST_SAMPLES } = experiment;
  const data = teacherData(experiment);
  const { inputs, labels, factCount } = data;
  const space = await learnerSpace(experiment, inputs, labels, algebra);
  const loss = namedLoss(experiment.loss)!;
  const sizes = { replica, d, n: labels.length, facts: factCount };
  const attempts = trainsToTheEnd(experiment)
    ? learnEach(space.problem, experiment.loss, lambdas, algebra)
    : lambdas.map((lambda) => trainedFit(space.problem, { loss, lambda, training: experiment }, experiment, algebra));
  return {
    sizes,
    rows: rowsOfAttempts(attempts, (fits) => {
      const measured = testMeasures(experiment, data.teacher, space.predictor, fits, testSamples);
      return fits.map((fit, index) => ({
        lambda: fit.lambda,
        ...sizes,
        ...(measured[index] as TestMeasures),
        ...trainingMeasures(data, fit, loss, trainsToTheEnd(experiment)),
        norm: fit.normSquare / d,
        certificate: fit.certificate,
        certificateBound: fit.certificateBound,
      }));
    }),
  };
}
