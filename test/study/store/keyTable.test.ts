import fc from "fast-check";
import { expect, test } from "vitest";
import { keyTable, keyWords, readKey } from "../../../src/study/store/keyTable.js";

const hex = fc.stringMatching(/^[0-9a-f]{24}$/);

function words(key: string): Uint32Array {
  const own = keyWords();
  expect(readKey((digit) => key.charCodeAt(digit), own)).toBe(true);
  return own;
}

test("keyTable holds what a Map holds, also after it has grown many times", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(hex, fc.nat()), { maxLength: 3000 }), (entries) => {
      const table = keyTable();
      const map = new Map(entries);
      for (const [key, value] of entries) table.set(words(key), value);
      expect(table.size()).toBe(map.size);
      for (const [key, value] of map) expect(table.get(words(key))).toBe(value);
    }),
    { numRuns: 10 },
  );
});

test("keyTable does not know keys that were never set, and readKey no characters that are no digits", () => {
  const table = keyTable();
  table.set(words("0".repeat(24)), 0);
  expect(table.get(words("0".repeat(24)))).toBe(0);
  expect(table.get(words(`${"0".repeat(23)}1`))).toBeUndefined();
  for (const key of ["g".repeat(24), "0".repeat(23), "A".repeat(24), "é".repeat(24)]) {
    expect(readKey((digit) => key.charCodeAt(digit), keyWords())).toBe(false);
  }
});
