import { activationFunction } from "../equations/activationFunction.js";
import type { Experiment } from "./experiment.js";
import { kernelOf } from "./experimentKernel.js";
import { kernelMatrix } from "./finiteKernel.js";
import { normals, randomStream } from "./gaussianStream.js";
import type { TrainingProblem } from "./learners/problem.js";
import type { LinearAlgebra, Matrix } from "./linearAlgebra/linearAlgebra.js";
import { rowDot, transposedTimesVector } from "./linearAlgebra/vectors.js";
import { requirePositiveKernel } from "./requirePositiveKernel.js";
import { spectrumDirections } from "./spectrumDirections.js";

/** A model on a data set: the training problem, and the predictions of what is learned. */
export interface LearnerSpace {
  readonly problem: TrainingProblem;
  readonly predictor:
    | {
        readonly kind: "linear";
        /** v with f(x) = v.x / sqrt d on fresh inputs. */
        readonly direction: (coefficients: Float64Array) => Float64Array;
      }
    | {
        readonly kind: "sampled";
        /** f of fresh inputs: a row for each input, a column for each row of coefficients. */
        readonly outputs: (inputs: Matrix, coefficients: Matrix) => Matrix;
        /** Gradients of f by the input for one list of coefficients: a row for each input. Undefined for kernels. */
        readonly gradients?: (inputs: Matrix, coefficients: Float64Array) => Matrix;
      };
}

/**
 * The features or the kernel matrix of an experiment on given inputs.
 *
 * linear: x / sqrt d, component k times sqrt nu_k with eigenvalues. rf: sigma(F x / sqrt d) / sqrt p, with sigma - mu0 if centered. kernel by gamma or by mu1 and muStar: mu1^2 x.x'/d + muStar^2 delta, whose
 * predictor is linear in x, because the noise of a fresh sample is its own. Any other kernel: its true matrix with the actual norms, less the
 * constant if centered.
 *
 * @throws {ParameterError} naming the activation or the kernel that cannot be used: also one whose matrix is not positive semidefinite.
 */
export async function learnerSpace(
  experiment: Experiment,
  inputs: Matrix,
  labels: Float64Array,
  algebra: LinearAlgebra,
): Promise<LearnerSpace> {
  if (experiment.model === "rf") return (await randomFeatureSpaces(experiment, inputs, labels, 1, algebra))[0]!;
  if (experiment.model === "linear") {
    const { eigenvalues } = experiment;
    return eigenvalues === undefined
      ? linearSpace(1, inputs, labels)
      : scaledSpace(spectrumDirections(eigenvalues, inputs.columns).variance, inputs, labels);
  }
  const kernel = await kernelOf(experiment);
  if (kernel.kind === "noisy") {
    const { mu1, muStar } = kernel;
    return muStar === 0 ? linearSpace(mu1, inputs, labels) : noisySpace(mu1, muStar, inputs, labels, algebra);
  }
  const { columns: d } = inputs;
  const squares = squaresOf(inputs);
  const between = (a: Matrix, aSquares: Float64Array): Matrix =>
    kernelMatrix(kernel.kernel, overDimension(algebra.crossProducts(a, inputs), d), aSquares, squares);
  const matrix = symmetrize(between(inputs, squares));
  const { activation } = experiment;
  const [name, value] = activation === undefined ? ["kernel", experiment.kernel] : ["activation", activation];
  requirePositiveKernel(matrix, { name, value }, algebra);
  return {
    problem: { kind: "kernel", kernel: matrix, labels },
    predictor: {
      kind: "sampled",
      outputs: (fresh, coefficients) => algebra.crossProducts(between(fresh, squaresOf(fresh)), coefficients),
    },
  };
}

/** mu1 x / sqrt d: its weights are the direction itself. */
function linearSpace(mu1: number, inputs: Matrix, labels: Float64Array): LearnerSpace {
  const scale = mu1 / Math.sqrt(inputs.columns);
  const features = { ...inputs, data: inputs.data.map((value) => scale * value) };
  return {
    problem: { kind: "features", features, labels },
    predictor: { kind: "linear", direction: (weights) => (mu1 === 1 ? weights : weights.map((value) => mu1 * value)) },
  };
}

