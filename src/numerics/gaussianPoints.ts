import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plusFromState } from "pure-rand/generator/xoroshiro128plus";
import { normalQuantile } from "./normalQuantile.js";
import { philox } from "./philox.js";
import { SOBOL_DIMENSIONS, sobol } from "./sobol.js";

/** Sets these numbers apart from other uses of Philox: the digits of e after the point. */
const KEY = [0xb7e15162, 0x8aed2a6a] as const;
const WORD = 2 ** 32;
/** Half of the distance between two points of a coordinate: no point is 0. */
const HALF_CELL = 2 ** -33;

/** Points in many dimensions: randomized quasi-Monte Carlo. */
export interface RandomPoints {
  /** Coordinates 0, 1, ... of all points as standard normals, one array a dimension; each is made when it is asked for, in order. */
  readonly normals: () => Float64Array;
  /** Independent uniform numbers in [0, 1), one for each point, of no particular evenness. */
  readonly uniforms: () => Float64Array;
}

/**
 * Points of a Sobol sequence with a random digital shift, as standard normals; dimensions beyond those of the Sobol table are independent
 * random numbers. Averages over different replicas are independent and unbiased, so that their spread is the error.
 *
 * @param count   Number of points, best a power of two.
 * @param seed    Any integer from 0 to 2^53.
 * @param replica Which randomization, 0, 1, ..., below 2^32.
 */
export function gaussianPoints(count: number, seed: number, replica: number): RandomPoints {
  const generator = xoroshiro128plusFromState(philox([seed >>> 0, Math.floor(seed / WORD) >>> 0, replica, 0], KEY));
  const uniform = (): number => uniformFloat64(generator);
  const uniforms = (): Float64Array => Float64Array.from({ length: count }, uniform);
  const shift = Array.from({ length: SOBOL_DIMENSIONS }, () => Math.floor(uniform() * WORD));
  const points = sobol(count, SOBOL_DIMENSIONS, shift);
  let dimension = 0;
  return {
    normals: () => {
      const place = dimension++;
      if (place < SOBOL_DIMENSIONS) return Float64Array.from(points, (point) => normalQuantile(point[place]! + HALF_CELL));
      return uniforms().map((value) => normalQuantile(value + HALF_CELL));
    },
    uniforms,
  };
}
