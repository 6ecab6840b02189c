import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plusFromState } from "pure-rand/generator/xoroshiro128plus";
import { philox } from "../src/numerics/philox.js";

/** A stream of random numbers: the same for the same seed, replica and purpose, on every machine. */
export interface RandomStream {
  /** Uniform in [0, 1). */
  readonly uniform: () => number;
  /** Standard normal. */
  readonly normal: () => number;
}

/**
 * Purposes of streams. Each has its own, so that one replica keeps its inputs when epsilon, the features or the test set change; a new
 * purpose is added at the end, because the place is the stream's number.
 */
const PURPOSES = ["all", "teacher", "inputs", "labels", "features", "test", "batches"] as const;

/** One of them; "all" is a stream for experiments that draw everything from one. */
export type Purpose = (typeof PURPOSES)[number];

const WORD = 2 ** 32;

/**
 * An independent stream for every purpose of every replica of every experiment.
 *
 * xoroshiro128+, its 128 bits of state made from seed, replica and purpose by a bijection: distinct streams start in distinct states for
 * certain, and overlap only if one of them is about 2^64 numbers long. Normals by Box and Muller, two from two uniforms: no table, no
 * rejection, so the count of draws is fixed. Uniforms are the same bit for bit everywhere, normals up to the rounding of log, sin and cos.
 *
 * @param seed    Any integer up to 2^53 in size.
 * @param replica Which of the streams of that seed, 0, 1, ..., below 2^32.
 * @param purpose What the numbers are for.
 */
export function randomStream(seed: number, replica: number, purpose: Purpose = "all"): RandomStream {
  const place = PURPOSES.indexOf(purpose);
  const generator = xoroshiro128plusFromState(philox([seed >>> 0, Math.floor(seed / WORD) >>> 0, replica, place], KEY));
  const uniform = (): number => uniformFloat64(generator);
  let spare: number | undefined;
  return {
    uniform,
    normal: () => {
      if (spare !== undefined) {
        const kept = spare;
        spare = undefined;
        return kept;
      }
      // 1 - u is never 0.
      const radius = Math.sqrt(-2 * Math.log(1 - uniform()));
      const angle = 2 * Math.PI * uniform();
      spare = radius * Math.sin(angle);
      return radius * Math.cos(angle);
    },
  };
}

/** Sets these streams apart from other uses of Philox: the digits of pi after the point. */
const KEY = [0x243f6a88, 0x85a308d3] as const;

/** So many standard normals. */
export function normals(stream: RandomStream, length: number): Float64Array {
  const values = new Float64Array(length);
  for (let i = 0; i < length; i++) values[i] = stream.normal();
  return values;
}