/** Inputs with a variance of their own along each direction. */
function scaledSpace(variance: Float64Array, inputs: Matrix, labels: Float64Array): LearnerSpace {
  const { columns: d } = inputs;
  const scale = variance.map((nu) => Math.sqrt(nu / d));
  const features = { ...inputs, data: inputs.data.map((value, place) => value * scale[place % d]!) };
  return {
    problem: { kind: "features", features, labels },
    predictor: { kind: "linear", direction: (weights) => weights.map((weight, k) => weight * Math.sqrt(variance[k]!)) },
  };
}

function noisySpace(
  mu1: number,
  muStar: number,
  inputs: Matrix,
  labels: Float64Array,
  algebra: LinearAlgebra,
): LearnerSpace {
  const { rows: n, columns: d } = inputs;
  const kernel = algebra.crossProducts(inputs, inputs);
  for (let k = 0; k < kernel.data.length; k++) kernel.data[k]! *= (mu1 * mu1) / d;
  for (let i = 0; i < n; i++) kernel.data[i * n + i]! += muStar * muStar;
  const scale = (mu1 * mu1) / Math.sqrt(d);
  return {
    problem: { kind: "kernel", kernel: symmetrize(kernel), labels },
    predictor: {
      kind: "linear",
      direction: (dual) => transposedTimesVector(inputs, dual).map((value) => scale * value),
    },
  };
}

/** Step over which the activation is differenced. */
const SLOPE_STEP = 1e-5;

/**
 * The space of each of several members that have random features of their own; the first is that of a single learner.
 *
 * @throws {ParameterError} naming the activation.
 */
export async function randomFeatureSpaces(
  { kappa = 0, activation = "", d, seed, replica, centered = false }: Experiment,
  inputs: Matrix,
  labels: Float64Array,
  members: number,
  algebra: LinearAlgebra,
): Promise<LearnerSpace[]> {
  const p = Math.round(kappa * d);
  const stream = randomStream(seed, replica, "features");
  const { value, mu0 } = await activationFunction(activation);
  const shift = centered ? mu0 : 0;
  return Array.from({ length: members }, (): LearnerSpace => {
    const projection = { rows: p, columns: d, data: normals(stream, p * d) };
    const fieldsOf = (x: Matrix): Matrix => {
      const fields = algebra.crossProducts(x, projection);
      for (let k = 0; k < fields.data.length; k++) fields.data[k]! /= Math.sqrt(d);
      return fields;
    };
    const featuresOf = (x: Matrix): Matrix => {
      const fields = fieldsOf(x);
      const { data } = fields;
      for (let k = 0; k < data.length; k++) data[k] = (value(data[k]!) - shift) / Math.sqrt(p);
      return fields;
    };
    return {
      problem: { kind: "features", features: featuresOf(inputs), labels },
      predictor: {
        kind: "sampled",
        outputs: (fresh, coefficients) => algebra.crossProducts(featuresOf(fresh), coefficients),
        gradients: (fresh, coefficients) => {
          const slopes = fieldsOf(fresh);
          const { data } = slopes;
          for (let k = 0; k < data.length; k++) {
            const h = data[k]!;
            const slope = (value(h + SLOPE_STEP) - value(h - SLOPE_STEP)) / (2 * SLOPE_STEP);
            data[k] = (slope * coefficients[k % p]!) / Math.sqrt(p * d);
          }
          return algebra.product(slopes, projection);
        },
      },
    };
  });
}

/** |x|^2 / d of every row. */
function squaresOf({ rows, columns, data }: Matrix): Float64Array {
  return Float64Array.from({ length: rows }, (_, i) => {
    const row = data.subarray(i * columns, (i + 1) * columns);
    return rowDot(row, 0, row, columns) / columns;
  });
}

function overDimension(products: Matrix, d: number): Matrix {
  for (let k = 0; k < products.data.length; k++) products.data[k]! /= d;
  return products;
}

/** The lower triangle in the place of the upper: products in blocks may differ by rounding. */
function symmetrize(matrix: Matrix): Matrix {
  const { rows, data } = matrix;
  for (let i = 0; i < rows; i++) for (let j = 0; j < i; j++) data[j * rows + i] = data[i * rows + j]!;
  return matrix;
}
