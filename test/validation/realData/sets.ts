import { normals, randomStream } from "../../../validation/gaussianStream.js";
import type { ImageSet } from "../../../validation/realData/imageSet.js";

/** A set made of rows; the labels are given or 0, 1, 2, 0, 1, 2, ... */
export function setOf(rows: readonly ArrayLike<number>[], labels?: readonly number[]): ImageSet {
  return {
    files: ["made"],
    d: rows[0]?.length ?? 0,
    values: Float64Array.from(rows.flatMap((row) => Array.from(row))),
    labels: Int32Array.from(rows, (_row, index) => labels?.[index] ?? index % 3),
  };
}

/** Standard normal inputs. Class 0 or 1 is the side of a random plane through the origin; every third sample is of class 2. */
export function gaussianSet(d: number, count: number, seed: number): ImageSet {
  const teacher = normals(randomStream(seed, 0, "teacher"), d);
  const inputs = randomStream(seed, 0, "inputs");
  const values = normals(inputs, d * count);
  const labels = Int32Array.from({ length: count }, (_, sample) => {
    if (sample % 3 === 2) return 2;
    const field = teacher.reduce((sum, weight, i) => sum + weight * values[sample * d + i]!, 0);
    return field > 0 ? 1 : 0;
  });
  return { files: ["gaussian"], d, values, labels };
}
