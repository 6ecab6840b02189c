import { expect, test } from "vitest";
import { memoryNeeded, requireMemory } from "../../../validation/realData/memoryNeeded.js";

const sizes = { n: 12_288, d: 3072, testSamples: 2000, lambdas: 40 };

test("memoryNeeded is that of five matrices of the training pairs at large n", () => {
  const matrix = 8 * 12_288 ** 2;
  expect(memoryNeeded(sizes) / matrix).toBeGreaterThan(5);
  expect(memoryNeeded(sizes) / matrix).toBeLessThan(6);
});

test("requireMemory names the largest n that fits, and lets that one pass", () => {
  let most = 0;
  try {
    requireMemory(sizes, 2e9);
  } catch (error) {
    const { message } = error as Error;
    expect(message).toMatch(
      /n must lie in \[2, \d+\]; got 12288. It takes 7.\d GB of memory, of which 2.0 GB are free/,
    );
    most = Number(/\[2, (\d+)\]/.exec(message)?.[1]);
  }
  requireMemory({ ...sizes, n: most }, 2e9);
  expect(() => {
    requireMemory({ ...sizes, n: most + 1 }, 2e9);
  }).toThrow(`n must lie in [2, ${most}]; got ${most + 1}`);
  expect(() => {
    requireMemory(sizes, 1e6);
  }).toThrow(/sizes that fit. .* fewer test samples \(--test\) take less/);
});
