import { ParameterError } from "../../src/core/errors.js";
import type { Matrix } from "../linearAlgebra/linearAlgebra.js";
import { CONSTANT_RANGE } from "../realData/standardized.js";
import type { ImagePool } from "./imagePool.js";

/** The pool with as many images of each class as the smaller one has, evenly spread over the others. */
export function balancedPool({ set, indices, strata }: ImagePool): ImagePool {
  const count = strata.reduce((least, { members }) => Math.min(least, members.length), indices.length);
  const kept = strata.map(({ members }) =>
    Int32Array.from({ length: count }, (_, k) => indices[members[Math.floor((k * members.length) / count)]!]!),
  );
  return {
    set,
    size: count * strata.length,
    indices: Int32Array.from(kept.flatMap((list) => [...list])),
    strata: strata.map((stratum, g) => ({
      ...stratum,
      members: Int32Array.from({ length: count }, (_, k) => g * count + k),
    })),
  };
}

/**
 * Inputs less their means over the pool, in units of one deviation for all, without those that are constant. Pixels keep their own variances:
 * in units of its own deviation a pixel that is rarely on has values of tens, and the field of a linear learner is no Gaussian.
 *
 * @throws {ParameterError} naming `inputs` if all are constant over the pool.
 */
export function centeredInputs({ set, indices }: ImagePool): Matrix {
  const { d, values } = set;
  const mean = new Float64Array(d);
  const low = new Float64Array(d).fill(Number.POSITIVE_INFINITY);
  const high = new Float64Array(d).fill(Number.NEGATIVE_INFINITY);
  for (const index of indices) {
    for (let k = 0; k < d; k++) {
      const value = values[index * d + k]!;
      mean[k]! += value / indices.length;
      if (value < low[k]!) low[k] = value;
      if (value > high[k]!) high[k] = value;
    }
  }
  const varying = Array.from(mean.keys()).filter(
    (k) => high[k]! - low[k]! > CONSTANT_RANGE * Math.max(Math.abs(low[k]!), Math.abs(high[k]!)),
  );
  if (varying.length === 0) {
    throw new ParameterError("pool", "inputs", "all constant over the pool", "inputs that vary");
  }
  let total = 0;
  for (const index of indices) for (const k of varying) total += (values[index * d + k]! - mean[k]!) ** 2;
  const scale = Math.sqrt((indices.length * varying.length) / total);
  const data = new Float64Array(indices.length * varying.length);
  let place = 0;
  for (const index of indices) for (const k of varying) data[place++] = scale * (values[index * d + k]! - mean[k]!);
  return { rows: indices.length, columns: varying.length, data };
}
