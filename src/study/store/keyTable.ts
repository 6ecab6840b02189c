import { KEY_DIGITS } from "../parts/rowKeys.js";

/** Words of 32 bits in a key. */
const WORDS = KEY_DIGITS / 8;
/** Free places are never fewer than this share: then a search takes a few steps. */
const FILLED_AT_MOST = 0.6;
const FIRST_SIZE = 1024;

/** A table from keys to a number each, in a few tens of bytes a key: a hundred million rows fit the memory of a workstation. */
export interface KeyTable {
  readonly size: () => number;
  /** The number of a key, or undefined. */
  readonly get: (key: KeyWords) => number | undefined;
  /** Sets it; a number in [0, 2^53). */
  readonly set: (key: KeyWords, value: number) => void;
}

/** A key as numbers of 32 bits. */
export type KeyWords = Uint32Array;

const DIGIT_BITS = 4;
const DIGITS_PER_WORD = 8;

/**
 * The words of a key.
 *
 * @param codeAt Character code of its n-th digit, of a text or of bytes.
 * @param words  Where they go.
 * @returns false if a character is no hexadecimal digit.
 */
export function readKey(codeAt: (digit: number) => number, words: KeyWords): boolean {
  for (let word = 0; word < WORDS; word++) {
    let value = 0;
    for (let digit = 0; digit < DIGITS_PER_WORD; digit++) {
      const own = DIGITS[codeAt(DIGITS_PER_WORD * word + digit)];
      if (own === undefined || own < 0) return false;
      value = (value << DIGIT_BITS) | own;
    }
    words[word] = value >>> 0;
  }
  return true;
}

/** Values of hexadecimal digits by character code, -1 for other characters. */
const DIGITS = Int8Array.from({ length: 128 }, (_, code) => "0123456789abcdef".indexOf(String.fromCharCode(code)));

/** Room for the words of a key. */
export function keyWords(): KeyWords {
  return new Uint32Array(WORDS);
}

/**
 * An empty table with open addressing. A Map of strings needs four times the memory.
 */
export function keyTable(): KeyTable {
  let capacity = FIRST_SIZE;
  let words = new Uint32Array(WORDS * capacity);
  // Values are stored plus one, so that 0 marks a free place.
  let values = new Float64Array(capacity);
  let size = 0;

  const placeOf = (own: Uint32Array): number => {
    let place = own[0]! & (capacity - 1);
    while (values[place] !== 0) {
      let same = true;
      for (let i = 0; i < WORDS; i++) same &&= words[WORDS * place + i] === own[i];
      if (same) return place;
      place = (place + 1) & (capacity - 1);
    }
    return place;
  };
  const grow = (): void => {
    const [oldWords, oldValues, oldCapacity] = [words, values, capacity];
    capacity *= 2;
    words = new Uint32Array(WORDS * capacity);
    values = new Float64Array(capacity);
    for (let old = 0; old < oldCapacity; old++) {
      if (oldValues[old] === 0) continue;
      const own = oldWords.subarray(WORDS * old, WORDS * (old + 1));
      const place = placeOf(own);
      words.set(own, WORDS * place);
      values[place] = oldValues[old]!;
    }
  };
  return {
    size: () => size,
    get: (key) => {
      const value = values[placeOf(key)]!;
      return value === 0 ? undefined : value - 1;
    },
    set: (key, value) => {
      if (size + 1 > FILLED_AT_MOST * capacity) grow();
      const place = placeOf(key);
      if (values[place] === 0) {
        words.set(key, WORDS * place);
        size++;
      }
      values[place] = value + 1;
    },
  };
}
