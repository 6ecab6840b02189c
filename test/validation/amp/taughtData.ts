import type { TaughtData } from "../../../validation/amp/ampReplica.js";
import { normals, randomStream } from "../../../validation/gaussianStream.js";

/** The task of the theory at finite size, written out once more. */
export function taughtData(task: {
  readonly alpha: number;
  readonly epsilon: number;
  readonly d: number;
  readonly replica: number;
}): TaughtData {
  const { alpha, epsilon, d, replica } = task;
  const n = Math.round(alpha * d);
  const stream = randomStream(20261122, replica);
  const raw = normals(stream, d);
  const scale = Math.sqrt(d / raw.reduce((sum, x) => sum + x * x, 0));
  const teacher = raw.map((x) => x * scale);
  const data = normals(stream, n * d);
  const labels = Float64Array.from({ length: n }, (_, i) => {
    const field = teacher.reduce((sum, value, j) => sum + value * data[i * d + j]!, 0);
    const fact = stream.uniform() < epsilon;
    const coin = stream.uniform() < 0.5 ? 1 : -1;
    return fact ? coin : Math.sign(field);
  });
  return { inputs: { rows: n, columns: d, data }, labels, teacher };
}
