import { normals, randomStream } from "../../../validation/gaussianStream.js";
import type { Matrix } from "../../../validation/linearAlgebra/linearAlgebra.js";
import { mlMatrix } from "../../../validation/linearAlgebra/mlMatrix.js";
import type { Pool } from "../../../validation/pool/pool.js";

/** A pool of labels: +1, -1, and 0 for the facts' class. */
export function poolOf(labels: readonly (-1 | 0 | 1)[]): Pool {
  const strata = ([1, -1, 0] as const).flatMap((label) => {
    const members = Int32Array.from(labels.flatMap((one, i) => (one === label ? [i] : [])));
    return members.length === 0 ? [] : [{ name: `label ${label}`, label, members }];
  });
  return { size: labels.length, strata };
}

/** Gaussian inputs of d components, a linear rule, and the linear kernel x.x'/d. */
export function gaussianPool(size: number, d: number, seed: number): { readonly pool: Pool; readonly kernel: Matrix } {
  const inputs = { rows: size, columns: d, data: normals(randomStream(seed, 0, "inputs"), size * d) };
  const teacher = normals(randomStream(seed, 0, "teacher"), d);
  const labels = Array.from({ length: size }, (_, i) =>
    teacher.reduce((sum, weight, k) => sum + weight * inputs.data[i * d + k]!, 0) > 0 ? 1 : -1,
  );
  const kernel = mlMatrix.crossProducts(inputs, inputs);
  for (let place = 0; place < kernel.data.length; place++) kernel.data[place]! /= d;
  return { pool: poolOf(labels), kernel };
}

/** exp(-eta |x - x'|^2 / (2 d)) of the same inputs. */
export function gaussianKernel(kernel: Matrix, eta: number): Matrix {
  const { rows: size, data } = kernel;
  const result = new Float64Array(data.length);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      result[i * size + j] = Math.exp(
        -(eta / 2) * (data[i * size + i]! + data[j * size + j]! - 2 * data[i * size + j]!),
      );
    }
  }
  return { rows: size, columns: size, data: result };
}
