import { expect, test } from "vitest";
import type { Point } from "../../equations/point.js";
import { eigenvalueLaw } from "../../src/solver/eigenvalueLaw.js";
import { requireSolved } from "../../src/solver/solution.js";
import { observables, solve } from "../../src/solver/solve.js";

const TASK = { model: "quadratic", width: 0.1, loss: "square", alpha: 4, epsilon: 0.2 } as const;
const POINTS: readonly Point[] = [
  { ...TASK, lambda: 0.1 },
  { ...TASK, lambda: 1 },
  { ...TASK, lambda: 3 },
  { ...TASK, width: 2, lambda: 0 },
];

test.each(POINTS)("eigenvalueLaw has the rank, the norm, q and the largest eigenvalue of its network, %j", (point) => {
  const solved = requireSolved(solve(point));
  const { rank, norm, largestEigenvalue } = observables(solved);
  const { atom, bands } = eigenvalueLaw(solved, 4000);
  // The trapezoid rule.
  const moment = (power: number): number =>
    bands.reduce((total, { eigenvalues, density }) => {
      const at = (k: number): number => density[k]! * eigenvalues[k]! ** power;
      return eigenvalues
        .slice(1)
        .reduce((sum, value, k) => sum + 0.5 * (value - eigenvalues[k]!) * (at(k) + at(k + 1)), total);
    }, 0);
  expect(moment(0) / rank!).toBeCloseTo(1, 4);
  expect(moment(1) / norm).toBeCloseTo(1, 5);
  expect(moment(2) / solved.overlaps.q).toBeCloseTo(1, 5);
  expect(atom).toBeCloseTo(1 - rank!, 14);
  expect(bands.at(-1)!.to / largestEigenvalue!).toBeCloseTo(1, 12);
  for (const { from, to, eigenvalues } of bands) {
    expect([eigenvalues[0], eigenvalues.at(-1)]).toEqual([from, to]);
    expect(from).toBeGreaterThanOrEqual(0);
  }
});

test("eigenvalueLaw of a network that is zero is an atom, and models without a matrix have none", () => {
  expect(eigenvalueLaw(requireSolved(solve({ ...TASK, lambda: 100 })))).toEqual({ atom: 1, bands: [] });
  const linear = requireSolved(solve({ model: "linear", loss: "square", alpha: 2, epsilon: 0.1, lambda: 1 }));
  expect(() => eigenvalueLaw(linear)).toThrow('eigenvalueLaw: model must lie in {quadratic}; got "linear"');
});
