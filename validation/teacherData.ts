import type { Eigenvalue } from "../equations/spectra/empirical.js";
import { normals, randomStream } from "./gaussianStream.js";
import type { Matrix } from "./linearAlgebra/linearAlgebra.js";
import { dot, timesVector } from "./linearAlgebra/vectors.js";
import { spectrumDirections } from "./spectrumDirections.js";

/** Parameters of a data set. */
export interface TeacherTask {
  /** Input dimension. */
  readonly d: number;
  /** Samples per input dimension; n is alpha d, rounded. */
  readonly alpha: number;
  /** Fraction of random labels, [0, 1]. */
  readonly epsilon: number;
  /** Spectrum of the inputs, whose shares give the teacher's components; see spectrumDirections. */
  readonly eigenvalues?: readonly Eigenvalue[];
  readonly seed: number;
  readonly replica: number;
}

/** A training set of the Rules-and-Facts task. */
export interface TeacherData {
  /** theta, with |theta|^2 = d exactly. */
  readonly teacher: Float64Array;
  /** n x d, standard normal. */
  readonly inputs: Matrix;
  /** +1 or -1. */
  readonly labels: Float64Array;
  /** 1 where the label is a fair coin, 0 where it follows the rule. */
  readonly facts: Uint8Array;
  readonly factCount: number;
}

/**
 * Draws a training set: x ~ N(0, I_d); with probability epsilon the label is a fair coin (a fact), else sign(theta.x) (the rule).
 *
 * Teacher, inputs and labels have streams of their own, and every label takes two numbers whether it uses them or not: at another epsilon
 * the inputs are the same and the facts contain those of every smaller epsilon; at another alpha one data set begins with the other.
 */
export function teacherData({ d, alpha, epsilon, eigenvalues, seed, replica }: TeacherTask): TeacherData {
  const n = Math.round(alpha * d);
  const teacher = normals(randomStream(seed, replica, "teacher"), d);
  if (eigenvalues !== undefined) {
    const parts = spectrumDirections(eigenvalues, d).teacher;
    // Signs are enough: inputs are isotropic among directions of one eigenvalue, and each eigenvalue has exactly its share.
    for (let k = 0; k < d; k++) teacher[k] = Math.sign(teacher[k]!) * Math.sqrt(parts[k]!);
  }
  const scale = Math.sqrt(d / dot(teacher, teacher));
  for (let k = 0; k < d; k++) teacher[k]! *= scale;
  const inputs = { rows: n, columns: d, data: normals(randomStream(seed, replica, "inputs"), n * d) };
  return { teacher, inputs, ...labeledBy(timesVector(inputs, teacher), { epsilon, seed, replica }) };
}

/** Labels for given fields of the rule: the sign, or a fair coin with probability epsilon. */
export function labeledBy(
  fields: Float64Array,
  { epsilon, seed, replica }: Pick<TeacherTask, "epsilon" | "seed" | "replica">,
): Pick<TeacherData, "labels" | "facts" | "factCount"> {
  const n = fields.length;
  const labels = new Float64Array(n);
  const facts = new Uint8Array(n);
  const stream = randomStream(seed, replica, "labels");
  let factCount = 0;
  for (let i = 0; i < n; i++) {
    const fact = stream.uniform() < epsilon;
    const coin = stream.uniform() < 0.5 ? -1 : 1;
    labels[i] = fact ? coin : fields[i]! < 0 ? -1 : 1;
    facts[i] = fact ? 1 : 0;
    if (fact) factCount++;
  }
  return { labels, facts, factCount };
}

/** Fresh inputs of the same task, in blocks, each with the teacher field theta.x / sqrt d. */
export function* freshInputs(
  task: Pick<TeacherTask, "d" | "seed" | "replica">,
  teacher: Float64Array,
  count: number,
  blockRows: number,
): Generator<{ readonly inputs: Matrix; readonly fields: Float64Array }> {
  for (const inputs of testInputs(task, count, blockRows)) {
    yield { inputs, fields: timesVector(inputs, teacher).map((field) => field / Math.sqrt(task.d)) };
  }
}

/** Fresh inputs in blocks, for a rule of any kind. */
export function* testInputs(
  { d, seed, replica }: Pick<TeacherTask, "d" | "seed" | "replica">,
  count: number,
  blockRows: number,
): Generator<Matrix> {
  const stream = randomStream(seed, replica, "test");
  for (let done = 0; done < count; done += blockRows) {
    const rows = Math.min(blockRows, count - done);
    yield { rows, columns: d, data: normals(stream, rows * d) };
  }
}
