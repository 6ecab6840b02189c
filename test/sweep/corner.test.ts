/** @module-tag heavy */
import { expect, test } from "vitest";
import type { AngledPoint } from "../../equations/point.js";
import { errorEstimates } from "../../src/solver/errorEstimates.js";
import { requireSolved, type Solved } from "../../src/solver/solution.js";
import { observables, solve } from "../../src/solver/solve.js";
import { cornerOptimum, solveCorner } from "../../src/sweep/corner.js";

const POINT: AngledPoint = { model: "kernel", loss: "hinge", alpha: 10, epsilon: 0.2, lambda: 1, gamma: 1 };
const score = (solution: Solved): number => observables(solution).generalizationError;

const FEATURES: AngledPoint = { ...POINT, model: "rf", kappa: 2 };
const LEARNERS: readonly AngledPoint[] = [POINT, FEATURES, { ...POINT, model: "rf", kappa: 30 }];

test.each(["square", "hinge", "squared-hinge", "logistic"])(
  "solveCorner is the limit of kernels and random features with gamma -> pi/2 at fixed delta, for the %s loss",
  (loss) => {
    for (const [learner, delta] of LEARNERS.flatMap((point) =>
      [0.05, 0.8, 6].map((value) => [point, value] as const),
    )) {
      const corner = requireSolved(solveCorner({ ...learner, loss }, delta));
      expect(corner.regime).toBe("corner");
      const gap = (angle: number): number => {
        const gamma = Math.PI / 2 - angle;
        const near = requireSolved(solve({ ...learner, loss, gamma, lambda: Math.cos(gamma) ** 2 / delta }));
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

test("solveCorner has the free energy of the points near it, lambda times a diverging norm included", () => {
  for (const learner of LEARNERS) {
    const corner = observables(requireSolved(solveCorner(learner, 0.8)));
    const gamma = Math.PI / 2 - 1e-5;
    const near = observables(requireSolved(solve({ ...learner, gamma, lambda: Math.cos(gamma) ** 2 / 0.8 })));
    expect(corner.norm).toBe(Number.POSITIVE_INFINITY);
    expect(corner.freeEnergy).toBeCloseTo(near.freeEnergy, 8);
    expect(corner.memorizationError).toBeCloseTo(near.memorizationError, 8);
  }
});

test("solveCorner of very many features is that of the kernel, and of delta -> infinity the ridgeless features", () => {
  const kernel = requireSolved(solveCorner(POINT, 0.8));
  expect(score(requireSolved(solveCorner({ ...FEATURES, kappa: 1e10 }, 0.8)))).toBeCloseTo(score(kernel), 9);
  const straightened = solve({ ...FEATURES, lambda: 0, gamma: Math.PI / 2 - 1e-6 });
  expect(score(requireSolved(solveCorner(FEATURES, 1e9)))).toBeCloseTo(score(requireSolved(straightened)), 7);
});

test("solveCorner has error estimates of its own", () => {
  const solution = requireSolved(solveCorner(FEATURES, 0.8));
  const errors = errorEstimates(solution);
  expect(errors.generalizationError).toBeGreaterThan(0);
  expect(errors.generalizationError).toBeLessThan(1e-12);
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
    expect(score(requireSolved(solveCorner(POINT, factor * (best.delta ?? Number.NaN))))).toBeGreaterThanOrEqual(
      best.value - 1e-14,
    );
  }
  expect(best.error).toBeLessThan(1e-6);
});

test("cornerOptimum is undefined where there is no corner, or the best is delta -> infinity", () => {
  expect(cornerOptimum({ ...POINT, alpha: 1 }, score)).toBeUndefined();
  // Separable data leave no perceptron without ridge to compare with.
  expect(cornerOptimum({ ...POINT, alpha: 2.9 }, ({ overlaps }) => -overlaps.V)).toBeUndefined();
});

test("cornerOptimum at delta -> 0 is the perceptron without ridge", () => {
  const best = cornerOptimum(POINT, ({ overlaps }) => overlaps.V);
  expect(best).toMatchObject({ delta: 0, error: 0 });
  expect(best?.solution.overlaps).toEqual(
    requireSolved(solve({ model: "linear", loss: "hinge", alpha: 10, epsilon: 0.2, lambda: 0 })).overlaps,
  );
});

test("cornerOptimum of random features fewer than the inputs has no delta, because the limits commute", () => {
  const few: AngledPoint = { ...FEATURES, kappa: 0.5 };
  const best = cornerOptimum(few, score);
  expect(best).toBeDefined();
  expect(best?.delta).toBeUndefined();
  for (const delta of [0.1, 10]) {
    const gamma = Math.PI / 2 - 1e-5;
    const near = requireSolved(solve({ ...few, gamma, lambda: Math.cos(gamma) ** 2 / delta }));
    expect(score(near)).toBeCloseTo(best?.value ?? Number.NaN, 8);
  }
});
