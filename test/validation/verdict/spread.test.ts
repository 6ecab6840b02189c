import { describe, expect, test } from "vitest";
import { randomStream } from "../../../validation/gaussianStream.js";
import { largestScore, spread } from "../../../validation/verdict/spread.js";

/** z-scores in groups of three, each pair in a group correlated by r. */
function correlatedGroups(seed: number, groups: number, r: number, size = 1) {
  const stream = randomStream(seed, 0);
  const squaredCorrelations = [0, 1, 2].map((i) => [0, 1, 2].map((j) => (i === j ? 1 : r * r)));
  return Array.from({ length: groups }, () => {
    const shared = stream.normal();
    const z = [0, 1, 2].map(() => size * (Math.sqrt(r) * shared + Math.sqrt(1 - r) * stream.normal()));
    return { z, squaredCorrelations };
  });
}

describe("spread", () => {
  test("spread counts independent scores as they are, and wholly dependent ones once", () => {
    expect(spread(correlatedGroups(1, 20, 0)).effectiveCount).toBeCloseTo(60, 10);
    expect(spread(correlatedGroups(1, 20, 1)).effectiveCount).toBeCloseTo(20, 10);
  });

  test("spread is itself a standard normal score, for correlated scores too", () => {
    const trials = 3000;
    for (const r of [0, 0.8]) {
      const scores = Array.from({ length: trials }, (_, seed) => spread(correlatedGroups(seed, 15, r)).z);
      const mean = scores.reduce((a, b) => a + b, 0) / trials;
      const variance = scores.reduce((total, z) => total + (z - mean) ** 2, 0) / (trials - 1);
      expect(Math.abs(mean), `r = ${r}`).toBeLessThan(0.1);
      expect(Math.abs(variance - 1), `r = ${r}`).toBeLessThan(0.15);
    }
  });

  test("spread rejects scores that are half as wide again, and scores half as wide", () => {
    expect(spread(correlatedGroups(3, 20, 0.3, 1.5)).z).toBeGreaterThan(3);
    expect(spread(correlatedGroups(3, 20, 0.3, 0.5)).z).toBeLessThan(-3);
  });
});

describe("largestScore", () => {
  test("largestScore of one comparison is the two-sided quantile", () => {
    expect(largestScore(1, 0.01)).toBeCloseTo(2.5758293035489, 7);
  });

  test("largestScore grows with the number of comparisons", () => {
    expect(largestScore(100, 0.01)).toBeCloseTo(3.8905918864131, 7);
  });
});
