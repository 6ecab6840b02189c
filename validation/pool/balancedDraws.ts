import { randomStream } from "../gaussianStream.js";
import type { Pool, TrainingMix } from "./pool.js";

/** Training sets drawn from a pool; entry (i, d) is at i * draws + d. */
export interface PoolDraws {
  readonly draws: number;
  /** 1 where image i is in training set d. */
  readonly taken: Uint8Array;
  /** Its label there, +1 or -1, also where it is not taken. */
  readonly labels: Int8Array;
}

/** (sqrt 5 - 1)/2: multiples of it fill the unit interval evenly. */
const GOLDEN = 0.6180339887498949;

/**
 * Draws training sets so that images and labels are balanced over them.
 *
 * Each stratum is shuffled and dealt out until it is used up, then shuffled again: every image is taken equally often, up to one. The labels of
 * an image over its draws follow a lattice with a random start, so their mean is that of the law, up to 1/draws. A single draw has the law of
 * independent ones, and means over the draws have less noise.
 *
 * @param seed Any integer.
 */
export function balancedDraws(pool: Pool, mix: TrainingMix, draws: number, seed: number): PoolDraws {
  const { uniform } = randomStream(seed, 0, "inputs");
  const taken = new Uint8Array(pool.size * draws);
  for (const [g, { members }] of pool.strata.entries()) {
    let deck: number[] = [];
    for (let d = 0; d < draws; d++) {
      const hand = deck.splice(0, mix.counts[g]);
      if (hand.length < mix.counts[g]!) {
        const held = new Set(hand);
        const fresh = shuffled(
          [...members].filter((i) => !held.has(i)),
          uniform,
        );
        // Images in hand go under the new deck, so that no draw has one of them twice.
        deck = [...fresh, ...shuffled(hand, uniform)];
        hand.push(...deck.splice(0, mix.counts[g]! - hand.length));
      }
      for (const i of hand) taken[i * draws + d] = 1;
    }
  }
  const starts = randomStream(seed, 0, "labels");
  const labels = new Int8Array(pool.size * draws);
  for (let i = 0; i < pool.size; i++) {
    const positive = (1 + mix.meanLabel[i]!) / 2;
    let place = starts.uniform();
    for (let d = 0; d < draws; d++) {
      labels[i * draws + d] = place < positive ? 1 : -1;
      if (taken[i * draws + d] === 1) place = (place + GOLDEN) % 1;
    }
  }
  return { draws, taken, labels };
}

function shuffled(values: readonly number[], uniform: () => number): number[] {
  const result = [...values];
  for (let last = result.length - 1; last > 0; last--) {
    const other = Math.floor(uniform() * (last + 1));
    [result[last], result[other]] = [result[other]!, result[last]!];
  }
  return result;
}
