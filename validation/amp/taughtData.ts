import { normals, randomStream } from "../gaussianStream.js";
import { dot, rowDot } from "../linearAlgebra/vectors.js";
import type { TaughtData } from "./ampReplica.js";

/** The task of the theory at finite size. */
export function taughtData(task: {
  readonly n: number;
  readonly d: number;
  readonly epsilon: number;
  readonly seed: number;
  readonly replica: number;
}): TaughtData {
  const { n, d, epsilon, seed, replica } = task;
  const raw = normals(randomStream(seed, replica, "teacher"), d);
  const scale = Math.sqrt(d / dot(raw, raw));
  const teacher = raw.map((x) => x * scale);
  const data = normals(randomStream(seed, replica, "inputs"), n * d);
  const stream = randomStream(seed, replica, "labels");
  const labels = Float64Array.from({ length: n }, (_, i) => {
    const rule = rowDot(data, i * d, teacher, d) >= 0 ? 1 : -1;
    const fact = stream.uniform() < epsilon;
    const coin = stream.uniform() < 0.5 ? 1 : -1;
    return fact ? coin : rule;
  });
  return { inputs: { rows: n, columns: d, data }, labels, teacher };
}
