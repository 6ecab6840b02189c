import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** A stream of random numbers: the same for the same seed and replica, on every machine. */
export interface RandomStream {
  /** Uniform in [0, 1). */
  readonly uniform: () => number;
  /** Standard normal. */
  readonly normal: () => number;
}

/** Constants of a multiplicative hash of 32 bits: neighboring seeds must not give neighboring states. */
const HASH_START = 0x811c9dc5;
const HASH_FACTOR = 0x01000193;

/**
 * An independent stream for every replica of every experiment.
 *
 * Normals by Box and Muller, two from two uniforms: no table, no rejection, so the count of draws is fixed.
 *
 * @param seed    Any integer.
 * @param replica Which of the streams of that seed, 0, 1, ...
 */
export function randomStream(seed: number, replica: number): RandomStream {
  let hash = HASH_START;
  for (const part of [seed, replica]) {
    for (let shift = 0; shift < 32; shift += 8) hash = Math.imul(hash ^ ((part >>> shift) & 0xff), HASH_FACTOR);
  }
  const generator = xoroshiro128plus(hash);
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
