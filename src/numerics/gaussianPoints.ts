import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plusFromState } from "pure-rand/generator/xoroshiro128plus";
import { normalQuantile } from "./normalQuantile.js";
import { philox } from "./philox.js";
import { SOBOL_DIMENSIONS, sobol } from "./sobol.js";

/** Sets these numbers apart from other uses of Philox: the digits of e after the point. */
const KEY = [0xb7e15162, 0x8aed2a6a] as const;
const WORD = 0x1_0000_0000;
/** No point is 0. */
const HALF_CELL = 1 / (2 * WORD);

/** Points in many dimensions, a coordinate at a time: each is a new dimension, in the order in which they are asked for. */
export interface RandomPoints {
  /** The next coordinate of all points, uniform in (0, 1). */
  readonly uniforms: () => Float64Array;
  /** The next coordinate of all points, as standard normals. */
  readonly normals: () => Float64Array;
}

/**
 * Randomized quasi-Monte Carlo: a Sobol sequence with a random digital shift. Dimensions beyond those of the Sobol table are Latin hypercubes, even
 * in each coordinate by itself.
 *
 * Averages over different replicas are independent and unbiased, so that their spread is the error.
 *
 * @param count   Number of points, best a power of two.
 * @param seed    Any integer from 0 to 2^53.
 * @param replica Which randomization, 0, 1, ..., below 2^32.
 */
export function gaussianPoints(count: number, seed: number, replica: number): RandomPoints {
  const generator = xoroshiro128plusFromState(philox([seed >>> 0, Math.floor(seed / WORD) >>> 0, replica, 0], KEY));
  const random = (): number => uniformFloat64(generator);
  const shift = Array.from({ length: SOBOL_DIMENSIONS }, () => Math.floor(random() * WORD));
  const points = sobol(count, SOBOL_DIMENSIONS, shift);
  let cells = 1;
  while (cells < count) cells *= 2;
  let dimension = 0;
  const uniforms = (): Float64Array => {
    const place = dimension++;
    // Within its cell every point is random by itself: a shift that they share would move all averages.
    if (place < SOBOL_DIMENSIONS) {
      return Float64Array.from(points, (point) => (Math.floor(point[place]! * cells) + random()) / cells + HALF_CELL);
    }
    return latinHypercube(count, random);
  };
  return { uniforms, normals: () => uniforms().map(normalQuantile) };
}

/** One number in each of `count` equal intervals, in random order. */
function latinHypercube(count: number, random: () => number): Float64Array {
  const values = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const place = Math.floor(random() * (i + 1));
    values[i] = values[place]!;
    values[place] = (i + random()) / count + HALF_CELL;
  }
  return values;
}
