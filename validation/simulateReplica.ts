import { namedLoss } from "../equations/vocabulary/losses.js";
import { MODELS } from "../equations/vocabulary/models.js";
import { E_GEN } from "../equations/vocabulary/observables.js";
import { trainedFit, trainsToTheEnd } from "./algorithms/trainedFit.js";
import { attackMeasures } from "./attackMeasures.js";
import type { Experiment, ReplicaRow, UncertifiedRow } from "./experiment.js";
import { learnerSpace } from "./learnerSpace.js";
import { adversarialLearners } from "./learners/adversarial.js";
import { isAdversarialLoss } from "./learners/adversarialLosses.js";
import { CertificateError, certified } from "./learners/certificate.js";
import { learnEach } from "./learners/learn.js";
import type { Fit } from "./learners/problem.js";
import type { LinearAlgebra } from "./linearAlgebra/linearAlgebra.js";
import { type MembersFit, type TrainedMembers, trainedMembers } from "./members.js";
import { trainedMatrixReplica } from "./quadratic/trainedMatrixReplica.js";
import { requireExperiment } from "./requireExperiment.js";
import { type StudentFit, studentMeasures, trainedStudents } from "./students.js";
import { type TeacherData, teacherData } from "./teacherData.js";
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
  if (experiment.teacher !== undefined) return studentReplica(experiment, algebra);
  const { d, replica, ensemble, attack, trainingAttack = 0, testSamples = DEFAULT_TEST_SAMPLES } = experiment;
  const data = teacherData(experiment);
  const { inputs, labels, factCount } = data;
  const loss = namedLoss(experiment.loss)!;
  const { predictor, attempts } =
    ensemble === undefined
      ? await oneLearner(experiment, inputs, labels, algebra)
      : await trainedMembers(experiment, inputs, labels, algebra);
  const sizes = { replica, d, n: labels.length, facts: factCount };
  return {
    sizes,
    rows: rowsOfAttempts<MembersFit>(attempts, (trained) => {
      const fits = trained.flatMap(({ average, members }) => [average, ...members]);
      const measured = testMeasures(experiment, data.teacher, predictor, fits, testSamples);
      return trained.map(({ average: fit, members }): ReplicaRow => {
        const place = fits.indexOf(fit);
        const reach = trainingAttack * Math.sqrt(fit.normSquare / d);
        const training = trainingMeasures(data, fit, loss, trainsToTheEnd(experiment), reach);
        return {
          lambda: fit.lambda,
          ...sizes,
          ...(measured[place] as TestMeasures),
          ...training,
          norm: fit.normSquare / d,
          ...(attack === undefined ? {} : attackMeasures(experiment, data, predictor, fit, testSamples)),
          ...(ensemble === undefined
            ? {}
            : {
                trainingLoss: null,
                ...memberMeasures(measured.slice(place, place + 1 + members.length), members, data),
              }),
          certificate: fit.certificate,
          certificateBound: fit.certificateBound,
        };
      });
    }),
  };
}

/** Students of one teacher at every lambda. */
async function studentReplica(experiment: Experiment, algebra: LinearAlgebra): Promise<TrainedReplica> {
  const { d, replica, testSamples = DEFAULT_TEST_SAMPLES } = experiment;
  const data = teacherData(experiment);
  const { inputs, labels, factCount } = data;
  const { predictor, attempts, seen } = await trainedStudents(experiment, inputs, labels, algebra);
  const sizes = { replica, d, n: labels.length, facts: factCount };
  return {
    sizes,
    rows: rowsOfAttempts<StudentFit>(attempts, (trained) => {
      // The variance of the sum of both tells their covariance.
      const fits = trained.flatMap(({ student, teacher }) => [student, teacher, sumOfFits(student, teacher)]);
      const measured = testMeasures(experiment, data.teacher, predictor, fits, testSamples);
      return trained.map((fit, i): ReplicaRow => {
        const { student, trainingLoss } = fit;
        const [own, teacher, sum] = measured.slice(3 * i, 3 * i + 3) as [TestMeasures, TestMeasures, TestMeasures];
        return {
          lambda: student.lambda,
          ...sizes,
          ...own,
          ...studentMeasures(data, seen, fit),
          q12: 0.5 * ((sum.q ?? 0) - (own.q ?? 0) - (teacher.q ?? 0)),
          trainingLoss,
          norm: student.normSquare / d,
          certificate: student.certificate,
          certificateBound: student.certificateBound,
        };
      });
    }),
  };
}

/** The learner whose output is the sum of two, on fresh inputs. */
function sumOfFits(one: Fit, other: Fit): Fit {
  return { ...one, coefficients: one.coefficients.map((value, k) => value + other.coefficients[k]!) };
}

/** One learner at every lambda, as an ensemble without members of its own. */
async function oneLearner(
  experiment: Experiment,
  inputs: TeacherData["inputs"],
  labels: Float64Array,
  algebra: LinearAlgebra,
): Promise<TrainedMembers> {
  const { lambdas, trainingAttack } = experiment;
  const { problem, predictor } = await learnerSpace(experiment, inputs, labels, algebra);
  const loss = namedLoss(experiment.loss)!;
  const fits =
    trainingAttack !== undefined && problem.kind === "features" && isAdversarialLoss(experiment.loss)
      ? adversarialLearners(problem, experiment.loss, lambdas, trainingAttack, algebra)
      : trainsToTheEnd(experiment)
        ? learnEach(problem, experiment.loss, lambdas, algebra)
        : lambdas.map((lambda) => trainedFit(problem, { loss, lambda, training: experiment }, experiment, algebra));
  return {
    predictor,
    attempts: fits.map((fit) => (fit instanceof CertificateError ? fit : { average: fit, members: [] })),
  };
}

/**
 * Means over the members, and the overlap of two of them: the variance of the average is that of a member divided by K, plus the rest.
 *
 * @param measured Of the average, and of each member.
 */
function memberMeasures(
  measured: readonly TestMeasures[],
  members: readonly Fit[],
  data: TeacherData,
): Partial<ReplicaRow> {
  const [average, ...own] = measured as [TestMeasures, ...TestMeasures[]];
  const K = members.length;
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / K;
  const q = mean(own.map((one) => one.q ?? 0));
  const facts = members.map(({ outputs }) =>
    outputs.reduce((sum, f, i) => sum + (data.facts[i] === 1 && data.labels[i]! * f <= 0 ? 1 : 0), 0),
  );
  return {
    crossOverlap: K === 1 ? null : ((average.q ?? 0) * K - q) / (K - 1),
    memberGeneralizationError: mean(own.map((one) => one[E_GEN])),
    memberGeneralizationErrorStandardError: mean(own.map((one) => one.generalizationErrorStandardError)),
    memberMemorizationError: data.factCount === 0 ? null : mean(facts) / data.factCount,
  };
}
