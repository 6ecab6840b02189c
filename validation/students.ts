import { lambdaOf } from "../equations/point.js";
import type { Experiment, ReplicaRow } from "./experiment.js";
import { normals, randomStream } from "./gaussianStream.js";
import { type LearnerSpace, learnerSpace } from "./learnerSpace.js";
import { type Attempt, CertificateError } from "./learners/certificate.js";
import { learnEach } from "./learners/learn.js";
import { type Fit, type Prediction, predictionOf } from "./learners/problem.js";
import type { LinearAlgebra, Matrix } from "./linearAlgebra/linearAlgebra.js";
import { extended, restricted } from "./members.js";
import type { TeacherData } from "./teacherData.js";

/** A student with its teacher, in the coefficients of one space. */
export interface StudentFit {
  /** Outputs on the labeled samples, whether it was trained on them or not; its certificate is the worse of the two. */
  readonly student: Fit;
  readonly teacher: Fit;
  /** Mean of (f - t)^2 / 2 on its own samples. */
  readonly trainingLoss: number;
}

/** Students trained at every lambda, and what predicts with their coefficients. */
export interface TrainedStudents {
  readonly predictor: LearnerSpace["predictor"];
  readonly attempts: readonly Attempt<StudentFit>[];
  /** 1 for the labeled samples that the students were trained on. */
  readonly seen: Uint8Array;
}

/**
 * Trains a teacher on labels and, on its outputs, a student on the square loss at every lambda, each to certified optimality.
 *
 * The student's inputs are a random share of the teacher's, or fresh ones whose outputs the teacher gives.
 *
 * Source: equations/README.md (DI.1), (DI.2).
 */
export async function trainedStudents(
  experiment: Experiment,
  inputs: Matrix,
  labels: Float64Array,
  algebra: LinearAlgebra,
): Promise<TrainedStudents> {
  const { lambdas, loss, seed, replica, fraction = 1, inputs: kind = "same" } = experiment;
  const { loss: teacherLoss, lambda } = experiment.teacher!;
  const { problem, predictor } = await learnerSpace(experiment, inputs, labels, algebra);
  const n = labels.length;
  const seen = new Uint8Array(n);
  const [teacher] = learnEach(problem, teacherLoss, [lambdaOf("teacher", lambda)], algebra) as [Attempt<Fit>];
  if (teacher instanceof CertificateError) {
    return { predictor, seen, attempts: lambdas.map((one) => asFailureOf(teacher, one)) };
  }
  const count = Math.round(fraction * n);
  const stream = randomStream(seed, replica, "batches");
  if (kind === "fresh") {
    const drawn = { rows: count, columns: inputs.columns, data: normals(stream, count * inputs.columns) };
    const fresh = (await learnerSpace(experiment, drawn, new Float64Array(count), algebra)).problem;
    const targets = predictionOf(fresh, teacher.coefficients, algebra).outputs;
    const fits = learnEach({ ...fresh, labels: targets }, loss, lambdas, algebra);
    const attempts = fits.map((fit) =>
      besideTeacher(fit, teacher, targets, ({ coefficients }) => predictionOf(problem, coefficients, algebra)),
    );
    return { predictor, seen, attempts };
  }
  // A random share: of every rest as many as are still needed.
  const rows: number[] = [];
  for (let i = 0; i < n; i++) if (stream.uniform() * (n - i) < count - rows.length) rows.push(i);
  for (const i of rows) seen[i] = 1;
  const targets = Float64Array.from(rows, (i) => teacher.outputs[i]!);
  const fits = learnEach({ ...restricted(problem, rows), labels: targets }, loss, lambdas, algebra);
  const attempts = fits.map((fit) =>
    besideTeacher(fit, teacher, targets, (own) => extended(problem, rows, own, algebra)),
  );
  return { predictor, seen, attempts };
}

function besideTeacher(
  fit: Attempt<Fit>,
  teacher: Fit,
  targets: Float64Array,
  onLabeled: (fit: Fit) => Prediction,
): Attempt<StudentFit> {
  if (fit instanceof CertificateError) return fit;
  // At lambda = Infinity the student's own outputs are nothing beside its targets.
  const share = fit.lambda === Number.POSITIVE_INFINITY ? 0 : 1;
  const loss = targets.reduce((sum, target, i) => sum + 0.5 * (target - share * fit.outputs[i]!) ** 2, 0);
  const { coefficients, outputs, normSquare } = onLabeled(fit);
  const relative = teacher.certificateBound === 0 ? 0 : teacher.certificate / teacher.certificateBound;
  const certificate = Math.max(fit.certificate, relative * fit.certificateBound);
  const student = { ...fit, coefficients, outputs, normSquare, certificate };
  return { student, teacher, trainingLoss: loss / targets.length };
}

function asFailureOf(teacher: CertificateError, lambda: number): CertificateError {
  const { learner, certificate, value, bound, remedy } = teacher;
  return new CertificateError(`teacher, ${learner}`, lambda, certificate, value, bound, remedy);
}

/** Errors on the labeled samples, by kind and by whether the student was trained on them. */
export function studentMeasures(
  { labels, facts }: Pick<TeacherData, "labels" | "facts">,
  seen: Uint8Array,
  { student }: StudentFit,
): Partial<ReplicaRow> & Pick<ReplicaRow, "memorizationError" | "ruleTrainingError" | "trainingError"> {
  const counts = { wrong: [0, 0, 0, 0], all: [0, 0, 0, 0] };
  for (let i = 0; i < labels.length; i++) {
    const kind = 2 * seen[i]! + facts[i]!;
    const margin = labels[i]! * student.outputs[i]!;
    counts.all[kind]!++;
    counts.wrong[kind]! += margin > 0 ? 0 : margin === 0 ? 0.5 : 1;
  }
  const rate = (...kinds: number[]): number | null => {
    const all = kinds.reduce((sum, kind) => sum + counts.all[kind]!, 0);
    return all === 0 ? null : kinds.reduce((sum, kind) => sum + counts.wrong[kind]!, 0) / all;
  };
  const isFresh = seen.every((one) => one === 0);
  const own = isFresh ? 0 : 2;
  return {
    heldOutFactError: rate(1),
    heldOutRuleError: rate(0),
    trainedFactError: rate(3),
    trainedRuleError: rate(2),
    memorizationError: rate(own + 1),
    ruleTrainingError: rate(own),
    trainingError: rate(own, own + 1)!,
    seenFacts: counts.all[3]!,
    seenRules: counts.all[2]!,
  };
}
