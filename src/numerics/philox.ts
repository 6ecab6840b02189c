/** The four words of a Philox counter, each an unsigned 32-bit integer. */
export type Words = readonly [number, number, number, number];

/** Constants of Philox4x32: multipliers of the two halves, and the increments of the key between rounds. */
const MULTIPLIER_0 = 0xd2511f53;
const MULTIPLIER_1 = 0xcd9e8d57;
const KEY_STEP_0 = 0x9e3779b9;
const KEY_STEP_1 = 0xbb67ae85;
const ROUNDS = 10;

/**
 * Philox4x32-10 (Salmon, Moraes, Dror, Shaw 2011): a bijection of 128 bits without visible structure.
 *
 * Used to turn the name of a stream into the state of a generator. Because it is a bijection, two names never give one state, which no
 * hash to fewer bits can promise.
 *
 * @param counter Four words.
 * @param key     Two words.
 *
 * @example
 * philox([0, 0, 0, 0], [0, 0]).map((word) => word.toString(16)) // => ["6627e8d5","e169c58d","bc57ac4c","9b00dbd8"]
 */
export function philox(counter: Words, key: readonly [number, number]): Words {
  let [a, b, c, d] = counter.map((word) => word >>> 0) as [number, number, number, number];
  let [k0, k1] = key;
  for (let round = 0; round < ROUNDS; round++) {
    const left = product(MULTIPLIER_0, a);
    const right = product(MULTIPLIER_1, c);
    [a, b, c, d] = [(right.high ^ b ^ k0) >>> 0, right.low, (left.high ^ d ^ k1) >>> 0, left.low];
    k0 = (k0 + KEY_STEP_0) | 0;
    k1 = (k1 + KEY_STEP_1) | 0;
  }
  return [a, b, c, d];
}

/** The 64 bits of a product of two words. */
function product(x: number, y: number): { readonly high: number; readonly low: number } {
  const wide = BigInt(x) * BigInt(y);
  return { high: Number(wide >> 32n), low: Number(wide & 0xffffffffn) };
}
