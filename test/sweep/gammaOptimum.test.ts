/** @module-tag heavy */
import { expect, test } from "vitest";
import type { AngledPoint, Point } from "../../equations/point.js";
import { requireSolved } from "../../src/solver/solution.js";
import { observables, solve } from "../../src/solver/solve.js";
import { type Objective, optimum } from "../../src/sweep/optimum.js";

const at = (point: Point, weight: number): number => {
  const { generalizationError, memorizationError } = observables(requireSolved(solve(point)));
  return (1 - weight) * generalizationError + weight * memorizationError;
};

test("gammaOptimum calls an optimum degenerate only where a whole curve of kernels is as good", () => {
  const task = { model: "kernel", alpha: 0.36822921016707927, epsilon: 0, lambda: 1, gamma: 1 } as const;
  const both = (loss: string) => optimum({ ...task, loss }, { over: "both", objective: "generalization" });
  expect(both("square").degenerate).toBe(true);
  // The hinge has one best angle here, at lambda -> 0+: any other kernel is worse at its best lambda.
  const hinge = both("hinge");
  expect(hinge).toMatchObject({ boundary: "lambda -> 0+", lambda: 0 });
  const beside = optimum(
    { ...task, loss: "hinge", gamma: (hinge.gamma ?? 0) + 0.05 },
    { over: "lambda", objective: "generalization" },
  );
  expect(beside.value).toBeGreaterThan(hinge.value + 1e-5);
  expect(hinge.degenerate).toBeUndefined();
});

const few = { model: "rf", loss: "hinge", lambda: 1, gamma: 1 } as const;

// Random features run out of room for facts: the less of it the linear part takes the better, up to gamma -> 0, and the other way round.
test.each<[string, AngledPoint, Objective, { readonly gamma: number; readonly lambda: number }]>([
  [
    "gamma -> 0, many facts",
    { ...few, alpha: 13.17, epsilon: 0.3157, kappa: 2.32 },
    "memorization",
    { gamma: 1e-4, lambda: 0 },
  ],
  [
    "gamma -> 0, the square loss",
    { ...few, loss: "square", alpha: 17.6, epsilon: 0, kappa: 1.715 },
    "memorization",
    { gamma: 1e-4, lambda: 3.6e-5 },
  ],
  [
    "gamma -> pi/2 with lambda -> 0+",
    { ...few, alpha: 45.2753374580049, epsilon: 0.9897100466769189, kappa: 0.15889508940317215 },
    { weight: 0.5254208494443446 },
    { gamma: 1.5707951455112323, lambda: 1.1265309887532675e-11 },
  ],
])(
  "gammaOptimum is no worse than a point close to the boundary where the best lies: %s",
  (_name, point, objective, near) => {
    const best = optimum(point, { over: "both", objective });
    const weight = typeof objective === "object" ? objective.weight : 1;
    expect(at({ ...point, ...near }, weight)).toBeGreaterThanOrEqual(best.value - 1e-8);
  },
);

test("gammaOptimum at fixed lambda compares the perceptron, at gamma = pi/2", () => {
  // With every label a rule, at a strong ridge, the non-linear part only adds to the ridge.
  const task = { loss: "square", alpha: 5, epsilon: 0, lambda: 3 };
  const best = optimum({ ...task, model: "kernel", gamma: 1 }, { over: "gamma", objective: "generalization" });
  expect(best).toMatchObject({ boundary: "gamma -> pi/2", gamma: Math.PI / 2, locationError: 0 });
  expect(best.value).toBe(at({ ...task, model: "linear" }, 0));
});

test("gammaOptimum of random features with lambda finds the corner they have of their own", () => {
  const point: Point = { model: "rf", kappa: 2, loss: "hinge", alpha: 10, epsilon: 0.2, lambda: 1, gamma: 1 };
  const best = optimum(point, { over: "both", objective: "generalization" });
  expect(best.boundary).toBe("corner");
  const approach = [1e-2, 1e-3, 1e-4].map((angle) => {
    const near = { ...point, gamma: Math.PI / 2 - angle, lambda: Math.sin(angle) ** 2 / (best.delta ?? Number.NaN) };
    return at(near, 0) - best.value;
  });
  expect(Math.abs(approach[2] as number)).toBeLessThan(1e-6);
  for (const gap of approach) expect(gap).toBeGreaterThan(-1e-12);
});

test("gammaOptimum with nothing to learn is flat, and of a whole family degenerate", () => {
  const random: Point = { model: "kernel", loss: "hinge", alpha: 3, epsilon: 1, lambda: 0.1, gamma: 1 };
  for (const over of ["gamma", "both"] as const) {
    const best = optimum(random, { over, objective: "generalization" });
    expect(best).toMatchObject({ value: 0.5, flat: true });
    expect(best.boundary).toBeUndefined();
  }
  // Every kernel fits everything at lambda -> 0+.
  const fitted = optimum(random, { over: "both", objective: "memorization" });
  expect(fitted).toMatchObject({ value: 0, lambda: 0, boundary: "lambda -> 0+", degenerate: true });
});
