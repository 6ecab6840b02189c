import { namedLoss } from "../../equations/vocabulary/losses.js";
import { E_GEN } from "../../equations/vocabulary/observables.js";
import type { Experiment } from "../experiment.js";
import type { LinearAlgebra } from "../linearAlgebra/linearAlgebra.js";
import { dot } from "../linearAlgebra/vectors.js";
import { testInputs } from "../teacherData.js";
import { DEFAULT_TEST_SAMPLES, TEST_BLOCK, type TestMeasures } from "../testMeasures.js";
import { rowsOfAttempts, type TrainedReplica, trainingMeasures } from "../trainedReplica.js";
import { matrixOutputs, traceOf } from "./matrixOutputs.js";
import { type QuadraticData, quadraticData } from "./quadraticData.js";
import { type MatrixFit, trainMatrixEach } from "./trainMatrix.js";

/** Eigenvalues below this share of the largest count as 0. */
const RANK_THRESHOLD = 1e-6;

/**
 * One data set of a quadratic rule, and the quadratic network trained on it at every lambda.
 *
 * Overlaps are exact, m = tr S S* / d and q = tr S^2 / d. E_gen is counted on fresh inputs, on which f is not quite Gaussian at finite d. A network
 * that is zero guesses: it is wrong on half of everything.
 *
 * Source: equations/README.md (LF.1), (LF.11).
 */
export function trainedMatrixReplica(experiment: Experiment, algebra: LinearAlgebra): TrainedReplica {
  const { d, replica, lambdas, width = 1 } = experiment;
  const loss = namedLoss(experiment.loss)!;
  const data = quadraticData({ ...experiment, width }, algebra);
  const { inputs, labels, factCount } = data;
  const sizes = { replica, d, n: labels.length, facts: factCount };
  return {
    sizes,
    rows: rowsOfAttempts(trainMatrixEach({ inputs, labels, loss }, lambdas, algebra), (fits) => {
      const errors = countedErrors(experiment, data, fits, algebra);
      return fits.map(({ lambda, matrix, eigenvalues, outputs, certificate, certificateBound }, index) => {
        const largest = eigenvalues.at(-1) ?? 0;
        const training = trainingMeasures(data, { lambda, outputs }, loss, false);
        const half = (rate: number | null): number | null => (rate === null ? null : 0.5);
        const { memorizationError, ruleTrainingError } = training;
        return {
          lambda,
          ...sizes,
          ...errors[index]!,
          ...training,
          ...(largest > 0
            ? {}
            : {
                memorizationError: half(memorizationError),
                ruleTrainingError: half(ruleTrainingError),
                trainingError: 0.5,
              }),
          m: dot(matrix.data, data.rule.data) / d,
          q: dot(matrix.data, matrix.data) / d,
          norm: traceOf(matrix) / d,
          rank: eigenvalues.filter((value) => value > RANK_THRESHOLD * largest).length / d,
          largestEigenvalue: largest,
          certificate,
          certificateBound,
        };
      });
    }),
  };
}

/** E_gen of every network, on the same fresh inputs. */
function countedErrors(
  experiment: Experiment,
  { rule }: QuadraticData,
  fits: readonly MatrixFit[],
  algebra: LinearAlgebra,
): readonly Pick<TestMeasures, typeof E_GEN | "generalizationErrorStandardError">[] {
  const { testSamples = DEFAULT_TEST_SAMPLES } = experiment;
  const wrong = fits.map(() => 0);
  for (const inputs of testInputs(experiment, testSamples, TEST_BLOCK)) {
    const fields = matrixOutputs(inputs, rule, algebra);
    for (const [k, { matrix, eigenvalues }] of fits.entries()) {
      if (eigenvalues.length === 0) continue;
      const outputs = matrixOutputs(inputs, matrix, algebra);
      for (let i = 0; i < inputs.rows; i++) if (outputs[i]! > 0 !== fields[i]! >= 0) wrong[k]!++;
    }
  }
  return fits.map(({ eigenvalues }, k) => {
    const error = eigenvalues.length === 0 ? 0.5 : wrong[k]! / testSamples;
    const standardError = eigenvalues.length === 0 ? 0 : Math.sqrt((error * (1 - error)) / testSamples);
    return { [E_GEN]: error, generalizationErrorStandardError: standardError };
  });
}
