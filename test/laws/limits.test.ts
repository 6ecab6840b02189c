import { describe, expect, test } from "vitest";
import { modelOf, type Point } from "../../equations/point.js";
import { separabilityThreshold } from "../../equations/thresholds.js";
import { requireSolved, type Solved } from "../../src/solver/solution.js";
import { observables, solve } from "../../src/solver/solve.js";

const solved = (point: Point): Solved => requireSolved(solve(point));
const errors = (point: Point): readonly number[] => {
  const { generalizationError, memorizationError, ruleTrainingError, trainingLoss } = observables(solved(point));
  return [generalizationError, memorizationError, ruleTrainingError, trainingLoss];
};
const near = (a: readonly number[], b: readonly number[], tolerance: number): void => {
  a.forEach((value, i) => {
    expect(Math.abs(value - (b[i] as number))).toBeLessThan(tolerance);
  });
};
const TASK = { alpha: 2, epsilon: 0.1, lambda: 0.3 } as const;
const LOSSES = ["square", "hinge", "squared-hinge", "logistic"] as const;

describe.each(LOSSES)("limits of the %s loss", (loss) => {
  test("solve of a kernel without non-linear part is the perceptron", () => {
    near(
      errors({ ...TASK, loss, model: "kernel", mu1: 1, muStar: 0 }),
      errors({ ...TASK, loss, model: "linear" }),
      1e-13,
    );
  });

  test("solve of random features at kappa = 1e12 is the kernel", () => {
    const features = { mu1: 0.6, muStar: 0.4 };
    near(
      errors({ ...TASK, loss, model: "rf", kappa: 1e12, ...features }),
      errors({ ...TASK, loss, model: "kernel", ...features }),
      1e-10,
    );
  });

  test("solve does not change when mu1 and muStar grow together and lambda with their square", () => {
    const small = errors({ ...TASK, loss, model: "rf", kappa: 1.7, mu1: 0.6, muStar: 0.4 });
    near(
      errors({ ...TASK, loss, model: "rf", kappa: 1.7, mu1: 1.8, muStar: 1.2, lambda: 9 * TASK.lambda }),
      small,
      1e-12,
    );
  });

  test("solve learns nothing of the rule at epsilon = 1", () => {
    const { overlaps } = solved({ ...TASK, loss, epsilon: 1, model: "linear" });
    expect(overlaps.m).toBe(0);
    expect(errors({ ...TASK, loss, epsilon: 1, model: "linear" })[0]).toBe(0.5);
  });

  test.each([
    ["linear", {}, 0.9],
    ["linear", {}, 6],
    ["kernel", { gamma: 0.9 }, 4],
    ["rf", { gamma: 0.9, kappa: 2 }, 1],
    ["rf", { gamma: 0.9, kappa: 2 }, 12],
  ] as const)("solve at lambda = 0 continues small lambda: %s %o, alpha = %d", (model, features, alpha) => {
    const point = { ...TASK, loss, model, alpha, ...features };
    const [zero] = errors({ ...point, lambda: 0 });
    const gap = (lambda: number): number => Math.abs((errors({ ...point, lambda })[0] as number) - (zero as number));
    // The error falls with lambda: at least by half a decade for a decade, or it is rounding.
    const gaps = [1e-4, 1e-6, 1e-8].map(gap);
    const logarithmic = loss === "logistic";
    expect(gaps[2] as number).toBeLessThan(logarithmic ? 0.05 : 1e-6);
    expect(gaps[2] as number).toBeLessThan(Math.max(1e-13, (logarithmic ? 1 : 0.1) * (gaps[0] as number)));
  });

  test.each([
    ["linear", {}],
    ["kernel", { gamma: 0.9 }],
    ["rf", { gamma: 0.9, kappa: 0.7 }],
  ] as const)("solve at lambda = Infinity continues large lambda, in its units: %s", (model, features) => {
    const point = { ...TASK, loss, model, ...features };
    const infinite = solved({ ...point, lambda: Number.POSITIVE_INFINITY });
    const large = solved({ ...point, lambda: 1e8 });
    near(errors({ ...point, lambda: 1e8 }), errors({ ...point, lambda: Number.POSITIVE_INFINITY }), 1e-7);
    // The corrections are of order alpha / lambda.
    expect((large.overlaps.m * 1e8) / infinite.overlaps.m).toBeCloseTo(1, 6);
    expect((large.overlaps.q * 1e16) / infinite.overlaps.q).toBeCloseTo(1, 6);
    expect((large.overlaps.V * 1e8) / infinite.overlaps.V).toBeCloseTo(1, 6);
  });
});

test("solve at lambda = Infinity is Hebb's rule in closed form", () => {
  const c = 0.9 * Math.sqrt(2 / Math.PI);
  const alpha = 2;
  const hebb = Math.acos((c * Math.sqrt(alpha)) / Math.sqrt(1 + c * c * alpha)) / Math.PI;
  expect(errors({ ...TASK, loss: "hinge", model: "linear", lambda: Number.POSITIVE_INFINITY })[0]).toBeCloseTo(
    hebb,
    14,
  );
});

test("solve takes the interpolating side of 0+ below the threshold, the other above", () => {
  const { alpha } = separabilityThreshold(modelOf({ ...TASK, loss: "hinge", model: "linear" }).spectrum, 0.1);
  const below = solved({ ...TASK, loss: "hinge", model: "linear", lambda: 0, alpha: 0.999 * alpha });
  const above = solved({ ...TASK, loss: "hinge", model: "linear", lambda: 0, alpha: 1.001 * alpha });
  expect([below.regime, above.regime]).toEqual(["interpolating", "ridgeless"]);
  expect(observables(below).memorizationError).toBe(0);
  expect(observables(below).generalizationError).toBeCloseTo(observables(above).generalizationError, 2);
});

test("solve at the square loss's interpolation threshold and lambda = 0 is not solved, and does not look it", () => {
  const solution = solve({ ...TASK, loss: "square", model: "linear", lambda: 0, alpha: 1 });
  expect(solution.status).not.toBe("converged");
  expect("overlaps" in solution).toBe(false);
});

test("solve of the square loss follows its law at large alpha", () => {
  const c = 0.9 * Math.sqrt(2 / Math.PI);
  const [error] = errors({ ...TASK, loss: "square", model: "linear", alpha: 1e6, lambda: 1 });
  expect((error as number) * 1e3).toBeCloseTo(Math.sqrt(1 - c * c) / (Math.PI * c), 5);
});
