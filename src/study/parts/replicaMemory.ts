import type { Plan } from "../plan/plan.js";
import { rowParameters, type StudyPart, studyParts } from "./studyPart.js";

/** The largest replica of a plan, and the memory that it needs. */
export interface ReplicaMemory {
  readonly bytes: number;
  /** "d = 4000, n = 8000" */
  readonly what: string;
}

const BYTES = Float64Array.BYTES_PER_ELEMENT;
/** Matrices of the largest kind that a learner holds at once: the data, a Gram matrix or kernel, and its factors. */
const COPIES = 3;

/**
 * Memory of the largest replica: the inputs, the features, and the matrices of the side that is the smaller.
 *
 * @returns undefined for a plan without replicas.
 */
export function replicaMemory(plan: Plan): ReplicaMemory | undefined {
  let largest: ReplicaMemory | undefined;
  for (const part of studyParts(plan)) {
    if (part.compute.kind !== "replicas") continue;
    for (const corner of corners(part)) {
      const found = memoryOf(corner);
      if (found.bytes > (largest?.bytes ?? 0)) largest = found;
    }
  }
  return largest;
}

/** The largest sizes that occur together: of every case, with the largest alpha, kappa and d of the axes. */
function corners(part: StudyPart): Record<string, unknown>[] {
  const inner = part.axes.reduce((product, { points }) => product * points.length, 1);
  const most = Object.fromEntries(
    ["alpha", "kappa", "d"].flatMap((name) => {
      const axis = part.axes.find(({ names }) => names.includes(name));
      if (axis === undefined) return [];
      const values = axis.points.map((point) => point[axis.names.indexOf(name)] as number);
      return [[name, values.reduce((largest, value) => Math.max(largest, value), 0)]];
    }),
  );
  return part.cases.map((_, index) => ({ ...rowParameters(part, index * inner), ...most }));
}

function memoryOf(parameters: Record<string, unknown>): ReplicaMemory {
  const { model, alpha, kappa, d } = parameters as { model: string; alpha: number; kappa?: number; d: number };
  const n = Math.round(alpha * d);
  const p = model === "rf" ? Math.round((kappa ?? 0) * d) : d;
  const side = model === "kernel" ? n : Math.min(n, p);
  const features = model === "rf" ? n * p + p * d : 0;
  const bytes = BYTES * (2 * n * d + features + COPIES * side * side);
  return { bytes, what: `d = ${d}, n = ${n}${model === "rf" ? `, p = ${p}` : ""}` };
}
