import { expect, test } from "vitest";
import type { Point } from "../../equations/point.js";
import { requireSolved, type Solved } from "../../src/solver/solution.js";
import { observables, solve } from "../../src/solver/solve.js";
import { cornerOptimum, solveCorner } from "../../src/sweep/corner.js";

const POINT: Point = { model: "kernel", loss: "hinge", alpha: 10, epsilon: 0.2, lambda: 1, gamma: 1 };
const score = (solution: Solved): number => observables(solution).generalizationError;

test.each(["square", "hinge", "squared-hinge", "logistic"])(
  "solveCorner is the limit of kernels with gamma -> pi/2 at fixed delta, for the %s loss",
  (loss) => {
    for (const delta of [0.05, 0.8, 6]) {
      const corner = requireSolved(solveCorner({ ...POINT, loss }, delta));
      expect(corner.regime).toBe("corner");
      const gap = (angle: number): number => {
        const gamma = Math.PI / 2 - angle;
        const near = requireSolved(solve({ ...POINT, loss, gamma, lambda: Math.cos(gamma) ** 2 / delta }));
        return score(near) - score(corner);
      };
      // The ridge left over is angle^2 / delta.
      expect(Math.abs(gap(1e-4))).toBeLessThan(1e-6);
      expect(Math.abs(gap(1e-4))).toBeLessThan(Math.max(Math.abs(gap(1e-2)) / 100, 1e-13));
    }
  },
);

test("solveCorner at delta -> 0 is the ridgeless perceptron", () => {
  const perceptron = requireSolved(solve({ model: "linear", loss: "hinge", alpha: 10, epsilon: 0.2, lambda: 0 }));
  const corner = requireSolved(solveCorner(POINT, 1e-9));
  expect(score(corner)).toBeCloseTo(score(perceptron), 8);
  expect(corner.overlaps.q).toBeCloseTo(perceptron.overlaps.q, 7);
});

test("solveCorner ignores the features and lambda of the point", () => {
  const [one, other] = [POINT, { ...POINT, lambda: 7, gamma: 0.3 }].map((point) =>
    requireSolved(solveCorner(point, 0.5)),
  );
  expect(one?.overlaps).toEqual(other?.overlaps);
});

test("solveCorner is not solved where the perceptron separates the data", () => {
  expect(solveCorner({ ...POINT, alpha: 2 }, 0.5).status).not.toBe("converged");
});

test("cornerOptimum has no better neighbor, and the published value", () => {
  const best = cornerOptimum(POINT, score);
  if (best === undefined) throw new Error("no optimum");
  expect(best.value.toFixed(4)).toBe("0.1008");
  for (const factor of [0.3, 0.8, 0.99, 1.01, 1.3, 4]) {
    expect(score(requireSolved(solveCorner(POINT, factor * best.delta)))).toBeGreaterThanOrEqual(best.value - 1e-14);
  }
  expect(best.error).toBeLessThan(1e-6);
});

test("cornerOptimum is undefined where there is no corner, or the best delta lies at an end", () => {
  expect(cornerOptimum({ ...POINT, alpha: 1 }, score)).toBeUndefined();
  expect(cornerOptimum(POINT, ({ overlaps }) => overlaps.V)).toBeUndefined();
});
