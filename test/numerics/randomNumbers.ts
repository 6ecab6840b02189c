import fc from "fast-check";

/** A property test runs the same cases every time: a new counterexample is a new test, not a surprise on another machine. */
export const REPRODUCIBLE = { seed: 20260331, numRuns: 300 } as const;

/**
 * Numbers 10^x with x between two decades, equally likely in x.
 *
 * Drawn as thousandths of a decade: fast-check's own doubles are equally likely in their bit patterns and crowd at zero.
 */
export function logUniform(fromDecade: number, toDecade: number): fc.Arbitrary<number> {
  return fc
    .integer({ min: Math.ceil(1000 * fromDecade), max: Math.floor(1000 * toDecade) })
    .map((k) => 10 ** (k / 1000));
}

/** Numbers in [from, to], equally likely, the ends included. */
export function uniform(from: number, to: number): fc.Arbitrary<number> {
  return fc.integer({ min: 0, max: 100_000 }).map((k) => from + ((to - from) * k) / 100_000);
}

/** A stream of numbers in [0, 1), the same for the same seed: Park and Miller's. */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
