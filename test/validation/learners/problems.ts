import { normals, randomStream } from "../../../validation/gaussianStream.js";
import type { TrainingProblem } from "../../../validation/learners/problem.js";
import { loadLinearAlgebra } from "../../../validation/linearAlgebra/loadLinearAlgebra.js";
import { mlMatrix } from "../../../validation/linearAlgebra/mlMatrix.js";
import { timesVector } from "../../../validation/linearAlgebra/vectors.js";

/** The faster algebra of this machine. */
export const algebra = loadLinearAlgebra();

/** Sizes and noise of a small problem. */
export interface SmallProblem {
  readonly n: number;
  readonly p: number;
  /** Fraction of random labels; defaults to 0.3. */
  readonly epsilon?: number;
  readonly seed?: number;
}

type Features = Extract<TrainingProblem, { readonly kind: "features" }>;
type Kernel = Extract<TrainingProblem, { readonly kind: "kernel" }>;

/** Gaussian features with labels of a teacher, some of them random. */
export function featureProblem({ n, p, epsilon = 0.3, seed = 1 }: SmallProblem): Features {
  const stream = randomStream(seed, 0);
  const features = { rows: n, columns: p, data: normals(stream, n * p).map((x) => x / Math.sqrt(p)) };
  const labels = timesVector(features, normals(stream, p)).map((field) => {
    const [fact, coin] = [stream.uniform() < epsilon, stream.uniform() < 0.5];
    return fact ? (coin ? 1 : -1) : Math.sign(field);
  });
  return { kind: "features", features, labels };
}

/** The same problem by its kernel matrix. */
export function asKernel({ features, labels }: Features): Kernel {
  return { kind: "kernel", kernel: mlMatrix.crossProducts(features, features), labels };
}

/** A kernel of full rank: features and a noise of each sample's own. */
export function noisyKernel(problem: Features, noise: number): Kernel {
  const kernel = asKernel(problem);
  for (let i = 0; i < kernel.kernel.rows; i++) kernel.kernel.data[i * (kernel.kernel.rows + 1)]! += noise;
  return kernel;
}

/** Largest difference, relative to the largest number. */
export function relativeDistance(a: Float64Array, b: Float64Array): number {
  const size = b.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return a.reduce((most, value, i) => Math.max(most, Math.abs(value - b[i]!)), 0) / size;
}
