import { expect, test } from "vitest";
import { philox } from "../../src/numerics/philox.js";

const hex = (words: readonly number[]): string => words.map((word) => word.toString(16).padStart(8, "0")).join(" ");

test("philox gives the known answers of Philox4x32-10 that its authors published", () => {
  expect(hex(philox([0, 0, 0, 0], [0, 0]))).toBe("6627e8d5 e169c58d bc57ac4c 9b00dbd8");
  const ones = 0xffffffff;
  expect(hex(philox([ones, ones, ones, ones], [ones, ones]))).toBe("408f276d 41c83b0e a20bc7c6 6d5451fd");
  expect(hex(philox([0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344], [0xa4093822, 0x299f31d0]))).toBe(
    "d16cfe09 94fdcceb 5001e420 24126ea1",
  );
});

test("philox turns one changed bit into about half of the bits", () => {
  let flipped = 0;
  for (let bit = 0; bit < 32; bit++) {
    const [one, other] = [philox([1, 2, 3, 4], [0, 0]), philox([(1 ^ (1 << bit)) >>> 0, 2, 3, 4], [0, 0])];
    for (const [i, word] of one.entries()) {
      for (let difference = (word ^ other[i]!) >>> 0; difference > 0; difference >>>= 1) flipped += difference & 1;
    }
  }
  // 32 x 128 fair coins: five standard deviations about 2048.
  expect(Math.abs(flipped - 2048)).toBeLessThan(5 * 32);
});
