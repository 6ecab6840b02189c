/** @module-tag heavy */
import { expect, test } from "vitest";
import { isotropic } from "../../equations/spectra/isotropic.js";
import { separabilityThreshold } from "../../equations/thresholds.js";
import { linearProgramFeasibility } from "../../validation/linearProgram.js";
import { separableCount } from "../../validation/separableCount.js";

test("separableCount agrees with the theory of the threshold within its statistics", async () => {
  const feasible = await linearProgramFeasibility();
  const [d, replicas] = [24, 16];
  const counts = Array.from(
    { length: replicas },
    (_, replica) => separableCount({ d, epsilon: 1, seed: 7, replica }, feasible) / d,
  );
  const mean = counts.reduce((sum, count) => sum + count, 0) / replicas;
  const error = Math.sqrt(counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / (replicas - 1) / replicas);
  const { alpha } = separabilityThreshold(isotropic(1, 0), 1);
  // Cover's count at epsilon = 1 has no correction in 1/d but the half step of an integer.
  expect(Math.abs(mean - alpha) / Math.hypot(error, 0.5 / d)).toBeLessThan(4);
});

test("separableCount gives the same number for the same seed and another for another", async () => {
  const feasible = await linearProgramFeasibility();
  const count = (seed: number): number => separableCount({ d: 16, epsilon: 0.5, seed, replica: 0 }, feasible);
  expect(count(1)).toBe(count(1));
  expect(new Set([1, 2, 3, 4].map(count)).size).toBeGreaterThan(1);
});

test("linearProgramFeasibility tells a feasible program from one that contradicts itself", async () => {
  const feasible = await linearProgramFeasibility();
  const program = (constraint: string): string =>
    `Minimize\n obj: 0 w0\nSubject To\n a: 1 w0 >= 1\n b: ${constraint}\nBounds\n w0 free\nEnd`;
  expect(feasible(program("1 w0 <= 2"))).toBe(true);
  expect(feasible(program("1 w0 <= 0"))).toBe(false);
});
