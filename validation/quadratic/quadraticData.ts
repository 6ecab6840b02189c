import { normals, randomStream } from "../gaussianStream.js";
import type { LinearAlgebra, Matrix } from "../linearAlgebra/linearAlgebra.js";
import { dot } from "../linearAlgebra/vectors.js";
import { labeledBy, type TeacherData, type TeacherTask } from "../teacherData.js";
import { matrixOutputs } from "./matrixOutputs.js";

/** Parameters of a data set with a quadratic rule. */
export interface QuadraticTask extends Omit<TeacherTask, "alpha"> {
  /** Samples per d^2 / 2: n is alpha d^2 / 2, rounded. */
  readonly alpha: number;
  /** Hidden units of the rule per input dimension; there are width d, rounded. */
  readonly width: number;
}

/** A training set whose rule is a positive semidefinite matrix. */
export interface QuadraticData extends Omit<TeacherData, "teacher"> {
  /** S*, d x d, with tr S*^2 = d exactly. */
  readonly rule: Matrix;
}

/**
 * Draws a training set: x ~ N(0, I_d); with probability epsilon the label is a fair coin (a fact), else sign(x.S*x - tr S*) (the rule).
 *
 * S* = U U^T with as many columns of standard normals as the rule has hidden units. The streams are those of the linear task.
 */
export function quadraticData(task: QuadraticTask, algebra: LinearAlgebra): QuadraticData {
  const { d, alpha, width, seed, replica } = task;
  const n = Math.round((alpha * d * d) / 2);
  const units = Math.round(width * d);
  const hidden = { rows: d, columns: units, data: normals(randomStream(seed, replica, "teacher"), d * units) };
  const rule = algebra.crossProducts(hidden, hidden);
  const scale = Math.sqrt(d / dot(rule.data, rule.data));
  for (let k = 0; k < rule.data.length; k++) rule.data[k]! *= scale;
  const inputs = { rows: n, columns: d, data: normals(randomStream(seed, replica, "inputs"), n * d) };
  return { rule, inputs, ...labeledBy(matrixOutputs(inputs, rule, algebra), task) };
}
