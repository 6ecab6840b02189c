import type { Loss } from "../equations/losses.js";
import { namedLoss } from "../equations/vocabulary/losses.js";
import { trainedFit, trainsToTheEnd } from "./algorithms/trainedFit.js";
import type { Experiment, ReplicaRow, UncertifiedRow } from "./experiment.js";
import { learnerSpace } from "./learnerSpace.js";
import { type Attempt, CertificateError, certified } from "./learners/certificate.js";
import { learnEach } from "./learners/learn.js";
import type { Fit } from "./learners/problem.js";
import type { LinearAlgebra } from "./linearAlgebra/linearAlgebra.js";
import { requireExperiment } from "./requireExperiment.js";
import { type TeacherData, teacherData } from "./teacherData.js";
import { DEFAULT_TEST_SAMPLES, type TestMeasures, testMeasures } from "./testMeasures.js";

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
  const { rowsOf, attempts } = await trainedReplica(experiment, algebra);
  return rowsOf(certified(attempts));
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
  const { rowsOf, attempts, sizes } = await trainedReplica(experiment, algebra);
  const rows = rowsOf(attempts.filter((attempt) => !(attempt instanceof CertificateError))).values();
  return attempts.map((attempt) =>
    attempt instanceof CertificateError
      ? { lambda: attempt.lambda, ...sizes, failure: attempt.message }
      : rows.next().value!,
  );
}

async function trainedReplica(experiment: Experiment, algebra: LinearAlgebra): Promise<TrainedReplica> {
  requireExperiment(experiment);
  const { d, replica, lambdas, testSamples = DEFAULT_TEST_SAMPLES } = experiment;
  const data = teacherData(experiment);
  const { inputs, labels, factCount } = data;
  const space = await learnerSpace(experiment, inputs, labels, algebra);
  const loss = namedLoss(experiment.loss)!;
  const sizes = { replica, d, n: labels.length, facts: factCount };
  return {
    attempts: trainsToTheEnd(experiment)
      ? learnEach(space.problem, experiment.loss, lambdas, algebra)
      : lambdas.map((lambda) => trainedFit(space.problem, { loss, lambda, training: experiment }, experiment, algebra)),
    sizes,
    rowsOf: (fits) => {
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
    },
  };
}

/** The fits of a replica at every lambda, before they are measured. */
interface TrainedReplica {
  readonly attempts: readonly Attempt<Fit>[];
  readonly sizes: Pick<ReplicaRow, "replica" | "d" | "n" | "facts">;
  /** The rows of fits, all measured on the same fresh inputs. */
  readonly rowsOf: (fits: readonly Fit[]) => readonly ReplicaRow[];
}

export type TrainingMeasures = Pick<
  ReplicaRow,
  "memorizationError" | "ruleTrainingError" | "trainingError" | "trainingLoss"
>;

/**
 * Errors on the training set, on its facts and on its rules, and the mean loss. An output of 0 is half an error.
 *
 * @param isLimit Whether lambda = 0 and Infinity stand for limits, in whose units the outputs are.
 */
export function trainingMeasures(
  { labels, facts, factCount }: Pick<TeacherData, "labels" | "facts" | "factCount">,
  { lambda, outputs }: Pick<Fit, "lambda" | "outputs">,
  loss: Loss,
  isLimit: boolean,
): TrainingMeasures {
  const n = labels.length;
  let [factErrors, ruleErrors, lossSum] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    const margin = labels[i]! * outputs[i]!;
    lossSum += loss.value(margin);
    if (margin > 0) continue;
    const share = margin === 0 ? 0.5 : 1;
    if (facts[i] === 1) factErrors += share;
    else ruleErrors += share;
  }
  const errors = factErrors + ruleErrors;
  return {
    memorizationError: factCount === 0 ? null : factErrors / factCount,
    ruleTrainingError: factCount === n ? null : ruleErrors / (n - factCount),
    trainingError: errors / n,
    trainingLoss: (isLimit ? limitLoss(loss, lambda, errors === 0) : undefined) ?? lossSum / n,
  };
}

/** The training loss where the outputs are in other units: f is 0 at lambda = Infinity, and grows without bound at 0+ where log(1 + e^-u) vanishes. */
function limitLoss(loss: Loss, lambda: number, separated: boolean): number | undefined {
  if (lambda === Number.POSITIVE_INFINITY) return loss.value(0);
  const grows = lambda === 0 && separated && loss.minimizers.from === Number.POSITIVE_INFINITY;
  return grows ? 0 : undefined;
}
