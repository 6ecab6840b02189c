import { ParameterError } from "../../src/core/errors.js";
import type { LinearAlgebra, Matrix } from "../linearAlgebra/linearAlgebra.js";
import { squaredDistances } from "../realData/distances.js";
import type { ImageSet } from "../realData/imageSet.js";
import { standardized } from "../realData/standardized.js";
import { hasFactClass, type Pool } from "./pool.js";
import { weightedPairMedian } from "./weightedPairMedian.js";

/** A pool made of images. */
export interface ImagePool extends Pool {
  readonly set: ImageSet;
  /** Index in the set of every image of the pool. */
  readonly indices: Int32Array;
}

/** Distances between the images of a pool, which every bandwidth shares. */
export interface PoolDistances {
  /** Squared, after standardization. */
  readonly distances: Matrix;
  readonly median: number;
  readonly constantInputs: number;
}

/**
 * Standardizes the inputs over the pool and measures the distances. Strata have the weights that they have in training sets.
 *
 * @param epsilon Fraction of facts, [0, 1].
 * @throws {ParameterError} if the median of the squared distances is 0, so that nothing has a scale.
 *
 * Source: equations/README.md (PO.3), (RD.1).
 */
export function poolDistances(pool: ImagePool, epsilon: number, algebra: LinearAlgebra): PoolDistances {
  const weights = new Float64Array(pool.size);
  for (const { label, members } of pool.strata) {
    const share = label === 0 ? epsilon : (hasFactClass(pool) ? 1 - epsilon : 1) / 2;
    for (const i of members) weights[i] = share / members.length;
  }
  const { train, constantInputs } = standardized(
    { set: pool.set, indices: pool.indices, weights },
    { set: pool.set, indices: new Int32Array(0) },
  );
  const distances = squaredDistances(algebra, train, train);
  const median = weightedPairMedian(distances, weights);
  if (median > 0) return { distances, median, constantInputs };
  throw new ParameterError(
    "pool",
    "median of the squared distances",
    median,
    "(0, Infinity)",
    constantInputs === train.columns
      ? "All inputs are constant over the pool"
      : "More than half of the pairs of images are equal",
  );
}
