import { ensembleOf } from "../equations/vocabulary/ensembles.js";
import type { Experiment } from "./experiment.js";
import { type RandomStream, randomStream } from "./gaussianStream.js";
import { type LearnerSpace, learnerSpace, randomFeatureSpaces } from "./learnerSpace.js";
import { type Attempt, CertificateError } from "./learners/certificate.js";
import { learnEach } from "./learners/learn.js";
import { type Fit, predictionOf, type TrainingProblem } from "./learners/problem.js";
import type { LinearAlgebra, Matrix } from "./linearAlgebra/linearAlgebra.js";
import { dot } from "./linearAlgebra/vectors.js";

/** The average of several learners as one fit, and its members, in the coefficients of one space. */
export interface MembersFit {
  /** Its certificate is the worst of the members'. */
  readonly average: Fit;
  readonly members: readonly Fit[];
}

/** Members trained at every lambda, and what predicts with their coefficients. */
export interface TrainedMembers {
  readonly predictor: LearnerSpace["predictor"];
  readonly attempts: readonly Attempt<MembersFit>[];
}

/**
 * Trains the members of an ensemble on one data set, each to certified optimality.
 *
 * Members with features of their own are blocks of one list of coefficients. Others share the features, and are trained on lists of samples
 * that may repeat one.
 *
 * Source: equations/README.md (EN.1), (EN.7).
 */
export async function trainedMembers(
  experiment: Experiment,
  inputs: Matrix,
  labels: Float64Array,
  algebra: LinearAlgebra,
): Promise<TrainedMembers> {
  const { members, over, fraction, otherLambda } = ensembleOf(experiment);
  const { lambdas, loss, seed, replica } = experiment;
  if (over === "features") {
    const spaces = await randomFeatureSpaces(experiment, inputs, labels, members, algebra);
    const fits = spaces.map(({ problem }) => learnEach(problem, loss, lambdas, algebra));
    const blocks = fits.map((own, k) => own.map((fit) => inBlock(fit, k, members)));
    return {
      predictor: joined(spaces),
      attempts: lambdas.map((_, i) =>
        averageOf(
          "features",
          blocks.map((own) => own[i]!),
        ),
      ),
    };
  }
  const { problem, predictor } = await learnerSpace(experiment, inputs, labels, algebra);
  if (over === "lambdas") {
    const [other] = learnEach(problem, loss, [otherLambda!], algebra);
    const own = learnEach(problem, loss, lambdas, algebra);
    return { predictor, attempts: own.map((fit) => averageOf(problem.kind, [fit, other!], fit.lambda)) };
  }
  const stream = randomStream(seed, replica, "batches");
  const fits = Array.from({ length: members }, (_, k) => {
    const rows = samplesOf(over, k, fraction, labels.length, stream);
    return learnEach(restricted(problem, rows), loss, lambdas, algebra).map((fit) =>
      fit instanceof CertificateError ? fit : extended(problem, rows, fit, algebra),
    );
  });
  return {
    predictor,
    attempts: lambdas.map((_, i) =>
      averageOf(
        problem.kind,
        fits.map((own) => own[i]!),
      ),
    ),
  };
}

/** Samples of member k, by their place in the training set. */
function samplesOf(
  over: "subsamples" | "disjoint" | "bootstrap",
  k: number,
  fraction: number,
  n: number,
  stream: RandomStream,
): readonly number[] {
  const all = Array.from({ length: n }, (_, i) => i);
  if (over === "subsamples") return all.filter(() => stream.uniform() < fraction);
  if (over === "disjoint") return all.slice(Math.round(k * fraction * n), Math.round((k + 1) * fraction * n));
  return Array.from({ length: Math.round(fraction * n) }, () => Math.floor(stream.uniform() * n));
}

/** The problem of some of the samples, which may repeat. */
export function restricted(problem: TrainingProblem, rows: readonly number[]): TrainingProblem {
  const labels = Float64Array.from(rows, (i) => problem.labels[i]!);
  const [matrix, places] =
    problem.kind === "features"
      ? [problem.features, Array.from({ length: problem.features.columns }, (_, k) => k)]
      : [problem.kernel, rows];
  const data = new Float64Array(rows.length * places.length);
  for (const [row, i] of rows.entries()) {
    for (const [k, j] of places.entries()) data[row * places.length + k] = matrix.data[i * matrix.columns + j]!;
  }
  const part = { rows: rows.length, columns: places.length, data };
  return problem.kind === "features"
    ? { kind: "features", features: part, labels }
    : { kind: "kernel", kernel: part, labels };
}

/** A fit on some of the samples as one on all of them, with its outputs there. */
export function extended(problem: TrainingProblem, rows: readonly number[], fit: Fit, algebra: LinearAlgebra): Fit {
  let { coefficients } = fit;
  if (problem.kind === "kernel") {
    coefficients = new Float64Array(problem.labels.length);
    for (const [row, i] of rows.entries()) coefficients[i]! += fit.coefficients[row]!;
  }
  return { ...fit, ...predictionOf(problem, coefficients, algebra) };
}

function inBlock(fit: Attempt<Fit>, k: number, members: number): Attempt<Fit> {
  if (fit instanceof CertificateError) return fit;
  const { length } = fit.coefficients;
  const coefficients = new Float64Array(members * length);
  coefficients.set(fit.coefficients, k * length);
  return { ...fit, coefficients };
}

/** @param lambda Of the row that the average is in; that of the first member. */
function averageOf(
  kind: TrainingProblem["kind"],
  members: readonly Attempt<Fit>[],
  lambda = members[0]!.lambda,
): Attempt<MembersFit> {
  const failed = members.find((fit) => fit instanceof CertificateError);
  if (failed !== undefined) return failed;
  const fits = members as readonly Fit[];
  const mean = (of: (fit: Fit) => Float64Array): Float64Array =>
    of(fits[0]!).map((_, i) => fits.reduce((sum, fit) => sum + of(fit)[i]!, 0) / fits.length);
  const worst = fits.reduce((one, other) => (other.certificate > one.certificate ? other : one));
  const coefficients = mean((fit) => fit.coefficients);
  const outputs = mean((fit) => fit.outputs);
  const normSquare = dot(coefficients, kind === "features" ? coefficients : outputs);
  return { average: { ...worst, lambda, coefficients, outputs, normSquare }, members: fits };
}

/** A predictor with one block of coefficients for each space. */
function joined(spaces: readonly LearnerSpace[]): LearnerSpace["predictor"] {
  const own = spaces.map(({ predictor }) => {
    if (predictor.kind === "linear" || predictor.gradients === undefined)
      throw new Error("Random features are sampled");
    return { outputs: predictor.outputs, gradients: predictor.gradients };
  });
  return {
    kind: "sampled",
    outputs: (inputs, { rows, columns, data }) => {
      const width = columns / own.length;
      return sumOf(
        own.map(({ outputs }, k) => {
          const block = new Float64Array(rows * width);
          for (let row = 0; row < rows; row++) {
            const from = row * columns + k * width;
            block.set(data.subarray(from, from + width), row * width);
          }
          return outputs(inputs, { rows, columns: width, data: block });
        }),
      );
    },
    gradients: (inputs, coefficients) => {
      const width = coefficients.length / own.length;
      return sumOf(own.map(({ gradients }, k) => gradients(inputs, coefficients.subarray(k * width, (k + 1) * width))));
    },
  };
}

function sumOf(matrices: readonly Matrix[]): Matrix {
  const [first, ...others] = matrices as [Matrix, ...Matrix[]];
  for (const { data } of others) for (let k = 0; k < data.length; k++) first.data[k]! += data[k]!;
  return first;
}
